#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "korridor/news/conflicts/conflicts.h"
#include "korridor/news/proposal.h"
#include "korridor/service/reply.h"

namespace korridor {

/// Takes the lines as they are made.
using LineSink = std::function<void(Json)>;

/// Tells everything an article proposes, in the order of its text, as docs/reference/read.md says. `bytes` is the
/// original file, `number` its place among the files, from 1: it begins the ids of its lines.
void tell_proposals(const Article& article, std::string_view bytes, std::size_t number, const LineSink& sink);

/// Tells conflicts; `texts` are the bytes of the articles.
void tell_conflicts(const std::vector<Conflict>& conflicts, std::span<const Article> articles,
                    std::span<const std::string_view> texts, const LineSink& sink);

/// A decimal as a JSON number: whole numbers exactly, others as the shortest text that reads back.
[[nodiscard]] Json decimal_json(const Decimal& value);

}  // namespace korridor
