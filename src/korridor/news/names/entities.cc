#include "korridor/news/names/entities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "korridor/base/country.h"
#include "korridor/base/fold.h"
#include "korridor/news/names/local_names.h"
#include "korridor/news/text/compounds.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

constexpr std::array kKinds{NameKind{WordClass::event, "event"},
                            NameKind{WordClass::programme, "programme"},
                            NameKind{WordClass::corridor, "corridor"},
                            NameKind{WordClass::country, "country"},
                            NameKind{WordClass::adjective, "country"},
                            NameKind{WordClass::organisation, "organisation"},
                            NameKind{WordClass::government_body, "government_body"},
                            NameKind{WordClass::company, "company"},
                            NameKind{WordClass::person, "person"},
                            NameKind{WordClass::place, "place"},
                            NameKind{WordClass::commodity, "commodity"}};

bool hyphen_follows(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, "-") && !passage[at].blank_before &&
         (at + 1 >= passage.size() || !passage[at + 1].blank_before || passage.language() == Language::de);
}

EntityMention mention(const Passage& passage, std::size_t first, std::size_t last, std::string kind,
                      std::string canonical) {
  return {.span = {passage[first].begin, passage[last - 1].end},
          .kind = std::move(kind),
          .canonical = std::move(canonical),
          .form = "name",
          .first_token = static_cast<std::uint32_t>(first),
          .last_token = static_cast<std::uint32_t>(last)};
}

/// A capital that acts stands for its government: Washington kündigte an.
bool acts(const Passage& passage, std::size_t first, std::size_t last) {
  constexpr ClassMask kVerbs = mask_of(WordClass::speech, WordClass::act, WordClass::cue);
  constexpr ClassMask kNames = mask_of(WordClass::place, WordClass::country);
  const auto is_and = [&](std::size_t at) { return word_is(passage, at, {"und", "and", "et", "и"}); };
  const bool joined = first > 1 && is_and(first - 1) && passage[first - 2].any(kNames);
  if (is_and(last) && passage.at(last + 1).any(kNames) && !passage[last].sentence_start)
    last += 1 + passage[last + 1].span;  // Vientiane et Hanoï se sont entendues
  if (!joined && first > 0 && !passage[first].sentence_start &&
      (passage[first - 1].is(WordClass::stop) || word_is(passage, first - 1, {"von", "of", "de", "d", "'", "из"})))
    return false;
  if (last >= passage.size() || passage[last].sentence_start) return false;
  const bool subject = passage[first].sentence_start || joined;
  return passage[last].any(kVerbs) ||
         (subject && word_is(passage, last, {"is", "has", "had", "was", "hat", "ist", "a", "est", "avait", "se"}));
}

}  // namespace

EntityMention from_sense(const Passage& passage, std::size_t at, std::size_t last, const NameKind& kind,
                         const Sense& sense) {
  std::string canonical(passage.lexicon->argument(sense));
  EntityMention made = mention(passage, at, last, std::string(kind.name), canonical);
  made.id = passage.lexicon->id(sense);
  if (kind.name == "country") {
    made.id = canonical;
    made.canonical = state_name(canonical);
    if (kind.word_class == WordClass::adjective) made.form = "adjective";
  } else if (const auto capital = canonical.find(" capital "); capital != std::string::npos) {
    made.canonical = canonical.substr(0, capital);
    made.speaks_for = canonical.substr(capital + 9);
    if (acts(passage, at, last)) made.metonym_of = made.speaks_for;
  } else if (const auto state = canonical.find(" state "); state != std::string::npos) {
    made.canonical = canonical.substr(0, state);
    made.speaks_for = canonical.substr(state + 7);
  }
  // zentralasiatisch, European: the file tells adjectives of regions by a hash
  if (const auto hash = made.canonical.find('#'); hash != std::string::npos) {
    made.canonical.resize(hash);
    made.form = "adjective";
  }
  if (hyphen_follows(passage, last)) made.form = "compound";
  return made;
}

