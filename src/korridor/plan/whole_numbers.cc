#include "korridor/plan/whole_numbers.h"

#include <map>

#include "korridor/plan/whole_tree.h"

namespace korridor {
namespace {

void set_capacity(ChainEngine& engine, std::uint32_t row, double capacity) {
  if (engine.master().capacities()[row] != capacity) engine.master().set_capacity(row, capacity);
}

}  // namespace

void set_capacities(ChainEngine& engine, const ChainForm::WholeNumber& whole, double low, double high) {
  set_capacity(engine, whole.room_row, whole.room * high);
  if (whole.paid_row != ChainForm::kNoColumn) set_capacity(engine, whole.paid_row, low > 0 ? -whole.paid * low : 0);
}

WholeSearch::WholeSearch(const Model& model, const ChainForm& form) : model_(model), form_(form) {
  if (form.wholes.empty()) return;
  const Parts parts = find_parts(model.lp);
  std::map<std::size_t, std::vector<std::uint32_t>> by_part;
  for (std::uint32_t w = 0; w < form.wholes.size(); ++w)
    by_part[static_cast<std::size_t>(parts.of_column[form.wholes[w].column])].push_back(w);
  auto programs = split(model.lp, parts);
  for (auto& [part, wholes] : by_part) parts_.push_back({part, std::move(programs[part]), std::move(wholes)});
}

WholeAnswer WholeSearch::run(ChainEngine& engine, const WholeOptions& options) const {
  WholeAnswer answer{.number = std::vector<double>(form_.wholes.size(), 0), .trees = {}};
  for (const WholePart& part : parts_) {
    WholeTreeSearch search(model_, form_, part, engine, options);
    const ChainStatus status = search.run();
    answer.trees.push_back(std::move(search.tree()));
    if (status != ChainStatus::kOptimal) answer.status = status;
    if (search.number().empty()) return answer;
    for (std::size_t k = 0; k < part.wholes.size(); ++k) answer.number[part.wholes[k]] = search.number()[k];
  }
  return answer;
}

}  // namespace korridor
