#include "words_de.h"

namespace korridor::cli {

std::span<const Translation> german_conflicts() {
  static constexpr Translation kAll[] = {
      {"subset", "Teil neben seinem Ganzen"},
      {"duplicate", "dasselbe, zweimal erzählt"},
      {"update", "neuere Zahl"},
      {"lookalike", "sieht gleich aus, ist es nicht"},
      {"name_variant", "zwei Schreibweisen"},
      {"garbled_name", "entstellter Name"},
      {"interval|rule", "Spanne"},
      {"identity|rule", "Gleichheit"},
      {"repetition|rule", "Wiederholung"},
      {"scope|rule", "Geltung"},
      {"supersession|rule", "Ablösung"},
      {"modality|rule", "Tatsache oder nicht"},
      {"order|rule", "Reihenfolge"},
      {"conversion|rule", "Umrechnung"},
      {"arithmetic|rule", "Rechnung"},
      {"unit|rule", "Einheit"},
      {"account|rule", "Darstellung"},
      {"office|rule", "Amt"},
      {"high|sure", "sicher"},
      {"medium|sure", "wahrscheinlich"},
      {"low|sure", "unsicher"},
      {" judged ", " beurteilt: "},
      {"same|names", "dasselbe"},
      {"different|names", "verschieden"},
  };
  return kAll;
}

}  // namespace korridor::cli
