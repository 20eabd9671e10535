#include "korridor/news/deals/agreement_elliptic.h"

#include <algorithm>
#include <ranges>

#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/agreement_pieces.h"
#include "korridor/news/deals/agreement_slots.h"
#include "korridor/news/deals/deal_goods.h"
#include "korridor/news/deals/loans.h"
#include "korridor/news/text/distant_verbs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

constexpr std::size_t kLongest = 16;  // tokens: a fragment

bool may_be_party(const EntityMention& entity) {
  return entity.kind == "company" || entity.kind == "organisation" || entity.kind == "country";
}

const std::string& name_of(const EntityMention& entity) {
  return entity.kind == "country" ? entity.id : entity.canonical;
}

/// The one name that can be a party, of which nobody else stands there; nullptr where there are two or none.
const EntityMention* only_name(const Passage& passage, const SentenceFindings& part) {
  const EntityMention* only = nullptr;
  for (const EntityMention* entity : part.entities) {
    if (!may_be_party(*entity) || entity->form == "adjective") continue;
    if (entity->kind == "country" && only != nullptr && entity->first_token >= only->last_token &&
        word_is(passage, entity->first_token - 1, {"aus", "from", "of", "de", "из", "en", "in"}))
      continue;  // Orbia aus Mexiko
    if (only != nullptr) return nullptr;
    only = entity;
  }
  return only;
}

/// The one sum or amount; nullptr where there are two or none.
const Figure* only_figure(const SentenceFindings& part) {
  const Figure* only = nullptr;
  for (const Figure* figure : part.figures) {
    if (figure->kind == "duration" || figure->unit == "percent") continue;
    if (only != nullptr) return nullptr;
    only = figure;
  }
  return only;
}

/// To, from, with somebody: over what describes a name.
bool stands_behind_preposition(const Passage& passage, const SentenceFindings& part, const EntityMention& name) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = name.first_token; at > part.first && name.first_token - at < kNear; --at) {
    if (word_is(passage, at - 1,
                {"an", "von", "vom", "bei", "mit", "to", "from", "with", "à", "au", "chez", "auprès", "avec", "с", "со",
                 "у", "от", "для"}))
      return true;
    const Token& token = passage[at - 1];
    const bool small = token.any(mask_of(WordClass::adjective, WordClass::firm, WordClass::article)) ||
                       word_is(passage, at - 1, {"the", "der", "dem", "den", "die", "la", "le", "l", "'", "’", "«"});
    if (!small) return false;
  }
  return false;
}

bool tells_further(const Passage& passage, const SentenceFindings& part) {
  constexpr std::size_t kNear = 3;
  for (std::size_t at = part.first; at < std::min(part.last, part.first + kNear); ++at)
    if (word_is(passage, at,
                {"weitere", "weiteren", "noch", "another", "further", "additional", "autres", "encore", "ещё", "еще",
                 "другие"}))
      return true;
  return false;
}

/// Nothing but name, figure, and small words: 600 à Nespresso; BP – 1 млрд; X added 270 million.
bool is_bare(const Passage& passage, const SentenceFindings& part) {
  for (std::size_t at = part.first; at < part.last; ++at) {
    const Token& token = passage[at];
    if (token.any(mask_of(WordClass::speech, WordClass::deal, WordClass::role))) return false;
    for (const Sense& sense : passage.senses(token)) {
      const std::string_view argument = passage.lexicon->argument(sense);
      if (sense.word_class == WordClass::cue && argument == "negation") return false;
      if (sense.word_class == WordClass::act && (argument == "planned" || argument == "dropped")) return false;
    }
  }
  return true;
}

bool is_joint(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, ",") || passage.is_sign(at, ";") ||
         word_is(passage, at, {"und", "and", "et", "и", "а", "sowie"});
}

/// A verb of giving, or none at all.
bool gives_or_says_nothing(const Passage& passage, const SentenceFindings& part) {
  bool verb = false, gives = false;
  for (std::size_t at = part.first; at < part.last; ++at) {
    if (passage[at].any(mask_of(WordClass::future, WordClass::property, WordClass::count))) return false;
    for (const Sense& sense : passage.senses(passage[at])) {
      if (sense.word_class != WordClass::act) continue;
      const std::string_view act = passage.lexicon->argument(sense);
      verb = true;
      gives |= act == "given" || act == "raised" || act == "sold" || act == "bought";
    }
  }
  if (gives) return true;
  const auto words = std::ranges::count_if(std::views::iota(part.first, part.last),
                                           [&](std::size_t at) { return passage[at].kind == TokenKind::word; });
  constexpr std::ptrdiff_t kFewest = 7;
  return !verb && words <= kFewest;
}

bool has_any_act(const Passage& passage, std::size_t at, std::initializer_list<const char*> acts) {
  return std::ranges::any_of(acts, [&](const char* act) { return has_act(passage, at, act); });
}

