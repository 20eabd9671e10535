#include "korridor/analysis/invest.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include "korridor/analysis/choice_rules.h"
#include "korridor/analysis/switch_sets.h"

namespace korridor {
namespace {

WorldRequest widest_world(const Study& study, const ProjectList& list, const WorldRequest& asked) {
  const auto base = World::apply(study, {});
  SwitchedSets sets;
  for (const Project& project : list.projects)
    if (project.relaxes) sets.on.push_back(project.set);
  return base ? switch_sets(asked, base->sets(), sets) : asked;
}

class Investor {
 public:
  Investor(const Study& study, const InvestRequest& request, const ChoicePlannerMaker& make_planner)
      : study_(study), request_(request), make_planner_(make_planner) {}

  Result<Investment> run() {
    auto list = list_projects(study_, request_.projects);
    if (!list) return std::unexpected(std::move(list.error()));
    found_.list = std::move(*list);
    auto rules = make_rules(study_, found_.list, request_);
    if (!rules) return std::unexpected(std::move(rules.error()));
    rules_ = std::move(*rules);
    const Planner planner = make_planner_(widest_world(study_, found_.list, request_.projects.world));
    PlannedChoices plans({.study = study_,
                          .world = request_.projects.world,
                          .list = found_.list,
                          .planner = planner,
                          .threads = request_.threads,
                          .tell = request_.tell_share});
    plans_ = &plans;
    auto done = search();
    if (done && found_.status == "optimal") done = explain();
    if (!done) return std::unexpected(std::move(done.error()));
    if (!plans.are_all_done() && found_.status == "optimal") found_.status = "limit";
    found_.plans = plans.count();
    return std::move(found_);
  }

 private:
  [[nodiscard]] const std::vector<Project>& projects() const { return found_.list.projects; }

  Result<void> search() {
    const auto before = plans_->plan({0});
    if (!before) return std::unexpected(before.error());
    const PlannedChoice& bare = *plans_->find(0);
    if (bare.worth.has_plan) found_.before_usd = bare.worth.usd;
    found_.warnings = bare.warnings;
    found_.tolerance_usd = request_.gap * std::max(1.0, bare.gross_usd);
    ChoiceRequest asked{
        .runners = request_.runners, .tolerance_usd = found_.tolerance_usd, .tell = request_.tell, .tell_best = {}};
    if (request_.tell_best)
      asked.tell_best = [this](const FoundChoice& best, double bound_usd) {
        found_.answer.best = {better_than_nothing(best)};
        found_.answer.bound_usd = bound_usd;
        request_.tell_best(found_);
      };
    auto answer =
        search_choices(rules_, asked, [this](const std::vector<ChoiceMask>& choices) { return plans_->plan(choices); });
    if (!answer) return std::unexpected(std::move(answer.error()));
    found_.answer = std::move(*answer);
    found_.status = !found_.answer.is_complete ? "limit" : found_.answer.best.empty() ? "infeasible" : "optimal";
    if (found_.answer.best.empty()) return {};
    chosen_ = found_.answer.best.front().choice;
    found_.gains_before = plans_->find(0)->gains;
    found_.gains_after = plans_->find(chosen_)->gains;
    return {};
  }

  /// A choice, or none of them where that is known to cost less; the search may not have come to it yet.
  [[nodiscard]] FoundChoice better_than_nothing(const FoundChoice& best) const {
    const bool is_worse = found_.before_usd && *found_.before_usd < best.whole_usd && is_allowed(rules_, 0);
    return is_worse ? FoundChoice{.choice = 0,
                                  .cost_usd = 0,
                                  .plan_usd = *found_.before_usd,
                                  .whole_usd = *found_.before_usd}
                    : best;
  }

  Result<void> explain() {
    found_.worth.resize(projects().size());
    for (std::size_t k = 0; k < projects().size(); ++k) found_.worth[k].needs = all_before(k);
    for (const auto step :
         {&Investor::add_order, &Investor::add_last, &Investor::add_here, &Investor::add_alone, &Investor::add_pairs}) {
      if (request_.tell && !request_.tell(found_.answer.best.front().whole_usd, found_.answer.bound_usd)) {
        found_.status = "limit";
        return {};
      }
      if (auto done = (this->*step)(); !done) return done;
    }
    return {};
  }

