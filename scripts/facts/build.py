"""The order in which the parts of the study are made: later parts look at earlier ones."""
from . import (agreements, base_load, chains, corridors, events, fleets, german, goods, leftover, markets, network, observations, policies,
               projects, statements, supply, texts)
from .tables import Facts, Study


def build(facts_folder, ledger, schema):
    facts, study = Facts(facts_folder, ledger), Study(schema)
    network.add_places(facts, study)
    goods.add_goods(facts, study)
    goods.add_processes(facts, study)
    chains.add_plants(facts, study)
    supply.add_supply(facts, study)
    markets.add_orders(facts, study)
    loads = base_load.compute(facts, study)
    network.add_links(facts, study, loads)
    corridors.add_corridors(study)
    fleets.add_fleets_and_stores(study)
    policies.add_policies(facts, study)
    projects.add_projects(facts, study)
    events.add_events(facts, study)
    agreements.add_agreements(facts, study)
    observations.add_observations(facts, study)
    statements.add_statements(study)
    leftover.add_left_out(facts, study)
    texts.add_claims_and_sources(facts, study)
    texts.add_texts(facts, study)
    german.add_german(study)
    return study
