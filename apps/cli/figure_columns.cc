#include "words_de.h"

namespace korridor::cli {

std::span<const FigureColumn> figure_columns() {
  static constexpr FigureColumn kAll[] = {
      {"amount_t_per_year", "amount, t/yr", "Menge, t/Jahr"},
      {"base_load_t_per_year", "traffic of others, t/yr", "übriger Verkehr, t/Jahr"},
      {"capacity_t_per_year", "capacity, t/yr", "Kapazität, t/Jahr"},
      {"cost_usd_per_run", "cost of a run, USD", "Kosten eines Durchgangs, USD"},
      {"cost_usd_per_t", "cost, USD/t", "Kosten, USD/t"},
      {"inland_cost_usd_per_t", "inland cost, USD/t", "Weg zum Verbraucher, USD/t"},
      {"penalty_usd_per_t", "penalty, USD/t", "Strafe, USD/t"},
      {"reserve_t", "reserve, t", "Vorrat, t"},
      {"vehicles", "vehicles", "Fahrzeuge"},
  };
  return kAll;
}

}  // namespace korridor::cli
