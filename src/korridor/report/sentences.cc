#include "korridor/report/sentences.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/report/tables.h"
#include "korridor/report/totals.h"

namespace korridor {
namespace {

/// One good of the first sentence: tonnes, largest buyer, main gateway, and what was last observed there.
std::string write_good(View& view, const std::string& good, const std::vector<Movement>& moves) {
  double sum = 0;
  std::map<std::string, double> buyers;
  std::map<const Gateway*, double> gateways;
  for (const Movement& m : moves) {
    if (m.good != good) continue;
    sum += m.t;
    buyers[m.buyer] += m.t;
    gateways[m.gateway] += m.t;
  }
  const auto by_t = [](const auto& entry) { return entry.second; };
  const auto buyer = std::ranges::max_element(buyers, {}, by_t);
  std::string text = view.words("answer.good", {view.num.tonnes(sum), view.good(good), view.country(buyer->first),
                                                view.num.percent(buyer->second / sum)});
  const Gateway* main = nullptr;  // by id, so that addresses do not decide ties
  for (const Gateway& g : view.gateways)
    if (gateways.contains(&g) && (main == nullptr || gateways[&g] > gateways[main])) main = &g;
  if (main == nullptr) return text + view.words("answer.good_end");
  text += view.words("answer.gateway", {view.num.tonnes(gateways[main]), main->name});
  Observed seen;
  if (find_observed(view, good, main->id, seen) != nullptr)
    text += view.words("answer.observed", {std::to_string(seen.year), view.num.tonnes(seen.t)}) +
            view.cite.mark("observations", seen.id, "value");
  return text + view.words("answer.good_end");
}

std::string write_moves(View& view) {
  const auto moves = list_exports(view, view.in.plan, view.year);
  if (moves.empty()) return view.words("answer.nothing_moves", {view.year, view.country(view.home)});
  constexpr std::size_t kTold = 5;
  std::vector<std::string> goods, texts;
  for (const Movement& m : moves)
    if (goods.empty() || goods.back() != m.good) goods.push_back(m.good);
  for (std::size_t i = 0; i < std::min(kTold, goods.size()); ++i) texts.push_back(write_good(view, goods[i], moves));
  std::string text = view.words("answer.moves", {view.year, view.country(view.home)});
  for (std::size_t i = 0; i < texts.size(); ++i) text += (i == 0 ? "" : "; ") + texts[i];
  if (goods.size() > kTold) text += "; " + view.words("answer.more_goods", {std::to_string(goods.size() - kTold)});
  return text + ".";
}

std::string write_bottlenecks(View& view) {
  const auto& all = list_of(view.in.plan, "bottlenecks");
  if (all.empty()) return view.words("answer.no_bottleneck");
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, all.size()); ++i) {
    const auto& limit = limit_of(all[i]);
    const double until = number_of(all[i], "until_t");
    std::string part = view.words("answer.bottleneck", {view.limit(limit), year_of(text_of(limit, "period")),
                                                        view.num.brief(number_of(all[i], "worth_usd_per_t"))});
    if (std::isfinite(until)) part += view.words("answer.until", {view.num.tonnes(until)});
    if (is_uncertain(view, all[i])) part += view.words("answer.uncertain");
    parts.push_back(std::move(part));
  }
  return view.words("answer.bottlenecks", {view.words.list(parts)});
}

bool has_a_cost(const Json& way) { return std::isfinite(number_of(way, "cost_usd_per_t")); }

/// True if a state that can stop one way can stop the other.
bool share_a_state(const Json& a, const Json& b) {
  const Json& states = list_of(b, "can_stop");
  return std::ranges::any_of(list_of(a, "can_stop"),
                             [&](const Json& state) { return std::ranges::find(states, state) != states.end(); });
}

/// Of the ways by classes of corridors the cheapest, and the way out of the hands it is in: the cheapest that none of
/// the same states can stop, or the next cheapest where all lead through one of them.
std::pair<const Json*, const Json*> choose_two_ways(const Json& classes) {
  std::vector<const Json*> ways;
  for (const Json& way : classes)
    if (has_a_cost(way)) ways.push_back(&way);
  std::ranges::stable_sort(ways, {}, [](const Json* way) { return number_of(*way, "cost_usd_per_t"); });
  if (ways.size() < 2) return {ways.empty() ? nullptr : ways.front(), nullptr};
  const auto other =
      std::find_if(ways.begin() + 1, ways.end(), [&](const Json* way) { return !share_a_state(*ways.front(), *way); });
  return {ways.front(), other == ways.end() ? ways[1] : *other};
}

std::string write_ways(View& view) {
  const auto [cheapest, other] = choose_two_ways(list_of(view.in.ways, "by_class"));
  if (cheapest == nullptr) return view.words("answer.no_ways");
  const auto& settings = view.study.settings;
  const auto days = [&](const Json& way) {
    const double p50 = number_of(way, "time_p50_h");
    return view.num.brief((std::isfinite(p50) ? p50 : number_of(way, "time_h")) / 24);
  };
  const std::string text =
      view.words("answer.way", {view.place(settings.route_from), view.place(settings.route_to),
                                view.way_class(text_of(*cheapest, "class")),
                                view.num.brief(number_of(*cheapest, "cost_usd_per_t")), days(*cheapest)});
  if (other == nullptr) return text + view.words("answer.way_alone");
  const double more = number_of(*other, "cost_usd_per_t") - number_of(*cheapest, "cost_usd_per_t");
  return text + view.words("answer.way_other",
                           {view.way_class(text_of(*other, "class")),
                            view.num.brief(number_of(*other, "cost_usd_per_t")), days(*other), view.num.brief(more)});
}

