#include <algorithm>

#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/words.h"

/// Numbers without a unit of their own, which another figure of the text gives them.

namespace korridor {
namespace {

/// True if a word for a part (davon, of which, dont, из них) stands between, and no end of a sentence.
bool tells_part(const Passage& passage, std::size_t first, std::size_t last) {
  constexpr std::size_t kFar = 12;
  if (last < first || last - first > kFar) return false;
  bool part = false;
  for (std::size_t at = first; at <= last; ++at) {
    if (at > first && passage[at].sentence_start) return false;
    for (const Sense& sense : passage.senses(passage[at]))
      part |= sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "part";
  }
  return part;
}

/// 8,9 millions de tonnes contre 8,1 millions: what is compared has the unit of what it is compared with.
bool is_compared(const Passage& passage, std::size_t first, std::size_t at) {
  constexpr std::size_t kFar = 14;
  if (at == 0 || at < first || at - first > kFar) return false;
  for (std::size_t i = first; i <= at; ++i)
    if (passage[i].sentence_start) return false;
  return word_is(passage, at - 1, {"from", "against", "versus", "vs", "than", "contre", "gegenüber", "nach", "против"});
}

/// Behind a word for a sum: сумму в 1,1 млрд, Baukosten von 3 Mrd., ein weiterer über 120 Mio.
bool told_of_sum(const Passage& passage, std::size_t at) {
  constexpr std::size_t kNear = 4;
  for (std::size_t back = 1; back <= kNear && back <= at && !passage[at - back + 1].sentence_start; ++back) {
    const std::size_t i = at - back;
    if (word_is(passage, i, {"über"})) return true;
    for (const Sense& sense : passage.senses(passage[i]))
      if (sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "sum") return true;
    const Sense* end = find_word_end(passage, i, WordClass::cue);
    if (passage.argument(end) == "sum") return true;
  }
  return false;
}

/// 137 millions de têtes, 12 Millionen Rinder, 3 million animals, 5 млн голов: it counts a noun of its own.
bool counts_own_noun(const Passage& passage, std::size_t behind) {
  if (behind >= passage.size() || passage[behind].sentence_start) return false;
  std::size_t noun = behind;
  if (passage.language() == Language::fr) {
    if (!word_is(passage, noun, {"de", "d"})) return false;
    ++noun;
    if (passage.is_sign(noun, "'") || passage.is_sign(noun, "’")) ++noun;
  }
  if (noun >= passage.size() || passage[noun].kind != TokenKind::word || passage[noun].word != 0) return false;
  const std::string_view word = passage.bytes(noun);
  switch (passage.language()) {
    case Language::de:
      return passage[noun].capital;
    case Language::en:
      return !passage[noun].capital && word.ends_with('s');
    case Language::fr:
      return !passage[noun].capital;
    case Language::ru:
      return word.ends_with("ов") || word.ends_with("ев") || word.ends_with("ей");
  }
  return false;
}

bool has_sense(const Passage& passage, std::size_t at, std::string_view cue) {
  return std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
    return sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == cue;
  });
}

/// Im Prospekt der Regierung sind es 220; in the study it is 220: who tells it stands right before.
bool told_in_source(const Passage& passage, std::size_t at) {
  constexpr std::size_t kNear = 6;
  if (at < 2 || !word_is(passage, at - 1, {"es", "is", "are"}) ||
      !word_is(passage, at - 2, {"sind", "waren", "seien", "it", "there"}))
    return false;
  for (std::size_t back = 3; back <= kNear && back <= at && !passage[at - back + 1].sentence_start; ++back)
    if (is_account_source(passage, at - back)) return true;
  return false;
}

/// По данным De Beers, добыто 4,7 млн: who tells it opens the sentence, and the number closes it.
bool told_in_front(const Passage& passage, std::size_t at) {
  constexpr std::size_t kFar = 9;
  const std::size_t begin = sentence_around(passage, at).first;
  return at - begin <= kFar && passage.argument(passage.sense(begin, WordClass::speech)) == "according";
}

/// 110,000 barrels a day according to the ministry and 85,000 according to shippers; 240 000 selon la douane.
bool told_behind(const Passage& passage, std::size_t behind) {
  const Sense* speech = behind < passage.size() ? passage.sense(behind, WordClass::speech) : nullptr;
  return passage.argument(speech) == "according" && passage.language() != Language::de;
}

