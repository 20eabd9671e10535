#pragma once

#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// One sentence with what was found in it: [first, last) tokens, and the places of its findings in the article's lists.
struct SentenceFindings {
  std::size_t first = 0, last = 0;
  Span span;
  std::vector<const Figure*> figures;
  std::vector<const DateMention*> dates;
  std::vector<const EntityMention*> entities;
};

/// The sentences of a passage, in order. Spans end with the closing sign. Pointers live as long as the article's lists.
[[nodiscard]] std::vector<SentenceFindings> group_by_sentence(const Passage& passage, const Article& article);

/// How sure a sentence is, and who says it.
struct Voice {
  std::string stance = "asserted";  ///< asserted, reported, doubted, denied, predicted
  std::string modality = "fact";    ///< fact, plan, forecast, promise, denial
  bool negated = false;
  std::uint8_t scopes = 0;            ///< bits of Scope
  std::vector<std::string> speakers;  ///< outermost first; empty: the narrator
};
[[nodiscard]] Voice hear(const Passage& passage, const SentenceFindings& sentence);

/// What find_conflicts needs beyond proposals.
void take_notes(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                const std::string& document_date, Article& article);

/// Agreements: a noun of agreement or a purchase, a verb that says how far it is, and at least one party.
/// `document_date`: nothing was signed after it.
void read_agreements(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                     const std::string& document_date, std::vector<Agreement>& out);

/// Claims: a figure of a sentence with what it is about. Lengths of time make none.
void read_claims(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                 const std::string& document_date, std::vector<Claim>& out);

/// What clauses tell of meetings, relations, firsts, the largest, and of where all of something goes.
/// Gives the names of meetings the year in which they are told to be held: EU-Africa Summit 2025.
void take_facts(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                const std::string& document_date, Article& block);

}  // namespace korridor
