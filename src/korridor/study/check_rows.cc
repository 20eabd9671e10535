#include <fmt/format.h>

#include <set>

#include "korridor/base/text.h"
#include "korridor/study/check_study.h"
#include "korridor/study/rate_unit.h"

namespace korridor {
namespace {

/// A table and one of its rows, with a way to complain about a column.
struct RowCheck {
  const Table& table;
  std::size_t row;
  Errors& errors;
  [[nodiscard]] const std::string& text(std::string_view column) const { return table.text(row, column); }
  [[nodiscard]] bool has(std::string_view column) const { return !text(column).empty(); }
  [[nodiscard]] double number(std::string_view column) const { return table.number(row, column); }
  void complain(std::string_view column, std::string code, std::string message, std::string hint) const {
    errors.push_back(cell_error(table, row, column, std::move(code), std::move(message), std::move(hint)));
  }
};

template <class Check>
void for_rows(const Study& study, std::string_view name, Errors& errors, Check&& check) {
  const Table& table = study.table(name);
  for (std::size_t r = 0; r < table.size(); ++r)
    if (table.is_sound(r)) check(RowCheck{table, r, errors});
}

void check_dates(const RowCheck& row) {
  if (!row.table.schema().find("opens") || !row.table.schema().find("closes")) return;
  const auto opens = row.table.date(row.row, "opens");
  const auto closes = row.table.date(row.row, "closes");
  if (opens && closes && *closes <= *opens)
    row.complain("closes", "closes_before_opens",
                 fmt::format("closes on {}, opens on {}", to_string(*closes), to_string(*opens)),
                 "closes is the first day out of use");
}

void check_link(const RowCheck& row) {
  if (row.text("from") == row.text("to"))
    row.complain("to", "link_to_itself", fmt::format("the link starts and ends at {}", row.text("from")),
                 "give two places");
  const bool pipeline = row.text("mode").starts_with("pipeline");
  if (pipeline && !row.has("carries"))
    row.complain("carries", "pipeline_without_cargo", "a pipeline does not say what it carries",
                 "name the goods in carries");
  if (row.number("base_load_t_per_year") > row.number("capacity_t_per_year"))
    row.complain("base_load_t_per_year", "base_load_over_capacity",
                 fmt::format("other traffic is {} t/yr, the capacity {} t/yr", row.text("base_load_t_per_year"),
                             row.text("capacity_t_per_year")),
                 "other traffic cannot be more than fits");
}

void check_order(const RowCheck& row) {
  const bool market = row.text("kind") == "market";
  const bool firm = row.text("firm") == "yes";
  if (market && !row.has("steps"))
    row.complain("steps", "market_without_steps", "a market has no demand", "give steps as price:tonnes;price:tonnes");
  if (market && firm)
    row.complain("firm", "firm_market", "a market cannot be firm", "make it a contract, or leave firm empty");
  if (!market && row.has("steps"))
    row.complain("steps", "contract_with_steps", "a contract has price steps",
                 "make it a market, or leave steps empty");
  if (!market && !row.has("amount_t_per_year"))
    row.complain("amount_t_per_year", "contract_without_amount", "a contract has no amount", "give the tonnes a year");
  if (!market && !firm && !row.has("penalty_usd_per_t"))
    row.complain("penalty_usd_per_t", "contract_without_penalty", "a contract is neither firm nor has a penalty",
                 "give firm=yes, or what each missing tonne costs");
  if (firm && row.has("penalty_usd_per_t"))
    row.complain("penalty_usd_per_t", "firm_with_penalty", "a firm order has a penalty", "leave one of the two empty");
}

void check_clause(const RowCheck& row) {
  const std::string& kind = row.text("kind");
  if (kind == "priority" && !row.has("penalty_usd_per_t"))
    row.complain("penalty_usd_per_t", "priority_without_penalty", "a priority clause has no penalty",
                 "give what a missing tonne costs");
  if (kind != "priority" && row.has("penalty_usd_per_t"))
    row.complain("penalty_usd_per_t", "penalty_without_priority", fmt::format("a {} clause has a penalty", kind),
                 "make it a priority clause");
  if (kind == "may" && row.has("share"))
    row.complain("share", "share_of_may", "a may clause has a share", "leave it empty");
}

/// What stays away, or empty, has its price; only a promise may do without.
void check_penalty(const RowCheck& row) {
  const std::string& bound = row.text("bound");
  const bool crossing = row.text("kind") == "crossing", penalty = row.has("penalty_usd_per_t");
  if (bound == "most" && penalty)
    row.complain("penalty_usd_per_t", "penalty_without_least", "a limit that says at most has a penalty",
                 "write least in bound, or leave the penalty empty");
  if (penalty || bound == "most") return;
  if (bound != "least")
    row.complain("penalty_usd_per_t", "lots_without_penalty",
                 "nothing says what a tonne that is paid and stays empty costs",
                 "give the penalty: what is due for it without cargo");
  else if (crossing)
    row.complain("penalty_usd_per_t", "least_crossing_without_penalty",
                 "nothing says what a tonne that stays away costs",
                 "give the penalty; what must be delivered without fail is a delivered limit or a firm order");
}

/// Lots, services that start from a least, and limits that shut each other out.
void check_whole(const RowCheck& row) {
  const std::string& bound = row.text("bound");
  const std::string& kind = row.text("kind");
  const bool whole = bound == "lots" || bound == "least_or_none";
  if ((bound == "lots") != row.has("lot_t"))
    row.complain(
        "lot_t", "lots_without_size",
        bound == "lots" ? "nothing says how large a lot is" : fmt::format("a limit of bound {} has a lot", bound),
        bound == "lots" ? "give the tonnes of a lot" : "write lots in bound, or leave lot_t empty");
  if (whole && (kind == "share" || kind == "buyer"))
    row.complain("bound", "lots_of_share", fmt::format("a {} limit counts no lots", kind),
                 "make it a crossing or delivered limit");
  for (const std::string& other : row.table.list(row.row, "excludes")) {
    const auto at = row.table.find(other);
    const bool fits = at &&
                      (row.table.text(*at, "bound") == "most" || row.table.text(*at, "bound") == "least_or_none") &&
                      (row.table.text(*at, "kind") == "crossing" || row.table.text(*at, "kind") == "delivered");
    if (at == row.row)
      row.complain("excludes", "excludes_itself", "the limit shuts itself out", "name another limit");
    else if (at && (!fits || (bound != "most" && bound != "least_or_none") || kind == "share" || kind == "buyer"))
      row.complain("excludes", "excludes_what_counts",
                   fmt::format("{} and {} cannot shut each other out", row.table.id(row.row), other),
                   "both must be crossing or delivered limits of bound most or least_or_none");
  }
}

void check_limit(const RowCheck& row) {
  const std::string& kind = row.text("kind");
  const bool is_share = kind == "share" || kind == "buyer";
  if (is_share && !row.has("share"))
    row.complain("share", "limit_without_size", fmt::format("a {} limit has no share", kind),
                 "give a share from 0 to 1");
  const bool lots = row.text("bound") == "lots";
  if (!is_share && !lots && !row.has("amount_t_per_year"))
    row.complain("amount_t_per_year", "limit_without_size", "the limit has no amount", "give the tonnes a year");
  if ((is_share || lots) && row.has("amount_t_per_year"))
    row.complain("amount_t_per_year", "limit_with_wrong_size",
                 fmt::format("a {} limit has an amount", lots ? "lots" : kind),
                 lots ? "give lot_t alone; what is the most is a limit of its own" : "give the share alone");
  if (!is_share && row.has("share"))
    row.complain("share", "limit_with_wrong_size", fmt::format("a {} limit has a share", kind),
                 "make it a share limit, or give the amount alone");
  if (kind != "buyer" && !row.has("selector"))
    row.complain("selector", "limit_without_selector", "the limit does not say what it holds for",
                 "name links, places, plants or supply");
  if (kind == "buyer" && !row.has("orders"))
    row.complain("orders", "buyer_without_orders", "the limit does not say whose share it is",
                 "select the buyer's orders, such as country:CHN");
  check_penalty(row);
  check_whole(row);
  if (kind != "crossing" && row.table.list(row.row, "goods").size() != 1)
    row.complain("goods", "limit_goods", fmt::format("a {} limit needs exactly one good", kind),
                 "write one limit for each good");
  if (kind == "crossing" && row.has("orders"))
    row.complain("orders", "crossing_with_orders", "a crossing does not know the order it is for",
                 "use a delivered limit");
}

void check_store(const RowCheck& row) {
  if (row.number("opening_t") > row.number("capacity_t"))
    row.complain("opening_t", "opening_over_capacity",
                 fmt::format("the store opens with {} t and holds {} t", row.text("opening_t"), row.text("capacity_t")),
                 "it cannot hold more than its capacity");
}

/// Volumes at which a transit fee gets cheaper.
void check_discounts(const RowCheck& row, const std::string& unit, bool is_read) {
  const std::string& discounts = row.text("volume_discounts");
  if (discounts.empty() && !row.has("discount_on")) return;
  if (discounts.empty() || !row.has("discount_on"))
    return row.complain(discounts.empty() ? "volume_discounts" : "discount_on", "discount_without_rule",
                        discounts.empty() ? "nothing says from which volume on the rate is lower"
                                          : "nothing says which tonnes the lower rate holds for",
                        discounts.empty() ? "give tonnes:percent, or leave discount_on empty" : "write beyond or all");
  const bool by_measure = row.text("kind") == "transit_fee" && unit.starts_with("usd/") && unit != "usd/t";
  if (is_read && (row.text("kind") != "transit_fee" || unit != "usd/t"))
    row.complain("volume_discounts", "discount_of_what",
                 fmt::format("a {} in {} has no volume discounts", row.text("kind"),
                             row.has("rate_unit") ? row.text("rate_unit") : "no unit"),
                 by_measure ? fmt::format("name {}_per_t under [factors] in study.toml, or give the rate in usd/t",
                                          unit.substr(4))
                            : "they go with a transit_fee in usd/t; take them out");
  if (row.text("discount_on") == "all" && parse_steps(discounts).back().second >= 100)
    row.complain("volume_discounts", "bad_discounts", "nothing would be due for any tonne",
                 "give less than 100 percent, or write beyond in discount_on");
}

void check_policy(const RowCheck& row, const Settings& settings) {
  const std::string& kind = row.text("kind");
  const std::string unit = read_rate_unit(settings, row.text("rate_unit")).unit;
  if ((kind == "transit_fee") && !row.has("selector"))
    row.complain("selector", "fee_without_selector", "a transit fee does not say where it is due",
                 "name the links in selector");
  static const std::set<std::string> kNeedRate = {"tariff", "export_duty", "extraction_tax", "transit_fee"};
  const bool is_cap = kind == "price_cap" && unit == "usd/t";
  if ((kNeedRate.contains(kind) || is_cap) && !row.has("rate"))
    row.complain("rate", "tariff_without_rate", fmt::format("the {} has no rate", kind), "give the rate and its unit");
  if (row.has("rate") && !row.has("rate_unit"))
    row.complain("rate_unit", "rate_without_unit", "a rate has no unit",
                 "write percent, usd/t, t/yr, or the unit as printed");
  if (kind == "export_control" && row.text("rate_unit") == "percent" && row.number("rate") > 100)
    row.complain("rate", "out_of_range", fmt::format("rate is {} percent", row.text("rate")),
                 "no more than 100 % of what is delivered can stay");
  const bool is_read = !settings.name.empty();  // else study.toml was refused, with the factors for units
  check_discounts(row, lower_ascii(unit), is_read);
  static const std::set<std::string> kNobody = {"transit_fee", "transit_ban", "extraction_tax"};
  if (row.has("exempt") && kNobody.contains(kind))
    row.complain("exempt", "exempt_of_what", fmt::format("a {} asks for no origin, so nobody can be exempt", kind),
                 "name goods or links instead, or leave exempt empty");
}

void check_citation(const RowCheck& row) {
  if (row.text("kind") != "assumed" && !row.has("claims"))
    row.complain("claims", "citation_without_claim", fmt::format("a {} figure names no claim", row.text("kind")),
                 "name the claims");
  if (row.text("kind") == "assumed" && !row.has("reason"))
    row.complain("reason", "assumption_without_reason", "an assumption has no reason",
                 "say in a few words how it was formed");
}

/// What a statement or an observation is held against.
void check_statement(const RowCheck& row) {
  const std::string& measure = row.text("measure");
  if (measure == "none") return;
  for (const char* column : {"good", "on", "exporter"})
    if (!row.has(column) && (measure == "use_share" || std::string_view(column) != "exporter"))
      row.complain(column, "measure_of_nothing", fmt::format("a {} needs {}", measure, column),
                   "give it, or write none in measure");
}

void check_observation(const RowCheck& row) {
  const std::string& measure = row.text("measure");
  if (measure != "price" && !row.has("selector"))
    row.complain("selector", "measure_of_nothing", fmt::format("a {} needs {}", measure, "selector"),
                 "name the links, places or orders on which it was observed");
}

void check_event(const RowCheck& row) {
  if (row.has("rate_per_year") && !row.has("duration_days"))
    row.complain("duration_days", "event_without_duration",
                 "an event that comes again and again does not say how long it lasts",
                 "give its days, or leave rate_per_year empty");
}

void check_agreement(const RowCheck& row) {
  if (row.has("quantity") && !row.has("quantity_unit"))
    row.complain("quantity_unit", "value_without_unit", fmt::format("quantity is {} of nothing", row.text("quantity")),
                 "give the unit as printed: t, barrels, wagons");
}

/// A claim is a number unless its unit says otherwise, and an interval has its ends in order.
void check_claim(const RowCheck& row) {
  const std::string& unit = row.text("unit");
  const bool is_number = !unit.empty() && unit != "text" && unit != "date";
  if (is_number && row.has("value") && !parse_number(trim(row.text("value"))))
    row.complain("value", "bad_number",
                 fmt::format("{} is no finite number, but the unit is {}", row.text("value"), unit),
                 "write it like 12.5, or give the unit text");
  if (unit.empty() && row.has("value"))
    row.complain("unit", "value_without_unit", fmt::format("the claim is {} of nothing", row.text("value")),
                 "give the unit: t/yr, percent, usd/t; text or date where it is no number");
  if (row.number("low") > row.number("high"))
    row.complain("high", "interval_upside_down",
                 fmt::format("the interval runs from {} to {}", row.text("low"), row.text("high")),
                 "low is the smaller one");
}

}  // namespace

void check_rows(const Study& study, Errors& errors) {
  for (const Table& table : study.tables) for_rows(study, table.name(), errors, check_dates);
  for_rows(study, "links", errors, check_link);
  for_rows(study, "orders", errors, check_order);
  for_rows(study, "clauses", errors, check_clause);
  for_rows(study, "limits", errors, check_limit);
  for_rows(study, "stores", errors, check_store);
  for_rows(study, "claims", errors, check_claim);
  for_rows(study, "agreements", errors, check_agreement);
  for_rows(study, "events", errors, check_event);
  for_rows(study, "statements", errors, check_statement);
  for_rows(study, "observations", errors, check_observation);
  for_rows(study, "policies", errors, [&](const RowCheck& row) { check_policy(row, study.settings); });
  for_rows(study, "citations", errors, check_citation);
}

}  // namespace korridor
