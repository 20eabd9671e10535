#include "cases/case_study.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "korridor/base/text.h"
#include "korridor/study/schema.h"

namespace korridor::cases {
namespace {

using Cells = std::map<std::string, std::string>;  // by column

std::string value_of(const Cells& row, const std::string& column) {
  const auto at = row.find(column);
  return at == row.end() ? "" : at->second;
}

class StudyWriter {
 public:
  explicit StudyWriter(const CaseFile& text) : case_(text) {}

  Result<std::map<std::string, std::string>> run() {
    for (const CaseTable& table : case_.tables)
      for (const CaseTable::Row& row : table.rows) add_row(table, row);
    for (const CaseLine& line : case_.lines)
      if (line.name == "order") add_order(line);
    add_places_and_goods();
    fill_defaults();
    if (!errors_.empty()) return std::unexpected(errors_);
    std::map<std::string, std::string> files;
    for (const auto& [name, rows] : rows_)
      if (!rows.empty()) files[name + ".csv"] = as_csv(name, rows);
    files["study.toml"] = settings();
    return files;
  }

 private:
  void complain(int line, std::string message, std::string hint) {
    errors_.push_back({.code = "bad_case", .message = std::move(message), .row = line, .hint = std::move(hint)});
  }

  void add_row(const CaseTable& table, const CaseTable::Row& row) {
    Cells cells;
    for (std::size_t c = 0; c < table.columns.size(); ++c) cells[table.columns[c]] = row.cells[c + 1];
    if (table.name == "links")
      set_ends(row, cells);
    else
      cells[find_table_schema(table.name)->fields.front().column] = row.cells.front();
    rows_[table.name].push_back(std::move(cells));
  }

  /// `A-B` runs both ways, `A->B` one way.
  void set_ends(const CaseTable::Row& row, Cells& cells) {
    const std::string& ends = row.cells.front();
    const std::size_t at = ends.find('-');
    if (at == std::string::npos) return complain(row.line, ends + " is no link", "write A-B, or A->B for one way");
    const bool one_way = ends.compare(at, 2, "->") == 0;
    cells["from"] = ends.substr(0, at);
    cells["to"] = ends.substr(at + (one_way ? 2 : 1));
    if (one_way) cells["direction"] = "forward";
    if (!cells["link_id"].empty()) return;
    const auto taken = [&](const std::string& id) {
      return std::ranges::any_of(rows_["links"], [&](const Cells& c) { return c.at("link_id") == id; });
    };
    std::string id = cells["mode"];
    for (int n = 2; taken(id); ++n) id = fmt::format("{}_{}", cells["mode"], n);
    cells["link_id"] = id;
  }

  /// `order [NAME:] GOOD [START ->] PLACE [AMOUNT] [COLUMN VALUE]...`
  void add_order(const CaseLine& line) {
    std::vector<std::string> words = line.words;
    const auto take = [&] {
      std::string word = words.empty() ? "" : words.front();
      if (!words.empty()) words.erase(words.begin());
      return word;
    };
    Cells cells = {{"order_id", "order"}};
    if (!words.empty() && words.front().ends_with(':')) {
      cells["order_id"] = take();
      cells["order_id"].pop_back();
    }
    cells["good"] = take();
    if (words.size() > 1 && words[1] == "->") {
      starts_[cells["good"]].insert(take());
      take();
    }
    cells["place"] = take();
    if (!words.empty() && parse_number(words.front())) cells["amount_t_per_year"] = take();
    while (words.size() > 1) {
      const std::string column = take();
      cells[column] = take();
    }
    if (!words.empty())
      complain(line.line, "the column " + words.front() + " has no value", "write COLUMN VALUE after the amount");
    rows_["orders"].push_back(std::move(cells));
  }

  void name(const std::string& table, const std::string& id) {
    if (id.empty()) return;
    const std::string key = find_table_schema(table)->fields.front().column;
    auto& rows = rows_[table];
    if (std::ranges::none_of(rows, [&](const Cells& c) { return c.at(key) == id; })) rows.push_back({{key, id}});
  }

  void add_places_and_goods() {
    for (const auto& [good, places] : starts_)
      if (!has_source(good))
        for (const std::string& place : places)
          rows_["supply"].push_back({{"supply_id", place + "_" + good}, {"place", place}, {"good", good}});
    for (const Cells& link : std::vector<Cells>(rows_["links"])) {
      name("places", link.at("from"));
      name("places", link.at("to"));
    }
    for (const char* table : {"supply", "plants", "stores", "orders"})
      for (const Cells& row : rows_[table]) {
        name("places", value_of(row, "place"));
        name("goods", value_of(row, "good"));
      }
    for (const Cells& row : rows_["processes"])
      for (const char* side : {"inputs", "outputs"})
        for (const std::string& part : split(value_of(row, side), ';')) name("goods", part.substr(0, part.find(':')));
    for (const Cells& row : rows_["changes"]) name("sets", value_of(row, "set"));
  }

