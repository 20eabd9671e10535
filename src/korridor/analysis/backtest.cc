#include "korridor/analysis/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <tuple>

#include "korridor/analysis/touched.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

constexpr double kTonnesPerBcm = 720'000;  ///< 0.72 kg/m3

/// What a tonne of a year's amount is in a unit of tonnes or gas; `Mt/yr` is `Mt`.
std::optional<double> factor_of(std::string unit) {
  if (unit.ends_with("/yr")) unit.resize(unit.size() - 3);
  if (unit == "t" || unit == "tU") return 1;
  if (unit == "kt") return 1e-3;
  if (unit == "Mt") return 1e-6;
  if (unit == "bcm") return 1 / kTonnesPerBcm;
  return std::nullopt;
}

/// The world of one year, and its plan if there is one. The study stands apart because the world refers to it.
struct YearWorld {
  std::unique_ptr<Study> study;
  std::optional<World> world;
  std::optional<Plan> plan;
  Warnings warnings = {};
};

Result<YearWorld> plan_year(const Study& study, int year, const WorldRequest& request, const Planner& planner) {
  YearWorld made{
      .study = std::make_unique<Study>(read_one_year(study, year)), .world = std::nullopt, .plan = std::nullopt};
  auto world = World::apply(*made.study, request);
  if (!world) return std::unexpected(world.error());
  made.world = std::move(*world);
  auto outcome = planner(*made.world);
  if (!outcome) return std::unexpected(outcome.error());
  made.warnings = warnings_of(*outcome);
  if (auto* plan = std::get_if<Plan>(&*outcome)) made.plan = std::move(*plan);
  return made;
}

struct Amount {
  double planned = 0, base_load = 0;
};

class Comparer {
 public:
  Comparer(const YearWorld& year, const Table& table, std::size_t row, const Touched& touched)
      : study_(*year.study), world_(*year.world), plan_(*year.plan), touched_(touched),
        measure_(table.text(row, "measure")), unit_(table.text(row, "unit")), goods_(table.list(row, "goods")) {}

  /// What the model says, or why it says nothing.
  std::optional<Amount> run(std::string& why) const {
    if (unit_ == "TEU") return none(why, "other traffic is not known by container");
    if (measure_ == "share") return share(why);
    if (measure_ == "delivered") return delivered(why);
    if (touched_.links().empty() || touched_.any_place() || touched_.any_plant())
      return none(why, "kept for the record: not of links alone");
    return crossing(why);
  }

 private:
  static std::optional<Amount> none(std::string& why, const char* reason) {
    why = reason;
    return std::nullopt;
  }
  [[nodiscard]] bool is_meant(const std::string& good) const {
    return goods_.empty() || std::ranges::find(goods_, good) != goods_.end();
  }

  [[nodiscard]] std::optional<Amount> delivered(std::string& why) const {
    const auto factor = factor_of(unit_);
    if (!factor) return none(why, "the unit has no factor");
    double t = 0;
    for (const OrderResult& o : plan_.orders)
      if (is_meant(o.good) && touched_.has_order(o.order)) t += o.served_t;
    return Amount{t * *factor, 0};
  }

  /// Percent of all delivered tonnes of the good that go to the orders meant, or by the links meant.
  [[nodiscard]] std::optional<Amount> share(std::string& why) const {
    if (goods_.size() != 1) return none(why, "trade shares are by value, never by planned tonnes");
    if (unit_ != "%") return none(why, "the unit has no factor");
    const bool by_order = touched_.any_place() || (touched_.any_order() && touched_.links().empty());
    double all = 0, hit = 0;
    for (const ChainResult& chain : plan_.chains) {
      if (!is_meant(chain.good)) continue;
      all += chain.t;
      if (by_order ? touched_.has_order(chain.order) : touched_.by(chain)) hit += chain.t;
    }
    if (!(all > 0)) return none(why, "nothing of the good is delivered");
    return Amount{100 * hit / all, 0};
  }

  /// Tonnes (or tonne-kilometres) over the links, which are taken to lie side by side: the plan's own (crossing), or
  /// with other traffic (turnover).
  [[nodiscard]] std::optional<Amount> crossing(std::string& why) const {
    const Table& links = study_.table("links");
    const bool by_km = unit_ == "tkm";
    const auto known = by_km ? std::optional(1.0) : factor_of(unit_);
    if (!known) return none(why, "the unit has no factor");
    const double factor = *known;
    const bool all_traffic = measure_ == "turnover";
    Amount amount;
    for (const Flow& flow : plan_.flows)
      if (is_meant(flow.good) && touched_.has_link(flow.link))
        amount.planned += flow.t * factor * (by_km ? length(links, flow.link) : 1);
    for (const std::string& link : touched_.links()) {
      const std::size_t row = *links.find(link);
      const double load = world_.amount("links", row, "base_load_t_per_year", plan_.periods.front());
      if (!all_traffic || !(load > 0)) continue;
      if (!has_same_cargo(links.list(row, "carries"))) return none(why, "other traffic is not known by good");
      amount.base_load += load * factor * (by_km ? length(links, link) : 1);
    }
    return amount;
  }

