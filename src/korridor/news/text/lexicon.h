#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/news/text/language.h"

namespace korridor {

/// What a word can be. The names are those of the files in src/korridor/news/lexicon.
enum class WordClass : std::uint8_t {
  number,
  scale,
  fraction,
  half,
  article,
  ordinal,  // numbers
  currency,
  sign,
  unit,
  count,
  time,
  percent,
  percent_adj,
  share_of,  // what they count
  about,
  bound,
  from,
  to,
  per,
  rate,  // how they stand
  month,
  weekday,
  season,
  daypart,
  part,
  year,
  quarter,
  halfyear,
  relative,
  decade,
  era,
  now,
  ratio,
  times,
  stop,
  future,
  cue,
  country,
  adjective,
  commodity,
  company,
  place,
  organisation,
  person,
  event,
  programme,
  corridor,
  government_body,
  role,
  legal,
  firm,
  given,
  speech,
  deal,
  act,
  name_part,
  property,
  fact,
  pair,
  count_of_classes
};
using ClassMask = std::uint64_t;
static_assert(static_cast<int>(WordClass::count_of_classes) <= 64);

[[nodiscard]] constexpr ClassMask mask_of(WordClass word_class) {
  return ClassMask{1} << static_cast<unsigned>(word_class);
}
template <class... Classes>
[[nodiscard]] constexpr ClassMask mask_of(WordClass first, Classes... rest) {
  return mask_of(first) | mask_of(rest...);
}
inline constexpr ClassMask kNamedThings =
    mask_of(WordClass::country, WordClass::adjective, WordClass::commodity, WordClass::company, WordClass::place,
            WordClass::organisation, WordClass::person, WordClass::event, WordClass::programme, WordClass::corridor,
            WordClass::government_body);

/// How capital letters must stand in the text for a form to be meant.
enum class Capitals : std::uint8_t { any, first, all, exact };

/// One meaning of a form: its class, an argument (`USD`, `KAZ`, `6`) and the id of a named thing (`Q30`), where known.
struct Sense {
  WordClass word_class = WordClass::stop;
  Capitals capitals = Capitals::any;
  bool ends_words = false;  ///< also meant at the end of a longer word: -lokomotiven
  std::uint32_t argument = 0;
  std::uint32_t id = 0;
  std::uint32_t form = 0;  ///< as the file writes it
};

/// All words that mean something to the reader in one language, from the files of src/korridor/news/lexicon.
///
/// Method  A form is folded (case, ß, ё, hyphens) and hashed; forms of several words hang on their first word, longest
///         first. Everything is built once and const afterwards.
/// Cost    one hash and about one comparison a word.
class Lexicon {
 public:
  /// The lexicon of a language; built at the first call, by whichever thread comes first.
  [[nodiscard]] static const Lexicon& of(Language language);
  /// Reads files of forms; every line that does not follow the format is an error with its row.
  [[nodiscard]] static Result<Lexicon> read(std::span<const std::pair<std::string, std::string_view>> files,
                                            Language language);

  struct Phrase {
    std::vector<std::uint32_t> words;
    std::uint32_t first_sense = 0, senses = 0;
  };

  [[nodiscard]] static std::uint64_t hash(std::string_view folded);
  /// Number of a folded word, 0 where the lexicon has no such word.
  [[nodiscard]] std::uint32_t find(std::string_view folded, std::uint64_t hash) const;
  [[nodiscard]] std::uint32_t find(std::string_view folded) const { return find(folded, hash(folded)); }
  [[nodiscard]] std::span<const Sense> senses(std::uint32_t word) const { return words_[word].senses; }
  [[nodiscard]] std::span<const Phrase> phrases(std::uint32_t word) const { return words_[word].phrases; }
  [[nodiscard]] std::span<const Sense> senses(const Phrase& phrase) const { return phrase_senses_[phrase.first_sense]; }
  [[nodiscard]] bool is_abbreviation(std::uint32_t word) const { return words_[word].abbreviation; }
  /// Every word that stands in the file; punctuation inside phrases counts as a word.
  [[nodiscard]] const std::string& argument(std::uint32_t index) const { return texts_[index]; }
  [[nodiscard]] const std::string& argument(const Sense& sense) const { return texts_[sense.argument]; }
  [[nodiscard]] const std::string& id(const Sense& sense) const { return texts_[sense.id]; }
  [[nodiscard]] const std::string& form(const Sense& sense) const { return texts_[sense.form]; }
  /// A person of a state whose name holds this folded word; empty if the lexicon has none.
  [[nodiscard]] std::string person_with(const std::string& word, const std::string& state) const;
  /// The one company whose canonical name ends with these initials in brackets: EPS; empty where none or several do.
  [[nodiscard]] std::string company_called(const std::string& initials) const;
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// Classes that hold forms which begin longer words (-> Uranabbau) start with one of these three bytes.
  [[nodiscard]] bool may_begin_compound(std::string_view folded) const;

 private:
  friend class LexiconReader;
  struct Word {
    std::string text;
    std::vector<Sense> senses;
    std::vector<Phrase> phrases;
    bool abbreviation = false;
  };
  struct Slot {
    std::uint32_t tag = 0, word = 0;
  };
  void make_table();

  Language language_ = Language::de;
  std::vector<Word> words_;  // [0] is no word
  std::vector<std::vector<Sense>> phrase_senses_;
  std::vector<std::string> texts_;
  std::vector<Slot> table_;
  std::vector<bool> beginnings_;
  std::unordered_map<std::string, std::string> people_;    // state and word of a name -> canonical name
  std::unordered_map<std::string, std::string> initials_;  // of companies -> canonical name, empty for several
};

}  // namespace korridor
