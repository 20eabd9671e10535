#include "words.h"

#include <map>

namespace korridor::cli {
namespace {

/// German for the words that the tables use. The English word is the key, so a missing one shows in English.
const std::map<std::string_view, std::string_view>& german() {
  static const std::map<std::string_view, std::string_view> words = {
      {"order", "Auftrag"},
      {"good", "Gut"},
      {"place", "Ort"},
      {"wanted t/yr", "gewünscht t/Jahr"},
      {"served t/yr", "bedient t/Jahr"},
      {"served", "bedient"},
      {"price USD/t", "Preis USD/t"},
      {"why not all", "warum nicht alles"},
      {"limit", "Grenze"},
      {"kind", "Art"},
      {"period", "Zeitraum"},
      {"used", "genutzt"},
      {"worth of one more t, USD", "Wert einer Tonne mehr, USD"},
      {"until t", "bis t"},
      {"who gains", "wer gewinnt"},
      {"country", "Staat"},
      {"fees, m USD", "Gebühren, Mio. USD"},
      {"carriage, m USD", "Beförderung, Mio. USD"},
      {"way", "Weg"},
      {"USD/t", "USD/t"},
      {"days", "Tage"},
      {"days (10-90 %)", "Tage (10-90 %)"},
      {"stopped days/yr", "Ausfalltage/Jahr"},
      {"free t/yr", "frei t/Jahr"},
      {"km", "km"},
      {"through", "durch"},
      {"class", "Klasse"},
      {"dominated by", "schlechter als"},
      {"asset", "Anlage"},
      {"why", "warum"},
      {"before", "vorher"},
      {"after", "nachher"},
      {"change", "Änderung"},
      {"no_supply", "kein Angebot"},
      {"no_way", "kein Weg"},
      {"too_dear", "zu teuer für den Rest"},
      {"limits_or_penalty", "Grenzen, oder teurer als die Strafe"},
      {"Orders", "Aufträge"},
      {"Bottlenecks", "Engpässe"},
      {"What states take", "Was Staaten einnehmen"},
      {"Ways", "Wege"},
      {"Cheapest way of each corridor", "Billigster Weg je Korridor"},
      {"These cannot hold together", "Diese gehen nicht zusammen"},
      {"There is no way", "Es gibt keinen Weg"},
      {"It would help to open", "Es hülfe, zu öffnen"},
      {"bill", "Rechnung"},
      {"gap", "Lücke"},
      {"warning", "Warnung"},
      {"The study itself avoids", "Die Studie selbst meidet"},
      {"not_carried", "kein Weg befördert das Gut"},
      {"not_joined", "die Wege, die das Gut befördern, verbinden die beiden Orte nirgends"},
      {"table", "Tabelle"},
      {"rows", "Zeilen"},
      {"figures", "Zahlen"},
      {"cited", "belegt"},
      {"assumed with a reason", "mit Grund angenommen"},
      {"yours", "eigene"},
      {"to", "bis"},
      {"periods", "Zeiträume"},
      {"no error", "kein Fehler"},
      {"warnings", "Warnungen"},
      {"check", "Prüfung"},
      {"worst", "schlimmster Fall"},
      {"tolerance", "erlaubt"},
      {"FAILED", "NICHT ERFÜLLT"},
      {"ok", "gut"},
      {"link", "Strecke"},
      {"from", "von"},
      {"mode", "Art"},
      {"claims", "Belege"},
      {"name", "Name"},
      {"selector", "Auswahl"},
      {"means", "bedeutet"},
      {"status", "Zustand"},
      {"hours", "Stunden"},
      {"countries", "Staaten"},
      {"amount_t_per_year", "t/Jahr"},
      {"capacity_t_per_year", "Kapazität t/Jahr"},
      {"cost_usd_per_t", "USD/t"},
      {"value_usd_per_t", "Wert USD/t"},
      {"cargo", "Ladung"},
      {"basis", "Basis"},
      {"process", "Verfahren"},
      {"parties", "Partner"},
      {"subject", "Gegenstand"},
      {"value", "Wert"},
      {"currency", "Währung"},
      {"signed", "unterzeichnet"},
      {"opens", "ab"},
      {"rate", "Satz"},
      {"rate_unit", "Einheit"},
      {"actor", "Staat"},
      {"gateway", "Tor"},
      {"set", "Szenario"},
      {"in_base", "in der Grundwelt"},
      {"rate_per_year", "je Jahr"},
      {"duration_days", "Tage Dauer"}};
  return words;
}

}  // namespace

std::string word(std::string_view english, const std::string& lang) {
  if (lang == "de")
    if (const auto at = german().find(english); at != german().end()) return std::string(at->second);
  if (english == "not_carried") return "no link carries it";
  if (english == "not_joined") return "the links that carry it do not join the two places";
  if (english == "no_supply") return "no supply";
  if (english == "no_way") return "no way";
  if (english == "too_dear") return "the rest is too dear";
  if (english == "limits_or_penalty") return "limits, or dearer than the penalty";
  return std::string(english);
}

}  // namespace korridor::cli
