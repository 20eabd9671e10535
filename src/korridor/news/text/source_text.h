#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/news/proposal.h"

namespace korridor {

enum class SourceFormat : std::uint8_t { text, html, pdf };

/// By the first bytes: %PDF-, or a tag of HTML near the beginning.
[[nodiscard]] SourceFormat find_format(std::string_view bytes);

/// Plain text of a document, and where each byte of it stands in the original.
class SourceText {
 public:
  /// Text that is its own original.
  [[nodiscard]] static SourceText of_text(std::string_view bytes);

  [[nodiscard]] std::string_view text() const { return own_ ? std::string_view(made_) : borrowed_; }
  /// The bytes of the original that a span of the text stands for.
  [[nodiscard]] Span original(Span span) const;

  /// Adds text that stands in the original as it is.
  void append(std::string_view text, std::size_t original);
  /// Adds text that the original writes in other bytes: `&nbsp;`.
  void append(std::string_view text, std::size_t original, std::size_t original_length);
  /// Adds a break that the original does not have.
  void append_break();

 private:
  struct Piece {
    std::uint32_t text = 0, original = 0, original_length = 0;  ///< original_length 0: byte for byte
  };
  std::string_view borrowed_;
  std::string made_;
  std::vector<Piece> pieces_;
  bool own_ = false;
};

/// Text of a web page without scripts, styles, menus and footers; blocks become paragraphs.
/// Errors  news_format for a page larger than kLargestPage or nested deeper than kDeepestPage.
[[nodiscard]] Result<SourceText> read_html(std::string_view bytes);
constexpr std::size_t kLargestPage = std::size_t{32} << 20U;
constexpr int kDeepestPage = 1000;
/// gumbo takes some 250 bytes a tag, whatever stands between them.
inline constexpr std::ptrdiff_t kMostTags = 1'000'000;

/// Text of a PDF through the program pdftotext; offsets are those of this text.
/// Errors  news_format where the program is missing, fails, or writes more than kLargestPage.
[[nodiscard]] Result<std::string> read_pdf(std::string_view bytes);

}  // namespace korridor
