#pragma once

#include <array>
#include <cmath>
#include <string>

#include "korridor/base/date.h"
#include "show.h"

namespace korridor::cli {

[[nodiscard]] std::string show_plan(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_conflict(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_compare(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_value(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_invest(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_frontier(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_backtest(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_dependence(const Json& reply, const ShowOptions& options);
/// One line about what --avoid means; empty where nothing is avoided.
[[nodiscard]] std::string show_matched(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_instance(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_evidence(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_ledger(const Json& reply, const ShowOptions& options);
[[nodiscard]] std::string show_route(const Json& reply, const ShowOptions& options);

}  // namespace korridor::cli
