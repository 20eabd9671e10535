#include "text_table.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace korridor::cli {
namespace {

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }

std::size_t length(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

std::string cut(const std::string& text, std::size_t width) {
  if (length(text) <= width) return text;
  std::string out;
  std::size_t count = 0;
  for (const char c : text) {
    if (starts_character(c) && ++count >= width) break;
    out += c;
  }
  return out + "…";
}

std::string pad(const std::string& text, std::size_t width, bool right) {
  const std::size_t have = length(text);
  const std::string blanks(width > have ? width - have : 0, ' ');
  return right ? blanks + text : text + blanks;
}

}  // namespace

std::string TextTable::render(std::size_t width) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t w = length(columns_[c].title);
    for (const auto& row : rows_) w = std::max(w, length(row[c]));
    widths.push_back(w);
  }
  const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), 2 * (widths.size() - 1)); };
  while (total() > width) {  // the widest column of words gives way, never a number
    std::size_t widest = widths.size();
    for (std::size_t c = 0; c < widths.size(); ++c)
      if (!columns_[c].number && !columns_[c].whole && widths[c] > 8 &&
          (widest == widths.size() || widths[c] > widths[widest]))
        widest = c;
    if (widest == widths.size()) break;
    --widths[widest];
  }
  std::string out;
  const auto line = [&](auto&& cell_of) {
    std::string text;
    for (std::size_t c = 0; c < columns_.size(); ++c)
      text += (c == 0 ? "" : "  ") + pad(cut(cell_of(c), widths[c]), widths[c], columns_[c].number);
    while (text.ends_with(' ')) text.pop_back();
    out += text + "\n";
  };
  line([&](std::size_t c) { return columns_[c].title; });
  for (const auto& row : rows_) line([&](std::size_t c) { return row[c]; });
  return out;
}

std::string TextTable::render_or(const std::string& nothing) const {
  return rows_.empty() ? nothing + "\n" : render(terminal_width());
}

std::size_t terminal_width() {
  if (const char* columns = std::getenv("COLUMNS"))
    if (const int n = std::atoi(columns); n >= 40) return static_cast<std::size_t>(n);
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return ::isatty(STDOUT_FILENO) != 0 ? 100 : std::numeric_limits<std::size_t>::max();
}

std::string show_number(double value, int digits, const std::string& lang) {
  if (!std::isfinite(value)) return "–";
  std::string text = fmt::format("{:.{}f}", value, digits);
  if (text.find('.') != std::string::npos) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
  }
  if (text == "-0") text = "0";
  const bool german = lang == "de";
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string whole = text.substr(0, point);
  const std::size_t first = whole.starts_with('-') ? 1 : 0;
  for (std::size_t at = whole.size(); at > first + 3; at -= 3) whole.insert(at - 3, german ? "." : ",");
  return point == text.size() ? whole : whole + (german ? "," : ".") + text.substr(point + 1);
}

}  // namespace korridor::cli
