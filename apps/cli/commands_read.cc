#include <iostream>
#include <thread>

#include "commands.h"
#include "korridor/service/read.h"
#include "words.h"

namespace korridor::cli {

void Session::add_read() {
  CLI::App* read =
      add("read", "Read articles: figures, dates, names, agreements and claims, each with its bytes in the file",
          "  korridor read article.txt\n"
          "  korridor read --date 2025-11-08 --text-lang fr article.txt\n"
          "  korridor read news/*.txt > proposals.jsonl\n");
  read->add_option("files", read_files_, "Articles: text, HTML or PDF")->required()->type_name("FILE");
  read->add_option("--date", read_date_, "Date of the documents, YYYY-MM-DD (default: looked for in the text)");
  read->add_option("--text-lang", read_language_, "Language of the documents (default: guessed, and told)")
      ->check(CLI::IsMember({"de", "en", "fr", "ru"}));
  read->callback([this] { chosen_ = [this] { return run_read(); }; });
}

/// Lines of JSON with and without --json; errors are an object only with it.
int Session::run_read() {
  ReadCommand command{.files = read_files_,
                      .date = parse_date(read_date_),
                      .language = find_language(read_language_),
                      .threads = thread_count()};
  command.sink = [this](const Json& line) { out_text_ += to_json_line(line); };
  ReadReply reply;
  if (!read_date_.empty() && !command.date) {
    reply.errors.push_back(
        {.code = "bad_date", .message = read_date_ + " is no day of the calendar", .hint = "write YYYY-MM-DD"});
    reply.exit_code = kExitBadInput;
  } else {
    reply = read_files(command);
  }
  for (const Warning& warning : reply.warnings)
    std::cerr << word("warning", lang_) << ": " << warning.where << ": " << warning.message << "\n";
  if (out_text_.empty() && reply.errors.empty())
    std::cerr << "korridor: "
              << word("nothing was read: no date, place, quantity or agreement stands in the text", lang_) << "\n";
  if (!reply.errors.empty() && json_) out_text_ += to_json_line(reply_errors("read", reply.errors).json);
  if (!json_)
    for (const Error& error : reply.errors) std::cerr << to_line(error) << "\n";
  return reply.exit_code;
}

}  // namespace korridor::cli
