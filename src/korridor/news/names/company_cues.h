#pragma once

#include "korridor/news/names/local_names.h"

namespace korridor {

/// Companies that their words do not show, by what stands around the name: a ticker in brackets, who leads or runs
/// something, shares, Latin letters in a Russian text.
void learn_companies_by_cue(const Passage& passage, LocalNames& local, std::size_t at);

/// The same by what they do in a deal: whom a contract is with, who won it, who is in a consortium.
void learn_companies_by_deal(const Passage& passage, LocalNames& local, std::size_t at);

/// The first word of the capitalised run that ends right before a token, over legal forms; the token itself if none
/// does.
[[nodiscard]] std::size_t run_before(const Passage& passage, std::size_t at);
/// Learns a company by a run of words, without its legal forms.
void learn_run(const Passage& passage, LocalNames& local, std::size_t first, std::size_t last);

}  // namespace korridor
