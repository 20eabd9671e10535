#include <fmt/format.h>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

constexpr std::size_t kIdShown = 20;

std::string text_of(const Json& value) { return value.is_null() ? "" : value.get<std::string>(); }

std::string show_added(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  std::string out;
  for (const Json& s : reply["sources"]) {
    if (reply["sources"].size() > 40) break;
    out += s["name"].get<std::string>() + ": ";
    out +=
        s["known"].get<bool>() ? w("known already") : fmt::format("{} {}", s["statements"].get<int>(), w("statements"));
    if (!s["copy_of"].is_null()) out += fmt::format(", a copy of source {}", s["copy_of"].get<int>());
    if (!s["replaces"].is_null())
      out += fmt::format(", replaces source {}, {} decisions reopened", s["replaces"].get<int>(),
                         s["reopened"].get<int>());
    out += "\n";
  }
  return out + fmt::format("{} {}, {} {}; {} {}\n", reply["added"]["sources"].get<int>(), w("sources added"),
                           reply["known"].get<int>(), w("known already"), reply["added"]["statements"].get<int>(),
                           w("statements"));
}

std::string show_statements(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const char* text) { return word(text, options.lang); };
  TextTable table({{.title = w("id"), .whole = true},  // `review` asks for it
                   {w("state|decision")},
                   {w("subject")},
                   {w("property")},
                   {w("value"), true},
                   {w("unit")},
                   {w("as of")},
                   {w("source")}});
  for (const Json& s : reply["statements"])
    table.add({s["id"].get<std::string>().substr(0, kIdShown), word(s["state"].get<std::string>(), options.lang),
               text_of(s["subject"]), text_of(s["property"]), text_of(s["value"]), text_of(s["unit"]),
               text_of(s["as_of"]), s["source_name"]});
  if (table.empty()) return w("no statement fits; leave a filter out, or add an article") + "\n";
  return table.render(terminal_width()) + fmt::format("{} {}\n", reply["statements"].size(), w("statements"));
}

std::string show_conflicts(const Json& reply, const ShowOptions& options) {
  std::string out;
  const auto w = [&](const std::string& text) { return word(text, options.lang); };
  const auto side = [](const Json& s) {
    return fmt::format("{}: {}", s["doc"].is_null() ? "-" : s["doc"].get<std::string>(), s["text"].get<std::string>());
  };
  for (const Json& c : reply["conflicts"])
    out += fmt::format("{} ({}, {}){}\n  {}\n  {}\n  {}\n", w(c["kind"]), w(c["rule"].get<std::string>() + "|rule"),
                       w(c["confidence"].get<std::string>() + "|sure"),
                       c["judged"].is_null() ? "" : w(" judged ") + w(text_of(c["judged"]) + "|names"), side(c["a"]),
                       side(c["b"]), c[options.lang == "de" ? "reason_de" : "reason"].get<std::string>());
  return out + fmt::format("{} {}\n", reply["conflicts"].size(), word("conflicts", options.lang));
}

}  // namespace

std::string show_ledger(const Json& reply, const ShowOptions& options) {
  const std::string action = reply["action"];
  if (action == "add") return show_added(reply, options);
  if (action == "list") return show_statements(reply, options);
  if (action == "conflicts") return show_conflicts(reply, options);
  if (action == "export") return reply["text"];
  if (action == "check")
    return fmt::format("{}: {} {}, {} {}\n", word("sound", options.lang), reply["counts"]["sources"].get<int>(),
                       word("sources", options.lang), reply["counts"]["statements"].get<int>(),
                       word("statements", options.lang));
  std::string out;
  for (const Json& d : reply["decided"])
    out += fmt::format("{} {}{}\n", d["id"].get<std::string>(), d["state"].get<std::string>(),
                       d["replacement"].is_null() ? "" : ", now " + text_of(d["replacement"]));
  return out + fmt::format("{} {}, {} {}\n", reply["decided"].size(), word("decisions", options.lang),
                           reply["judged"].get<int>(), word("judgements", options.lang));
}

}  // namespace korridor::cli
