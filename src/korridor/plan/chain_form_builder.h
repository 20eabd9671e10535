#pragma once

#include <map>
#include <utility>
#include <vector>

#include "korridor/plan/chain_form.h"

namespace korridor {

/// Writes a model in chain form: first what limits (chain_form.cc), then sets, nodes and all that leads from one to
/// the other (chain_form_network.cc).
class ChainFormBuilder {
 public:
  explicit ChainFormBuilder(const Model& model) : model_(model), place_(model.rows.size(), kNoPlace) {}
  Result<ChainForm> build();

 private:
  [[nodiscard]] const LinearProgram& lp() const { return model_.lp; }
  [[nodiscard]] RowKind kind_of(std::size_t entry) const {
    return model_.rows[static_cast<std::size_t>(lp().index[entry])].kind;
  }
  [[nodiscard]] std::uint32_t row_of(std::size_t entry) const { return static_cast<std::uint32_t>(lp().index[entry]); }
  [[nodiscard]] bool is_bounded(std::size_t column) const;
  void add_rows();
  void list_whole_numbers();
  [[nodiscard]] std::vector<double> measure_rows() const;
  void find_byproducts();
  [[nodiscard]] bool is_main(const Column& run, std::uint32_t row) const {
    return model_.rows[row].good == run.good && model_.rows[row].state == run.state;
  }
  void add_bounds();
  void add_link_rows();
  void add_sets();
  void add_owed_sets();
  void add_owed_chains();
  void add_nodes();
  void add_use(std::uint32_t row, double per_unit);
  void add_column(std::size_t j);
  void reorder_moves();

  static constexpr std::uint32_t kNoPlace = 0xffffffffU;
  const Model& model_;
  HyperNetworkBuilder builder_;
  ChainForm form_;
  std::vector<std::uint32_t> place_;  ///< of each model row in the chain form
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shorts_;
  std::map<std::uint32_t, std::uint32_t> misses_;  ///< model row that says at least an amount: its miss column
  std::vector<std::uint32_t> owed_, owed_set_;     ///< such rows, and their sets
  std::map<std::uint32_t, std::uint32_t> byproduct_row_, bound_row_;
  std::map<std::uint32_t, std::uint32_t> whole_in_;  ///< row of the chain form that is a room: whole number
  std::vector<char> is_open_ended_;                  ///< by row of the chain form
  std::vector<RowUse> uses_, tails_;
};

}  // namespace korridor
