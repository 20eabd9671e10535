#pragma once

#include "korridor/news/names/local_names.h"

namespace korridor {

/// Russian names in quotes that something around them makes a company: an adjective of kind (частная «X»), a
/// preposition of a deal (с «X», у «X»), a participle behind the comma («X», владеющая ...), an apposition («X», дочка
/// ...).
void learn_quoted_companies(const Passage& passage, LocalNames& local, std::size_t at);

/// «Узбекистон темир йуллари» и КТЖ: what stands in quotes beside a company is a company.
void learn_quoted_pair(const Passage& passage, LocalNames& local, std::size_t at);

}  // namespace korridor
