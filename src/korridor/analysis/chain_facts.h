#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "korridor/plan/plan.h"

namespace korridor {

/// One thing that a chain rests on: a dimension at a stage, for some tonnes of one good.
///
/// A partition (who mined it, who owns the mine) has parts that add up to 1. What a chain only touches (states, ports
/// and corridors on its way) is touched as a whole by each; the parts then share the tonnes evenly, so that they add up
/// to 1 too.
struct Reliance {
  std::string dimension, stage, good;
  double t = 0;
  std::vector<std::pair<std::string, double>> on;  ///< name, part
  bool is_touch = false;                           ///< each `on` holds all of t; `part` is only for adding up
};

/// What a chain says about who depends on whom.
struct ChainFacts {
  const ChainResult* chain = nullptr;
  std::string buyer;                   ///< state, or group of states such as EU
  std::vector<std::string> suppliers;  ///< states of its sources
  std::vector<std::string> exporters;  ///< of those, the ones whose good became the one delivered (first inputs)
  std::vector<std::string> transit;    ///< states on the way that neither supply, process nor buy
  bool abroad = false;                 ///< a plant stands in a state that neither supplies nor buys
  std::vector<Reliance> reliances;
};

/// Reads chains against a study; built once, used for all chains. Lifetime: keeps a reference to the study.
///
/// Rules   docs/methods/dependence.md 1 to 3: a corridor is its gateway, owners count by their percentages and what
/// nobody is
///         known to hold goes to `unknown`, a chain without a transit state relies on `none`.
class ChainReader {
 public:
  explicit ChainReader(const Study& study);
  [[nodiscard]] ChainFacts read(const ChainResult& chain) const;
  /// The state of an order's buyer: as written if that names a state or group, else where the order's place lies.
  [[nodiscard]] std::string buyer_of(const std::string& order) const;

 private:
  using Parts = std::vector<std::pair<std::string, double>>;
  struct Source {
    std::string country, good;
    Parts owners;
  };
  [[nodiscard]] Source source_of(const std::string& name, const ChainResult& chain) const;
  [[nodiscard]] Parts owners_of(const std::string& asset) const;
  [[nodiscard]] std::string country_at(const std::string& place) const;
  [[nodiscard]] std::string byproduct_of(std::size_t plant, const ChainResult& chain) const;
  [[nodiscard]] std::vector<std::string> goods_on_stem(const ChainResult& chain) const;
  [[nodiscard]] std::vector<double> tonnes_of_plants(const ChainResult& chain) const;
  void add_sources(const ChainResult& chain, ChainFacts& facts) const;
  void add_plants(const ChainResult& chain, ChainFacts& facts) const;
  void add_way(const ChainResult& chain, ChainFacts& facts) const;

  const Study& study_;
  std::map<std::string, Parts> owners_;              // by asset
  std::vector<std::vector<std::string>> corridors_;  // by link
};

}  // namespace korridor