/// The study says 5.5 million. / ...; un rapport retient 25 000. / 72 000, selon Kpler: a number that ends its clause
/// and that somebody tells.
bool told_by_source(const Passage& passage, std::size_t at, std::size_t behind) {
  if (at > 0 && told_behind(passage, behind)) return true;
  const bool ends =
      behind >= passage.size() || passage[behind].sentence_start || passage[behind].kind == TokenKind::sign;
  if (!ends || at == 0 || passage.is_sign(behind, "%") || passage.is_sign(behind, "-") || passage.is_sign(behind, "–"))
    return false;
  if (passage.is_sign(behind, ",") && behind + 1 < passage.size() && has_sense(passage, behind + 1, "report"))
    return true;
  if (is_account_source(passage, at - 1) || told_in_source(passage, at) || told_in_front(passage, at)) return true;
  constexpr std::size_t kNear = 3;  // zählt nur 12; parle de 40; puts it at 40
  for (std::size_t back = 1; back <= kNear && back <= at && !passage[at - back + 1].sentence_start; ++back)
    if (passage[at - back].is(WordClass::speech) || has_sense(passage, at - back, "account") ||
        has_sense(passage, at - back, "predict") || (back > 1 && has_sense(passage, at - back, "tells")))
      return true;
  return false;
}

/// What was told shortly before is of about that size, and an amount.
bool is_same_measure(const Figure& last, const Decimal& value, std::size_t at) {
  constexpr std::size_t kFar = 30;  // tokens
  constexpr double kLarge = 100, kLeast = 5;
  const double p = last.value.approximate(), q = value.approximate();
  const double factor = q >= kLarge ? 10 : 3;  // small numbers count many things
  const bool amount = last.kind.empty() || last.kind == "price";
  return amount && last.last_token + kFar > at && q >= kLeast && p > 0 && p < factor * q && q < factor * p;
}

/// (430 millions de dollars): a sum in brackets only converts the one before it.
bool in_brackets(const Passage& passage, const Figure& figure) { return passage.is_sign(figure.last_token, ")"); }

}  // namespace

namespace {

/// Of the 8.6 million bags 5.9 million were robusta: what a large count of the same sentence counts.
const Figure* large_count(const Passage& passage, std::size_t at, const std::vector<Figure>& out) {
  const std::size_t begin = sentence_around(passage, at).first;
  for (auto it = out.rbegin(); it != out.rend() && it->first_token >= begin; ++it)
    if (it->kind == "count" && it->value >= Decimal(1'000'000)) return &*it;
  return nullptr;
}

/// Of the 101,000 t 64,000 went to China and 48,000 to India: a part of what its sentence begins with, or of what
/// stands before a word for a part. Nothing that counts a noun of its own.
const Figure* whole_of_part(const Passage& passage, const Numeral& number, std::size_t at,
                            const std::vector<Figure>& out) {
  constexpr double kSmallest = 0.01;
  constexpr std::size_t kOpening = 6;  // words
  const std::size_t begin = sentence_around(passage, at).first;
  const Figure* whole = nullptr;
  for (auto it = out.rbegin(); it != out.rend() && it->first_token >= begin; ++it)
    if (it->kind.empty() && !it->money && it->unit != "percent") whole = &*it;
  if (whole == nullptr || number.value >= whole->value || number.value < Decimal(100) ||
      number.value.approximate() < kSmallest * whole->value.approximate())
    return nullptr;
  if (number.last < passage.size() &&
      (passage[number.last].any(mask_of(WordClass::property, WordClass::count, WordClass::commodity)) ||
       counts_own_noun(passage, number.last)))
    return nullptr;
  bool part = whole->first_token <= begin + kOpening && word_is(passage, begin, {"of", "von", "sur", "из"});
  for (std::size_t i = whole->last_token; i < at && !part; ++i) part = has_sense(passage, i, "part");
  return part ? whole : nullptr;
}

}  // namespace

/// The last figure of the text that gives its unit to what follows; nullptr where there is none.
const Figure* AmountReader::giver(std::size_t at, const std::vector<Figure>& out) const {
  const std::size_t begin = sentence_around(passage_, at).first;
  for (auto it = out.rbegin(); it != out.rend() && it->first_token >= begin; ++it)
    if (it->kind == "duration" || it->kind == "count" || it->kind == "share" || it->kind == "ratio")
      continue;
    else if (!in_brackets(passage_, *it) || std::next(it) == out.rend() || std::next(it)->first_token < begin)
      return &*it;
  return nullptr;
}

