#include <fmt/format.h>

#include "korridor/base/sha256.h"
#include "korridor/news/reader.h"
#include "korridor/service/article_bytes.h"
#include "korridor/service/ledger.h"
#include "korridor/service/ledger_statements.h"

namespace korridor {
namespace {

std::string hash(std::string_view bytes) {
  Sha256 sha;
  sha.add(bytes);
  return sha.finish();
}

/// Names of files as they are given, so that a ledger tells nothing of the machine it was made on.
std::string name_of(const std::filesystem::path& file) { return file.lexically_normal().generic_string(); }

/// A text without a name is named by what it says: two of them stand side by side, and the same one is known again.
std::string name_of(const LedgerAdd::Pasted& pasted) {
  constexpr std::size_t kDigits = 12;
  return pasted.name.empty() ? "pasted-" + hash(pasted.text).substr(0, kDigits) : pasted.name;
}

class Adding {
 public:
  Adding(const LedgerAdd& request, Ledger ledger) : request_(request), ledger_(std::move(ledger)) {}

  Reply run() {
    if (request_.pasted) add_article(name_of(*request_.pasted), request_.pasted->text);
    std::size_t done = 0;
    for (const auto& input : request_.inputs) {
      std::error_code error;
      if (std::filesystem::is_directory(input, error))
        add_study(input);
      else if (auto bytes = read_article_bytes(input))
        add_article(name_of(input), std::move(*bytes));
      else
        keep(bytes.error());
      if (request_.progress) request_.progress(++done, input.string());
      if (stopped_) break;
    }
    return make_reply();
  }

 private:
  void keep(const Errors& errors) { errors_.insert(errors_.end(), errors.begin(), errors.end()); }

  void add_article(const std::string& name, std::string bytes) {
    auto article = read_article(name, bytes, {.date = request_.date, .language = request_.language});
    if (!article) {
      for (Error error : article.error()) {
        error.file = name;
        errors_.push_back(std::move(error));
      }
      return;
    }
    for (const ReadWarning& warning : article->warnings) warnings_.push_back({warning.code, warning.message, name});
    SourceEntry source = describe(name, *article);
    source.sha256 = hash(bytes);
    source.bytes = std::move(article->extracted.empty() ? bytes : article->extracted);
    const auto statements = make_statements(*article, source.bytes);
    *article = {};
    auto added = ledger_.add(source, statements);
    if (!added) {
      stopped_ = true;  // what the file system refuses once it refuses again
      return keep(added.error());
    }
    sources_.push_back(to_json(*added, name));
  }

  [[nodiscard]] SourceEntry describe(const std::string& name, const Article& article) const {
    SourceEntry source;
    source.name = name;
    source.publisher = request_.publisher;
    source.title = request_.title;
    source.url = request_.url;
    source.licence = request_.licence;
    source.grade = request_.grade;
    source.date = article.date;
    source.language = article.language;
    return source;
  }

  void add_study(const std::filesystem::path& folder) {
    const auto study = read_study(folder);
    if (!study) return keep(study.error());
    const StudyEntries entries = make_entries(*study);
    const auto added = ledger_.add_all(entries.sources, entries.statements, entries.citations);
    if (!added) {
      stopped_ = true;
      return keep(added.error());
    }
    for (std::size_t i = 0; i < added->size(); ++i) sources_.push_back(to_json((*added)[i], entries.sources[i].name));
  }

  Json to_json(const AddedSource& added, const std::string& name) {
    statements_ += added.statements;
    reopened_ += added.reopened;
    known_ += added.known ? 1 : 0;
    return {{"source", added.source},
            {"name", name},
            {"known", added.known},
            {"statements", added.statements},
            {"reopened", added.reopened},
            {"copy_of", added.copy_of == 0 ? Json(nullptr) : Json(added.copy_of)},
            {"replaces", added.replaces ? Json(*added.replaces) : Json(nullptr)}};
  }

  Reply make_reply() {
    Reply reply;
    if (!errors_.empty()) reply.exit_code = reply_errors("ledger", errors_).exit_code;
    reply.json =
        reply_head("ledger", nullptr, errors_.empty() ? "ok" : (reply.exit_code == kExitLimit ? "limit" : "bad_input"));
    reply.json["warnings"] = korridor::to_json(warnings_);
    reply.json["action"] = "add";
    reply.json["added"] = {{"sources", sources_.size() - known_}, {"statements", statements_}};
    reply.json["known"] = known_;
    reply.json["reopened"] = reopened_;
    reply.json["sources"] = std::move(sources_);
    if (!errors_.empty()) reply.json["errors"] = korridor::to_json(errors_);
    return reply;
  }

  const LedgerAdd& request_;
  Ledger ledger_;
  Json sources_ = Json::array();
  std::size_t statements_ = 0, reopened_ = 0, known_ = 0;
  Warnings warnings_;
  Errors errors_;
  bool stopped_ = false;
};

}  // namespace

Reply ledger_add(const LedgerAdd& request) {
  auto ledger = Ledger::open(request.ledger, Ledger::Mode::kCreate);
  if (!ledger) return reply_errors("ledger", ledger.error());
  return Adding(request, std::move(*ledger)).run();
}

}  // namespace korridor