  /// All that must come before a project, directly or through others.
  [[nodiscard]] ChoiceMask all_before(std::size_t k) const {
    ChoiceMask before = 0;
    for (ChoiceMask next = projects()[k].after; next != 0; next &= next - 1) {
      const auto other = static_cast<std::size_t>(std::countr_zero(next));
      before |= bit_of(other) | all_before(other);
    }
    return before;
  }
  [[nodiscard]] ChoiceMask all_behind(std::size_t k) const {
    ChoiceMask behind = 0;
    for (std::size_t other = 0; other < projects().size(); ++other)
      if (is_chosen(all_before(other), k)) behind |= bit_of(other);
    return behind;
  }
  [[nodiscard]] ChoiceMask all_excluded(ChoiceMask choice) const {
    ChoiceMask excluded = 0;
    for (; choice != 0; choice &= choice - 1)
      excluded |= projects()[static_cast<std::size_t>(std::countr_zero(choice))].excludes;
    return excluded;
  }

  /// Plans pairs of choices without and with something, and tells what each saves.
  Result<std::vector<std::optional<double>>> savings(const std::vector<std::pair<ChoiceMask, ChoiceMask>>& pairs) {
    std::vector<ChoiceMask> all;
    for (const auto& [without, with] : pairs) all.insert(all.end(), {without, with});
    const auto worth = plans_->plan(all);
    if (!worth) return std::unexpected(worth.error());
    std::vector<std::optional<double>> usd(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const ChoiceWorth &without = (*worth)[2 * i], &with = (*worth)[2 * i + 1];
      const bool are_done =
          plans_->find(pairs[i].first)->status != "limit" && plans_->find(pairs[i].second)->status != "limit";
      if (without.has_plan && with.has_plan && are_done) usd[i] = without.usd - with.usd;
    }
    return usd;
  }

  /// What is within the tolerance is none.
  [[nodiscard]] std::optional<double> even(const std::optional<double>& usd) const {
    return usd && std::abs(*usd) <= found_.tolerance_usd ? 0 : usd;
  }

  /// Everything that can stand beside a project, the first of the table first.
  [[nodiscard]] ChoiceMask all_beside(std::size_t k) const {
    ChoiceMask all = bit_of(k) | all_before(k);
    for (std::size_t other = 0; other < projects().size(); ++other) {
      const ChoiceMask more = bit_of(other) | all_before(other);
      if ((all_excluded(all | more) & (all | more)) == 0) all |= more;
    }
    return all;
  }

  Result<void> add_last() {
    std::vector<ChoiceMask> wide;
    for (std::size_t k = 0; k < projects().size(); ++k) wide.push_back(all_beside(k));
    if (const auto done = plans_->plan(wide); !done) return std::unexpected(done.error());
    std::vector<std::pair<ChoiceMask, ChoiceMask>> pairs;
    for (std::size_t k = 0; k < projects().size(); ++k)
      pairs.emplace_back(wide[k] & ~bit_of(k) & ~all_behind(k), wide[k]);
    return store(pairs, &ProjectWorth::last_usd);
  }

  Result<void> add_alone() {
    std::vector<std::pair<ChoiceMask, ChoiceMask>> pairs;
    for (std::size_t k = 0; k < projects().size(); ++k)
      pairs.emplace_back(found_.worth[k].needs, found_.worth[k].needs | bit_of(k));
    if (auto done = store(pairs, &ProjectWorth::alone_usd); !done) return done;
    for (std::size_t k = 0; k < projects().size(); ++k) {
      const PlannedChoice &without = *plans_->find(pairs[k].first), &with = *plans_->find(pairs[k].second);
      for (const auto& [good, t] : with.delivered_t) {
        const auto at = without.delivered_t.find(good);
        const double more = t - (at == without.delivered_t.end() ? 0 : at->second);
        if (std::abs(more) > 1e-6 * std::max(1.0, t)) found_.worth[k].delivered.emplace_back(good, more);
      }
    }
    return {};
  }