std::optional<AmountReader::Counted> AmountReader::unit_from_elsewhere(const Numeral& number, std::size_t at,
                                                                       const std::vector<Figure>& out) const {
  constexpr int kMillions = 6;
  const bool large = number.scale >= kMillions && !number.only_article;
  const bool year = number.scale == 0 && number.value >= Decimal(1900) && number.value <= Decimal(2100);
  if (!number.only_article && !year && told_by_source(passage_, at, number.last) && !out.empty())
    if (const Figure& last = out.back(); is_same_measure(last, number.value, at))
      return Counted{.unit = last.unit, .per = last.per, .money = last.money, .last = number.last};
  const Figure* before = giver(at, out);
  if (before != nullptr) {
    const bool compared = is_compared(passage_, before->last_token, at);
    const bool mass = !before->money && before->kind.empty() && before->value >= Decimal(1'000'000);
    if (large && counts_own_noun(passage_, number.last)) return std::nullopt;
    // dont 1,1 milliard; 25 млрд кубометров, из них 12 млрд; 15 million carats after 24.7 million in 2023
    if (large && before->money) return Counted{.unit = before->unit, .money = true, .last = number.last};
    if (large && before->kind.empty() && (mass || compared || tells_part(passage_, before->last_token, at)))
      return Counted{.unit = before->unit, .last = number.last};
    if (compared && before->kind == "price" && number.value >= Decimal(1))
      return Counted{.unit = before->unit, .per = before->per, .money = true, .last = number.last};
  }
  if (!number.only_article && !year)
    if (const Figure* whole = whole_of_part(passage_, number, at, out); whole != nullptr)
      return Counted{.unit = whole->unit, .per = whole->per, .last = number.last};
  if (!out.empty() && out.back().unit == "percent" && in_bracket_alone(passage_, number) &&
      sentence_around(passage_, at).first <= out.back().first_token)
    return Counted{.unit = "percent", .kind = "share", .last = number.last};
  if (!large || counts_own_noun(passage_, number.last)) return std::nullopt;
  if (before == nullptr)
    if (const Figure* count = large_count(passage_, at, out); count != nullptr)
      return Counted{.unit = count->unit, .kind = "count", .last = number.last};
  if (before == nullptr && told_of_sum(passage_, at) && !out.empty()) {
    constexpr std::size_t kFar = 60;  // tokens
    const Figure& last = out.back();
    if (last.money && last.per.empty() && last.last_token + kFar > at)
      return Counted{.unit = last.unit, .money = true, .last = number.last};
  }
  if (auto unit = unit_behind(number)) return unit;
  return before == nullptr ? unit_of_talk(number, at, out) : std::nullopt;
}

/// 3.5 billion dollars at first, they say. Today it is 5.6 billion: what large figures were of shortly before.
std::optional<AmountReader::Counted> AmountReader::unit_of_talk(const Numeral& number, std::size_t at,
                                                                const std::vector<Figure>& out) const {
  constexpr std::size_t kFar = 45;  // tokens
  for (auto it = out.rbegin(); it != out.rend() && it->last_token + kFar > at; ++it) {
    const bool large = it->kind.empty() && it->value >= Decimal(1'000'000) && it->per.empty();
    if (large && !it->money) return std::nullopt;  // 5 million tonnes; of that 2 million knew: people
    if (large) return Counted{.unit = it->unit, .money = true, .last = number.last};
  }
  return std::nullopt;
}

/// Exports were 11.6 bn, imports 7.3 bn dollars: the next number of the sentence has the unit.
std::optional<AmountReader::Counted> AmountReader::unit_behind(const Numeral& number) const {
  constexpr std::size_t kFar = 24;
  for (std::size_t at = number.last; at < passage_.size() && at < number.last + kFar && !passage_[at].sentence_start;
       ++at) {
    if (passage_[at].kind != TokenKind::number) continue;
    const auto other = read_numeral(passage_, at);
    if (!other || other->scale < 6) continue;
    if (auto unit = counted(*other); unit && unit->kind.empty()) {
      unit->last = number.last;
      return unit;
    }
  }
  return std::nullopt;
}

}  // namespace korridor
