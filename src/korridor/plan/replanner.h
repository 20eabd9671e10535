#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "korridor/chains/chain_engine.h"
#include "korridor/plan/chain_form.h"
#include "korridor/plan/whole_numbers.h"

namespace korridor {

/// A model in the engine `chains`, solved once and then again and again after changes, each time from where the last
/// one ended: the pool of chains, the basis and the labels stay.
///
/// Changes touch limits only (the upper end of a <= row of the model, or a whole link); what a changed world adds or
/// takes away wants a model of its own. The model must outlive it. Threads one replanner a thread; the same order of
/// calls gives the same bytes.
class Replanner {
 public:
  /// Errors: those of make_chain_form.
  [[nodiscard]] static Result<Replanner> create(const Model& model);

  /// Another replanner of the same model that stands where reset() comes back to. Of a solved one whose whole numbers
  /// are not held; only reads this one.
  [[nodiscard]] Replanner twin() const;
  /// Before the first solve: starts near the first plan of another world of the same study (plan_start.h). False, and
  /// nothing is done, where that has no plan or the two do not fit.
  bool start_near(const Replanner& other);
  /// Before the first solve: goes on from a kept state as far as it fits.
  ChainEngine::Fit take(const EngineState& state) { return engine_->take(state); }
  /// The first plan as a value that outlives it; of a solved one whose whole numbers are not held.
  [[nodiscard]] EngineState keep() const { return engine_->keep(*base_, base_found_); }
  /// Optimal plan for the limits as they stand now; whole numbers are decided anew unless they are held.
  ChainStatus solve(const ChainOptions& options = {});
  /// How far whole numbers are looked for; `chains` of it is taken from solve().
  void set_whole_options(const WholeOptions& options) { whole_options_ = options; }
  /// From now on whole numbers stay as the last solve decided them, and reset() comes back to that plan.
  void hold_whole_numbers();
  /// The other way round; the next thing to do is reset().
  void release_whole_numbers();
  /// What the last solve decided, and why nothing better is there; empty where nothing is decided.
  [[nodiscard]] const WholeAnswer& whole_numbers() const { return whole_; }
  /// Amounts and prices of the last solve in terms of the model.
  [[nodiscard]] ModelAnswer answer();
  /// Calls visit(column of the delivery, tonnes) for every chain of the last solve that carries something.
  template <class Visit>
  void visit_deliveries(Visit&& visit) const {
    for (const auto& [chain, t] : found_.chains)
      if (const std::uint32_t sink = sink_column_of(chain); t > 0 && sink != ChainForm::kNoColumn)
        visit(model_->columns[sink], t);
  }
  [[nodiscard]] double objective() const { return found_.primal + form_->constant; }
  [[nodiscard]] double bound() const { return found_.bound + form_->constant; }
  [[nodiscard]] ChainGate gate() const { return found_.gate; }
  [[nodiscard]] const ChainCounters& counters() const { return found_.counters; }

  /// True when there is a plan to start from.
  [[nodiscard]] bool is_solved() const { return base_ != nullptr; }
  /// Upper end of a row that says `at most`.
  void set_limit(std::size_t model_row, double upper);
  /// Nothing moves on a link any more, in either direction and any period.
  void shut_link(Index link);
  /// The same in one period.
  void shut_link_in(Index link, std::size_t period) { set_link(link, period, 0); }
  /// What a link carries at most in a period, both ways together; a link on which nothing can move stays so.
  void set_link(Index link, std::size_t period, double t);
  [[nodiscard]] double limit(std::size_t model_row) const;
  /// Fall of the bill by one more unit of a limit, zero or more; USD of the first day.
  [[nodiscard]] double price(std::size_t model_row) const;

  /// Between which ends of a limit the prices of the last solve stay what they are and the bill is a straight line
  /// (ranging of a right-hand side, Gal 1979). Of a plan that is proven exactly; else the limit as it stands.
  struct Range {
    double from, to;
  };
  [[nodiscard]] Range ranging(std::size_t model_row);

  /// How far a limit's upper end can rise until its price falls by more than a millionth. Infinity if it never does.
  /// Afterwards the limit stands just beyond that end, solved.
  double stretch(std::size_t model_row);

  /// Where the last solve stands, and back there: the next solve goes on from that plan with the limits as they are.
  [[nodiscard]] ChainEngine::Footing footing() const { return engine_->footing(); }
  void step_back(const ChainEngine::Footing& footing) { engine_->step_back(footing); }

  /// Back to the limits of the model and to the state after the first solve.
  void reset();

 private:
  explicit Replanner(const Model& model);
  void set_capacity(std::uint32_t row, double capacity);
  ChainStatus decide(const ChainOptions& options);
  void let_whole_numbers(bool free);
  [[nodiscard]] std::uint32_t sink_column_of(std::uint32_t chain) const;
  [[nodiscard]] std::uint32_t row_of(std::size_t model_row) const { return row_of_[model_row]; }

  const Model* model_;
  std::shared_ptr<const ChainForm> form_;
  std::unique_ptr<ChainEngine> engine_;
  ChainAnswer found_;
  std::vector<std::uint32_t> row_of_, changed_;
  std::shared_ptr<const ChainEngine::Base> base_;  ///< twins share it
  ChainAnswer base_found_;                         ///< of the first plan, whose chains base_ keeps
  std::vector<double> capacity_;                   ///< by row of the chain form: what reset() comes back to
  std::unique_ptr<WholeSearch> search_;
  WholeOptions whole_options_;
  WholeAnswer whole_;
  std::shared_ptr<const ChainEngine::Base> free_base_;  ///< base_ and capacity_ while they are held
  std::vector<double> free_capacity_;
  bool are_decided_ = false, are_held_ = false;  ///< the whole numbers
};

}  // namespace korridor
