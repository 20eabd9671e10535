#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "korridor/base/fold.h"
#include "korridor/base/phrases.h"
#include "korridor/news/conflicts/conflicts.h"
#include "korridor/news/reader.h"
#include "korridor/service/ledger.h"
#include "korridor/service/ledger_join.h"
#include "korridor/service/proposal_json.h"

namespace korridor {
namespace {

/// The sources that are compared: of several states of a file the last, of several copies of a text the first.
std::vector<const SourceEntry*> choose_sources(const std::vector<SourceEntry>& sources) {
  std::set<std::int64_t> replaced, told;
  for (const SourceEntry& source : sources)
    if (source.replaces) replaced.insert(*source.replaces);
  std::vector<const SourceEntry*> chosen;
  for (const SourceEntry& source : sources)
    if (source.kind == "article" && !replaced.contains(source.id) && told.insert(source.witness).second)
      chosen.push_back(&source);
  return chosen;
}

std::pair<std::string, std::string> in_order(const std::string& a, const std::string& b) {
  return a < b ? std::pair(a, b) : std::pair(b, a);
}

class Finding {
 public:
  explicit Finding(Ledger ledger) : ledger_(std::move(ledger)) {}

  Result<Json> run() {
    const auto sources = ledger_.sources(true);
    if (!sources) return std::unexpected(sources.error());
    const auto statements = ledger_.statements({});
    if (!statements) return std::unexpected(statements.error());
    for (const StatementEntry& s : *statements) by_source_[s.source].push_back(&s);
    if (auto judged = ledger_.judgements()) judgements_ = std::move(*judged);
    for (const SourceEntry& source : *sources) names_[source.id] = source.name;
    chosen_ = choose_sources(*sources);
    if (auto failed = compare_articles()) return std::unexpected(*failed);
    const auto pairs = ledger_.disjoint();
    if (!pairs) return std::unexpected(pairs.error());
    for (const DisjointPair& pair : *pairs) add_pair(pair);
    const StudyComparison studies = contrary_to_studies(*statements, *sources);
    for (const DisjointPair& pair : studies.pairs) add_pair(pair);
    warn_of_units(studies);
    return std::move(lines_);
  }

  [[nodiscard]] const Warnings& warnings() const { return warnings_; }

 private:
  void warn_of_units(const StudyComparison& studies) {
    std::string told;
    for (const auto& [unit, count] : studies.unknown_units)
      told += fmt::format("{}{} in {}", told.empty() ? "" : ", ", count, unit.empty() ? "none" : unit);
    if (!told.empty())
      warnings_.push_back({"claims_not_compared",
                           fmt::format("claims of studies are held against no article, for their unit is unlike those "
                                       "of the press: {}",
                                       told),
                           "claims"});
  }

  std::optional<Errors> compare_articles() {
    std::vector<Article> articles;
    std::vector<std::string_view> texts;
    for (const SourceEntry* source : chosen_) {
      auto article = read_article(source->name, source->bytes,
                                  {.date = parse_date(source->date), .language = find_language(source->language)});
      if (!article) return article.error();
      articles.push_back(std::move(*article));
      texts.push_back(source->bytes);
    }
    std::vector<Json> lines;
    tell_conflicts(find_conflicts(articles), articles, texts,
                   [&lines](Json line) { lines.push_back(std::move(line)); });
    std::map<std::string, const SourceEntry*> by_name;
    for (const SourceEntry* source : chosen_) by_name[source->name] = source;
    for (Json& line : lines) {
      const bool a_settled = mark_side(line["a"], by_name), b_settled = mark_side(line["b"], by_name);
      if (a_settled || b_settled) continue;
      for (const char* field : {"doc", "start", "end", "text", "type", "id"}) line.erase(field);
      remember(line);
      line["judged"] = find_judgement(line["a"]["text"], line["b"]["text"]);
      lines_.push_back(std::move(line));
    }
    return std::nullopt;
  }

  /// Adds the statements that a side stands in; true where all of them were rejected or edited.
  bool mark_side(Json& side, const std::map<std::string, const SourceEntry*>& by_name) {
    side["statements"] = Json::array();
    if (side["doc"].is_null()) return false;
    const auto source = by_name.find(side["doc"].get<std::string>());
    if (source == by_name.end()) return false;
    const auto begin = side["start"].get<std::int64_t>(), end = side["end"].get<std::int64_t>();
    bool any = false, open = false;
    for (const StatementEntry* s : by_source_[source->second->id]) {
      if (s->begin >= end || begin >= s->end) continue;
      any = true;
      open |= s->state != "rejected" && s->state != "edited";
      side["statements"].push_back(s->id);
    }
    return any && !open;
  }

  [[nodiscard]] Json find_judgement(const Json& a, const Json& b) const {
    const std::string left = folded(a.get<std::string>()), right = folded(b.get<std::string>());
    Json verdict = nullptr;
    for (const JudgementEntry& j : judgements_) {
      const std::string one = folded(j.a), other = folded(j.b);
      if ((one == left && other == right) || (one == right && other == left)) verdict = j.verdict;
    }
    return verdict;
  }

  void remember(const Json& line) {
    for (const Json& a : line["a"]["statements"])
      for (const Json& b : line["b"]["statements"]) told_.insert(in_order(a, b));
  }

  void add_pair(const DisjointPair& pair) {
    if (told_.contains(in_order(pair.a.id, pair.b.id))) return;
    const auto tell = [](const StatementEntry& s) {
      return fmt::format("{} to {}", s.low.empty() ? "below" : s.low, s.high.empty() ? "above" : s.high);
    };
    const auto side = [this](const StatementEntry& s) -> Json {
      return {{"doc", names_.at(s.source)}, {"source", s.source}, {"start", s.begin}, {"end", s.end}, {"text", s.said},
              {"statements", {s.id}}};
    };
    const std::string reason =
        fmt::format("{} of {}, {}: {} against {} {}; no value lies in both", pair.a.property, pair.a.subject,
                    pair.a.as_of.empty() ? "no time given" : pair.a.as_of, tell(pair.a), tell(pair.b), pair.a.unit);
    lines_.push_back({{"kind", "contradiction"},
                      {"rule", "interval"},
                      {"confidence", "medium"},
                      {"a", side(pair.a)},
                      {"b", side(pair.b)},
                      {"reason", reason},
                      {"reason_de", translate_phrase(reason, "de").value_or(reason)},
                      {"judged", nullptr}});
  }

  Ledger ledger_;
  std::vector<const SourceEntry*> chosen_;
  std::map<std::int64_t, std::vector<const StatementEntry*>> by_source_;
  std::vector<JudgementEntry> judgements_;
  std::map<std::int64_t, std::string> names_;  ///< of sources
  std::set<std::pair<std::string, std::string>> told_;
  Json lines_ = Json::array();
  Warnings warnings_;
};

}  // namespace

Reply ledger_conflicts(const LedgerFile& request) {
  auto ledger = Ledger::open(request.ledger, Ledger::Mode::kRead);
  if (!ledger) return reply_errors("ledger", ledger.error());
  Finding finding(std::move(*ledger));
  auto lines = finding.run();
  if (!lines) return reply_errors("ledger", lines.error());
  Reply reply{.json = reply_head("ledger", nullptr, "ok")};
  reply.json["warnings"] = to_json(finding.warnings());
  reply.json["action"] = "conflicts";
  reply.json["conflicts"] = std::move(*lines);
  return reply;
}

}  // namespace korridor
