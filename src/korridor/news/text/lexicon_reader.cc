#include "korridor/news/text/lexicon_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "korridor/base/fold.h"
#include "korridor/base/text.h"
#include "korridor/news/text/country_forms.h"
#include "korridor/news/text/lexicon_forms.h"

namespace korridor {
namespace {

constexpr auto kClassNames = std::to_array<std::string_view>(
    {"number",   "scale", "fraction",     "half",     "article",     "ordinal",   "currency",  "sign",
     "unit",     "count", "time",         "percent",  "percent_adj", "share_of",  "about",     "bound",
     "from",     "to",    "per",          "rate",     "month",       "weekday",   "season",    "daypart",
     "part",     "year",  "quarter",      "halfyear", "relative",    "decade",    "era",       "now",
     "ratio",    "times", "stop",         "future",   "cue",         "country",   "adjective", "commodity",
     "company",  "place", "organisation", "person",   "event",       "programme", "corridor",  "government_body",
     "role",     "legal", "firm",         "given",    "speech",      "deal",      "act",       "name_part",
     "property", "fact",  "pair"});
static_assert(kClassNames.size() == static_cast<std::size_t>(WordClass::count_of_classes));

std::optional<WordClass> find_class(std::string_view name) {
  const auto it = std::ranges::find(kClassNames, name);
  if (it == kClassNames.end()) return std::nullopt;
  return static_cast<WordClass>(it - kClassNames.begin());
}

std::string_view first_word(std::string_view& text) {
  text = trim(text);
  const auto end = text.find(' ');
  const std::string_view word = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : trim(text.substr(end + 1));
  return word;
}

}  // namespace

LexiconReader::LexiconReader(Language language) {
  lexicon_.language_ = language;
  constexpr std::size_t kWords = 32'768, kTexts = 32'768;  // somewhat more than the lists hold
  words_.reserve(kWords);
  texts_.reserve(kTexts);
  lexicon_.words_.reserve(kWords);
  lexicon_.words_.emplace_back();
  lexicon_.texts_.emplace_back();
  texts_.emplace("", 0);
}

std::uint32_t LexiconReader::intern(const std::string& text) {
  const auto [it, fresh] = texts_.emplace(text, static_cast<std::uint32_t>(lexicon_.texts_.size()));
  if (fresh) lexicon_.texts_.push_back(text);
  return it->second;
}

std::uint32_t LexiconReader::word_number(const std::string& text) {
  const auto [it, fresh] = words_.emplace(text, static_cast<std::uint32_t>(lexicon_.words_.size()));
  if (fresh) lexicon_.words_.push_back({.text = text, .senses = {}, .phrases = {}});
  return it->second;
}

void LexiconReader::read(const std::string& file, std::string_view text) {
  std::int64_t row = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    read_line(text.substr(0, end), file, ++row);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
}

void LexiconReader::read_line(std::string_view line, std::string_view file, std::int64_t row) {
  file_ = file;
  row_ = row;
  line = trim(line);
  if (line.empty() || line.front() == '#') return;
  const auto colon = line.find(": ");
  if (colon == std::string_view::npos) {
    errors_.push_back({.code = "news_lexicon",
                       .message = "a line without `: `",
                       .file = file_,
                       .row = row,
                       .hint = "class argument: forms"});
    return;
  }
  std::string_view head = line.substr(0, colon);
  const std::string_view forms = trim(line.substr(colon + 2));
  const std::string_view name = first_word(head);
  if (name == "paradigm") {
    auto endings = split(forms, '|');
    paradigms_[std::string(head)] = std::move(endings);
    return;
  }
  if (name == "state") return read_country(std::string(head), forms);
  const auto word_class = find_class(name);
  if (!word_class) {
    errors_.push_back({.code = "news_lexicon",
                       .message = fmt::format("`{}` is no class of words", name),
                       .file = file_,
                       .row = row,
                       .hint = "see src/korridor/news/text/lexicon.h"});
    return;
  }
  Line parsed{*word_class, std::string(head), {}};
  // `argument [id] language`: both behind the argument are optional
  if (const auto bar = parsed.argument.rfind(' '); bar != std::string::npos && parsed.argument.size() - bar == 3) {
    if (const auto language = find_language(parsed.argument.substr(bar + 1))) {
      if (*language != lexicon_.language_) return;
      parsed.argument.resize(bar);
    }
  }
  if (const auto open = parsed.argument.find(" ["); open != std::string::npos && parsed.argument.back() == ']') {
    parsed.id = parsed.argument.substr(open + 2, parsed.argument.size() - open - 3);
    parsed.argument.resize(open);
  }
  if (const auto state = parsed.argument.find(" state ");
      *word_class == WordClass::person && state != std::string::npos)
    for (const std::string& word : split_form(std::string_view(parsed.argument).substr(0, state)))
      if (word.size() > 3)
        lexicon_.people_.emplace(parsed.argument.substr(state + 7) + " " + word, parsed.argument.substr(0, state));
  if (*word_class == WordClass::company) note_initials(parsed.argument);
  read_forms(parsed, forms);
}

/// Elektroprivreda Srbije (EPS)
void LexiconReader::note_initials(const std::string& name) {
  const auto open = name.rfind(" (");
  if (open == std::string::npos || name.back() != ')') return;
  const auto [it, fresh] = lexicon_.initials_.emplace(name.substr(open + 2, name.size() - open - 3), name);
  if (!fresh && it->second != name) it->second.clear();
}

void LexiconReader::read_forms(const Line& line, std::string_view forms) {
  for (const std::string& form : split(forms, ',')) {
    std::vector<std::string> expanded;
    if (const auto unknown = expand(form, expanded)) {
      errors_.push_back({.code = "news_lexicon",
                         .message = fmt::format("`{}` has {}", form, *unknown),
                         .file = file_,
                         .row = row_,
                         .hint = "stem@paradigm or stem{a|b}"});
      continue;
    }
    for (const std::string& one : expanded) {
      for (std::string& inflected : inflect_name(line.word_class, one)) add_form(line, std::move(inflected));
      add_form(line, one);
    }
  }
}

/// Further cases of a name: the German genitive, the Russian cases; none for abbreviations and where the file lists
/// them.
std::vector<std::string> LexiconReader::inflect_name(WordClass word_class, const std::string& form) const {
  constexpr ClassMask kInflected = mask_of(WordClass::company, WordClass::place, WordClass::person,
                                           WordClass::organisation, WordClass::government_body, WordClass::corridor);
  if ((mask_of(word_class) & kInflected) == 0 || form.size() < 4 || capitals_of(form, word_class) == Capitals::all)
    return {};
  const bool cyrillic = decode(form, 0).value >= 0x400 && decode(form, 0).value < 0x530;
  if (lexicon_.language_ == Language::ru && cyrillic)
    return word_class == WordClass::person ? russian_person_cases(form) : russian_cases(form);
  const char last = form.back();
  if (lexicon_.language_ == Language::de && !cyrillic && last != 's' && last != 'x' && last != 'z') return {form + "s"};
  return {};
}

/// Writes out paradigms and braces; tells what is wrong if one is unknown or open.
std::optional<std::string> LexiconReader::expand(std::string_view form, std::vector<std::string>& out) const {
  const auto at = form.find_first_of("@{");
  if (at == std::string_view::npos) {
    if (form.empty()) return "no letters";
    out.emplace_back(form);
    return std::nullopt;
  }
  const bool brace = form[at] == '{';
  const auto end = brace ? form.find('}', at) : std::min(form.find(' ', at), form.size());
  if (end == std::string_view::npos) return "a brace that never closes";
  const std::string_view inside = form.substr(at + 1, end - at - 1);
  std::vector<std::string> endings;
  if (brace) {
    endings = split(inside, '|');
  } else if (const auto it = paradigms_.find(inside); it != paradigms_.end()) {
    endings = it->second;
  } else {
    return fmt::format("an unknown paradigm `{}`", inside);
  }
  for (const std::string& ending : endings) {
    const std::string one = fmt::format("{}{}{}", form.substr(0, at), ending, form.substr(end + (brace ? 1 : 0)));
    if (auto fault = expand(one, out)) return fault;
  }
  return std::nullopt;
}

void LexiconReader::add_form(const Line& line, std::string form) {
  Sense sense{.word_class = line.word_class, .argument = intern(line.argument), .id = intern(line.id)};
  if (form.front() == '-' && form.size() > 1) {
    sense.ends_words = true;
    form.erase(0, 1);
  }
  const bool abbreviation = form.size() > 1 && form.back() == '.';
  if (abbreviation) form.pop_back();
  sense.capitals = capitals_of(form, line.word_class);
  sense.form = intern(form);
  auto words = split_form(form);
  if (words.size() == 1) return add_word(sense, words[0], abbreviation);
  if (words.empty()) return;
  sense.capitals = capitals_of_first_word(form);
  if (abbreviation) words.emplace_back(".");
  add_phrase(sense, words);
  if (const auto hyphen = std::ranges::find(words, "-"); hyphen != words.end()) {  // US-Dollar: US Dollar too
    std::erase(words, "-");
    if (words.size() > 1) add_phrase(sense, words);
  }
}

void LexiconReader::add_word(const Sense& sense, std::string_view text, bool abbreviation) {
  Lexicon::Word& word = lexicon_.words_[word_number(std::string(text))];
  word.abbreviation |= abbreviation;
  const auto same = [&](const Sense& other) {
    const bool alike = other.capitals != Capitals::exact || other.form == sense.form;  // mt and MT are two forms
    return other.word_class == sense.word_class && other.argument == sense.argument &&
           other.capitals == sense.capitals && alike;
  };
  const auto it = std::ranges::find_if(word.senses, same);
  if (it == word.senses.end())
    word.senses.push_back(sense);
  else
    it->ends_words |= sense.ends_words;
}

void LexiconReader::add_phrase(const Sense& sense, const std::vector<std::string>& words) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& word : words) numbers.push_back(word_number(word));
  auto& phrases = lexicon_.words_[numbers[0]].phrases;
  const auto it = std::ranges::find(phrases, numbers, &Lexicon::Phrase::words);
  if (it != phrases.end()) {
    lexicon_.phrase_senses_[it->first_sense].push_back(sense);
    return;
  }
  phrases.push_back({.words = numbers, .first_sense = static_cast<std::uint32_t>(lexicon_.phrase_senses_.size())});
  lexicon_.phrase_senses_.push_back({sense});
}

void LexiconReader::read_country(const std::string& alpha3, std::string_view cells) {
  for (const auto& [adjective, form] : country_forms(alpha3, cells, lexicon_.language_)) {
    std::vector<std::string> expanded;
    const Line line{adjective ? WordClass::adjective : WordClass::country, alpha3, {}};
    if (const auto fault = expand(form, expanded))
      errors_.push_back({.code = "news_lexicon",
                         .message = fmt::format("`{}` has {}", form, *fault),
                         .file = file_,
                         .row = row_,
                         .hint = {}});
    for (std::string& one : expanded) add_form(line, std::move(one));
  }
}

Result<Lexicon> LexiconReader::finish() && {
  if (!errors_.empty()) return std::unexpected(std::move(errors_));
  for (Lexicon::Word& word : lexicon_.words_)
    std::ranges::stable_sort(word.phrases,
                             [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
  lexicon_.make_table();
  return std::move(lexicon_);
}

}  // namespace korridor
