#include <algorithm>

#include "korridor/news/amounts.h"
#include "korridor/news/answers.h"
#include "korridor/news/statements.h"

namespace korridor {
namespace {

/// What a figure is about: the word of that kind that stands nearest in its sentence, the one before it first.
std::string property_near(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  std::string best;
  std::size_t nearest = 1000;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (at >= figure.first_token && at < figure.last_token && figure.kind != "count") continue;
    const Sense* sense = passage.sense(at, WordClass::property);
    if (sense == nullptr && passage[at].word == 0) sense = find_word_end(passage, at, WordClass::property);
    if (sense == nullptr) continue;
    const std::size_t distance =
        at < figure.first_token ? figure.first_token - at : 2 * (at - std::min<std::size_t>(at, figure.last_token)) + 1;
    if (distance >= nearest) continue;
    nearest = distance;
    best = passage.lexicon->argument(*sense);
  }
  if (!best.empty()) return best;
  if (figure.kind == "share") return "share";
  if (figure.money) return figure.per.empty() ? "value" : "price";
  return figure.kind == "count" ? "count" : figure.kind.empty() ? "amount" : figure.kind;
}

/// The good that stands beside the figure, else the only one of the sentence.
std::string good_of(const SentenceFindings& sentence, const Figure& figure) {
  if (!figure.of.empty()) return figure.of;
  std::string good;
  for (const EntityMention* entity : sentence.entities) {
    if (entity->kind != "commodity" || entity->canonical == good) continue;
    if (!good.empty()) return "*";
    good = entity->canonical;
  }
  return good;
}

/// Whom or what it is told of: companies before states before places; goods are told apart in `of`.
std::string subject_of(const SentenceFindings& sentence, const Figure& figure) {
  const EntityMention* best = nullptr;
  const auto rank = [&](const EntityMention& entity) {
    const int kind = entity.kind == "company"                              ? 4
                     : entity.kind == "country"                            ? 3
                     : entity.kind == "corridor" || entity.kind == "place" ? 2
                     : entity.kind == "commodity"                          ? 1
                                                                           : 0;
    return 2 * kind + (entity.first_token < figure.first_token ? 1 : 0);
  };
  for (const EntityMention* entity : sentence.entities)
    if (rank(*entity) > 1 && (best == nullptr || rank(*entity) > rank(*best))) best = entity;
  return best == nullptr ? std::string() : best->canonical;
}

}  // namespace

void read_claims(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                 const std::string& document_date, std::vector<Claim>& out) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const SentenceFindings& sentence = sentences[i];
    if (sentence.figures.empty()) continue;
    Voice voice = hear(passage, sentence);
    if (denied_by_answer(passage, sentences, i)) {
      voice.stance = "denied";
      voice.modality = "denial";
    }
    for (const Figure* figure : sentence.figures) {
      if (figure->kind == "duration" && sentence.figures.size() > 1) continue;
      Claim claim{.span = sentence.span,
                  .subject = subject_of(sentence, *figure),
                  .property = property_near(passage, sentence, *figure),
                  .good = good_of(sentence, *figure),
                  .figure = *figure,
                  .attributed_to = voice.speakers,
                  .stance = voice.stance,
                  .modality = voice.modality};
      if (voice.negated && claim.stance == "asserted" && figure->kind == "count") claim.stance = "denied";
      claim.as_of = sentence.dates.empty() ? document_date.substr(0, 7) : sentence.dates.front()->iso;
      out.push_back(std::move(claim));
    }
  }
}

}  // namespace korridor
