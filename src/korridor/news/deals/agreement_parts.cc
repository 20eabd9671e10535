#include "korridor/news/deals/agreement_parts.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool tells_act(const Passage& passage, std::size_t at) {
  return std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
    const std::string_view act = passage.lexicon->argument(sense);
    return sense.word_class == WordClass::act && (act == "signed" || act == "announced" || act == "agreed");
  });
}

bool ends_clause(const Passage& passage, std::size_t at) {
  for (const char* sign : {",", ";", ":", "–", "—", "(", ")"})
    if (passage.is_sign(at, sign)) return true;
  return false;
}

bool may_agree(const EntityMention& entity) {
  return (entity.kind == "country" && entity.form == "name") || entity.kind == "company" ||
         entity.kind == "organisation";
}

/// The only two names of a sentence that an "and" joins: ..., a day after Rwanda and the Congo failed to agree.
std::vector<const EntityMention*> joined_pair(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kArticle = 2;
  std::vector<const EntityMention*> pair;
  for (std::size_t i = 0; i + 1 < sentence.entities.size(); ++i) {
    const EntityMention &a = *sentence.entities[i], &b = *sentence.entities[i + 1];
    if (!may_agree(a) || !may_agree(b) || !word_is(passage, a.last_token, {"und", "and", "et", "и"}) ||
        b.first_token > a.last_token + 1 + kArticle)
      continue;
    if (!pair.empty()) return {};
    pair = {&a, &b};
  }
  return pair;
}

/// Bestätigen, confirm, confirmer, подтвердить, in any form.
bool confirms(const Passage& passage, std::size_t at) {
  constexpr std::size_t kShortest = 7;
  const std::string_view bytes = passage.bytes(at);
  if (passage[at].kind != TokenKind::word || bytes.size() < kShortest ||
      std::string_view("bBcC\xD0").find(bytes[0]) == std::string_view::npos)
    return false;
  const std::string word = folded(bytes);
  return word.starts_with("bestätig") || word.starts_with("confirm") || word.starts_with("подтверд") ||
         word.starts_with("подтвержд");
}

}  // namespace

std::size_t end_of_purpose(const Passage& passage, const SentenceFindings& sentence) {
  if (sentence.last < sentence.first + 4) return sentence.first;
  const std::size_t first = sentence.first;
  bool purpose = word_is(passage, first, {"um", "чтобы", "для"}) || word_is(passage, first, {"afin"}) ||
                 (passage.language() == Language::en && word_is(passage, first, {"to"})) ||
                 (word_is(passage, first, {"in"}) && word_is(passage, first + 1, {"order"})) ||
                 (passage.language() == Language::fr && word_is(passage, first, {"pour"}));
  if (!purpose) return first;
  std::size_t comma = first;
  while (comma < sentence.last && !passage.is_sign(comma, ",")) ++comma;
  if (comma == sentence.last) return first;
  if (passage.language() == Language::de) {  // "um" also means around: a purpose has its "zu"
    purpose = false;
    for (std::size_t at = first; at < comma; ++at) purpose |= word_is(passage, at, {"zu"});
  }
  return purpose ? comma + 1 : first;
}

bool denies_all(const Passage& passage, const SentenceFindings& sentence) {
  bool rejects = false, negation = false, confirmed = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (has_cue(passage, at, "deny")) return true;
    rejects |= word_is(passage, at, {"wies", "wiesen", "weist", "weisen"});
    if (rejects && word_is(passage, at, {"zurück"})) return true;
    if (ends_clause(passage, at)) negation = confirmed = false;
    negation |= has_cue(passage, at, "negation");
    confirmed |= confirms(passage, at);
    if (negation && confirmed) return true;
  }
  return false;
}

bool denies_act(const Passage& passage, const SentenceFindings& sentence) {
  bool denied = false, told = false, act = false, negation = false;
  for (std::size_t at = sentence.first; at <= sentence.last; ++at) {
    if (at == sentence.last || ends_clause(passage, at)) {
      if (act) (negation ? denied : told) = true;
      act = negation = false;
      continue;
    }
    act |= tells_act(passage, at);
    negation |= has_cue(passage, at, "negation");
  }
  return (denied && !told) || denies_all(passage, sentence);
}

std::string state_of_pronoun(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                             std::size_t number) {
  const SentenceFindings& sentence = sentences[number];
  bool pronoun = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    pronoun |= word_is(passage, at, {"er", "he", "she", "il", "elle", "он", "она"});
  constexpr std::size_t kBack = 2;
  for (std::size_t back = 1; pronoun && back <= kBack && back <= number; ++back) {
    const auto& before = sentences[number - back].entities;
    for (auto it = before.rbegin(); it != before.rend(); ++it)
      if ((*it)->kind == "person") return (*it)->speaks_for == "EUU" ? std::string{} : (*it)->speaks_for;
  }
  return {};
}

