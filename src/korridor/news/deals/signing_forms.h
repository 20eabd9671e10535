#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// zu unterzeichnen, to sign, signer, подписать: not done yet.
[[nodiscard]] bool is_infinitive(const Passage& passage, const SentenceFindings& sentence, std::size_t at);
/// Die (im März) vereinbarten Gebühren: what is told of a noun, and no verb.
[[nodiscard]] bool is_german_attribute(const Passage& passage, const SentenceFindings& sentence, std::size_t at);

/// Nicht, not, ne, не in the clause of a verb.
[[nodiscard]] bool is_negated(const Passage& passage, const SentenceFindings& sentence, std::size_t verb);
/// wird am Freitag unterzeichnet, sera signé, будет подписано; but not: wurde, worden
[[nodiscard]] bool is_future_passive(const Passage& passage, const SentenceFindings& sentence, std::size_t at);
/// Peru and Chile signed on Friday: two that are joined, and a verb that means nothing but signing.
[[nodiscard]] bool two_sign(const Passage& passage, const SentenceFindings& sentence);
/// Peru and Chile, X und Y, in front of a token: two that can agree.
[[nodiscard]] bool names_two_joined(const Passage& passage, const SentenceFindings& sentence, std::size_t verb);
/// A 60:40 joint venture of X and Y, for a sum: it has been founded.
[[nodiscard]] bool is_venture_of_two(const Passage& passage, const SentenceFindings& sentence, std::size_t venture);

/// There is a memorandum, gibt es eine Absichtserklärung: nobody says that it was signed, but it is there.
[[nodiscard]] bool is_there(const Passage& passage, const SentenceFindings& sentence);
/// Hope to sign financing: the verb alone, of what is to come.
[[nodiscard]] bool is_to_sign(const Passage& passage, const SentenceFindings& sentence, std::size_t at);
/// Agreed in January to build a line: a date between the verb and what is agreed.
[[nodiscard]] bool agrees_to(const Passage& passage, const SentenceFindings& sentence, std::size_t at);

}  // namespace korridor
