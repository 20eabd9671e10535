#include "korridor/analysis/chain_facts.h"

#include <algorithm>

#include "korridor/base/country.h"
#include "korridor/base/groups.h"
#include "korridor/study/gateways.h"

namespace korridor {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

void add_once(std::vector<std::string>& list, const std::string& word) {
  if (!word.empty() && !holds(list, word)) list.push_back(word);
}

/// All names at equal parts; `none` where there is no name.
std::vector<std::pair<std::string, double>> share_evenly(const std::vector<std::string>& names) {
  if (names.empty()) return {{"none", 1.0}};
  std::vector<std::pair<std::string, double>> parts;
  parts.reserve(names.size());
  for (const std::string& name : names) parts.emplace_back(name, 1.0 / static_cast<double>(names.size()));
  return parts;
}

/// `-LINK` is a link run backwards.
std::string link_of(const std::string& leg) { return leg.starts_with('-') ? leg.substr(1) : leg; }

}  // namespace

ChainReader::ChainReader(const Study& study) : study_(study) {
  const Table& owners = study.table("owners");
  for (std::size_t r = 0; r < owners.size(); ++r)
    owners_[owners.text(r, "asset")].emplace_back(owners.text(r, "holder"), owners.number(r, "percent") / 100);
  corridors_.resize(study.table("links").size());
  for (const auto& [corridor, links] : find_gateways(study))
    for (std::size_t l = 0; l < links.size(); ++l)
      if (links[l]) corridors_[l].push_back(corridor);
}

std::string ChainReader::country_at(const std::string& place) const {
  const Table& places = study_.table("places");
  return places.text(*places.find(place), "country");
}

std::string ChainReader::buyer_of(const std::string& order) const {
  const Table& orders = study_.table("orders");
  const std::size_t row = *orders.find(order);
  const std::string& buyer = orders.text(row, "buyer");
  if (!group_members(buyer).empty()) return buyer;
  if (const auto state = find_country(buyer)) return *state;
  return country_at(orders.text(row, "place"));
}

ChainReader::Parts ChainReader::owners_of(const std::string& asset) const {
  const auto at = owners_.find(asset);
  Parts parts = at == owners_.end() ? Parts{} : at->second;
  double known = 0;
  for (const auto& [holder, part] : parts) known += part;
  if (known < 1 - 1e-9) parts.emplace_back("unknown", 1 - known);
  return parts;
}

/// Which by-product of a plant starts a chain: the one delivered, or the first that a plant of the chain takes in.
std::string ChainReader::byproduct_of(std::size_t plant, const ChainResult& chain) const {
  const Table& plants = study_.table("plants");
  const Table& processes = study_.table("processes");
  const auto outputs = processes.recipe(*processes.find(plants.text(plant, "process")), "outputs");
  for (std::size_t k = 1; k < outputs.size(); ++k) {
    if (outputs[k].first == chain.good || outputs.size() == 2) return outputs[k].first;
    for (const std::string& taker : chain.plants)
      for (const auto& [input, t] :
           processes.recipe(*processes.find(plants.text(*plants.find(taker), "process")), "inputs"))
        if (input == outputs[k].first) return input;
  }
  return chain.good;
}

ChainReader::Source ChainReader::source_of(const std::string& name, const ChainResult& chain) const {
  if (name.starts_with("stock:")) {
    const Table& stores = study_.table("stores");
    const std::size_t row = *stores.find(name.substr(6));
    return {country_at(stores.text(row, "place")), stores.text(row, "good"), owners_of("stores:" + stores.id(row))};
  }
  if (name.starts_with("byproduct:")) {
    const Table& plants = study_.table("plants");
    const std::size_t row = *plants.find(name.substr(10));
    return {country_at(plants.text(row, "place")), byproduct_of(row, chain), owners_of("plants:" + plants.id(row))};
  }
  const Table& supply = study_.table("supply");
  const std::size_t row = *supply.find(name);
  return {country_at(supply.text(row, "place")), supply.text(row, "good"), owners_of("supply:" + supply.id(row))};
}

/// The delivered good and what it was made from, process by process: the first input, as customs origin has it. What is
/// only used up on the way (acid, soda) is not on the stem.
std::vector<std::string> ChainReader::goods_on_stem(const ChainResult& chain) const {
  const Table& plants = study_.table("plants");
  const Table& processes = study_.table("processes");
  std::vector<std::string> stem{chain.good};
  for (std::size_t before = 0; before != stem.size();) {  // whatever the order of the plants
    before = stem.size();
    for (const std::string& plant : chain.plants) {
      const std::size_t process = *processes.find(plants.text(*plants.find(plant), "process"));
      if (holds(stem, processes.recipe(process, "outputs").front().first))
        add_once(stem, processes.recipe(process, "inputs").front().first);
    }
  }
  return stem;
}

