#pragma once

#include <set>
#include <string>

#include "korridor/plan/plan.h"
#include "korridor/study/selector.h"

namespace korridor {

/// What a selector means, by names, so that chains and flows can be asked whether they touch it (docs/methods/model.md
/// 3).
class Touched {
 public:
  static Result<Touched> parse(const std::string& selector, const Study& study);
  /// True if the chain touches it by a link, an end of a link, a source, a plant or a store.
  [[nodiscard]] bool by(const ChainResult& chain) const;
  [[nodiscard]] bool has_link(const std::string& link) const { return links_.contains(link); }
  [[nodiscard]] bool has_order(const std::string& order) const { return orders_.contains(order); }
  [[nodiscard]] bool has_plant(const std::string& plant) const { return plants_.contains(plant); }
  [[nodiscard]] bool has_supply(const std::string& supply) const { return supply_.contains(supply); }
  [[nodiscard]] bool has_place(const std::string& place) const { return places_.contains(place); }
  /// Links that are meant themselves, not only by an end of theirs.
  [[nodiscard]] const std::set<std::string>& links() const { return links_; }
  [[nodiscard]] bool any_plant() const { return !plants_.empty(); }
  [[nodiscard]] bool any_order() const { return !orders_.empty(); }
  [[nodiscard]] bool any_place() const { return !places_.empty(); }

 private:
  std::set<std::string> links_, touched_links_, places_, plants_, supply_, stores_, orders_;
};

}  // namespace korridor