std::string company_of_pronoun(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                               std::size_t number) {
  if (number == 0 || passage[sentences[number].first].paragraph_before) return {};
  constexpr std::size_t kNear = 5;
  bool meant = false;
  const SentenceFindings& sentence = sentences[number];
  for (std::size_t at = sentence.first; at < sentence.last && at < sentence.first + kNear; ++at) {
    meant |= word_is(passage, at,
                     {"она", "он", "компания", "it", "elle", "il", "sie", "es", "er", "celle", "celui", "latter",
                      "letztere", "letzterer", "letzteres", "последняя", "последний", "последнее"});
    meant |= word_is(passage, at, {"the", "la", "le", "das", "der", "die"}) && at + 1 < sentence.last &&
             passage[at + 1].is(WordClass::firm);
    meant |= at == sentence.first &&
             word_is(passage, at, {"its", "ihr", "ihre", "ihren", "ihrem", "son", "sa", "ses", "её", "его"});
    meant |= word_is(passage, at, {"lui", "ihm", "ему", "ей"});
    meant |= word_is(passage, at, {"dernier", "dernière"}) && at > sentence.first &&
             word_is(passage, at - 1, {"ce", "cette"});
  }
  constexpr std::size_t kBack = 2;  // over a sentence without companies
  std::string company;
  for (std::size_t back = 1; meant && company.empty() && back <= kBack && back <= number; ++back) {
    for (const EntityMention* entity : sentences[number - back].entities) {
      const bool lender = entity->kind == "organisation" && entity->canonical.contains("Corporation");
      if ((entity->kind != "company" && !lender) || entity->canonical == company) continue;
      if (!company.empty()) return {};
      company = entity->canonical;
    }
    if (passage[sentences[number - back].first].paragraph_before) break;
  }
  return company;
}

std::vector<const EntityMention*> parties_of_known_deal(const Passage& passage,
                                                        const std::vector<SentenceFindings>& sentences,
                                                        std::size_t number) {
  const SentenceFindings& sentence = sentences[number];
  if (number == 0 || passage[sentence.first].paragraph_before) return {};
  const bool article = word_is(passage, sentence.first,
                               {"the", "this", "der", "das", "die", "dieser", "dieses", "diese", "le", "la", "l", "ce",
                                "cet", "cette", "это", "этот"});
  std::size_t noun = sentence.first + (article ? 1 : 0);
  while (noun < sentence.last && noun < sentence.first + 3 && !passage[noun].is(WordClass::deal)) ++noun;
  const bool known = article || passage.language() == Language::ru;
  if (!known || noun >= sentence.last || !passage[noun].is(WordClass::deal)) return {};
  if (auto pair = joined_pair(passage, sentences[number - 1]); !pair.empty()) return pair;
  constexpr std::size_t kNear = 4;
  std::vector<const EntityMention*> joined;
  for (const EntityMention* entity : sentences[number - 1].entities) {
    const std::size_t from = joined.empty() ? sentences[number - 1].first : joined.back()->last_token;
    if (entity->first_token > from + kNear) break;
    bool joins = joined.empty();
    for (std::size_t at = from; at < entity->first_token; ++at)
      joins |= word_is(passage, at, {",", "und", "and", "et", "и"});
    if (!joins) break;
    if (entity->kind == "country" || entity->kind == "company" || entity->kind == "organisation")
      joined.push_back(entity);
  }
  return joined.size() < 2 ? std::vector<const EntityMention*>() : joined;
}

std::string company_taken_over(const std::vector<SentenceFindings>& sentences, std::size_t number) {
  const auto only_company = [](const SentenceFindings& sentence) {
    std::string name;
    for (const EntityMention* entity : sentence.entities) {
      if (entity->kind != "company" || entity->canonical == name) continue;
      if (!name.empty()) return std::string{};
      name = entity->canonical;
    }
    return name;
  };
  const std::string buyer = only_company(sentences[number]);
  if (number == 0 || buyer.empty()) return {};
  const std::string before = only_company(sentences[number - 1]);
  return before == buyer ? std::string{} : before;
}

std::vector<std::string> winners_behind_colon(const Passage& passage, const SentenceFindings& sentence) {
  std::size_t colon = sentence.first;
  while (colon < sentence.last && !passage.is_sign(colon, ":")) ++colon;
  std::vector<std::string> winners;
  for (const EntityMention* entity : sentence.entities) {
    if (entity->kind != "company") continue;
    if (entity->first_token < colon) return {};
    if (std::ranges::find(winners, entity->canonical) == winners.end()) winners.push_back(entity->canonical);
  }
  if (winners.size() < 2) winners.clear();
  return winners;
}

std::optional<JoinedDeal> find_joined_deal(const Passage& passage, const SentenceFindings& sentence,
                                           std::size_t first_deal) {
  constexpr std::size_t kBetween = 7;
  for (std::size_t at = first_deal + 1; at + 2 < sentence.last; ++at) {
    const bool joined = word_is(passage, at, {"sowie", "und", "and", "et", "и"}) ||
                        (word_is(passage, at, {"que"}) && word_is(passage, at - 1, {"ainsi"})) ||
                        (word_is(passage, at, {"as"}) && word_is(passage, at - 1, {"well"}));
    if (!joined) continue;
    const bool article = word_is(passage, at + 1, {"einen", "eine", "ein", "a", "an", "un", "une"});
    if (!article && passage.language() != Language::ru) continue;
    for (std::size_t noun = at + 1; noun < std::min(sentence.last, at + 1 + kBetween); ++noun)
      if (passage[noun].is(WordClass::deal)) return JoinedDeal{at, noun};
  }
  return std::nullopt;
}

bool tells_sum(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const auto sum = [&](const Sense* sense) { return passage.argument(sense) == "sum"; };
    for (const Sense& sense : passage.senses(passage[at]))
      if (sense.word_class == WordClass::cue && sum(&sense)) return true;
    if (sum(find_word_end(passage, at, WordClass::cue))) return true;
    if (passage[at].is(WordClass::deal)) return true;
  }
  return false;
}

}  // namespace korridor