  [[nodiscard]] static double length(const Table& links, const std::string& link) {
    const double km = links.number(*links.find(link), "length_km");
    return std::isnan(km) ? 0 : km;
  }

  /// Other traffic on a link can be told if all cargo is observed, or if the link carries nothing but the goods
  /// observed.
  [[nodiscard]] bool has_same_cargo(const std::vector<std::string>& carries) const {
    return goods_.empty() ||
           (!carries.empty() && std::ranges::all_of(carries, [&](const std::string& word) { return is_meant(word); }));
  }

  const Study& study_;
  const World& world_;
  const Plan& plan_;
  const Touched& touched_;
  std::string measure_, unit_;
  std::vector<std::string> goods_;
};

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

BacktestScore add_up(const std::vector<BacktestRow>& rows) {
  BacktestScore score;
  std::vector<double> errors, beside, naive;
  double modelled = 0, input = 0;
  for (const BacktestRow& row : rows) {
    if (row.fitted) ++score.fitted;
    if (!row.modelled) ++score.not_compared;
    if (row.fitted || !row.error_pct) continue;
    errors.push_back(std::abs(*row.error_pct));
    if (row.measure != "share" && row.unit == "t") {
      modelled += *row.modelled;
      input += row.base_load;
    }
    if (!row.naive_error_pct) continue;
    beside.push_back(std::abs(*row.error_pct));
    naive.push_back(std::abs(*row.naive_error_pct));
  }
  score.rows = errors.size();
  score.naive_rows = naive.size();
  if (!errors.empty()) {
    double sum = 0;
    for (const double e : errors) sum += e;
    score.mean_abs_error_pct = sum / static_cast<double>(errors.size());
  }
  score.median_abs_error_pct = median(errors);
  score.median_abs_error_pct_beside_naive = median(beside);
  score.naive_median_abs_error_pct = median(naive);
  if (modelled > 0) score.base_load_share = 100 * input / modelled;
  return score;
}

/// The observation of the same thing a year before.
std::optional<double> last_year(const Table& table, std::size_t row) {
  const auto same = [&](std::size_t other) {
    return std::ranges::all_of(std::array{"name", "measure", "selector", "goods", "unit"}, [&](const char* column) {
      return table.text(other, column) == table.text(row, column);
    });
  };
  for (std::size_t other = 0; other < table.size(); ++other)
    if (same(other) && table.number(other, "year") == table.number(row, "year") - 1)
      return table.number(other, "value");
  return std::nullopt;
}

std::optional<double> error_of(double value, double observed) {
  return observed == 0 ? std::nullopt : std::optional(100 * (value - observed) / observed);
}

}  // namespace

Result<Backtest> run_backtest(const Study& study, const WorldRequest& request, const Planner& planner) {
  const Table& table = study.table("observations");
  std::map<int, YearWorld> years;
  Backtest result;
  for (std::size_t r = 0; r < table.size(); ++r) {
    const int year = static_cast<int>(table.number(r, "year"));
    if (!years.contains(year)) {
      auto made = plan_year(study, year, request, planner);
      if (!made) return std::unexpected(made.error());
      result.warnings.insert(result.warnings.end(), made->warnings.begin(), made->warnings.end());
      if (made->plan && made->plan->status != "optimal") {
        result.status = "limit";
        result.warnings.push_back(
            {"not_optimal", fmt::format("the plan of {} is not optimal", year), std::to_string(year)});
      }
      years.emplace(year, std::move(*made));
    }
    BacktestRow row{.observation = table.id(r),
                    .name = table.text(r, "name"),
                    .measure = table.text(r, "measure"),
                    .unit = table.text(r, "unit"),
                    .year = year,
                    .observed = table.number(r, "value"),
                    .modelled = std::nullopt,
                    .error_pct = std::nullopt,
                    .naive = last_year(table, r),
                    .naive_error_pct = std::nullopt,
                    .fitted = table.text(r, "used_for_fit") == "yes",
                    .why = {},
                    .claims = claims_of_row(study, "observations", table.id(r))};
    if (row.naive) row.naive_error_pct = error_of(*row.naive, row.observed);
    if (row.measure == "price") {
      row.why = "prices are kept for the record";
      result.rows.push_back(std::move(row));
      continue;
    }
    const auto touched = Touched::parse(table.text(r, "selector"), study);
    if (!touched) return std::unexpected(touched.error());
    if (!years.at(year).plan) {
      row.why = "the world of the year has no plan";
    } else if (const auto amount = Comparer(years.at(year), table, r, *touched).run(row.why)) {
      row.modelled = amount->planned + amount->base_load;
      row.base_load = amount->base_load;
      row.error_pct = error_of(*row.modelled, row.observed);
    }
    result.rows.push_back(std::move(row));
  }
  result.score = add_up(result.rows);
  return result;
}

}  // namespace korridor
