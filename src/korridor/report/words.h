#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace korridor {

/// The page's own words in one language. They stand in words_en.txt and words_de.txt (`key = text`), so that a
/// translator needs no C++; texts may hold HTML and numbered slots ({0}, {1}); `~` at
/// either end is a blank.
class Words {
 public:
  /// A language that is not there is told in English.
  explicit Words(std::string_view lang);

  [[nodiscard]] const std::string& lang() const { return lang_; }
  /// A text; asserts that the key exists.
  [[nodiscard]] const std::string& operator()(std::string_view key) const;
  /// A text with its slots filled. What goes in must be HTML already.
  [[nodiscard]] std::string operator()(std::string_view key, std::initializer_list<std::string> slots) const;
  /// Names one after the other: `A, B and C`.
  [[nodiscard]] std::string list(const std::vector<std::string>& names) const;
  [[nodiscard]] bool has(std::string_view key) const { return texts_.contains(key); }
  /// The text of a code (`reason.too_dear`), or the escaped code itself where a later version of a reply knows more.
  [[nodiscard]] std::string code(std::string_view family, std::string_view code) const;
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  std::string lang_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace korridor
