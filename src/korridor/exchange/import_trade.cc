#include "korridor/exchange/import_trade.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "korridor/base/country.h"
#include "korridor/base/text.h"
#include "korridor/exchange/trade_observations.h"

namespace korridor {
namespace {

Result<std::size_t> need(const Sheet& sheet, const char* name) {
  if (const auto column = sheet.find(name)) return *column;
  return fail({.code = "sheet_column",
               .message = fmt::format("there is no column {}", name),
               .file = sheet.file,
               .row = 1,
               .hint = "take the files of BACI as they are published"});
}

/// The good that a product of six digits belongs to: the first whose HS begins so.
class Products {
 public:
  explicit Products(const Study& study) {
    const Table& goods = study.table("goods");
    for (std::size_t g = 0; g < goods.size(); ++g)
      for (std::string code : split(goods.text(g, "hs"), ';')) {
        std::erase(code, '.');
        std::erase(code, ' ');
        if (code.size() < 6) continue;
        const auto [at, fresh] = good_.emplace(code.substr(0, 6), goods.id(g));
        if (!fresh) shared_.push_back(fmt::format("{} ({} and {})", code, at->second, goods.id(g)));
      }
  }
  /// Codes that several goods have: their trade is told of the first.
  [[nodiscard]] const std::vector<std::string>& shared() const { return shared_; }
  [[nodiscard]] bool empty() const { return good_.empty(); }
  [[nodiscard]] const std::string* find(std::string code) const {
    if (code.size() < 6) code.insert(0, 6 - code.size(), '0');  // 10121: a leading zero that a spreadsheet ate
    const auto at = good_.find(code);
    return at == good_.end() ? nullptr : &at->second;
  }

 private:
  std::map<std::string, std::string> good_;
  std::vector<std::string> shared_;
};

Result<std::map<std::string, std::string>> read_codes(const Sheet& codes) {
  const auto number = need(codes, "country_code"), iso = need(codes, "country_iso3");
  if (!number) return std::unexpected(number.error());
  if (!iso) return std::unexpected(iso.error());
  std::map<std::string, std::string> states;
  for (const Sheet::Row& row : codes.rows) states[codes.cell(row, *number)] = codes.cell(row, *iso);
  return states;
}

/// BACI_HS17_Y2022_V202401b.csv: 2017.
std::string edition_of(const std::string& file) {
  const auto at = file.rfind("_HS");
  if (at == std::string::npos || at + 5 > file.size()) return {};
  const auto year = parse_number(file.substr(at + 3, 2));
  return !year ? std::string() : fmt::format("{}", static_cast<int>(*year) + (*year > 80 ? 1900 : 2000));
}

void warn_of_editions(const Sheet& trade, const Study& study, Imported& found) {
  const std::string edition = edition_of(trade.file);
  const Table& goods = study.table("goods");
  std::size_t others = 0;
  for (std::size_t g = 0; g < goods.size(); ++g)
    others += goods.is_given(g, goods.column("hs")) && goods.text(g, "hs_edition") != edition ? 1 : 0;
  if (!edition.empty() && others > 0)
    found.warnings.push_back({"hs_edition",
                              fmt::format("the file is in HS {}, {} goods of the study are in another edition: look "
                                          "whether their codes still mean the same",
                                          edition, others),
                              trade.file});
}

struct Sum {
  double kusd = 0, tonnes = 0;
  bool tonnes_known = true;
  std::int64_t line = 0;
};

ImportedRow claim(const Sheet& trade, const TradeFilter& filter, const std::string& id, const std::string& subject,
                  const char* property, double value, const char* unit, const std::string& year, std::int64_t line) {
  return {.table = "claims",
          .cells = {{"claim_id", id},
                    {"source", filter.source},
                    {"subject", subject},
                    {"property", property},
                    {"value", to_text(value)},
                    {"unit", unit},
                    {"as_of", year}},
          .file = trade.file,
          .line = line};
}

}  // namespace

Result<Imported> import_baci(const Sheet& trade, const Sheet& codes, const Study& study, const TradeFilter& filter) {
  const Products products(study);
  if (products.empty())
    return fail({.code = "no_goods",
                 .message = "no good of the study has six digits of HS",
                 .file = (study.folder / "goods.csv").string(),
                 .hint = "fill the column hs"});
  const auto states = read_codes(codes);
  if (!states) return std::unexpected(states.error());
  std::map<char, std::size_t> at;
  for (const char* name : {"t", "i", "j", "k", "v", "q"}) {
    const auto column = need(trade, name);
    if (!column) return std::unexpected(column.error());
    at[name[0]] = *column;
  }
  Imported found;
  found.warnings = trade.warnings;
  warn_of_editions(trade, study, found);
  if (!products.shared().empty())
    found.warnings.push_back({"hs_shared",
                              fmt::format("{} codes are those of several goods, their trade is told of the first: {}",
                                          products.shared().size(), fmt::join(products.shared(), ", ")),
                              "goods"});
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Sum> sums;  // year, from, to, good
  for (const Sheet::Row& row : trade.rows) {
    ++found.read;
    const auto cell = [&](char name) -> const std::string& { return trade.cell(row, at.at(name)); };
    const auto from = states->find(cell('i')), to = states->find(cell('j'));
    const std::string* good = products.find(cell('k'));
    const auto value = parse_number(cell('v'));
    const auto drop = [&](const char* reason) { found.drop(reason, trade.file, row.line); };
    if (good == nullptr)
      drop("no good of the study");
    else if (from == states->end() || to == states->end() || !is_country(from->second) || !is_country(to->second))
      drop("state unknown");
    else if (!filter.exporters.empty() && !filter.exporters.contains(from->second))
      drop("other exporter");
    else if (!value || *value < 0)
      drop("no value");
    else {
      Sum& sum = sums[{cell('t'), from->second, to->second, *good}];
      sum.kusd += *value;
      if (const auto tonnes = parse_number(cell('q')))
        sum.tonnes += *tonnes;
      else
        sum.tonnes_known = false;
      if (sum.line == 0) sum.line = row.line;
    }
  }
  std::vector<TradeFlow> flows;
  for (const auto& [key, sum] : sums) {
    const auto& [year, from, to, good] = key;
    const std::string id = lower_ascii(fmt::format("{}_{}_{}_{}_{}", filter.source, year, from, to, good));
    const std::string subject = fmt::format("{} from {} to {}", good, from, to);
    flows.push_back({year, from, to, good, sum.kusd * 1000, sum.tonnes, sum.tonnes_known, sum.line, id});
    found.rows.push_back(
        claim(trade, filter, id + "_usd", subject, "export_value", sum.kusd * 1000, "USD", year, sum.line));
    if (sum.tonnes_known)
      found.rows.push_back(
          claim(trade, filter, id + "_t", subject, "export_quantity", sum.tonnes, "t", year, sum.line));
    else
      found.drop("tonnes not known (the value is kept)", trade.file, sum.line);
  }
  if (filter.orders) add_trade_orders(flows, study, filter.places, trade.file, found);
  if (filter.observations)
    add_trade_observations(flows, study, filter.orders ? newest_year(flows) : "", trade.file, found);
  return found;
}

}  // namespace korridor
