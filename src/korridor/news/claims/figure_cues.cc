#include "korridor/news/claims/figure_cues.h"

#include <algorithm>

#include "korridor/news/text/word_stems.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Stück für Stück: je 6 Millionen, $6 million each, 6 millions chacune, по 6 млн за штуку.
bool tells_each(const Passage& passage, const Figure& figure) {
  constexpr std::size_t kBehind = 2;
  if (figure.first_token > 0 && word_is(passage, figure.first_token - 1, {"je", "jeweils"})) return true;
  for (std::size_t at = figure.last_token; at < figure.last_token + kBehind; ++at)
    if (word_is(passage, at,
                {"each", "apiece", "stück", "chacun", "chacune", "pièce", "каждый", "каждая", "каждое", "каждого",
                 "каждую", "штука", "штуку"}))
      return true;
  return false;
}

/// In all, insgesamt, en tout, всего, right before or behind a figure.
bool tells_total(const Passage& passage, const Figure& figure) {
  constexpr std::size_t kNear = 3;
  const auto is_total = [&](std::size_t at) {
    if (word_is(passage, at,
                {"total", "totalling", "altogether", "insgesamt", "zusammen", "gesamt", "всего", "сумме", "итого"}))
      return true;
    return at > 0 && ((word_is(passage, at, {"all"}) && word_is(passage, at - 1, {"in"})) ||
                      (word_is(passage, at, {"tout"}) && word_is(passage, at - 1, {"en"})));
  };
  for (std::size_t back = 1; back <= kNear && back <= figure.first_token; ++back) {
    if (passage[figure.first_token - back].kind == TokenKind::sign ||
        passage[figure.first_token - back + 1].sentence_start)
      break;
    if (is_total(figure.first_token - back)) return true;
  }
  for (std::size_t at = figure.last_token; at < std::min(figure.last_token + kNear, passage.size()); ++at) {
    if (passage[at].kind == TokenKind::sign || passage[at].sentence_start) break;
    if (is_total(at)) return true;
  }
  return false;
}

/// 15 percent less than the 3.6 Mt of 2023: an earlier level, which the share is of.
bool stands_behind_than(const Passage& passage, const std::vector<const Figure*>& figures, std::size_t number) {
  const Figure& figure = *figures[number];
  std::size_t last = number - 1, near = 4;                              // words
  if (figures[last]->kind == "duration" && last > 0) --last, near = 9;  // more than a year ago, when it was
  const Figure& before = *figures[last];
  for (std::size_t back = 1; back <= near && figure.first_token >= before.last_token + back; ++back) {
    const std::size_t at = figure.first_token - back;
    if (passage.is_sign(at, ";") || passage.is_sign(at, "(")) return false;
    if (word_is(passage, at,
                {"than", "against", "from", "versus", "gegenüber", "als", "contre", "rapport", "que", "против", "чем",
                 "сравнению"}))
      return true;
  }
  return false;
}

/// -1 for less, 1 for more, 0 where neither or both stand near a share.
int direction_near(const Passage& passage, const Figure& share) {
  constexpr std::size_t kBefore = 4, kBehind = 3;
  bool more = false, less = false;
  const std::size_t from = share.first_token > kBefore ? share.first_token - kBefore : 0;
  for (std::size_t at = from; at < std::min<std::size_t>(share.last_token + kBehind, passage.size()); ++at) {
    if (at > from && passage[at].sentence_start) break;
    more |= word_is(passage, at,
                    {"more", "up", "higher", "above", "increase", "rise", "gain", "mehr", "höher", "plus", "zuwachs",
                     "hausse", "supérieur", "supérieure", "больше", "выше", "рост", "прирост"});
    less |= word_is(passage, at,
                    {"less",       "fewer",     "down",  "lower",    "below",      "decrease", "fall",  "drop",
                     "weniger",    "niedriger", "minus", "rückgang", "moins",      "baisse",   "recul", "inférieur",
                     "inférieure", "меньше",    "ниже",  "спад",     "сокращение", "снижение"});
  }
  return more == less ? 0 : more ? 1 : -1;
}

bool is_of(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"of", "der", "des", "von", "vom", "du", "de", "d", "от", "из"});
}

/// 94% своей мощности, 62 Prozent ihrer Kapazität: a genitive without a word for "of".
bool is_genitive(const Passage& passage, std::size_t at) {
  if (word_is(passage, at, {"ihrer", "ihres", "seiner", "seines", "своей", "своего", "всей", "всего"})) return true;
  return passage.language() == Language::ru && at < passage.size() && passage[at].is(WordClass::property);
}