namespace {

/// The Lunga copper mine, la mine Lunga: one word of a firm's name in front of a mine or its good is the mine's.
bool is_place_of_name(const Passage& passage, std::size_t at, const LocalNames::Name& name) {
  if (name.kind != "company" || name.words.size() > 1 || name.canonical.find(' ') == std::string::npos) return false;
  if (passage.language() == Language::de || at + 1 >= passage.size() || passage[at + 1].sentence_start) return false;
  const std::string_view counted = passage.argument(passage.word_sense(at + 1, WordClass::count));
  return !passage[at + 1].capital && (passage[at + 1].is(WordClass::commodity) || counted == "mine" ||
                                      counted == "deposit" || counted == "project" || counted == "plant");
}

std::optional<EntityMention> known_name(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  if (!token.any(kNamedThings)) return std::nullopt;
  for (const NameKind& kind : kKinds)
    if (const Sense* sense = passage.sense(at, kind.word_class))
      return from_sense(passage, at, at + token.span, kind, *sense);
  return std::nullopt;
}

/// Names joined by hyphens or dashes, and the first token behind them and their last hyphen.
struct JoinedNames {
  std::vector<std::string> parts;
  std::size_t behind = 0;
  bool ends_with_hyphen = false, person = false;
};

bool is_hyphen(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, "-") || passage.is_sign(at, "–") || passage.is_sign(at, "—");
}

/// One name for Zentralasien-China-Gipfel and China-Zentralasien-Gipfel: parts of the world stand last.
std::string summit_name(std::vector<std::string> parts) {
  std::ranges::stable_partition(parts, [](const std::string& part) { return !is_region(part); });
  return fmt::format("{} Summit", fmt::join(parts, "-"));
}

JoinedNames join_names(const Passage& passage, std::size_t at) {
  JoinedNames joined;
  joined.behind = at;
  for (int count = 0; count < 4; ++count) {
    const auto part = joined.behind < passage.size() ? known_name(passage, joined.behind) : std::nullopt;
    if (!part || part->first_token != joined.behind) break;
    joined.parts.push_back(part->id == "USA" ? "US" : part->id == "Q458" ? "EU" : part->canonical);
    joined.person = part->kind == "person";
    joined.ends_with_hyphen = is_hyphen(passage, part->last_token);
    joined.behind = part->last_token + (joined.ends_with_hyphen ? 1 : 0);
    if (!joined.ends_with_hyphen) break;
  }
  return joined;
}

bool is_summit_word(const Passage& passage, std::size_t at) {
  return at < passage.size() && passage[at].kind == TokenKind::word &&
         begins_with_any(passage.folded(at), {"gipfel", "summit", "sommet", "саммит"});
}

/// sommet Russie-Afrique, саммит «Россия — Африка»: French and Russian put the names behind.
std::optional<EntityMention> summit_of_names(const Passage& passage, std::size_t at) {
  const bool quoted = passage.is_sign(at + 1, "«") || passage.is_sign(at + 1, "\"");
  const JoinedNames joined = join_names(passage, at + (quoted ? 2 : 1));
  if (joined.parts.size() < 2 || joined.ends_with_hyphen) return std::nullopt;
  return mention(passage, at, joined.behind, "event", summit_name(joined.parts));
}

/// US-Zentralasien-Gipfel, Russia–Africa summit, Trump-Regierung: names joined to a meeting or a government.
std::optional<EntityMention> joined_name(const Passage& passage, std::size_t at) {
  const JoinedNames joined = join_names(passage, at);
  const std::size_t next = joined.behind;
  if (joined.parts.empty() || next >= passage.size() || passage[next].kind != TokenKind::word) return std::nullopt;
  const bool apart = passage[next].blank_before;
  if (is_summit_word(passage, next) &&
      (apart ? joined.parts.size() > 1 && !joined.ends_with_hyphen : joined.ends_with_hyphen))
    return mention(passage, at, next + 1, "event", summit_name(joined.parts));
  if (joined.person && joined.ends_with_hyphen && !apart &&
      begins_with_any(passage.folded(next), {"regierung", "administration"}))
    return mention(passage, at, next + 1, "government_body",
                   fmt::format("{} administration", joined.parts[0].substr(joined.parts[0].rfind(' ') + 1)));
  return std::nullopt;
}

/// US-Präsident: one office for the reader, and a state with its hyphen in front of it.
std::optional<EntityMention> state_of_role(const Passage& passage, std::size_t at) {
  const Sense* state = passage.word_sense(at, WordClass::country);
  if (state == nullptr || !passage.is_sign(at + 1, "-")) return std::nullopt;
  return from_sense(passage, at, at + 1, {WordClass::country, "country"}, *state);
}

/// 80. UN-Generalversammlung: the ordinal is part of the name.
void take_ordinal(const Passage& passage, EntityMention& made) {
  if (made.canonical != "UN General Assembly" || made.first_token < 2 || !passage.is_sign(made.first_token - 1, "."))
    return;
  const Token& number = passage[made.first_token - 2];
  if (number.kind != TokenKind::number || passage.bytes(made.first_token - 2).size() > 2) return;
  made.canonical = std::string(passage.bytes(made.first_token - 2)) + "th UN General Assembly";
  made.span.begin = number.begin;
  made.first_token -= 2;
}

