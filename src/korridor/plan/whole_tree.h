#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "korridor/plan/whole_numbers.h"

namespace korridor {

/// The search for the whole numbers of one independent part (whole_numbers.h).
class WholeTreeSearch {
 public:
  WholeTreeSearch(const Model& model, const ChainForm& form, const WholePart& part, ChainEngine& engine,
                  const WholeOptions& options);

  /// kInfeasible: no whole numbers fit; kLimit: a gap is left; kStuck: the search ended before there was a plan.
  ChainStatus run();
  [[nodiscard]] WholeTree& tree() { return tree_; }
  /// The best numbers found, by number of the part; empty where there are none.
  [[nodiscard]] const std::vector<double>& number() const { return number_; }

 private:
  using RowPrices = std::vector<std::pair<std::size_t, double>>;  ///< row of the model, price that is not zero; by row
  struct Box {
    std::vector<double> low, high;
  };
  /// A box and what its plan says.
  struct Node {
    Box box;
    ChainStatus status = ChainStatus::kStuck;
    double bound = 0, gross = 0;
    double rounded = 0;          ///< cost with every number rounded up; infinite where two shut each other out
    std::vector<double> number;  ///< rounded up
    std::vector<double> extra;   ///< what rounding each costs
    RowPrices prices;
  };
  /// A node's box in two by one of its numbers; there is no second where what it shuts out is used for sure.
  struct Halves {
    Node fewer;
    std::optional<Node> more;
  };
  using Open = std::pair<std::pair<double, std::uint64_t>, Node>;  ///< bound, when it was put off
  struct Later {
    bool operator()(const Open& a, const Open& b) const { return a.first > b.first; }
  };
  /// How far the bound rose where a number parted a box: sums over the times it was tried.
  struct Rise {
    double fewer = 0, more = 0, tried = 0;
  };

  // planning a box (whole_plan.cc)
  void restore();
  Node plan(Box box, const Node* around);
  void round_up(Node& node, std::vector<double>& x) const;
  [[nodiscard]] std::vector<double> sum_use(const std::vector<double>& x) const;
  [[nodiscard]] bool is_shut_out(const Node& node, std::uint32_t k) const;

  // the search (whole_tree.cc)
  std::optional<Node> see(Node node);
  void keep(const Node& node);
  void close(Node node);
  [[nodiscard]] RowPrices tell_changes(const RowPrices& prices);
  Node take_first();
  void put_off(Node node);
  std::optional<Node> part_box(const Node& node);
  [[nodiscard]] Halves pick_halves(const Node& node);
  Halves halve(const Node& node, std::uint32_t k);
  void note_rise(const Node& node, std::uint32_t k, const Halves& halves);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(part_.wholes.size()); }
  [[nodiscard]] const ChainForm::WholeNumber& whole(std::uint32_t k) const { return form_.wholes[part_.wholes[k]]; }
  [[nodiscard]] double cutoff() const;

  const Model& model_;
  const ChainForm& form_;
  const WholePart& part_;
  LinearProgram lp_;  ///< of the part, with the bounds of the box that is looked at
  ChainEngine& engine_;
  ChainEngine::Base base_;
  const WholeOptions& options_;
  std::map<std::uint32_t, std::uint32_t> position_;  ///< of ChainForm::wholes in the part
  std::vector<std::size_t> column_, miss_;           ///< of the part's program, by number
  std::vector<std::int32_t> room_;                   ///< row of the part's program, by number
  std::vector<Open> open_;                           ///< a heap, least bound first
  std::vector<Rise> rise_;                           ///< by number
  WholeTree tree_;
  RowPrices told_;  ///< of the leaf that was closed last, as the changes add up to
  std::vector<double> number_;
  double best_ = 0, best_gross_ = 0;
  std::uint64_t count_ = 0;
  bool is_stopped_ = false;
};

}  // namespace korridor
