#include "korridor/news/conflicts/rival_dates.h"

#include <algorithm>

#include "korridor/news/deals/clauses.h"
#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool tells_beginning(std::string_view word) {
  return begins_with_any(word,
                         {"open",     "start",  "begin",  "launch", "commission", "eröffn", "öffn",    "inbetrieb",
                          "anlaufen", "anlauf", "beginn", "ouvr",   "ouvert",     "démarr", "commenc", "lanc",
                          "откры",    "откро",  "запус",  "запущ",  "начн",       "начал",  "введ"}) ||
         is_one_of(word, {"betrieb", "service", "first", "première", "premier", "первая", "первый", "эксплуатацию"});
}

bool tells_end(std::string_view word) {
  return begins_with_any(word, {"finish", "complet", "fertig", "abgeschlossen", "vollend", "achev", "termin", "заверш",
                                "достро", "expir", "läuft", "auslauf", "истека", "истеч", "expire"}) ||
         is_one_of(word, {"ready", "prêt", "prête", "готов", "готова", "готово"});
}

/// What an event of a stretch is, as bits: it begins, it ends.
struct Event {
  int kind = 0;
  bool source = false, verb = false;
  bool another = false;  ///< a second one, a further stage
};

/// KAMPALA, Aug. 28, 2026 -: the head of a wire.
bool is_head(const Passage& passage, const SentenceFindings& sentence, const DateMention& date) {
  constexpr std::size_t kHead = 8;  // words
  return date.first_token <= sentence.first + kHead &&
         (passage.is_sign(date.last_token, "-") || passage.is_sign(date.last_token, "–") ||
          passage.is_sign(date.last_token, "—"));
}

/// The one date of a sentence besides the day on which somebody said so (on Friday); nullptr where there are more.
const DateMention* only_date(const Passage& passage, const SentenceFindings& sentence) {
  const DateMention* only = nullptr;
  for (const DateMention* date : sentence.dates) {
    if (date->precision == "day" && (date->resolved == "docdate" || is_head(passage, sentence, *date))) continue;
    if (only != nullptr) return nullptr;
    only = date;
  }
  return only;
}

Event event_in(const Passage& passage, const SentenceFindings& sentence) {
  Event event;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (passage[at].kind != TokenKind::word) continue;
    const std::string_view word = passage.folded(at);
    event.kind |= (tells_beginning(word) ? 1 : 0) | (tells_end(word) ? 2 : 0);
    event.source |= is_account_source(passage, at);
    event.verb |= tells_figure(passage, at);
    event.another |=
        is_one_of(word, {"second",   "another", "third",    "phase",   "zweite",  "zweiter", "zweites", "weitere",
                         "weiterer", "dritte",  "deuxième", "autre",   "seconde", "tranche", "второй",  "вторая",
                         "второе",   "другой",  "другая",   "очередь", "stage",   "stufe"});
  }
  for (const EntityMention* entity : sentence.entities)
    event.source |= entity->kind == "company" || entity->kind == "organisation" || entity->kind == "government_body" ||
                    entity->kind == "person" || !entity->metonym_of.empty();
  return event;
}

}  // namespace

void note_rival_dates(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  for (std::size_t i = 1; i < sentences.size(); ++i) {
    const SentenceFindings &before = sentences[i - 1], &sentence = sentences[i];
    if (passage[sentence.first].paragraph_before || before.dates.empty() || sentence.dates.empty()) continue;
    const DateMention *first = only_date(passage, before), *second = only_date(passage, sentence);
    if (first == nullptr || second == nullptr) continue;
    const Months one = months_of(first->iso), other = months_of(second->iso);
    if (!one.known() || !other.known() || !one.disjoint_from(other)) continue;
    const Event a = event_in(passage, before), b = event_in(passage, sentence);
    const bool told = a.source && a.verb && b.source && b.verb;
    if ((a.kind & b.kind) != 0 && told && !a.another && !b.another)
      block.rival_dates.push_back({first->span, second->span, "second account"});
  }
}

}  // namespace korridor
