#include "korridor/news/text/source_text.h"

#include <algorithm>

#include "korridor/base/text.h"

namespace korridor {

SourceFormat find_format(std::string_view bytes) {
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return SourceFormat::pdf;
  const std::string start = lower_ascii(bytes.substr(0, 1024));
  for (const std::string_view tag : {"<!doctype html", "<html", "<head>", "<body", "<article", "<div", "<p>"})
    if (start.find(tag) != std::string::npos) return SourceFormat::html;
  return SourceFormat::text;
}

SourceText SourceText::of_text(std::string_view bytes) {
  SourceText text;
  text.borrowed_ = bytes;
  return text;
}

void SourceText::append(std::string_view text, std::size_t original) {
  own_ = true;
  if (text.empty()) return;
  pieces_.push_back({static_cast<std::uint32_t>(made_.size()), static_cast<std::uint32_t>(original), 0});
  made_ += text;
}

void SourceText::append(std::string_view text, std::size_t original, std::size_t original_length) {
  own_ = true;
  if (text.empty()) return;
  pieces_.push_back({static_cast<std::uint32_t>(made_.size()), static_cast<std::uint32_t>(original),
                     static_cast<std::uint32_t>(original_length)});
  made_ += text;
}

void SourceText::append_break() {
  own_ = true;
  if (!made_.empty() && !made_.ends_with("\n\n")) made_ += "\n\n";
}

Span SourceText::original(Span span) const {
  if (!own_ || span.begin >= span.end) return span;
  const auto piece_at = [this](std::uint32_t at) -> const Piece& {
    const auto it = std::ranges::upper_bound(pieces_, at, {}, &Piece::text);
    return it == pieces_.begin() ? pieces_.front() : *std::prev(it);
  };
  const Piece& first = piece_at(span.begin);
  const Piece& last = piece_at(span.end - 1);
  const std::uint32_t begin = first.original_length == 0 ? first.original + (span.begin - first.text) : first.original;
  const std::uint32_t end =
      last.original_length == 0 ? last.original + (span.end - last.text) : last.original + last.original_length;
  return {begin, end};
}

}  // namespace korridor
