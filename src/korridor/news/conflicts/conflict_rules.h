#pragma once

#include "korridor/news/conflicts/conflicts.h"

namespace korridor {

constexpr std::size_t kMostPerKey = 64;

void find_figure_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
/// Levels of a change and its percent, or its multiple.
void find_change_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
/// A share, its part and its whole; stakes of more than all there is.
void find_share_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
/// Number times price is the sum.
void find_price_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
/// Sums of parts, shares of shares, and rates that sums in two currencies imply.
void find_sum_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
void find_claim_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
void find_agreement_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
/// What is signed in one place and denied in another, of the same text or of a second one.
void find_denied_deals(std::span<const Article> articles, std::vector<Conflict>& out);
void find_name_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
void find_fact_conflicts(std::span<const Article> articles, std::vector<Conflict>& out);
/// One exact amount in two articles on one state; what is told already is not told again, so this comes last.
void find_repeats(std::span<const Article> articles, std::vector<Conflict>& out);

[[nodiscard]] inline ConflictSide side(std::size_t article, Span span) {
  return {.article = static_cast<int>(article), .span = span, .text = {}};
}
/// `17 200 000 000 USD`, `10..15 percent`.
[[nodiscard]] std::string tell(const Figure& figure);
/// The note of the sentence that a span stands in; nullptr where there is none.
[[nodiscard]] const SentenceNote* note_at(const Article& article, Span span);
/// Names of companies, states and programmes in a sentence.
[[nodiscard]] std::vector<std::string> names_in(const Article& article, const SentenceNote& note,
                                                std::initializer_list<std::string_view> kinds);
/// Equal, or one is a kind of the other: lithium and lithium carbonate, coal and coking coal.
[[nodiscard]] bool kindred_goods(const std::string& a, const std::string& b);
[[nodiscard]] bool share_name(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace korridor
