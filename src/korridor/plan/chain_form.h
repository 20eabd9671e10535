#pragma once

#include <cstdint>
#include <vector>

#include "korridor/chains/chain_engine.h"
#include "korridor/chains/hyper_network.h"
#include "korridor/plan/model.h"

namespace korridor {

/// A model in the form that the engine `chains` takes, with the way back: balances become nodes, orders sets, every
/// other row stays a row. Nothing is lost: both forms have the same plans and the same prices.
struct ChainForm {
  static constexpr std::uint32_t kNoColumn = 0xffffffffU;  ///< source that is no column: taking a by-product
  HyperNetwork net;
  double constant = 0;                  ///< what the chain form leaves out of the bill, USD
  std::vector<std::uint32_t> node_row;  ///< model row of each node
  std::vector<std::int64_t> set_row;    ///< model row of each set; -1: what a limit that says at least still misses
  std::vector<std::int64_t> row_row;    ///< model row of each row; -1: made here (by-product, bound of a column)
  std::vector<double> row_sign;         ///< -1 where the model's row says `at least`
  std::vector<std::uint32_t> source_column, move_column, join_column, sink_column, step_column;
  std::vector<char> step_is_take;  ///< the step stands for what a market step does not take
  struct ByProduct {
    std::uint32_t row, node;  ///< of the chain form
    std::int64_t dispose;     ///< model column that gives the rest up, -1 if there is none
  };
  std::vector<ByProduct> byproducts;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shorts;  ///< row of the chain form, model column
  /// A whole number that the plan decides (docs/methods/whole_numbers.md): rows that it opens and that ask for pay.
  struct WholeNumber {
    std::size_t column = 0;                                    ///< of the model
    std::uint32_t room_row = kNoColumn, paid_row = kNoColumn;  ///< of the chain form; kNoColumn: nothing is paid
    double room = 0, paid = 0;                                 ///< tonnes for each one
    double most = 1;
    std::size_t miss_column = 0;              ///< of the model, where something is paid
    std::vector<std::uint32_t> exclude_rows;  ///< of the chain form, one for each of `excludes`
    std::vector<std::uint32_t> excludes;      ///< those that must be 0 where this one is not
  };
  std::vector<WholeNumber> wholes;
  /// Row of each link and period, period-major in the order of the table links: its limit, or one without an end, so
  /// that any link can be shut; kNoColumn where nothing moves.
  std::vector<std::uint32_t> link_row;
};

/// Errors: those of HyperNetworkBuilder::finish.
[[nodiscard]] Result<ChainForm> make_chain_form(const Model& model);

/// Amounts of the model's columns and prices of its rows for an answer in chain form. `labels` are the prices at nodes.
struct ModelAnswer {
  std::vector<double> x, y;
};
[[nodiscard]] ModelAnswer to_model(const Model& model, const ChainForm& form, const ChainAnswer& answer,
                                   const ChainPool& pool, const ChainPricing& labels);

}  // namespace korridor
