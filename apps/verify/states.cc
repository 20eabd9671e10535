#include "states.h"

#include <algorithm>
#include <cmath>

#include "korridor/base/groups.h"

namespace korridor::verify {
namespace {

bool member(const std::string& code, const std::string& country) { return code == country || in_group(code, country); }

/// Goods in an order in which every input comes before what is made of it: repeatedly those that wait for nothing.
void order_stages(Reading& r) {
  std::vector<char> placed(r.goods.size(), 0);
  const auto waits = [&](std::size_t good) {
    for (const Plant& q : r.plants) {
      const bool makes = std::ranges::any_of(q.outputs, [&](auto& o) { return o.first == good; });
      if (makes && std::ranges::any_of(q.inputs, [&](auto& i) { return placed[i.first] == 0; })) return true;
    }
    return false;
  };
  while (r.stages.size() < r.goods.size()) {
    const std::size_t before = r.stages.size();
    for (std::size_t g = 0; g < r.goods.size(); ++g)
      if (placed[g] == 0 && !waits(g)) {
        placed[g] = 1;
        r.stages.push_back(g);
      }
    if (r.stages.size() == before) return;  // a circle; the reader of studies refuses those
  }
}

Result<void> mark_touches(const Study& study, Reading& r) {
  for (std::size_t x = 0; x < r.tracked.size(); ++x) {
    const auto selector = Selector::parse(r.tracked[x], study);
    if (!selector) return std::unexpected(selector.error());
    const std::uint64_t bit = std::uint64_t{1} << x;
    const auto places = selector->select(study, "places");
    const auto links = selector->select(study, "links");
    const auto in_place = [&](const std::string& place) { return bool{places[r.place_at.at(place)]}; };
    for (std::size_t p = 0; p < r.places.size(); ++p) r.places[p].touches |= places[p] ? bit : 0;
    for (std::size_t l = 0; l < r.links.size(); ++l)
      r.links[l].touches |= links[l] || in_place(r.links[l].from) || in_place(r.links[l].to) ? bit : 0;
    const auto mark = [&](const char* table, auto& things) {
      const auto rows = selector->select(study, table);
      for (std::size_t i = 0; i < things.size(); ++i)
        things[i].touches |= rows[i] || in_place(things[i].place) ? bit : 0;
    };
    mark("supply", r.sources);
    mark("plants", r.plants);
    mark("stores", r.stores);
  }
  return {};
}

void add_origin(std::vector<std::string>& list, const std::string& code) {
  const auto& members = group_members(code);
  for (const std::string& country : members.empty() ? std::vector<std::string>{code} : members)
    if (std::ranges::find(list, country) == list.end()) list.push_back(country);
}

void spread_what_matters(Reading& r) {
  r.matters.assign(r.goods.size(), 0);
  r.origins.resize(r.goods.size());
  for (const Clause& c : r.clauses) r.matters[r.orders[c.order].good] |= c.bit;
  for (const Limit& m : r.limits)
    for (std::size_t g = 0; g < r.goods.size(); ++g) r.matters[g] |= m.goods[g] != 0 ? m.bit : 0;
  for (const Order& o : r.orders) r.matters[o.good] |= o.lifts_avoid ? 0 : r.avoid;
  std::vector<Receiver> receivers;
  for (const Order& o : r.orders) receivers.push_back({o.good, o.country});
  for (const Plant& q : r.plants)
    for (const auto& [input, t] : q.inputs) receivers.push_back({input, q.country});
  for (const Policy& p : r.policies) {
    if (p.kind == "transit_ban" || p.kind == "transit_fee" || p.kind == "extraction_tax") continue;
    for (const Receiver& o : receivers) {
      if (sells(p, o)) add_origin(r.origins[o.good], p.actor);
      if (!buys(p, o) || (p.kind == "quota" && !p.where.empty())) continue;
      if (p.kind == "sanction") r.matters[o.good] |= p.bit;
      if (p.target.empty() && p.kind != "subsidy") add_origin(r.origins[o.good], p.actor);
      for (const std::string& code : p.target) add_origin(r.origins[o.good], code);
      for (const std::string& code : p.exempt) add_origin(r.origins[o.good], code);
    }
    const bool at_moves = (p.kind == "quota" || p.kind == "price_cap") && !p.where.empty();
    for (std::size_t g = 0; at_moves && g < r.goods.size(); ++g) {
      if (p.goods[g] == 0) continue;
      if (p.kind == "price_cap" && p.target.empty()) add_origin(r.origins[g], p.actor);
      for (const auto* codes : {&p.target, &p.exempt})
        for (const std::string& code : *codes) add_origin(r.origins[g], code);
    }
  }
  for (auto g = r.stages.rbegin(); g != r.stages.rend(); ++g)
    for (const Plant& q : r.plants) {
      if (std::ranges::none_of(q.outputs, [&](auto& o) { return o.first == *g; })) continue;
      for (const auto& [input, t] : q.inputs) r.matters[input] |= r.matters[*g];
      if (q.outputs.front().first == *g && !q.new_origin)
        for (const std::string& country : r.origins[*g]) add_origin(r.origins[q.inputs.front().first], country);
    }
}

}  // namespace

bool is_exempt(const Policy& policy, const std::string& country) {
  return std::ranges::any_of(policy.exempt, [&](const std::string& code) { return member(code, country); });
}

bool buys(const Policy& policy, const Receiver& order) {
  const bool exports = policy.kind == "export_duty" || policy.kind == "export_ban" || policy.kind == "export_control";
  return !exports && policy.goods[order.good] != 0 && member(policy.actor, order.country);
}

bool sells(const Policy& policy, const Receiver& order) {
  const bool both = policy.kind == "sanction";
  const bool exports = policy.kind == "export_duty" || policy.kind == "export_ban" || policy.kind == "export_control";
  if (!(both || exports) || policy.goods[order.good] == 0 || is_exempt(policy, order.country)) return false;
  if (policy.target.empty()) return !both && !member(policy.actor, order.country);
  return std::ranges::any_of(policy.target, [&](const std::string& code) { return member(code, order.country); });
}

bool targets(const Policy& policy, const std::string& origin) {
  return std::ranges::any_of(policy.target, [&](const std::string& code) { return member(code, origin); });
}

bool comes_in(const Policy& policy, const std::string& origin) {
  if (is_exempt(policy, origin)) return false;
  return policy.target.empty() ? !member(policy.actor, origin) : targets(policy, origin);
}

bool comes_from(const Policy& policy, const State& state) { return member(policy.actor, state.origin); }

bool meets(const Policy& policy, const Receiver& order, const State& state) {
  if (sells(policy, order) && member(policy.actor, state.origin)) return true;
  if (!buys(policy, order)) return false;
  const bool spared = is_exempt(policy, state.origin);
  if (policy.kind == "sanction") return (state.touched & policy.bit) != 0 || (!spared && targets(policy, state.origin));
  if (spared) return false;
  if (policy.kind == "subsidy" && policy.target.empty()) return true;
  return policy.target.empty() ? !member(policy.actor, state.origin) : targets(policy, state.origin);
}

double barred(const Reading& reading, const Receiver& receiver, const State& state, std::size_t t) {
  double gone = 0;
  for (const Policy& p : reading.policies)
    if (((p.kind == "import_ban" || p.kind == "export_ban" || p.kind == "sanction") && meets(p, receiver, state)) ||
        (p.kind == "price_cap" && reading.value[receiver.good] > p.rate[t] && meets(p, receiver, state)))
      gone = std::max(gone, p.open[t]);
  return gone;
}

bool is_duty(const Policy& p) {
  return p.kind == "tariff" || p.kind == "export_duty" || p.kind == "subsidy" ||
         (p.kind == "export_control" && p.unit == "usd/t");
}

double duty(const Reading& reading, const Policy& p, std::size_t good, std::size_t t) {
  const double rate = p.unit == "percent" ? p.rate[t] / 100 * reading.value[good] : p.rate[t];
  return std::isnan(rate) ? 0 : (p.kind == "subsidy" ? -rate : rate) * p.open[t];
}

Result<void> complete(const Study& study, Reading& reading) {
  order_stages(reading);
  if (auto marked = mark_touches(study, reading); !marked) return marked;
  spread_what_matters(reading);
  return {};
}

State reduce(const Reading& reading, std::size_t good, State state) {
  state.touched &= reading.matters[good];
  const auto& origins = reading.origins[good];
  if (std::ranges::find(origins, state.origin) == origins.end()) state.origin.clear();
  return state;
}

std::string name_of(const Reading& reading, const State& state) {
  std::string name;
  for (std::size_t x = 0; x < reading.tracked.size(); ++x)
    if ((state.touched >> x & 1U) != 0) name += "x" + std::to_string(x + 1);
  return state.origin.empty() ? name : name + "@" + state.origin;
}

}  // namespace korridor::verify
