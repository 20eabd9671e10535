"""Fleets, stores, limits of agreements on single lines, and owners of lines."""
from .chains import own

#         id                name                           selector                     cargo  vehicles  payload  hours  turn  dwell  other
FLEETS = (
    ("ktz_locomotives", "Kazakh freight locomotives", "country:KAZ & mode:rail", "", 1800, 2800, 3500, 2.0, 0, 0.85,
     {"vehicles": "NC0333"},
     {"payload_t": ("net tonnes of a block train, from 60 pairs of trains a day and 60 Mt a year", "NC0113"),
      "hours_per_year": ("what the work of 2024 took: 272 bn tonne-km at 31 km/h and 2,800 t, out and back, over 1,800 locomotives, passenger "
                         "and shunting engines included; 61 % are worn, so the fleet is taken as fully used", "NC0110;NC0333"),
      "turn_factor": "out loaded and back empty at the same speed",
      "base_load_share": "the study's own goods are about a tenth of the railway's work, and grain and ore peaks a little more"}),
    ("kaz_wagons", "Kazakh freight wagons", "country:KAZ & mode:rail", "", 140000, 65, 8760, 2.0, 24, 0.65,
     {"vehicles": "NC0332"},
     {"payload_t": "usual load of a four-axle wagon", "hours_per_year": "all hours of the year", "turn_factor": "returns empty",
      "dwell_hours": ("a day for stations and sorting on each link; with it the work of 2024 takes about two thirds of the fleet", "NC0110"),
      "base_load_share": "the other goods take nearly all of these two thirds; the study's own are about a tenth of the work"}),
    ("aktau_feeders", "Container feeders Aktau-Alat", "link:LS001", "", 6, 2200, 8000, 2.0, 48, 0.75, {"vehicles": "NC0163"},
     {"payload_t": ("so that six ships carry the published 89,000 TEU a year at 13 t", "NC0163"), "hours_per_year": "33 days a year lost to storm and repair",
      "turn_factor": "both ways", "dwell_hours": "a day at each end", "base_load_share": ("containers of 2025 that are not in the study, over the fleet's 89,000 TEU", "NC0004;NC0163")}),
    ("caspian_ferries", "Azerbaijani rail and road ferries to Kuryk", "link:LF002", "", 7, 3640, 7600, 2.0, 20, 0.55, {"vehicles": "NC0346"},
     {"payload_t": ("56 wagons of 65 t", "NC0040"), "hours_per_year": ("half of November and December lost to weather, and repair", "NC0036"), "turn_factor": "both ways",
      "dwell_hours": ("six to twelve hours at each end", "NC0042"), "base_load_share": ("expected traffic of Kuryk over its rail berth", "NC0141;NC0041")}),
    ("caspian_tankers", "Tankers from Aktau", "link:LS002 | link:LS003", "liquid", 9, 9500, 8000, 2.0, 48, 0.30, {"payload_t": "NC0031"},
     {"vehicles": ("five Caspian tankers of Kazmortransflot and four Azerbaijani ones (guess)", "NC0288"),
      "hours_per_year": "33 days a year lost to storm and repair", "turn_factor": "out loaded and back empty", "dwell_hours": "a day at each end",
      "base_load_share": "other oil on the Caspian"}),
)


def add_fleets_and_stores(study):
    for fleet_id, name, selector, cargo, vehicles, payload, hours, turn, dwell, other, cited, assumed in FLEETS:
        study.add("fleets", {"fleet_id": fleet_id, "name": name, "selector": selector, "cargo": cargo, "vehicles": vehicles, "payload_t": payload,
                             "hours_per_year": hours, "turn_factor": turn, "dwell_hours": dwell if dwell else "", "base_load_share": other},
                  cited, assumed)
    add_stores(study)
    add_line_limits(study)


def add_stores(study):
    stores = (("alashankou_uranium", "alashankou", "uranium_u3o8", 23000, "CC0112", 500, "planned for 2026; no stock is known"),
              ("novorossiysk_crude", "cpc_terminal", "crude_oil", 1000000, ("assumed tank farm of the terminal, about five days of loading", ""), 12, "no stock is known"),
              ("kostanay_wheat", "kostanay", "wheat", 1000000, ("assumed elevators of the region", ""), 15, "no stock is known"))
    for store_id, place, good, capacity, origin, cost, note in stores:
        cited = {"capacity_t": origin} if isinstance(origin, str) else {}
        assumed = {} if cited else {"capacity_t": origin}
        study.add("stores", {"store_id": store_id, "place": place, "good": good, "capacity_t": capacity, "cost_usd_per_t_year": cost, "note": note},
                  cited, assumed | {"cost_usd_per_t_year": "assumed storage fee"})


def add_line_limits(study):
    """What states agreed for Kazakh oil on foreign lines."""
    limits = (("btc_agreed", "Kazakh oil to Baku and Ceyhan", "link:LS002", 2.2e6, "NC0218;CC0211"),
              ("makhachkala_agreed", "Kazakh oil to Makhachkala", "link:LS003", 4e6, "NC0072"),
              ("samara_agreed", "Kazakh oil to Samara", "link:LO005", 15e6, "NC0072"))
    for limit_id, name, selector, amount, claims in limits:
        study.add("limits", {"limit_id": limit_id, "name": name, "kind": "crossing", "selector": selector, "goods": "crude_oil",
                             "amount_t_per_year": amount, "note": "agreed between the states"}, {"amount_t_per_year": claims})
    for holder, percent, claim in (("RUS", 31, "CC0230"), ("KAZ", 20.75, "CC0231"), ("Chevron", 15, "CC0232"), ("Lukoil", 12.5, "CC0233"),
                                   ("Mobil", 7.5, "CC0234")):
        own(study, "links:LO026", f"{holder}:{percent}", claim)
