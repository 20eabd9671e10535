#pragma once

#include "korridor/news/amounts/numbers.h"

namespace korridor {

/// What goes on with the number that has just been read: a noun that counts by tens or dozens (two dozen, полтора
/// десятка), decimals told word by word (drei Komma zwei, two point five, deux virgule cinq), or a fraction (two and a
/// quarter, две целых пять десятых). Before the magnitude: "zwei Komma drei Millionen".
void extend_in_words(const Passage& passage, Numeral& numeral);

}  // namespace korridor
