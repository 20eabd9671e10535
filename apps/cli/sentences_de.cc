#include "words_de.h"

namespace korridor::cli {

std::span<const Translation> german_sentences() {
  static constexpr Translation kAll[] = {
      {"of it penalties, which nobody is paid:", "davon Strafen, die niemand erhält:"},
      {"Decided in whole numbers", "In ganzen Zahlen entschieden"},
      {"With the orders of an agreement goes what serving them costs, not what they earn: no bill holds that.",
       "Mit den Aufträgen eines Abkommens geht, was sie zu bedienen kostet, nicht was sie einbringen: Das steht in "
       "keiner "
       "Rechnung."},
      {"interrupted; the answer is what was found so far", "unterbrochen; die Antwort ist, was bis dahin gefunden war"},
      {"one more t is worth, USD", "eine t mehr ist wert, USD"},
      {"--period study plans by the study's own periods, of which there are",
       "--period study plant nach den eigenen Zeiträumen der Studie, und davon gibt es"},
      {"`korridor value` with the same scenarios tells what each of these clauses is worth.",
       "`korridor value` mit denselben Szenarien sagt, was jede dieser Klauseln wert ist."},
      {"Cheapest way of each corridor", "Billigster Weg je Korridor"},
      {"These cannot hold together", "Diese gehen nicht zusammen"},
      {"What is said, and what the figures say", "Was gesagt wird, und was die Zahlen sagen"},
      {"without effect, for nothing rests on them", "ohne Wirkung, weil nichts auf ihnen ruht"},
      {"of the money rests on assumptions", "des Geldes ruht auf Annahmen"},
      {"all of them together, m USD", "alle zusammen, Mio. USD"},
      {"the model on these rows", "das Modell in diesen Zeilen"},
      {"The study itself avoids", "Die Studie selbst meidet"},
      {"Less cannot pass without leaving a delivery out or breaking a promise; --may-miss lets deliveries fall.",
       "Weniger geht nicht, ohne dass eine Lieferung ausbleibt oder eine Zusage bricht; --may-miss lässt Lieferungen "
       "fallen."},
      {"Nothing passes any more.", "Nichts geht mehr hindurch."},
      {"Time ran out: a plan with gap", "Die Zeit reichte nicht: Plan mit Lücke"},
      {"no throughput on that day", "an diesem Tag ohne Umschlag"},
      {"transit of the good is banned", "Durchfuhr des Gutes verboten"},
      {"does not carry the good", "befördert das Gut nicht"},
      {"the study has none; `korridor schema` tells the table to write them in",
       "die Studie hat keine; `korridor schema` nennt die Tabelle, in die sie gehören"},
      {"nothing is wanted: the study has no orders; write some into orders.csv",
       "nichts ist gewünscht: die Studie hat keine Aufträge; orders.csv nimmt sie auf"},
      {"nothing of this is delivered in the plan, so nothing rests on anybody; `korridor plan` tells what is",
       "nichts davon wird im Plan geliefert, also hängt nichts von jemandem ab; `korridor plan` sagt, was geliefert "
       "wird"},
      {"nothing to compare: no observation of the study has a year and a place that the model covers",
       "nichts zu vergleichen: keine Beobachtung der Studie hat Jahr und Ort, die das Modell kennt"},
      {"no figure was read otherwise: none that moves the plan is assumed or disputed, or --top is 0",
       "keine Zahl wurde anders gelesen: keine, die den Plan bewegt, ist angenommen oder umstritten, oder --top ist 0"},
      {"`korridor explain CODE` tells what to do about a warning",
       "`korridor explain CODE` sagt, was bei einer Warnung zu tun ist"},
      {"no agreement or clause is on; --with switches a scenario on, `korridor list STUDY scenarios` tells them",
       "kein Abkommen und keine Klausel gilt; --with schaltet ein Szenario ein, `korridor list STUDIE scenarios` nennt "
       "sie"},
      {"no statement fits; leave a filter out, or add an article",
       "keine Aussage passt; lassen Sie einen Filter weg, oder nehmen Sie einen Artikel auf"},
      {"both worlds are the same: switch a scenario on with --with; `korridor list STUDY scenarios` tells them",
       "beide Welten sind dieselbe: --with schaltet ein Szenario ein; `korridor list STUDIE scenarios` nennt sie"},
      {"no tonne differs: both worlds deliver the same by the same ways",
       "keine Tonne ist anders: beide Welten liefern dasselbe auf denselben Wegen"},
      {"nothing was read: no date, place, quantity or agreement stands in the text",
       "nichts gelesen: im Text steht weder Tag noch Ort, Menge oder Abkommen"},
      {"Other ways that really differ", "Andere Wege, die sich wirklich unterscheiden"},
      {"The cheapest way, leg by leg", "Der billigste Weg, Abschnitt für Abschnitt"},
      {"More than 15 % off, and why", "Mehr als 15 % daneben, und warum"},
      {"stands in", "steht in"},
      {"error", "Fehler"},
      {"rows read", "Zeilen gelesen"},
      {"added|rows", "hinzugefügt"},
      {"replaced", "ersetzt"},
      {"there already", "schon vorhanden"},
      {"left out", "weggelassen"},
      {"such as", "etwa"},
      {"nothing was written", "nichts wurde geschrieben"},
      {"Exit code", "Exit-Code"},
      {"open it in a browser; Ctrl-C ends the server", "im Browser öffnen; Strg-C beendet den Server"},
  };
  return kAll;
}

}  // namespace korridor::cli
