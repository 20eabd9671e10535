#include "korridor/service/schema_reply.h"

#include <fmt/format.h>

#include "korridor/study/check_cell.h"
#include "korridor/study/schema.h"

namespace korridor {

Reply tell_text(const std::string& command, std::string text) {
  Json json = reply_head(command, nullptr, "ok");
  json["text"] = std::move(text);
  return {std::move(json), kExitOk};
}

Reply tell_schema(const std::string& table, std::string_view language) {
  if (!table.empty() && find_table_schema(table) == nullptr)
    return reply_errors("schema", {{.code = "unknown_table",
                                    .message = fmt::format("there is no table {}", table),
                                    .hint = did_you_mean(table, table_names(), "see: korridor schema")}});
  std::string text = table.empty() ? introduce_schema(language) : std::string();
  for (const TableSchema& one : schema())
    if (table.empty() || one.name == table) text += (text.empty() ? "" : "\n") + table_as_markdown(one, language);
  return tell_text("schema", std::move(text));
}

}  // namespace korridor