/// Bought, reserved: who stands there takes.
bool takes(const Passage& passage, const SentenceFindings& part) {
  for (std::size_t at = part.first; at < part.last; ++at) {
    const std::string_view apart = act_of_distant_verb(passage, part, at);  // nimmt ... ab
    if (has_any_act(passage, at, {"bought"}) || apart == "bought" || apart == "buy") return true;
  }
  return false;
}

/// The agreement right before was told from the side of who gives: sold to X.
bool was_given(const Passage& passage, std::size_t first, const Agreement& last) {
  bool gives = false, takes = false;
  for (std::size_t at = first; at > 0 && passage[at - 1].begin >= last.spans.back().begin; --at) {
    gives |= has_any_act(passage, at - 1, {"sold", "given"});
    takes |= has_act(passage, at - 1, "bought");
  }
  return gives && !takes;
}

bool same_kind(const Figure& figure, const Agreement& last) {
  if (figure.money) return last.value && last.value->unit == figure.unit;
  return last.quantity && last.quantity->unit == figure.unit;
}

}  // namespace

std::optional<Agreement> elliptic_agreement(const Passage& passage, const SentenceFindings& part,
                                            const std::vector<Agreement>& before, const std::vector<std::string>& side,
                                            const std::string& document_date) {
  constexpr std::uint32_t kFar = 160;  // bytes
  if (before.empty() || before.back().parties.size() < 2 || part.last - part.first > kLongest) return std::nullopt;
  const Agreement& last = before.back();
  if (part.span.begin > last.spans.back().end + kFar || part.span.begin < last.spans.back().begin) return std::nullopt;
  if (last.status == "completed" || last.status == "claimed") return std::nullopt;
  const EntityMention* name = only_name(passage, part);
  const Figure* figure = only_figure(part);
  if (name == nullptr || figure == nullptr || !same_kind(*figure, last) || !is_bare(passage, part)) return std::nullopt;
  if (std::ranges::find(last.parties, name_of(*name)) != last.parties.end() || is_location(passage, *name))
    return std::nullopt;
  const bool other_side = stands_behind_preposition(passage, part, *name) ||
                          (takes(passage, part) && (!side.empty() || was_given(passage, part.first, last)));
  if (!(other_side && tells_further(passage, part)) && !gives_or_says_nothing(passage, part)) return std::nullopt;
  Agreement agreement{.spans = {part.span},
                      .parties = last.parties,
                      .party_basis = std::max(last.party_basis, PartyBasis::carried),
                      .status = last.status};
  // who is replaced: of the firms and lenders the last named or the first one; a state stays
  std::size_t replaced = agreement.parties.size();
  for (std::size_t i = 0; i < agreement.parties.size(); ++i)
    if (!is_state(agreement.parties[i]) && (other_side || replaced == agreement.parties.size())) replaced = i;
  for (std::size_t i = 0; i < agreement.parties.size() && other_side; ++i)
    if (std::ranges::find(side, agreement.parties[i]) != side.end()) replaced = i;
  for (std::size_t i = 0; i < agreement.parties.size(); ++i)  // a lender for a lender
    if (is_lender(name_of(*name)) && is_lender(agreement.parties[i])) replaced = i;
  if (replaced == agreement.parties.size()) return std::nullopt;
  agreement.parties[replaced] = name_of(*name);
  agreement.commodity = last.commodity;
  take_figures(part, false, agreement);
  take_commodity(passage, part, agreement);
  take_day(passage, part, document_date, agreement);
  return agreement;
}

std::size_t begin_of_elliptic(const Passage& passage, const SentenceFindings& sentence) {
  if (sentence.figures.size() < 2) return 0;
  const auto inside = [&](std::size_t at) {
    return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
      return entity->first_token < at && at < entity->last_token;
    });
  };
  for (std::size_t at = sentence.first + 3; at + 2 < sentence.last; ++at) {
    if (!is_joint(passage, at) || inside(at)) continue;
    std::size_t end = at + 1;
    while (end < sentence.last && (!is_joint(passage, end) || inside(end))) ++end;
    const SentenceFindings left = part_of_sentence(passage, sentence, sentence.first, at),
                           right = part_of_sentence(passage, sentence, at + 1, end);
    const EntityMention* name = only_name(passage, right);
    const Figure* figure = only_figure(right);
    if (name == nullptr || figure == nullptr || right.last - right.first > kLongest || is_location(passage, *name))
      continue;
    const bool alike = std::ranges::any_of(left.figures, [&](const Figure* other) {
      return other->unit == figure->unit && other->money == figure->money;
    });
    const bool beside = std::ranges::any_of(left.entities, [&](const EntityMention* other) {
      return (other->kind == "company" || other->kind == "organisation") && name_of(*other) != name_of(*name);
    });
    if (alike && beside && is_bare(passage, right) && gives_or_says_nothing(passage, right)) return at + 1;
  }
  return 0;
}

}  // namespace korridor
