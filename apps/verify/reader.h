#pragma once

#include <string>
#include <vector>

#include "reading.h"

namespace korridor::verify {

/// Reads the cells of a world; keeps what goes wrong until the end.
class Reader {
 public:
  Reader(const World& world, Reading& reading) : world_(world), study_(world.study()), r_(reading) {}
  Errors errors;

  void read_all() {
    read_things();
    read_rules();
  }

 private:
  void read_things();
  void read_rules();

  std::size_t rows(const char* table) const { return study_.table(table).size(); }
  std::string text(const char* table, std::size_t row, const char* column) const {
    return world_.text(table, row, column, r_.periods.front().from);
  }
  std::string id(const char* table, std::size_t row) const { return study_.table(table).id(row); }
  std::size_t good(const std::string& name) const {
    return static_cast<std::size_t>(std::ranges::find(r_.goods, name) - r_.goods.begin());
  }
  std::string country(const std::string& place) const { return r_.places[r_.place_at.at(place)].country; }

  template <class Of>
  std::vector<double> each_period(Of&& of) const {
    std::vector<double> values;
    values.reserve(r_.periods.size());
    for (const Period& p : r_.periods) values.push_back(of(p));
    return values;
  }
  std::vector<double> mean(const char* t, std::size_t row, const char* c) const {
    return each_period([&](const Period& p) { return world_.number(t, row, c, p); });
  }
  std::vector<double> yearly(const char* t, std::size_t row, const char* c) const {
    return each_period([&](const Period& p) { return world_.amount(t, row, c, p); });
  }
  std::vector<double> open(const char* t, std::size_t row) const {
    return each_period([&](const Period& p) { return world_.open_share(t, row, p); });
  }
  std::vector<char> goods_named(const std::vector<std::string>& names) const {
    std::vector<char> marks;
    for (std::size_t g = 0; g < r_.goods.size(); ++g) {
      const std::string& cargo = study_.table("goods").text(g, "cargo");
      marks.push_back(names.empty() || std::ranges::any_of(names,
                                                           [&](const std::string& n) {
                                                             return n == "all" || n == r_.goods[g] || n == cargo;
                                                           })
                          ? 1
                          : 0);
    }
    return marks;
  }
  std::vector<bool> selected(const std::string& selector, const char* table) {
    const auto parsed = Selector::parse(selector, study_);
    if (parsed) return parsed->select(study_, table);
    errors.insert(errors.end(), parsed.error().begin(), parsed.error().end());
    return std::vector<bool>(rows(table), false);
  }

  // things (reading.cc)
  [[nodiscard]] bool carried(std::size_t link, std::size_t g) const;
  void read_places();
  void read_links();
  void read_sources();
  void read_plants();
  void read_stores();
  void read_orders();

  // rules (reading_rules.cc)
  std::uint64_t track(const std::string& selector);
  void read_clauses();
  void read_limits();
  void read_fleets();
  void read_policies();
  void read_bands(std::size_t policy);

  const World& world_;
  const Study& study_;
  Reading& r_;
};

}  // namespace korridor::verify
