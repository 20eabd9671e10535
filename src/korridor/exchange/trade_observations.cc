#include "korridor/exchange/trade_observations.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "korridor/base/country.h"
#include "korridor/base/text.h"

namespace korridor {
namespace {

struct Delivered {
  double tonnes = 0;
  bool known = true;
  std::int64_t line = 0;
  std::vector<std::string> claims, exporters;
};

}  // namespace

void add_trade_observations(const std::vector<TradeFlow>& flows, const Study& study, const std::string& fitted,
                            const std::string& file, Imported& found) {
  std::map<std::tuple<std::string, std::string, std::string>, Delivered> sums;  // year, importer, good
  for (const TradeFlow& flow : flows) {
    Delivered& sum = sums[{flow.year, flow.to, flow.good}];
    sum.tonnes += flow.tonnes;
    sum.known = sum.known && flow.tonnes_known;
    sum.claims.push_back(flow.claim + "_t");
    sum.exporters.push_back(flow.from);
    if (sum.line == 0) sum.line = flow.line;
  }
  const Table& goods = study.table("goods");
  for (const auto& [key, sum] : sums) {
    const auto& [year, to, good] = key;
    const std::string& basis = goods.text(*goods.find(good), "basis");
    const auto drop = [&](const std::string& why) { found.drop("no observation: " + why, file, sum.line); };
    if (!sum.known) {
      drop("tonnes not known");
      continue;
    }
    if (basis != "gross") {
      drop(fmt::format("the good counts {} tonnes, the file gross weight", basis));
      continue;
    }
    const std::string id = lower_ascii(fmt::format("trade_{}_{}_{}", year, to, good));
    found.rows.push_back({.table = "observations",
                          .cells = {{"observation_id", id},
                                    {"name", fmt::format("{} to {}", good, country_name(to, "en"))},
                                    {"measure", "delivered"},
                                    {"selector", "country:" + to},
                                    {"goods", good},
                                    {"year", year},
                                    {"value", to_text(sum.tonnes)},
                                    {"unit", "t"},
                                    {"used_for_fit", year == fitted ? "yes" : "no"},
                                    {"note", fmt::format("exports of {}", fmt::join(sum.exporters, ", "))}},
                          .file = file,
                          .line = sum.line});
    found.rows.push_back({.table = "citations",
                          .cells = {{"table", "observations"},
                                    {"key", id},
                                    {"kind", "cited"},
                                    {"claims", fmt::format("{}", fmt::join(sum.claims, ";"))}},
                          .file = file,
                          .line = sum.line});
  }
}

}  // namespace korridor
