#include "korridor/service/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "korridor/news/conflicts/conflicts.h"
#include "korridor/news/reader.h"
#include "korridor/service/article_bytes.h"
#include "korridor/service/proposal_json.h"

namespace korridor {
namespace {

struct OneFile {
  std::string bytes;
  Result<Article> article = std::unexpected(Errors{});
};

OneFile read_one(const std::filesystem::path& file, const ReadCommand& command) {
  OneFile one;
  auto bytes = read_article_bytes(file);
  if (!bytes) {
    one.article = std::unexpected(std::move(bytes.error()));
    return one;
  }
  one.bytes = std::move(*bytes);
  one.article = read_article(file.filename().string(), one.bytes, {.date = command.date, .language = command.language});
  if (!one.article)
    for (Error& error : one.article.error()) error.file = file.string();
  return one;
}

/// Every file is read by itself, so the answer does not depend on who reads which.
std::vector<OneFile> read_all(const ReadCommand& command) {
  std::vector<OneFile> files(command.files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) files[i] = read_one(command.files[i], command);
  };
  std::vector<std::jthread> helpers;
  const auto threads = std::min<std::size_t>(files.size(), static_cast<std::size_t>(std::max(1, command.threads)));
  for (std::size_t t = 1; t < threads; ++t) helpers.emplace_back(work);
  work();
  return files;
}

/// What the files propose, in their order, and then what contradicts.
ReadReply make_reply(std::vector<OneFile> files, const ReadCommand& command) {
  ReadReply reply;
  const auto sink = command.sink ? command.sink : [&reply](Json line) { reply.lines.push_back(std::move(line)); };
  std::vector<Article> articles;
  std::vector<std::string_view> texts;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!files[i].article) {
      for (const Error& error : files[i].article.error()) reply.errors.push_back(error);
      continue;
    }
    Article& article = *files[i].article;
    if (!article.extracted.empty()) files[i].bytes = std::move(article.extracted);
    if (article.language_guessed)
      reply.warnings.push_back(
          {"language_guessed", fmt::format("read as `{}`; --text-lang settles it", article.language), article.name});
    if (article.date_source != "given")
      reply.warnings.push_back({"date_guessed",
                                article.date.empty()
                                    ? "no date was found; dates without a year stay open until --date is given"
                                    : fmt::format("dates count from {}; --date settles it", article.date),
                                article.name});
    for (const ReadWarning& warning : article.warnings)
      reply.warnings.push_back({warning.code, warning.message, article.name});
    tell_proposals(article, files[i].bytes, i + 1, sink);
    articles.push_back(std::move(*files[i].article));
    texts.push_back(files[i].bytes);
  }
  tell_conflicts(find_conflicts(articles), articles, texts, sink);
  for (const Error& error : reply.errors)
    reply.exit_code = std::max(reply.exit_code, reply_errors("read", {error}).exit_code);
  return reply;
}

}  // namespace

ReadReply read_files(const ReadCommand& command) { return make_reply(read_all(command), command); }

ReadReply read_text(const std::string& name, std::string bytes, const ReadCommand& command) {
  std::vector<OneFile> files(1);
  files[0].bytes = std::move(bytes);
  files[0].article = read_article(name, files[0].bytes, {.date = command.date, .language = command.language});
  return make_reply(std::move(files), command);
}

}  // namespace korridor
