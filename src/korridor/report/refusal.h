#pragma once

#include <string>

#include "korridor/report/view.h"

namespace korridor {

/// Why a reply has no answer, as HTML in the page's language: of each error its code, what it says and what helps; of a
/// plan that cannot be, the rows that cannot hold together; of a frontier without a curve, the reasons. Empty where
/// there is an answer.
[[nodiscard]] std::string write_refusal(const View& view, const Json& reply);

/// What a section tells of `reply`: `told`, or in its place why that is missing.
[[nodiscard]] std::string or_refusal(const View& view, const Json& reply, std::string told);

/// The same as one word: the code of the first error, `infeasible`, `no_curve`, or nothing.
[[nodiscard]] std::string code_of_refusal(const Json& reply);

/// Whether a curve of a frontier goes from one point to another; a single point is where nothing can be moved.
[[nodiscard]] bool is_drawn(const Json& curve);

}  // namespace korridor