std::string write_unserved(View& view) {
  auto orders = sum_orders(view.in.plan, view.year);
  const auto wanted = std::ranges::count_if(orders, [](const OrderYear& o) { return o.wanted_t > 0; });
  std::erase_if(orders, [](const OrderYear& o) { return !(o.unmet_t > 1e-4 * o.wanted_t); });
  if (orders.empty()) return view.words("answer.all_served", {view.year});
  const auto choice = std::ranges::count(orders, std::string("too_dear"), &OrderYear::reason);
  std::ranges::stable_sort(
      orders, {}, [](const OrderYear& o) { return std::pair(o.reason == "too_dear", o.served_t / o.wanted_t); });
  const auto total = std::ranges::count_if(orders, [](const OrderYear& o) { return o.served_t <= 1e-6 * o.wanted_t; });
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min<std::size_t>(4, orders.size()); ++i)
    parts.push_back(view.words("answer.unmet", {view.order(orders[i].order), view.num.tonnes(orders[i].unmet_t),
                                                view.words.code("reason", orders[i].reason)}));
  return view.words("answer.unserved", {view.year, std::to_string(orders.size()), std::to_string(total),
                                        std::to_string(choice), view.words.list(parts), std::to_string(wanted)});
}

std::string write_unknown(View& view) {
  const Json& coverage = object_of(view.in.check, "coverage");
  const double cited = number_of(coverage, "cited"), assumed = number_of(coverage, "assumed"),
               yours = number_of(coverage, "yours");
  const double all = cited + assumed + (std::isfinite(yours) ? yours : 0);
  int uncertain = 0, ranged = 0;
  const auto& bottlenecks = list_of(view.in.plan, "bottlenecks");
  for (const auto& b : bottlenecks) {
    uncertain += is_uncertain(view, b) ? 1 : 0;
    ranged += range_of(view, limit_of(b)).known() ? 1 : 0;
  }
  std::string text = view.words("answer.unknown", {view.num.percent(assumed / all), view.num.fixed(all)});
  if (yours > 0) text += view.words("answer.unknown_yours", {view.num.percent(yours / all)});
  if (ranged > 0)
    text += view.words("answer.ranged",
                       {std::to_string(ranged), std::to_string(bottlenecks.size()), std::to_string(uncertain)});
  else if (!bottlenecks.empty())
    text += view.words("answer.no_range");
  text += ".";
  if (const Json& swings = list_of(view.in.evidence, "swings"); !swings.empty())
    text += view.words("answer.swings", {name_swing(view, swings.front())});
  return text;
}

/// What a scenario leaves undelivered of what is owed, good by good: tonnes of two goods are not added, and what a
/// market does not take is owed to nobody.
std::string write_owed(View& view, const Json& other) {
  std::map<std::string, double> more;  // by contract
  const Table& orders = view.study.table("orders");
  const auto add = [&](const Json& plan, double sign) {
    for (const auto& o : list_of(plan, "orders"))
      if (const auto row = orders.find(text_of(o, "order")); row && orders.text(*row, "kind") == "contract")
        more[text_of(o, "order")] += sign * number_of(o, "unmet_t");
  };
  add(other, 1);
  add(view.in.plan, -1);
  std::map<std::pair<std::string, bool>, double> by_good;  // what one contract gains makes up for no other's loss
  for (const auto& [order, t] : more) by_good[{orders.text(*orders.find(order), "good"), t > 0}] += std::abs(t);
  std::vector<std::string> parts;
  for (const auto& [key, t] : by_good)
    if (t >= 0.5)
      parts.push_back(view.words("answer.owed_part", {view.num.tonnes(t), view.good(key.first),
                                                      view.words(key.second ? "answer.more" : "answer.less")}));
  return parts.empty() ? view.words("answer.owed_same") : view.words("answer.owed", {view.words.list(parts)});
}

/// Names of the sets that act in one plan and not in the other, as a list in words.
std::string name_sets(View& view, const Json& of, const Json& but_not) {
  const Json& others = list_of(but_not, "sets");
  std::vector<std::string> names;
  for (const auto& set : list_of(of, "sets"))
    if (set.is_string() && std::ranges::find(others, set) == others.end())
      names.push_back("<em>" + view.name("sets", set.get<std::string>()) + "</em>");
  return names.empty() ? "" : view.words.list(names);
}

/// By what the scenario differs: `With A and B, without C`.
std::string name_scenario(View& view) {
  const std::string on = name_sets(view, view.in.scenario, view.in.plan);
  const std::string off = name_sets(view, view.in.plan, view.in.scenario);
  if (on.empty() && off.empty()) return view.words("scenario.unnamed");
  if (off.empty()) return view.words("scenario.with", {on});
  return on.empty() ? view.words("scenario.without", {off}) : view.words("scenario.with_without", {on, off});
}

std::string write_scenario(View& view) {
  const auto& other = view.in.scenario;
  const std::string name = name_scenario(view);
  if (text_of(other, "status") == "infeasible") return view.words("answer.scenario_infeasible", {name});
  const double more = number_of(other, "objective_usd") - number_of(view.in.plan, "objective_usd");
  return view.words(more >= 0 ? "answer.scenario_costs" : "answer.scenario_saves",
                    {name, view.num.usd(std::abs(more)), write_owed(view, other)});
}

}  // namespace

std::vector<std::string> write_answer(View& view) {
  if (text_of(view.in.plan, "status") == "infeasible") return {view.words("answer.infeasible")};
  std::vector<std::string> answer{write_moves(view), write_bottlenecks(view), write_ways(view), write_unserved(view),
                                  write_unknown(view)};
  if (!view.in.scenario.is_null()) answer.push_back(write_scenario(view));
  return answer;
}

}  // namespace korridor
