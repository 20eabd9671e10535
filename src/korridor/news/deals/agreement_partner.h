#pragma once

#include <string>
#include <vector>

#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/deal_topic.h"
#include "korridor/news/statements.h"

namespace korridor {

/// It has a contract with X: the company that a pronoun at the head of the sentence means; empty where none stands
/// there.
[[nodiscard]] std::string company_of_subject(const DealPlace& place);

/// The state that the text tells of most, as the other side of a party; never one that only describes a firm of the
/// sentence (le groupe russe X).
[[nodiscard]] std::string partner_state(const DealPlace& place, const std::string& party);

/// The other side of an agreement whose sentence names one party only.
///
/// Method  all firms of the sentence before where it tells of a consortium; whom the last agreement is of, behind a
///         "with"; whom the paragraph goes on about (deal_topic.h); else the state that the text tells of most.
/// Limits  a guess: an agreement has two sides, and the text goes on about one of them.
void add_unnamed_partners(const DealPlace& place, FoundParties& parties);

}  // namespace korridor
