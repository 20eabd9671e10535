#include "korridor/exchange/trade_orders.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "korridor/base/country.h"
#include "korridor/base/text.h"

namespace korridor {
namespace {

std::optional<std::string> only_place(const Study& study, const std::string& state, const char* kind) {
  const Table& places = study.table("places");
  std::optional<std::string> found;
  for (std::size_t r = 0; r < places.size(); ++r) {
    if (places.text(r, "country") != state || places.text(r, "kind") != kind) continue;
    if (found) return std::nullopt;
    found = places.id(r);
  }
  return found;
}

class OrderMaker {
 public:
  OrderMaker(const Study& study, const TradePlaces& places, std::string file, Imported& found)
      : study_(study), places_(places), file_(std::move(file)), found_(found) {
    const Table &orders = study.table("orders"), &all = study.table("places");
    for (std::size_t r = 0; r < orders.size(); ++r)
      if (const auto place = all.find(orders.text(r, "place")))
        has_.emplace(orders.text(r, "good"), all.text(*place, "country"), orders.id(r));
  }

  void make(const std::vector<TradeFlow>& flows) {
    const std::string newest = newest_year(flows);
    for (const TradeFlow& flow : flows)
      if (const auto why = refuse(flow, newest))
        found_.drop("no order: " + *why, file_, flow.line);
      else
        add(flow);
  }

 private:
  [[nodiscard]] std::optional<std::string> refuse(const TradeFlow& flow, const std::string& newest) const {
    const Table& goods = study_.table("goods");
    const std::string& basis = goods.text(*goods.find(flow.good), "basis");
    if (flow.year != newest) return "an older year";
    if (!flow.tonnes_known) return "tonnes not known";
    if (flow.tonnes < 1) return "less than a tonne";
    if (basis != "gross") return fmt::format("the good counts {} tonnes, the file gross weight", basis);
    if (find_place(flow.to).place.empty()) return "no place stands for the importer (--places)";
    const std::string own = order_id(flow);
    const bool there = std::ranges::any_of(has_, [&](const auto& order) {
      return std::get<0>(order) == flow.good && std::get<1>(order) == flow.to && std::get<2>(order) != own;
    });
    if (there) return "the study has an order for the good in that state";
    return std::nullopt;
  }
  [[nodiscard]] TradePlace find_place(const std::string& state) const {
    if (const auto given = places_.find(state); given != places_.end()) return given->second;
    for (const char* kind : {"market", "port"})
      if (const auto place = only_place(study_, state, kind)) return {*place, {}};
    return {};
  }
  static std::string order_id(const TradeFlow& flow) {
    return lower_ascii(fmt::format("trade_{}_{}_{}", flow.from, flow.to, flow.good));
  }
  void cite(const TradeFlow& flow, const char* column, const char* kind, const std::string& claims,
            const std::string& reason) {
    ImportedRow row{.table = "citations",
                    .cells = {{"table", "orders"}, {"key", order_id(flow)}, {"column", column}, {"kind", kind}},
                    .file = file_,
                    .line = flow.line};
    if (!claims.empty()) row.cells["claims"] = claims;
    if (!reason.empty()) row.cells["reason"] = reason;
    found_.rows.push_back(std::move(row));
  }
  void add(const TradeFlow& flow) {
    const TradePlace place = find_place(flow.to);
    ImportedRow row{.table = "orders",
                    .cells = {{"order_id", order_id(flow)},
                              {"name", fmt::format("{} {} to {}", flow.year, flow.good, country_name(flow.to, "en"))},
                              {"kind", "contract"},
                              {"buyer", country_name(flow.to, "en")},
                              {"seller", country_name(flow.from, "en")},
                              {"good", flow.good},
                              {"place", place.place},
                              {"amount_t_per_year", to_text(flow.tonnes)},
                              {"firm", "no"},
                              {"penalty_usd_per_t", to_text(std::round(flow.usd / flow.tonnes * 100) / 100)}},
                    .file = file_,
                    .line = flow.line};
    cite(flow, "amount_t_per_year", "cited", flow.claim + "_t", "");
    cite(flow, "penalty_usd_per_t", "assumed", flow.claim + "_usd;" + flow.claim + "_t",
         "a tonne that stays away is worth what a tonne of this trade was sold for");
    if (!place.inland_cost_usd_per_t.empty()) {
      row.cells["inland_cost_usd_per_t"] = place.inland_cost_usd_per_t;
      cite(flow, "inland_cost_usd_per_t", "assumed", "", "given with the place that stands for the importer");
    }
    found_.rows.push_back(std::move(row));
  }

  const Study& study_;
  const TradePlaces& places_;
  std::string file_;
  Imported& found_;
  std::set<std::tuple<std::string, std::string, std::string>> has_;  ///< good, state, order
};

}  // namespace

std::string newest_year(const std::vector<TradeFlow>& flows) {
  std::string newest;
  for (const TradeFlow& flow : flows) newest = std::max(newest, flow.year);
  return newest;
}

Result<TradePlaces> read_trade_places(const Sheet& sheet, const Study& study) {
  const auto country = sheet.find("country"), place = sheet.find("place"), cost = sheet.find("inland_cost_usd_per_t");
  if (!country || !place)
    return fail({.code = "sheet_column",
                 .message = fmt::format("there is no column {}", country ? "place" : "country"),
                 .file = sheet.file,
                 .row = 1,
                 .hint = "name the columns country,place and, if wanted, inland_cost_usd_per_t"});
  Errors errors;
  TradePlaces places;
  for (const Sheet::Row& row : sheet.rows) {
    const auto complain = [&](std::size_t column, const std::string& message, const std::string& hint) {
      errors.push_back({.code = "sheet_cell",
                        .message = message,
                        .file = sheet.file,
                        .row = row.line,
                        .column = static_cast<std::int64_t>(column) + 1,
                        .hint = hint});
    };
    const auto state = find_country(sheet.cell(row, *country));
    const std::string& id = sheet.cell(row, *place);
    const std::string inland = cost ? sheet.cell(row, *cost) : std::string();
    if (!state)
      complain(*country, fmt::format("no state is called `{}`", sheet.cell(row, *country)),
               "write its name or ISO code");
    if (!study.table("places").find(id))
      complain(*place, fmt::format("the study has no place `{}`", id), "korridor list STUDY places");
    if (!inland.empty() && !parse_number(inland))
      complain(*cost, fmt::format("`{}` is no number", inland), "give USD per tonne, or leave it empty");
    if (state) places[*state] = {id, inland};
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return places;
}

void add_trade_orders(const std::vector<TradeFlow>& flows, const Study& study, const TradePlaces& places,
                      const std::string& file, Imported& found) {
  OrderMaker(study, places, file, found).make(flows);
}

}  // namespace korridor
