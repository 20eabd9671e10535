#include <fmt/format.h>

#include <map>

#include "korridor/base/sha256.h"
#include "korridor/service/ledger.h"

namespace korridor {
namespace {

constexpr const char* kDataset = "korridor";
constexpr std::size_t kFtmDigits = 40;

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) (c == '"') ? out += "\"\"" : out += c;
  return out + "\"";
}

std::string text_of(const Json& value) {
  if (value.is_null()) return "";
  if (!value.is_array()) return value.is_string() ? value.get<std::string>() : value.dump();
  std::string out;
  for (const Json& part : value) out += (out.empty() ? "" : ";") + part.get<std::string>();
  return out;
}

std::string as_csv(const Json& statements) {
  std::string out;
  for (const Json& s : statements) {
    std::string head, row;
    for (const auto& [name, value] : s.items()) {
      if (name == "sentence") continue;
      head += (head.empty() ? "" : ",") + name;
      row += (row.empty() ? "" : ",") + cell(text_of(value));
    }
    if (out.empty()) out = head + "\n";
    out += row + "\n";
  }
  return out;
}

/// FollowTheMoney statements: one line a property of an entity. A source is a Document; a statement is a Note about it,
/// and the names it speaks of stand as keywords.
class FtmLines {
 public:
  std::string make(const Json& sources, const Json& statements) {
    for (const Json& s : sources) add_source(s);
    for (const Json& s : statements) add_statement(s);
    return std::move(out_);
  }

 private:
  static std::string entity_of(const Json& source) {
    return "korridor-" + source["sha256"].get<std::string>().substr(0, 20);
  }

  void add_source(const Json& s) {
    entity_ = names_[s["id"].get<std::int64_t>()] = entity_of(s);
    schema_ = "Document";
    lang_ = text_of(s["language"]);
    put("id", "id", entity_);
    put("fileName", "string", text_of(s["name"]));
    put("title", "string", text_of(s["title"]));
    put("publisher", "string", text_of(s["publisher"]));
    put("sourceUrl", "url", text_of(s["url"]));
    put("publishedAt", "date", text_of(s["date"]));
    put("language", "language", text_of(s["language"]));
    put("notes", "text", "sha256:" + text_of(s["sha256"]));
  }

  void add_statement(const Json& s) {
    entity_ = "korridor-" + s["id"].get<std::string>();
    schema_ = "Note";
    put("id", "id", entity_);
    put("entity", "entity", names_[s["source"].get<std::int64_t>()]);
    put("name", "name", fmt::format("{} {}", text_of(s["subject"]), text_of(s["property"])));
    put("description", "text", text_of(s["text"]));
    put("summary", "text",
        fmt::format("{} {} [{}, {}] {}", text_of(s["value"]), text_of(s["unit"]), text_of(s["low"]), text_of(s["high"]),
                    text_of(s["as_of"])));
    put("keywords", "string", text_of(s["state"]));
    put("notes", "text", fmt::format("bytes {}-{}", s["begin"].get<std::int64_t>(), s["end"].get<std::int64_t>()));
  }

  void put(const char* prop, const char* type, const std::string& value) {
    if (value.empty()) return;
    Sha256 sha;
    sha.add(fmt::format("{}.{}.{}.{}", kDataset, entity_, prop, value));
    out_ += to_json_line({{"id", sha.finish().substr(0, kFtmDigits)},
                          {"entity_id", entity_},
                          {"canonical_id", entity_},
                          {"schema", schema_},
                          {"prop", prop},
                          {"prop_type", type},
                          {"value", value},
                          {"dataset", kDataset},
                          {"lang", lang_.empty() ? Json(nullptr) : Json(lang_)},
                          {"original_value", nullptr},
                          {"external", false},
                          {"first_seen", nullptr},
                          {"last_seen", nullptr},
                          {"origin", "korridor ledger"}});
  }

  std::string out_, entity_, schema_, lang_;
  std::map<std::int64_t, std::string> names_;
};

}  // namespace

Reply ledger_export(const LedgerExport& request) {
  Reply listed = ledger_list({.ledger = request.ledger, .filter = request.filter});
  if (listed.exit_code != kExitOk) return listed;
  const Json& statements = listed.json["statements"];
  std::string text;
  if (request.format == "jsonl")
    for (const Json& s : statements) text += to_json_line(s);
  else if (request.format == "csv")
    text = as_csv(statements);
  else if (request.format == "ftm")
    text = FtmLines().make(listed.json["sources"], statements);
  else
    return reply_errors("ledger", {{.code = "usage",
                                    .message = fmt::format("there is no format `{}`", request.format),
                                    .hint = "jsonl, csv or ftm"}});
  Reply reply{.json = reply_head("ledger", nullptr, "ok")};
  reply.json["action"] = "export";
  reply.json["format"] = request.format;
  reply.json["statements"] = statements.size();
  reply.json["text"] = std::move(text);
  return reply;
}

}  // namespace korridor
