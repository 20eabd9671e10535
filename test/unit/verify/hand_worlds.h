#pragma once

#include <map>
#include <string>

#include "support/tiny_study.h"
#include "unit/verify/hand_result.h"

namespace korridor {

/// Two years with every kind of row. Ore (10 usd/t) goes by rail (5) to the works, where 2 t make 1 t of metal and 0.5
/// t of slag for 30 usd; metal goes by sea (7) to the port. 200 t a year are wanted there, 20 t lie there already.
[[nodiscard]] std::map<std::string, std::string> works_by_the_sea();

/// An optimal plan of that world, summed by hand; `rail` is the cost of the railway.
///
/// A tonne of metal at the port costs 2 (10 + rail) + 30 + 7, which is 67 for 5. 400 t are wanted, 20 t are there, so
/// 380 t are made: 210 t in 2026 (30 t of them stay in store until 2027) and 170 t in 2027.
[[nodiscard]] HandResult plan_of_works(const TinyStudy& tiny, double rail = 5);

/// Two goods that share nothing: a million tonnes at 1000 usd, one tonne at 100 usd.
[[nodiscard]] std::map<std::string, std::string> giant_and_dwarf();
[[nodiscard]] HandResult plan_of_giant_and_dwarf(const TinyStudy& tiny);

}  // namespace korridor
