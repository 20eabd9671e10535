#pragma once

#include <string>
#include <vector>

#include "korridor/report/view.h"

namespace korridor {

/// The answer in sentences (HTML), each made from the figures of the replies: what goes where by which gateway against
/// the record, the dearest bottlenecks, what the ways cost against each other, what is not served, what is not known;
/// and what the scenario changes, where one was asked for.
[[nodiscard]] std::vector<std::string> write_answer(View& view);

/// What a reader must know before the answer: the share of assumptions, sources that give nothing yet, goods that
/// nobody delivers and why, and what the model does not say.
[[nodiscard]] std::vector<std::string> write_caveats(View& view);

/// How certain a bottleneck is: the lowest and highest capacity that its claims allow, as factors of the value used.
struct CapacityRange {
  double low = 1, high = 1;
  [[nodiscard]] bool known() const { return low < 1 || high > 1; }
};
[[nodiscard]] CapacityRange range_of(const View& view, const Json& limit);
/// True where the widest capacity ends the bottleneck's worth.
[[nodiscard]] bool is_uncertain(const View& view, const Json& bottleneck);

}  // namespace korridor
