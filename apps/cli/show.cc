#include "show.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/phrases.h"
#include "korridor/base/text.h"
#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

std::string show_check(const Json& reply, const ShowOptions& options) {
  std::string out;
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("table")}, {w("rows"), true}});
  for (const auto& [name, count] : reply["counts"].items())
    if (count.get<std::size_t>() > 0) table.add({name, show_number(count.get<double>(), 0, options.lang)});
  out += table.render(terminal_width());
  const double cited = reply["coverage"]["cited"];
  const double assumed = reply["coverage"]["assumed"];
  const double yours = reply["coverage"]["yours"];
  const double all = std::max(1.0, cited + assumed + yours);
  const auto share = [&](double part) { return show_number(100 * part / all, 1, options.lang); };
  out += fmt::format("\n{} {}: {} % {}, {} % {}, {} % {}\n", show_number(cited + assumed + yours, 0, options.lang),
                     w("figures"), share(cited), w("cited"), share(assumed), w("assumed with a reason"), share(yours),
                     w("yours"));
  out += fmt::format("{} {} {}, {} {}; {}, {} {}\n", reply["horizon"]["start"].get<std::string>(), w("to|day"),
                     reply["horizon"]["end"].get<std::string>(), reply["horizon"]["periods"].get<std::size_t>(),
                     w("periods"), w("no error"), reply["warnings"].size(),
                     w(reply["warnings"].size() == 1 ? "warning" : "warnings"));
  return out;
}

/// Columns whose cells are words of the schema, not of the study.
bool is_choice(const std::string& column) {
  constexpr std::string_view kColumns[] = {"in_base", "kind", "mode", "status", "cargo", "basis", "bound"};
  return std::ranges::find(kColumns, column) != std::end(kColumns);
}

/// What a cell of a list says: the German name where there is one, words of the schema and of selectors translated.
/// What has a subject and no name is told by that.
std::string list_cell(const Json& row, const std::string& column, const std::string& lang) {
  const auto is_blank = [&](const char* cell) {
    return !row.contains(cell) || (row[cell].is_string() && row[cell].get_ref<const std::string&>().empty());
  };
  std::string text = row[column == "name" && is_blank("name") && row.contains("subject") ? "subject" : column];
  if (column == "name" && lang == "de" && !is_blank("name_de")) return row["name_de"];
  if (column == "currency" && row.contains("value") && is_blank("value")) return "";  // of no sum
  if (column == "class") return lang == "de" ? row["class_de"].get<std::string>() : say_class(text, lang);
  if (column == "means") return translate_phrase(text, lang).value_or(text);
  return is_choice(column) ? word(text, lang) : text;
}

constexpr int kListDigits = 6;

std::string show_list(const Json& reply, const ShowOptions& options) {
  if (reply["rows"].empty())
    return fmt::format("{}: {}\n", reply["what"].get<std::string>(),
                       word("the study has none; `korridor schema` tells the table to write them in", options.lang));
  std::vector<std::string> names;
  std::vector<TextTable::Column> columns;
  for (const auto& [name, value] : reply["rows"].front().items()) {
    if (name == "name_de" || name == "class_de" || name == "subject") continue;
    constexpr std::string_view kNumbers[] = {"hours",      "value",     "rate",    "share", "vehicles", "payload_t",
                                             "capacity_t", "opening_t", "percent", "lot_t", "cost_usd"};
    const bool number = name.ends_with("_per_t") || name.ends_with("_per_year") || name.ends_with("_per_run") ||
                        name.ends_with("_t_year") || std::ranges::find(kNumbers, name) != std::end(kNumbers);
    names.push_back(name);
    columns.push_back({word(name == "to" ? "to|place" : name, options.lang), number});
  }
  TextTable table(columns);
  for (const Json& row : reply["rows"]) {
    std::vector<std::string> cells;
    cells.reserve(names.size());
    for (std::size_t c = 0; c < names.size(); ++c) {
      std::string cell = list_cell(row, names[c], options.lang);
      const auto number = columns[c].number ? parse_number(cell) : std::nullopt;
      cells.push_back(number ? show_number(*number, kListDigits, options.lang) : std::move(cell));
    }
    table.add(std::move(cells));
  }
  return table.render(terminal_width());
}

