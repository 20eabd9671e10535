#include "korridor/report/html.h"

#include <fmt/format.h>

#include "korridor/base/text.h"

namespace korridor {

std::string escape_html(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      case '\n':
      case '\t':
        safe += ' ';
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
          safe += "\uFFFD";
        else
          safe += c;
    }
  }
  return safe;
}

std::string safe_link(std::string_view url) {
  const std::string head = lower_ascii(url.substr(0, 8));
  const bool web = head.starts_with("http://") || head.starts_with("https://");
  return web ? escape_html(url) : std::string{};
}

std::string HtmlTable::render() const {
  std::string html = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{0}-c\">"
      "<table id=\"{0}\"><caption id=\"{0}-c\">{1}</caption>\n<thead><tr>",
      id_, caption_);
  for (const Column& column : columns_)
    html += fmt::format("<th scope=\"col\"{}>{}</th>", column.number ? " class=\"n\"" : "", column.title);
  html += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows_) {
    html += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const char* tag = i == 0 ? "th" : "td";
      html += fmt::format("<{}{}", tag, i == 0 ? " scope=\"row\"" : "");
      if (i < columns_.size() && columns_[i].number) html += " class=\"n\"";
      if (row[i].value) html += fmt::format(" data-v=\"{}\"", to_text(*row[i].value));
      html += fmt::format(">{}</{}>", row[i].html, tag);
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

}  // namespace korridor