/// Vitol Bahrain, Orano Niger, Glencore Canada: a state right behind a firm's name tells which branch of it.
void take_branch(const Passage& passage, EntityMention& made) {
  const std::size_t at = made.last_token;
  if (made.kind != "company" || at >= passage.size() || passage[at].sentence_start || passage[at].line_before) return;
  const Sense* state = passage.sense(at, WordClass::country);
  if (state == nullptr || !passage[at].blank_before || !passage[at].capital || passage[at].all_capitals) return;
  const std::string name = country_name(passage.argument(state), language_code(passage.language()));
  if (name != passage.bytes(at)) return;  // Kasachstans, Узбекистану: a case of its own
  const std::size_t behind = at + passage[at].span;
  if (behind < passage.size() && !passage[behind].sentence_start && word_is(passage, behind, {"'", "’", "-"})) return;
  made.last_token = static_cast<std::uint32_t>(behind);
  made.span.end = passage[behind - 1].end;
}

}  // namespace

std::string state_name(const std::string& alpha3) {
  if (alpha3 == "SUN") return "Soviet Union";
  if (alpha3 == "TUR") return "Turkey";
  if (alpha3 == "XKX") return "Kosovo";
  if (alpha3 == "COD") return "Democratic Republic of the Congo";
  if (alpha3 == "COG") return "Republic of the Congo";
  if (alpha3 == "CIV") return "Ivory Coast";
  if (alpha3 == "HKG") return "Hong Kong";
  if (alpha3 == "MAC") return "Macao";
  if (alpha3 == "PSE") return "Palestine";
  if (alpha3 == "CZE") return "Czechia";
  std::string name = country_name(alpha3, "en");
  if (const auto bracket = name.find(" ("); bracket != std::string::npos) name.resize(bracket);
  return name;
}

bool may_be_name(const Passage& passage, std::size_t at) {
  if (at >= passage.size()) return false;
  const Token& token = passage[at];
  return token.kind == TokenKind::word && token.capital &&
         !token.any(~(token.is(WordClass::legal)
                          ? mask_of(WordClass::name_part, WordClass::legal, WordClass::property, WordClass::count)
                          : mask_of(WordClass::name_part))) &&
         token.end - token.begin > 1;
}

void read_entities(const Passage& passage, LocalNames& local, std::vector<EntityMention>& out) {
  learn_names(passage, local);
  for (std::size_t at = 0; at < passage.size();) {
    const Token& token = passage[at];
    if (token.kind != TokenKind::word) {
      at += token.span;
      continue;
    }
    std::optional<EntityMention> found;
    if (const auto* name = token.capital ? local.find(passage, at) : nullptr;
        name != nullptr && !is_place_of_name(passage, at, *name)) {
      found = mention(passage, at, at + name->words.size(), name->kind, name->canonical);
      if (hyphen_follows(passage, found->last_token)) found->form = "compound";
      if (const auto known = known_name(passage, at); known && known->last_token >= found->last_token) found = known;
    }
    if (!found && token.any(kNamedThings)) found = joined_name(passage, at);
    if (!found && token.is(WordClass::fact) && is_summit_word(passage, at)) found = summit_of_names(passage, at);
    if (!found) found = known_name(passage, at);
    if (!found && token.capital && !token.any(mask_of(WordClass::currency, WordClass::month)))
      found = compound_beginning(passage, at);
    if (!found) found = compound_ending(passage, at);
    if (!found && token.span > 1 && token.is(WordClass::role)) found = state_of_role(passage, at);
    if (!found) {
      at += token.span;
      continue;
    }
    take_ordinal(passage, *found);
    take_branch(passage, *found);
    at = found->last_token;
    out.push_back(std::move(*found));
  }
}

bool is_region(const std::string& canonical) {
  constexpr std::array<std::string_view, 17> kRegions{
      "Central Asia",  "Asia",           "Europe",     "Africa",      "South America", "Latin America",
      "North America", "Southeast Asia", "South Asia", "Middle East", "Caucasus",      "South Caucasus",
      "Gulf states",   "Baltic states",  "Balkans",    "Sahel",       "Scandinavia"};
  return std::ranges::find(kRegions, canonical) != kRegions.end();
}

}  // namespace korridor
