#pragma once

#include <optional>
#include <string_view>

#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

struct NameKind {
  WordClass word_class;
  std::string_view name;
};
/// What a meaning of the lexicon names, at tokens [at, last).
[[nodiscard]] EntityMention from_sense(const Passage& passage, std::size_t at, std::size_t last, const NameKind& kind,
                                       const Sense& sense);

/// Uran|abbau, Erdgas|ressourcen, China|handel: the name at the beginning of a closed German compound.
[[nodiscard]] std::optional<EntityMention> compound_beginning(const Passage& passage, std::size_t at);
/// Flockengraphit, Futterweizen: the good at the end of one.
[[nodiscard]] std::optional<EntityMention> compound_ending(const Passage& passage, std::size_t at);

}  // namespace korridor