  bool has_source(const std::string& good) {
    return std::ranges::any_of(rows_["supply"], [&](const Cells& row) { return value_of(row, "good") == good; }) ||
           std::ranges::any_of(rows_["processes"], [&](const Cells& row) {
             return std::ranges::any_of(split(value_of(row, "outputs"), ';'),
                                        [&](const std::string& part) { return part.starts_with(good + ":"); });
           });
  }

  void fill_defaults() {
    int number = 0;
    for (Cells& row : rows_["places"]) {
      for (const auto& [column, value] :
           Cells{{"country", "KAZ"}, {"kind", "junction"}, {"lat", "45"}, {"lon", std::to_string(50 + number++)}})
        row.try_emplace(column, value);
    }
    for (Cells& row : rows_["goods"]) row.try_emplace("cargo", "bulk");
    for (Cells& row : rows_["supply"]) row.try_emplace("amount_t_per_year", "1000000");
    for (Cells& row : rows_["policies"]) row.try_emplace("in_base", "yes");
    for (Cells& row : rows_["changes"]) row.try_emplace("operation", "set");
    for (Cells& row : rows_["links"]) row.try_emplace("countries", through(row["from"], row["to"]));
    for (Cells& row : rows_["clauses"]) row.try_emplace("order", "order");
    for (Cells& row : rows_["orders"]) {
      const bool market = !value_of(row, "steps").empty();
      row.try_emplace("kind", market ? "market" : "contract");
      if (!market && value_of(row, "penalty_usd_per_t").empty()) row.try_emplace("firm", "yes");
    }
    for (auto& [table, rows] : rows_) {
      const TableSchema* schema = find_table_schema(table);
      const auto field = std::ranges::find(schema->fields, "name", &Field::column);
      if (field == schema->fields.end() || !field->required) continue;
      for (Cells& row : rows) row.try_emplace("name", row[schema->fields.front().column]);
    }
  }

  std::string through(const std::string& from, const std::string& to) {
    const auto state = [&](const std::string& place) {
      for (const Cells& row : rows_["places"])
        if (row.at("place_id") == place) return value_of(row, "country");
      return std::string();
    };
    return state(from) == state(to) ? state(from) : state(from) + ";" + state(to);
  }

  std::string settings() {
    std::map<std::string, std::string> said = {
        {"years", "2026"}, {"period", "year"}, {"discount_rate", "0"}, {"holding_rate", "0"}};
    for (const CaseLine& line : case_.lines) said[line.name] = fmt::format("{}", fmt::join(line.words, " "));
    const std::string& years = said["years"];  // 2026 or 2026-2028
    const int last = std::stoi(years.substr(years.find('-') == std::string::npos ? 0 : years.find('-') + 1));
    std::string text =
        fmt::format("[study]\nname = \"case\"\n[time]\nstart = {}-01-01\nend = {}-01-01\nperiod = \"{}\"\n",
                    years.substr(0, 4), last + 1, said["period"]);
    text +=
        fmt::format("[money]\ndiscount_rate = {}\nholding_rate = {}\n", said["discount_rate"], said["holding_rate"]);
    if (!said["avoid"].empty()) text += fmt::format("[model]\navoid = \"{}\"\n", said["avoid"]);
    if (!said["factor"].empty()) text += fmt::format("[factors]\n{}\n", said["factor"]);  // factor bbl_per_t = 8
    return text;
  }

  static std::string as_csv(const std::string& table, const std::vector<Cells>& rows) {
    std::set<std::string> columns;
    for (const Cells& row : rows)
      for (const auto& [column, value] : row) columns.insert(column);
    const std::string first = find_table_schema(table)->fields.front().column;
    columns.erase(first);
    std::string text = first;
    for (const std::string& column : columns) text += "," + column;
    for (const Cells& row : rows) {
      text += "\n" + value_of(row, first);
      for (const std::string& column : columns) {
        const std::string value = value_of(row, column);
        text += value.find(',') == std::string::npos ? "," + value : ",\"" + value + "\"";
      }
    }
    return text + "\n";
  }

  const CaseFile& case_;
  std::map<std::string, std::vector<Cells>> rows_;
  std::map<std::string, std::set<std::string>> starts_;  // by good
  Errors errors_;
};

}  // namespace

Result<std::map<std::string, std::string>> make_files(const CaseFile& text) { return StudyWriter(text).run(); }

}  // namespace korridor::cases
