#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace korridor {

/// Text that is safe between tags and inside double-quoted attributes. Control characters that HTML forbids become
/// U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);

/// The address if a browser may follow it (http, https), else empty.
[[nodiscard]] std::string safe_link(std::string_view url);

/// A cell; with a value it is a number: right-aligned, and sorted by the value.
struct HtmlCell {
  std::string html;
  std::optional<double> value;
};

/// A table with a caption and headers that a small script makes sortable. Without script it is a plain table.
class HtmlTable {
 public:
  HtmlTable(std::string caption, std::string id) : caption_(std::move(caption)), id_(std::move(id)) {}

  void add_column(std::string title, bool number = false) { columns_.push_back({std::move(title), number}); }
  void add_row(std::vector<HtmlCell> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// First cell of each row is its header.
  [[nodiscard]] std::string render() const;

 private:
  struct Column {
    std::string title;
    bool number;
  };
  std::string caption_, id_;
  std::vector<Column> columns_;
  std::vector<std::vector<HtmlCell>> rows_;
};

}  // namespace korridor