std::string show_verify(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{w("check")}, {""}, {w("worst"), true}, {w("tolerance"), true}});
  for (const Json& check : reply["checks"])
    table.add({check["name"], check["ok"].get<bool>() ? w("ok") : w("FAILED"),
               fmt::format("{:.2e}", check["worst"].get<double>()),
               fmt::format("{:.0e}", check["tolerance"].get<double>())});
  if (reply["status"] != "unproven") return table.render(terminal_width());
  return table.render(terminal_width()) +
         fmt::format(
             "\n{}\n{}: {} USD, {} {:.1e}\n",
             w("The plan keeps every rule and costs what it says. That none costs less than the bound it claims is "
               "the word of HiGHS; the engine chains writes a proof."),
             w("Proven from the files"), show_number(reply["bound_usd"].get<double>(), 0, options.lang), w("gap"),
             reply["gap"].get<double>());
}

/// One code with what to do about it, or a line for each of all.
std::string show_codes(const Json& reply, const ShowOptions& options) {
  const bool german = options.lang == "de";
  std::string out;
  for (const Json& c : reply["codes"])
    out += fmt::format("{} {} {}: {}\n", word(c["kind"].get<std::string>(), options.lang), c["number"].get<int>(),
                       c["code"].get<std::string>(), c[german ? "meaning_de" : "meaning"].get<std::string>());
  if (reply["codes"].size() > 1) return out;
  const Json& c = reply["codes"].front();
  return out + "\n" + c[german ? "text_de" : "text"].get<std::string>() + "\n" +
         (c["exit"] == 0 ? ""
                         : fmt::format("\n{} {}, HTTP {}\n", word("Exit code", options.lang), c["exit"].get<int>(),
                                       c["http"].get<int>()));
}

std::string show_export(const Json& reply, const ShowOptions& options) {
  std::string out;
  for (const Json& f : reply["files"])
    out += fmt::format("{}: {} {}\n", f["file"].get<std::string>(), f["rows"].get<std::size_t>(),
                       word(f["holds"].get<std::string>(), options.lang));
  return out;
}

std::string show_import(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  std::string out = fmt::format("{} {}\n", reply["read"].get<std::size_t>(), w("rows read"));
  for (const Json& t : reply["tables"])
    out += fmt::format("{}: {} {}, {} {}, {} {}\n", t["table"].get<std::string>(), t["added"].get<std::size_t>(),
                       w("added|rows"), t["replaced"].get<std::size_t>(), w("replaced"), t["same"].get<std::size_t>(),
                       w("there already"));
  for (const Json& d : reply["dropped"]) {
    const std::string reason = d["reason"];
    out += fmt::format("{} {}: {}, {} {}\n", w("left out"), d["count"].get<std::size_t>(),
                       translate_phrase(reason, options.lang).value_or(reason), w("such as"),
                       d["examples"].front().get<std::string>());
  }
  return out + (reply["written"].get<bool>() ? "" : w("nothing was written") + "\n");
}

/// The page, and which of its parts have no answer.
std::string show_report(const Json& reply, const ShowOptions& options) {
  std::string out = fmt::format("{}\n", reply["path"].get<std::string>());
  for (const Json& section : reply["sections"])
    if (const std::string code = section["refused"]; !code.empty())
      out += fmt::format("{}: {} ({})\n", section["title"].get<std::string>(), word("no answer", options.lang), code);
  return out;
}

}  // namespace

std::string show_reply(const Json& reply, const ShowOptions& options) {
  const std::string command = reply["command"];
  if (reply["status"] == "bad_input" || (reply.contains("errors") && command != "check" && command != "ledger"))
    return "";  // told on standard error
  if (command == "ledger") return show_ledger(reply, options);
  if (reply.contains("conflict")) return show_conflict(reply, options);
  if (command == "check") return show_check(reply, options);
  if (command == "list") return show_list(reply, options);
  if (command == "new")
    return fmt::format("{0} {3}\n{1} korridor plan {3}\n{2} korridor serve {3}\n", word("made", options.lang),
                       word("try:", options.lang), word("then:", options.lang), reply["path"].get<std::string>());
  if (command == "plan") return show_plan(reply, options);
  if (command == "compare") return show_compare(reply, options);
  if (command == "verify") return show_verify(reply, options);
  if (command == "evidence") return show_evidence(reply, options);
  if (command == "value") return show_value(reply, options);
  if (command == "invest") return show_invest(reply, options);
  if (command == "frontier") return show_frontier(reply, options);
  if (command == "backtest") return show_backtest(reply, options);
  if (command == "dependence") return show_dependence(reply, options);
  if (command == "route") return show_route(reply, options);
  if (command == "instance" && reply.contains("problem")) return show_instance(reply, options);
  if (command == "export") return show_export(reply, options);
  if (command == "import") return show_import(reply, options);
  if (command == "explain") return show_codes(reply, options);
  if (reply.contains("text")) return reply["text"].get<std::string>();
  if (command == "report") return show_report(reply, options);
  return reply.dump(2) + "\n";
}

}  // namespace korridor::cli
