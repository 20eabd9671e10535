#include "korridor/analysis/touched.h"

#include <algorithm>

namespace korridor {

Result<Touched> Touched::parse(const std::string& text, const Study& study) {
  const auto selector = Selector::parse(text, study);
  if (!selector) return std::unexpected(selector.error());
  const auto names = [&](const char* name) {
    std::set<std::string> found;
    const auto marks = selector->select(study, name);
    const Table& table = study.table(name);
    for (std::size_t r = 0; r < table.size(); ++r)
      if (marks[r]) found.insert(table.id(r));
    return found;
  };
  Touched touched;
  touched.links_ = names("links");
  touched.places_ = names("places");
  touched.orders_ = names("orders");
  touched.touched_links_ = touched.links_;
  const Table& links = study.table("links");
  for (std::size_t l = 0; l < links.size(); ++l)
    if (touched.has_place(links.text(l, "from")) || touched.has_place(links.text(l, "to")))
      touched.touched_links_.insert(links.id(l));
  const auto with_places = [&](const char* name) {
    auto found = names(name);
    const Table& table = study.table(name);
    for (std::size_t r = 0; r < table.size(); ++r)
      if (touched.has_place(table.text(r, "place"))) found.insert(table.id(r));
    return found;
  };
  touched.plants_ = with_places("plants");
  touched.supply_ = with_places("supply");
  touched.stores_ = with_places("stores");
  return touched;
}

bool Touched::by(const ChainResult& chain) const {
  const auto plain = [](const std::string& leg) { return leg.starts_with('-') ? leg.substr(1) : leg; };
  return std::ranges::any_of(chain.legs, [&](const std::string& leg) { return touched_links_.contains(plain(leg)); }) ||
         std::ranges::any_of(chain.plants, [&](const std::string& plant) { return plants_.contains(plant); }) ||
         std::ranges::any_of(chain.stores, [&](const std::string& store) { return stores_.contains(store); }) ||
         std::ranges::any_of(chain.supply, [&](const auto& source) {
           const std::string& name = source.first;
           if (name.starts_with("stock:")) return stores_.contains(name.substr(6));
           if (name.starts_with("byproduct:")) return plants_.contains(name.substr(10));
           return supply_.contains(name);
         });
}

}  // namespace korridor
