#pragma once

#include <map>
#include <string>
#include <vector>

#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// Names that an article brings along: a company behind its legal form, a person behind an office. Later mentions, also
/// of the surname or the short form in brackets alone, mean the same.
class LocalNames {
 public:
  struct Name {
    std::vector<std::string> words;  ///< folded
    std::string kind, canonical;
  };
  /// The same, and these words mean that name though another one was learned for them.
  void add_known(const std::string& kind, const std::string& canonical, std::vector<std::string> words);
  void add(const std::string& kind, const std::string& canonical, std::vector<std::string> words);
  /// The longest of these names that starts at a token, nullptr if none does.
  [[nodiscard]] const Name* find(const Passage& passage, std::size_t at) const;
  /// The name of the one company whose name begins with this word and has more; nullptr where there is none, or more
  /// than one thing begins so.
  [[nodiscard]] const Name* only_company_of(std::string_view word) const;

 private:
  std::map<std::string, std::vector<Name>, std::less<>> by_first_;
};

/// Finds the mentions of named things, none overlapping another.
///
/// Method  longest form in the lexicon; German compounds by their beginning (Uranabbau, China-Geschäft); meetings
///         (X-Y-Gipfel) and governments (X-Regierung) swallow the names inside them; then names that the text itself
///         introduces.
void read_entities(const Passage& passage, LocalNames& local, std::vector<EntityMention>& out);

/// True for the name of a part of the world that is made of states.
[[nodiscard]] bool is_region(const std::string& canonical);

/// A word in title case that the lexicon knows nothing about: it may be part of a name.
[[nodiscard]] bool may_be_name(const Passage& passage, std::size_t at);

/// English name of a state for its alpha-3 code, as the labels write it.
[[nodiscard]] std::string state_name(const std::string& alpha3);

}  // namespace korridor
