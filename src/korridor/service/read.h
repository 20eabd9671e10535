#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "korridor/base/date.h"
#include "korridor/news/text/language.h"
#include "korridor/service/reply.h"

namespace korridor {

struct ReadCommand {
  std::vector<std::filesystem::path> files;
  std::optional<Date> date;          ///< of every document; nothing: looked for in the text
  std::optional<Language> language;  ///< of every document; nothing: guessed
  int threads = 1;
  std::function<void(Json)> sink = {};  ///< takes each line as it is made; nothing: they are kept in the reply
};

/// What `read` prints: one object a proposal (docs/reference/read.md), in the order of the files and of their text,
/// then the conflicts. Files that could not be read are told in `errors`; the others are read all the same.
struct ReadReply {
  std::vector<Json> lines;
  Warnings warnings;
  Errors errors;
  int exit_code = 0;
};

[[nodiscard]] ReadReply read_files(const ReadCommand& command);
/// The same for one text that is in memory; `command.files` is not looked at.
[[nodiscard]] ReadReply read_text(const std::string& name, std::string bytes, const ReadCommand& command);

}  // namespace korridor