/// From a share to the whole that it is of, in one clause: 62 percent of their installed capacity of 504,000 t.
bool is_whole_of(const Passage& passage, const Figure& share, const Figure& whole) {
  constexpr std::size_t kNear = 6;
  if (!is_of(passage, share.last_token) && !is_genitive(passage, share.last_token)) return false;
  if (whole.first_token > share.last_token + kNear) return false;
  constexpr std::size_t kRightBehind = 4;  // a fifth of exports, 120 million in all
  for (std::size_t at = share.last_token; whole.first_token > share.last_token + kRightBehind && at < whole.first_token;
       ++at)
    if (passage.is_sign(at, ",") || passage.is_sign(at, ";")) return false;
  return true;
}

/// 40 percent of it, davon, of the total, du total, от общего объёма: of what was told before.
bool is_of_told(const Passage& passage, std::size_t at) {
  if (word_is(passage, at, {"davon", "hiervon"})) return true;
  if (!is_of(passage, at)) return false;
  constexpr std::size_t kNear = 2;
  for (std::size_t i = at + 1; i <= at + kNear; ++i)
    if (word_is(passage, i, {"it", "that", "total", "ganzen", "gesamtmenge", "gesamten", "общего", "всего"}))
      return true;
  return false;
}

/// Of the 8.6 Mt shipped; Von den, Sur les, Из: the first figure is a whole, and what follows are its parts.
bool begins_with_whole(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 5;
  const Figure& whole = *sentence.figures.front();
  if (whole.first_token > sentence.first + kNear ||
      !word_is(passage, sentence.first, {"of", "von", "sur", "des", "из"}))
    return false;
  return !passage.at(whole.last_token).is(WordClass::to);  // von 18 auf 33
}

/// X accounted for 1.3 Mt and Y for 0.9: parts of what the sentence before tells.
bool tells_accounting(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at,
                {"accounted", "accounts", "entfielen", "entfallen", "entfiel", "représentent", "reviennent", "пришлось",
                 "приходится", "пришлись"}))
      return true;
  return false;
}

/// Holds, gehört, détient, владеет: whose shares these are.
bool tells_holding(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at,
                {"hält",      "halten", "hielt",   "gehört",  "gehören", "besitzt",     "besitzen",   "holds",
                 "hold",      "held",   "owns",    "own",     "owned",   "détient",     "détiennent", "possède",
                 "possèdent", "détenu", "détenue", "владеет", "владеют", "принадлежит", "принадлежат"}))
      return true;
  return false;
}

}  // namespace

FigureCues figure_cues(const Passage& passage, const SentenceFindings& sentence) {
  FigureCues cues;
  const auto& figures = sentence.figures;
  constexpr std::size_t kMost = 12;  // a table is no sentence
  if (figures.size() < 2 || figures.size() > kMost) return cues;
  std::size_t shares = 0;
  const auto place = [](std::size_t i) { return static_cast<std::uint8_t>(i + 1); };
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = *figures[i];
    if (figure.kind == "duration") continue;
    if (figure.money && tells_each(passage, figure)) cues.each = place(i);
    if (tells_total(passage, figure)) cues.total = place(i);
    if (i > 0 && figure.unit != "percent" && stands_behind_than(passage, figures, i)) cues.than = place(i);
    if (figure.unit != "percent") continue;
    ++shares;
    cues.of_told |= is_of_told(passage, figure.last_token);
    if (i > 0 && (is_of(passage, figure.last_token) || word_is(passage, figure.last_token, {"an", "am", "in"})))
      cues.several_wholes = true;
    if (i + 1 < figures.size() && is_whole_of(passage, figure, *figures[i + 1])) cues.of_share = place(i + 1);
  }
  std::size_t compared = cues.than < 2 ? figures.size() : cues.than - 2U;  // 22 percent more than a year ago, when
  while (compared > 0 && compared < figures.size() && figures[compared]->kind == "duration") --compared;
  if (compared < figures.size() && figures[compared]->unit == "percent") {
    cues.compared = place(compared);
    cues.direction = direction_near(passage, *figures[compared]);
  }
  cues.of_first = begins_with_whole(passage, sentence);
  cues.accounts = shares == 0 && tells_accounting(passage, sentence);
  cues.holds = shares > 1 && tells_holding(passage, sentence);
  if (cues.holds)
    for (std::size_t at = sentence.first; at < sentence.last; ++at)
      cues.holders = static_cast<std::uint8_t>(cues.holders + (has_stem(passage, at, Stem::holder) ? 1 : 0));
  return cues;
}

}  // namespace korridor