void ChainReader::add_sources(const ChainResult& chain, ChainFacts& facts) const {
  const auto stem = goods_on_stem(chain);
  for (const auto& [name, t] : chain.supply) {
    const Source source = source_of(name, chain);
    add_once(facts.suppliers, source.country);
    if (holds(stem, source.good)) add_once(facts.exporters, source.country);
    facts.reliances.push_back(
        {.dimension = "partner", .stage = "mine", .good = source.good, .t = t, .on = {{source.country, 1.0}}});
    facts.reliances.push_back(
        {.dimension = "owner", .stage = "mine", .good = source.good, .t = t, .on = source.owners});
  }
}

/// Tonnes of the main product of each plant: as the engine tells them, else back from the delivery through the recipes,
/// plants of one product sharing evenly.
std::vector<double> ChainReader::tonnes_of_plants(const ChainResult& chain) const {
  if (chain.plant_t.size() == chain.plants.size()) return chain.plant_t;
  const Table& plants = study_.table("plants");
  const Table& processes = study_.table("processes");
  std::vector<std::size_t> process;
  std::map<std::string, int> makers;
  for (const std::string& plant : chain.plants) {
    process.push_back(*processes.find(plants.text(*plants.find(plant), "process")));
    ++makers[processes.recipe(process.back(), "outputs").front().first];
  }
  std::vector<double> tonnes(chain.plants.size(), 0);
  std::map<std::string, double> needed = {{chain.good, chain.t}};
  for (std::size_t k = chain.plants.size(); k-- > 0;) {
    const auto [main, main_t] = processes.recipe(process[k], "outputs").front();
    tonnes[k] = needed[main] / makers[main]--;
    needed[main] -= tonnes[k];
    for (const auto& [input, t] : processes.recipe(process[k], "inputs")) needed[input] += tonnes[k] * t / main_t;
  }
  return tonnes;
}

void ChainReader::add_plants(const ChainResult& chain, ChainFacts& facts) const {
  const Table& plants = study_.table("plants");
  const Table& processes = study_.table("processes");
  const auto tonnes = tonnes_of_plants(chain);
  for (std::size_t k = 0; k < chain.plants.size(); ++k) {
    const std::size_t row = *plants.find(chain.plants[k]);
    const std::string country = country_at(plants.text(row, "place"));
    const std::string good = processes.recipe(*processes.find(plants.text(row, "process")), "outputs").front().first;
    const auto add = [&](const char* dimension, std::vector<std::pair<std::string, double>> on) {
      facts.reliances.push_back(
          {.dimension = dimension, .stage = "processing", .good = good, .t = tonnes[k], .on = std::move(on)});
    };
    add("partner", {{country, 1.0}});
    add("processor", {{chain.plants[k], 1.0}});
    add("owner", owners_of("plants:" + chain.plants[k]));
    if (!holds(facts.suppliers, country) && country != facts.buyer && !in_group(facts.buyer, country))
      facts.abroad = true;
  }
}

void ChainReader::add_way(const ChainResult& chain, ChainFacts& facts) const {
  const Table& links = study_.table("links");
  const Table& places = study_.table("places");
  const Table& plants = study_.table("plants");
  const Table& orders = study_.table("orders");
  std::vector<std::string> at_home = facts.suppliers;
  add_once(at_home, facts.buyer);
  add_once(at_home, country_at(orders.text(*orders.find(chain.order), "place")));
  for (const std::string& plant : chain.plants)
    add_once(at_home, country_at(plants.text(*plants.find(plant), "place")));
  std::vector<std::string> ports, corridors;
  for (const std::string& leg : chain.legs) {
    const std::size_t link = *links.find(link_of(leg));
    for (const std::string& country : links.list(link, "countries"))
      if (!holds(at_home, country) && !in_group(facts.buyer, country)) add_once(facts.transit, country);
    for (const char* end : {"from", "to"})
      if (const std::string& place = links.text(link, end); places.text(*places.find(place), "kind") == "port")
        add_once(ports, place);
    for (const std::string& corridor : corridors_[link]) add_once(corridors, corridor);
  }
  const std::pair<const char*, const std::vector<std::string>*> lists[] = {
      {"transit", &facts.transit}, {"port", &ports}, {"corridor", &corridors}};
  for (const auto& [dimension, names] : lists)
    facts.reliances.push_back({.dimension = dimension,
                               .stage = "way",
                               .good = chain.good,
                               .t = chain.t,
                               .on = share_evenly(*names),
                               .is_touch = true});
}

ChainFacts ChainReader::read(const ChainResult& chain) const {
  ChainFacts facts;
  facts.chain = &chain;
  facts.buyer = buyer_of(chain.order);
  add_sources(chain, facts);
  add_plants(chain, facts);
  add_way(chain, facts);
  facts.reliances.push_back(
      {.dimension = "partner", .stage = "use", .good = chain.good, .t = chain.t, .on = {{facts.buyer, 1.0}}});
  return facts;
}

}  // namespace korridor