  /// Lost without it where it is chosen, gained with it where it could be added.
  Result<void> add_here() {
    std::vector<std::pair<ChoiceMask, ChoiceMask>> pairs;
    for (std::size_t k = 0; k < projects().size(); ++k) {
      const ChoiceMask with = chosen_ | found_.worth[k].needs | bit_of(k);
      const bool is_in = is_chosen(chosen_, k), fits = (all_excluded(with) & with) == 0;
      pairs.emplace_back(is_in ? chosen_ & ~bit_of(k) & ~all_behind(k) : with & ~bit_of(k), fits ? with : chosen_);
      if (!fits) pairs.back().first = chosen_;
    }
    auto done = store(pairs, &ProjectWorth::here_usd);
    for (std::size_t k = 0; k < projects().size(); ++k)
      if (pairs[k].first == pairs[k].second) found_.worth[k].here_usd.reset();
    return done;
  }

  Result<void> store(const std::vector<std::pair<ChoiceMask, ChoiceMask>>& pairs,
                     std::optional<double> ProjectWorth::* field) {
    const auto usd = savings(pairs);
    if (!usd) return std::unexpected(usd.error());
    for (std::size_t k = 0; k < projects().size(); ++k) found_.worth[k].*field = even((*usd)[k]);
    return {};
  }

  /// Pairs of projects whose worth depends on what else is there, and of which neither must come before the other.
  Result<void> add_pairs() {
    const auto matters = [&](std::size_t k) {
      const auto &alone = found_.worth[k].alone_usd, &last = found_.worth[k].last_usd;
      return alone && last && *even(*alone - *last) != 0;
    };
    std::vector<std::pair<std::size_t, std::size_t>> who;
    std::vector<std::pair<ChoiceMask, ChoiceMask>> pairs;
    for (std::size_t a = 0; a < projects().size(); ++a)
      for (std::size_t b = a + 1; b < projects().size(); ++b) {
        const ChoiceMask needs = found_.worth[a].needs | found_.worth[b].needs, both = needs | bit_of(a) | bit_of(b);
        if (!matters(a) || !matters(b) || (needs & (bit_of(a) | bit_of(b))) != 0) continue;
        if ((all_excluded(both) & both) != 0) continue;
        who.emplace_back(a, b);
        for (const ChoiceMask more : {both, needs | bit_of(a), needs | bit_of(b)}) pairs.emplace_back(needs, more);
      }
    const auto usd = savings(pairs);
    if (!usd) return std::unexpected(usd.error());
    for (std::size_t i = 0; i < who.size(); ++i) {
      const auto &both = (*usd)[3 * i], &one = (*usd)[3 * i + 1], &other = (*usd)[3 * i + 2];
      if (!both || !one || !other) continue;
      if (const double joint = *both - *one - *other; *even(joint) != 0)
        found_.pairs.push_back({who[i].first, who[i].second, *both, joint});
    }
    std::ranges::stable_sort(found_.pairs, std::greater<>{},
                             [](const ProjectPair& p) { return std::abs(p.joint_usd); });
    return {};
  }

  /// Of what may come next the one that saves most; the first of the table where several save the same.
  Result<void> add_order() {
    ChoiceMask built = 0;
    while (built != chosen_) {
      std::vector<std::size_t> next;
      std::vector<std::pair<ChoiceMask, ChoiceMask>> pairs;
      for (std::size_t k = 0; k < projects().size(); ++k) {
        if (!is_chosen(chosen_ & ~built, k) || (projects()[k].after & ~built) != 0) continue;
        next.push_back(k);
        pairs.emplace_back(built, built | bit_of(k));
      }
      const auto usd = savings(pairs);
      if (!usd) return std::unexpected(usd.error());
      if (!std::ranges::all_of(*usd, [](const auto& saves) { return saves.has_value(); })) {  // stopped, or no plan
        found_.order.clear();
        return {};
      }
      const auto first = static_cast<std::size_t>(std::ranges::max_element(*usd) - usd->begin());
      found_.order.push_back({next[first], *(*usd)[first]});
      built |= bit_of(next[first]);
    }
    return {};
  }

  const Study& study_;
  const InvestRequest& request_;
  const ChoicePlannerMaker& make_planner_;
  ChoiceRules rules_;
  PlannedChoices* plans_ = nullptr;
  ChoiceMask chosen_ = 0;
  Investment found_;
};

}  // namespace

Result<Investment> find_investment(const Study& study, const InvestRequest& request,
                                   const ChoicePlannerMaker& make_planner) {
  return Investor(study, request, make_planner).run();
}

}  // namespace korridor
