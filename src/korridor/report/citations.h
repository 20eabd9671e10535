#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/report/words.h"
#include "korridor/study/study.h"

namespace korridor {

/// Numbers the sources in the order in which the page first needs them, and lists those that it needed.
class Citations {
 public:
  Citations(const Study& study, const Words& words) : study_(&study), words_(&words) {}

  /// Mark behind a figure of the study: numbers of its sources, `assumed` with the reason, or `yours` where nothing is
  /// cited. A cell's own citations go before those of its row.
  [[nodiscard]] std::string mark(std::string_view table, std::string_view key, std::string_view column);
  /// Numbers of the sources behind claims, each once; empty without a claim.
  [[nodiscard]] std::string mark_claims(const std::vector<std::string>& claims);
  /// The numbered list.
  [[nodiscard]] std::string render_list() const;
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

 private:
  const Study* study_;
  const Words* words_;
  std::map<std::string, std::size_t, std::less<>> number_;  // by source id, from 1
  std::vector<std::size_t> rows_;                           // of table sources, in order of number
};

}  // namespace korridor
