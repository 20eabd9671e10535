#include <fmt/format.h>

#include <array>

#include "korridor/base/text.h"
#include "korridor/evidence/exact.h"
#include "korridor/service/ledger.h"

namespace korridor {
namespace {

constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"accept", "accepted"}, {"reject", "rejected"}, {"reopen", "reopened"}, {"edit", "edited"}, {"undo", "undo"}});

Error refuse(const std::string& said, const std::string& why) {
  return {.code = "bad_decision",
          .message = fmt::format("`{}`: {}", said, why),
          .hint =
              "write ID=accept, ID=reject, ID=reopen or ID=undo, with a note behind a colon, or "
              "ID=edit:field=value;field=value"};
}

std::string* find_field(StatementEntry& s, std::string_view name) {
  const auto fields = std::to_array<std::pair<std::string_view, std::string*>>({{"subject", &s.subject},
                                                                                {"property", &s.property},
                                                                                {"value", &s.value},
                                                                                {"low", &s.low},
                                                                                {"high", &s.high},
                                                                                {"unit", &s.unit},
                                                                                {"per", &s.per},
                                                                                {"basis", &s.basis},
                                                                                {"scope", &s.scope},
                                                                                {"as_of", &s.as_of},
                                                                                {"modality", &s.modality},
                                                                                {"stance", &s.stance},
                                                                                {"note", &s.note}});
  for (const auto& [known, field] : fields)
    if (known == name) return field;
  return nullptr;
}

/// A value without its own interval stands for itself alone.
Result<StatementEntry> edit(StatementEntry s, const std::string& said, std::string_view what) {
  bool interval = false, value = false;
  for (const std::string& part : split(what, ';')) {
    const std::size_t equals = part.find('=');
    const std::string name(trim(std::string_view(part).substr(0, equals)));
    std::string* field = equals == std::string::npos ? nullptr : find_field(s, name);
    if (field == nullptr) return fail(refuse(said, fmt::format("`{}` sets no field of a statement", part)));
    *field = std::string(trim(std::string_view(part).substr(equals + 1)));
    const bool number = name == "low" || name == "high" || (name == "value" && !s.unit.empty());
    if (number && !field->empty()) {
      const auto exact = make_exact(*field);
      if (!exact) return fail(refuse(said, fmt::format("{} is no number", name)));
      *field = *exact;
    }
    interval |= name == "low" || name == "high";
    value |= name == "value";
  }
  if (what.empty()) return fail(refuse(said, "the edit names no field"));
  if (value && !interval) s.low = s.high = is_exact(s.value) ? s.value : "";
  if (!s.low.empty() && !s.high.empty() && compare_exact(s.low, s.high) > 0)
    return fail(refuse(said, "the lower end lies above the upper one"));
  return s;
}

struct Parsed {
  std::vector<DecisionEntry> decisions;
  std::vector<JudgementEntry> judgements;
  std::vector<std::string> undo;
  Errors errors;
};

void parse_decision(const std::string& said, const LedgerReview& request, Ledger& ledger, Parsed& out) {
  const std::size_t equals = said.find('='), colon = said.find(':', equals == std::string::npos ? 0 : equals);
  if (equals == std::string::npos) return out.errors.push_back(refuse(said, "there is no ="));
  const std::string id = said.substr(0, equals);
  const std::string word = said.substr(equals + 1, colon == std::string::npos ? colon : colon - equals - 1);
  const std::string rest = colon == std::string::npos ? "" : said.substr(colon + 1);
  std::string_view state;
  for (const auto& [known, becomes] : kWords)
    if (known == word) state = becomes;
  if (state.empty()) return out.errors.push_back(refuse(said, fmt::format("`{}` is no decision", word)));
  auto found = ledger.statements({.id = id});
  if (!found) {
    out.errors.insert(out.errors.end(), found.error().begin(), found.error().end());
    return;
  }
  if (found->empty())
    return out.errors.push_back({.code = "unknown_id",
                                 .message = fmt::format("there is no statement `{}`", id),
                                 .file = request.ledger.string(),
                                 .hint = "`korridor ledger DB list` tells the ids"});
  const StatementEntry& statement = found->back();
  if (state == "undo") return out.undo.push_back(statement.id);
  DecisionEntry decision{
      .statement = statement.id, .state = std::string(state), .who = request.who, .note = rest, .replacement = {}};
  if (state == "edited") {
    auto edited = edit(statement, said, rest);
    if (!edited) {
      out.errors.insert(out.errors.end(), edited.error().begin(), edited.error().end());
      return;
    }
    decision.replacement = std::move(*edited);
  }
  out.decisions.push_back(std::move(decision));
}

void parse_judgement(const std::string& said, const char* verdict, const LedgerReview& request, Parsed& out) {
  const std::size_t equals = said.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == said.size())
    return out.errors.push_back(refuse(said, "two names with = between them are wanted"));
  out.judgements.push_back({.a = std::string(trim(said.substr(0, equals))),
                            .b = std::string(trim(said.substr(equals + 1))),
                            .verdict = verdict,
                            .who = request.who,
                            .note = {}});
}

}  // namespace

Reply ledger_review(const LedgerReview& request) {
  auto ledger = Ledger::open(request.ledger, Ledger::Mode::kWrite);
  if (!ledger) return reply_errors("ledger", ledger.error());
  Parsed parsed;
  for (const std::string& said : request.decide) parse_decision(said, request, *ledger, parsed);
  for (const std::string& said : request.same) parse_judgement(said, "same", request, parsed);
  for (const std::string& said : request.different) parse_judgement(said, "different", request, parsed);
  if (!parsed.undo.empty() && parsed.decisions.size() + parsed.judgements.size() + parsed.undo.size() > 1)
    parsed.errors.push_back(refuse("undo", "it stands alone in a request"));
  if (!parsed.errors.empty()) return reply_errors("ledger", parsed.errors);
  Reply reply{.json = reply_head("ledger", nullptr, "ok")};
  reply.json["action"] = "review";
  Json decided = Json::array();
  if (!parsed.undo.empty()) {
    const auto state = ledger->undo(parsed.undo.front(), request.who);
    if (!state) return reply_errors("ledger", state.error());
    decided.push_back({{"id", parsed.undo.front()}, {"state", *state}, {"replacement", nullptr}});
  } else {
    const auto made = ledger->decide(parsed.decisions, parsed.judgements);
    if (!made) return reply_errors("ledger", made.error());
    std::size_t next = 0;
    for (const DecisionEntry& d : parsed.decisions)
      decided.push_back({{"id", d.statement},
                         {"state", d.state},
                         {"replacement", d.replacement ? Json((*made)[next++]) : Json(nullptr)}});
  }
  reply.json["decided"] = std::move(decided);
  reply.json["judged"] = parsed.judgements.size();
  return reply;
}

}  // namespace korridor
