#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

#include "korridor/base/date.h"
#include "korridor/news/reader.h"

namespace korridor {

/// A text as if it had come out on 8 November 2025.
inline Article read(std::string_view text, Language language = Language::de) {
  auto article = read_article("test", text, {.date = parse_date("2025-11-08"), .language = language});
  EXPECT_TRUE(article.has_value());
  return article ? std::move(*article) : Article{};
}

}  // namespace korridor
