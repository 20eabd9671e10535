#pragma once

#include <string>
#include <vector>

#include "korridor/report/view.h"

namespace korridor {

/// Delivered tonnes of a good to a state by the first gateway on their way, in one year.
struct Movement {
  std::string good, buyer;
  const Gateway* gateway = nullptr;
  double t = 0;
};
/// Largest first within a good; goods by value. Only what comes from the home state and goes abroad.
[[nodiscard]] std::vector<Movement> list_exports(const View& view, const Json& plan, const std::string& year);

/// An order over a year: the periods of the year added; the price is the mean by served (else wanted) tonnes.
struct OrderYear {
  std::string order, good, place, reason;
  double wanted_t = 0, served_t = 0, unmet_t = 0, price_usd_per_t = 0;
};
[[nodiscard]] std::vector<OrderYear> sum_orders(const Json& plan, const std::string& year);

/// The whole numbers of a limit over a year: the periods of the year added.
struct DecidedYear {
  std::string limit, bound;
  double number = 0;  ///< lots; else in how many of the periods it is used
  int periods = 0;
  double used_t = 0, paid_t = 0, empty_t = 0, cost_usd = 0;
};
[[nodiscard]] std::vector<DecidedYear> sum_decided(const Json& plan, const std::string& year);

/// Newest observation up to a year of a good over a gateway, or (gateway empty) delivered abroad.
struct Observed {
  std::string id;
  double t = 0;
  int year = 0;
  bool fitted = false;  ///< it set an input of the study
};
[[nodiscard]] const Observed* find_observed(const View& view, std::string_view good, std::string_view gateway,
                                            Observed& result);

/// A source at home that the plan leaves closed, and the scenarios that would open it.
struct ClosedSource {
  std::string supply, good;
  struct Opening {
    std::string set, year;  ///< year may be empty
  };
  std::vector<Opening> openings;
};
[[nodiscard]] std::vector<ClosedSource> list_closed_sources(const View& view);

}  // namespace korridor
