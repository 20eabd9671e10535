#include "korridor/base/phrases.h"

#include <charconv>
#include <vector>

#include "korridor/base/country.h"

namespace korridor::embedded {
extern const std::string_view kPhrasesDe;
}

namespace korridor {
namespace {

constexpr std::string_view kArrow = " => ", kGap = "{}";

struct Phrase {
  std::vector<std::string_view> pieces;  // what stands between the gaps
  std::string_view said;
  std::size_t weight = 0;  // characters of the pieces
  bool is_part = false;    // holds only for what fills a gap
};

std::vector<Phrase> read_phrases(std::string_view text) {
  std::vector<Phrase> phrases;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t arrow = line.find(kArrow);
    if (line.starts_with('#') || arrow == std::string_view::npos) continue;
    Phrase phrase{.pieces = {}, .said = line.substr(arrow + kArrow.size()), .weight = 0, .is_part = line[0] == '~'};
    line = line.substr(phrase.is_part ? 1 : 0, arrow - (phrase.is_part ? 1 : 0));
    phrase.weight = line.size();
    for (std::size_t gap = line.find(kGap); gap != std::string_view::npos; gap = line.find(kGap)) {
      phrase.pieces.push_back(line.substr(0, gap));
      line.remove_prefix(gap + kGap.size());
      phrase.weight -= kGap.size();
    }
    phrase.pieces.push_back(line);
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

/// What fills the gaps, each as short as can be; nothing where the text has another form.
std::optional<std::vector<std::string_view>> fit(const Phrase& phrase, std::string_view text) {
  if (!text.starts_with(phrase.pieces.front())) return std::nullopt;
  text.remove_prefix(phrase.pieces.front().size());
  std::vector<std::string_view> filled;
  for (std::size_t k = 1; k < phrase.pieces.size(); ++k) {
    const std::string_view piece = phrase.pieces[k];
    const bool is_last = k + 1 == phrase.pieces.size();
    if (is_last && !text.ends_with(piece)) return std::nullopt;
    const std::size_t at = is_last ? text.size() - piece.size() : text.find(piece);
    if (at == std::string_view::npos) return std::nullopt;
    filled.push_back(text.substr(0, at));
    text.remove_prefix(at + piece.size());
  }
  return text.empty() ? std::optional(std::move(filled)) : std::nullopt;
}

/// A list that was cut short: `a, b and 3 more`.
std::string say_list(std::string_view part) {
  constexpr std::string_view kAnd = " and ", kMore = " more";
  const std::size_t at = part.rfind(kAnd);
  if (!part.ends_with(kMore) || at == std::string_view::npos) return std::string(part);
  const std::string_view number = part.substr(at + kAnd.size(), part.size() - at - kAnd.size() - kMore.size());
  if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos) return std::string(part);
  return std::string(part.substr(0, at)) + " und " + std::string(number) + " weitere";
}

/// What is called by its article (`the capacity`) is translated too; names and figures stay as they are.
std::string say_part(const std::vector<Phrase>& phrases, std::string_view part) {
  if (!part.starts_with("the ")) return say_list(part);
  for (const Phrase& phrase : phrases)
    if (phrase.pieces.size() == 1 && phrase.pieces.front() == part) return std::string(phrase.said);
  return std::string(part);
}

std::optional<std::string> say(std::string_view english, bool is_part);

/// A part as a phrase of its own, or a state by its name; else as it stands.
std::string say_filled(const std::string& part) {
  if (auto said = say(part, true)) return *said;
  constexpr std::size_t kCode = 3;  // codes of two letters are words too
  if (part.size() < kCode || (part.size() == kCode && !is_country(part))) return part;
  const auto state = find_country(part);
  return state ? country_name(*state, "de") : part;
}

/// `{}` takes the next of what was filled in, `{2}` the second; `{!}` and `{2!}` take it as a phrase of its own.
std::string fill(std::string_view said, const std::vector<std::string>& filled) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t open = said.find('{'); open != std::string_view::npos; open = said.find('{')) {
    const std::size_t close = said.find('}', open);
    if (close == std::string_view::npos) break;
    text += said.substr(0, open);
    std::size_t number = 0;
    const auto read = std::from_chars(said.data() + open + 1, said.data() + close, number);
    const std::size_t index = read.ec == std::errc() ? number - 1 : next++;
    const bool is_phrase = said[close - 1] == '!';
    if (index < filled.size()) text += is_phrase ? say_filled(filled[index]) : filled[index];
    said.remove_prefix(close + 1);
  }
  return text.append(said);
}

std::optional<std::string> say(std::string_view english, bool is_part) {
  static const std::vector<Phrase> kPhrases = read_phrases(embedded::kPhrasesDe);
  const Phrase* best = nullptr;
  std::vector<std::string_view> filled;
  for (const Phrase& phrase : kPhrases)
    if (phrase.is_part == is_part && (best == nullptr || phrase.weight > best->weight))
      if (auto found = fit(phrase, english)) {
        best = &phrase;
        filled = std::move(*found);
      }
  if (best == nullptr) return std::nullopt;
  std::vector<std::string> parts;
  for (const std::string_view part : filled) parts.push_back(say_part(kPhrases, part));
  return fill(best->said, parts);
}

}  // namespace

std::optional<std::string> translate_phrase(std::string_view english, std::string_view language) {
  return language == "de" ? say(english, false) : std::nullopt;
}

}  // namespace korridor
