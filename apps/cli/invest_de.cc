#include "words_de.h"

namespace korridor::cli {

std::span<const Translation> german_invest() {
  static constexpr Translation kAll[] = {
      {"Time ran out before any choice was planned.", "Die Zeit war um, bevor eine Auswahl geplant war."},
      {"No choice that keeps the rules has a plan.", "Keine Auswahl, die die Regeln hält, hat einen Plan."},
      {"Time ran out: the best so far; another choice may cost less by at most, m USD",
       "Die Zeit war um: das Beste bis dahin; eine andere Auswahl kann weniger kosten um höchstens, Mio. USD"},
      {"Time ran out when the choice was proven: some of what follows is missing.",
       "Die Zeit war um, als die Auswahl bewiesen war: Manches vom Folgenden fehlt."},
      {"Time ran out: the choice is proven; the next best ones and other budgets may lack some.",
       "Die Zeit war um: Die Auswahl ist bewiesen; unter den nächstbesten und bei anderen Budgets kann etwas fehlen."},
      {"(not known)", "(nicht bekannt)"},
      {"Build nothing: no project that may be chosen saves what it costs.",
       "Nichts bauen: Kein Vorhaben, das zur Wahl steht, spart, was es kostet."},
      {"Build nothing: no project that may be chosen saves anything.",
       "Nichts bauen: Kein Vorhaben, das zur Wahl steht, spart etwas."},
      {"spent", "ausgegeben"},
      {"saved", "gespart"},
      {"cost on the first day", "Kosten am ersten Tag"},
      {"left over", "bleibt übrig"},
      {"build in this order", "in dieser Folge bauen"},
      {"cost", "Kosten"},
      {"saves then", "spart dann"},
      {"per USD", "je USD"},
      {"project, m USD", "Vorhaben, Mio. USD"},
      {"saves alone", "spart allein"},
      {"as the last one", "als letztes"},
      {"in this choice", "in dieser Auswahl"},
      {"saves", "spart"},
      {"chosen", "gewählt"},
      {"does_not_pay", "spart weniger, als es kostet"},
      {"saves_nothing", "spart nichts"},
      {"saves_nothing_here", "spart in dieser Auswahl nichts"},
      {"not_best", "andere nutzen das Geld besser"},
      {"budget and caps have no room for it", "Budget und Obergrenzen lassen ihm keinen Platz"},
      {"over_budget", "teurer als das Budget"},
      {"excluded", "durch die Auswahl ausgeschlossen"},
      {"blocked", "blockiert"},
      {"cost_not_known", "Kosten nicht bekannt"},
      {"clashes", "geht nicht mit den Szenarien, die gelten sollen"},
      {"built", "gebaut"},
      {"the study has no projects; `korridor schema` tells the table to write them in",
       "die Studie hat keine Vorhaben; `korridor schema` nennt die Tabelle, in die sie gehören"},
      {"What a project saves is what the plan costs less, in USD of the first day, until",
       "Was ein Vorhaben spart, ist, was der Plan weniger kostet, in USD des ersten Tages, bis"},
      {"A project whose cost is not known is worth building here while it costs less than it saves in this choice; "
       "--cost PROJECT=USD lets it be chosen.",
       "Ein Vorhaben ohne bekannte Kosten lohnt hier, solange es weniger kostet, als es in dieser Auswahl spart; "
       "--cost "
       "VORHABEN=USD stellt es zur Wahl."},
      {"also changes", "ändert auch"},
      {"its bill holds what serving that costs and not what it earns",
       "in der Rechnung steht, was das kostet, nicht was es einbringt"},
      {"two projects, m USD", "zwei Vorhaben, Mio. USD"},
      {"complements", "ergänzen sich"},
      {"substitutes", "ersetzen sich"},
      {"save together", "sparen zusammen"},
      {"more than each alone", "mehr als jedes allein"},
      {"The next best choices", "Die nächstbesten Auswahlen"},
      {"The best choice from each budget on", "Die beste Auswahl ab jedem Budget"},
      {"spent, m USD", "ausgegeben, Mio. USD"},
      {"projects", "Vorhaben"},
      {"nothing", "nichts"},
      {"who pays", "wer zahlt"},
      {"no partner named", "kein Partner genannt"},
  };
  return kAll;
}

}  // namespace korridor::cli
