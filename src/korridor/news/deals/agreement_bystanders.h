#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// Who is named in the sentence of an agreement and is no party to it.

/// der US-Konzern X, Kasachstans Bahngesellschaft X: the state only describes the company behind it.
[[nodiscard]] bool describes_company(const Passage& passage, const SentenceFindings& sentence,
                                     const EntityMention& state);
/// Toho Titanium Co., Ltd. of Japan, Rosatom aus Russland: where a company is from.
[[nodiscard]] bool is_origin(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state);
/// Brokered by X, sous l'égide de X, unter Vermittlung von X: who helps.
[[nodiscard]] bool is_mediator(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity);
/// A line to be built by X, une route construite par X: who builds what an agreement of others is about.
[[nodiscard]] bool is_builder(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity);
/// Uranium One, filiale de Rosatom; Glencore's unit X; дочерняя компания Росатома: whose a company is.
[[nodiscard]] bool is_parent(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity);

/// ..., сообщила пресс-служба Минэнерго Таджикистана; ..., said Kenya's ministry: first token of a clause at the end of
/// the sentence that only tells who says so; the sentence's end where there is none.
[[nodiscard]] std::size_t begin_of_attribution(const Passage& passage, const SentenceFindings& sentence);
/// The government in Lusaka, in talks with Ashgabat: a capital that is a party.
[[nodiscard]] bool stands_for_government(const Passage& passage, const EntityMention& place);
/// Zambia's North-Western Province, Kenya's port of Lamu: the state of a place.
[[nodiscard]] bool has_place(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state);

}  // namespace korridor
