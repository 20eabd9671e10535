"""Places and links of the facts, one row each; the grammar of the notes decides status, direction and cargo."""
import re

from .factors import CAPACITY, GAS_USD_PER_T_1000KM, T_PER_TEU

COLUMNS = {"length_km": "length_km", "capacity_value": "capacity_t_per_year", "time_hours": "hours",
           "time_spread_hours": "spread_hours", "cost_usd_per_t": "cost_usd_per_t"}
WORDS = {"length_km": ("length", "distance"), "capacity_value": ("capacity", "throughput", "containers", "wagons"),
         "time_hours": ("time", "dwell"), "time_spread_hours": ("time",), "cost_usd_per_t": ("tariff", "fee", "rate", "cost")}

LAND = {"rail": "line", "road": "road", "border": "border crossing", "transshipment": "port handling"}
REASONS = {
    "length_km": {
        "sea": "sea route between the coordinates (route generator), corrected by known distance tables where it went wrong",
        "ferry": "sea route between the coordinates, corrected by known distance tables",
        "": "general knowledge of distances, held against the great circle and against the published sums along a route"},
    "capacity_value": {
        "rail": "guessed from the number of tracks, electrification and known traffic; good to a factor of two",
        "pipeline_oil": "guessed from diameter and known traffic; good to a factor of two",
        "": "guessed from known traffic and comparable assets; good to a factor of two"},
    "time_hours": {
        "rail": "length over the country's block-train speed (KAZ RUS BLR 31 km/h, CHN 40, UZB AZE GEO 25, TUR IRN TKM BGR ROU "
                "22, KGZ TJK ARM PAK 20, AFG 18, EU 28-30), which makes Dostyk-Brest come to the published 7.31 days",
        "road": "length over 32 km/h, between the CAREC speeds with and without delays",
        "sea": "12 kn and 12 h more below 1600 km, 15 kn above, 48 h of handling for ports without a station of their own",
        "ferry": "sailing time plus loading",
        "border": "CAREC waiting times of 2022; 6 h between EAEU members",
        "pipeline_oil": "oil moves at 5 km/h", "pipeline_gas": "gas moves at 25 km/h",
        "": "handling, dwell and waiting for a ship, by judgement"},
    "time_spread_hours": {
        "rail": "35 % of the time and 2 h", "road": "30 % of the time and 1 h", "sea": "15 % of the time and 10 h",
        "ferry": "30 % of the time and 12 h", "pipeline_oil": "10 % of the time", "pipeline_gas": "10 % of the time",
        "": "set by hand from reported delays"},
    "cost_usd_per_t": {
        "rail": "length times the country's rate per tonne-km, fitted to published tariffs and quotes (KAZ 0.020, RUS 0.026, "
                "CHN 0.022, UZB 0.030, AZE GEO 0.050, TUR 0.025, TKM 0.028; KGZ TJK ARM IRN PAK AFG EU guessed)",
        "road": "length times 0.0945 USD per tonne-km (CAREC 2022)",
        "sea": "0.0027 USD per tonne-km, 0.006 westward over the Atlantic, and 8 USD/t handling where no port link carries it",
        "ferry": "fitted to forwarders' all-in quotes over the Caspian and the Black Sea",
        "border": "CAREC border fee of 10.8 USD/t, with change of gauge 12.7 USD/t, EAEU 1 USD/t",
        "pipeline_oil": "published tariffs scaled to length and to 2026 money, else a guess",
        "": "own estimate fitted to all-in quotes"}}

# Nuclear cargo does not run through Iran or Afghanistan: shippers there lack the transit permits (assumption; India's
# Kazakh uranium is reported by the Caspian, claim CC0101, although the Iranian way would be shorter).
NO_CLASS7 = {"IRN", "AFG"}


#  where German has a name of its own
GERMAN = {"Shymkent": "Schymkent", "Kyzylorda": "Kysylorda", "Aktobe": "Aqtöbe", "Pavlodar": "Pawlodar", "Petropavl": "Petropawl", "Kostanay": "Kostanai",
          "Taraz": "Taras", "Zhezkazgan": "Schesqasghan", "Balkhash": "Balchasch", "Urumqi": "Ürümqi", "Kashgar": "Kaschgar", "Shanghai port": "Hafen Shanghai",
          "Tashkent": "Taschkent", "Samarkand": "Samarkand", "Bukhara": "Buchara", "Termez": "Termiz", "Bishkek": "Bischkek", "Osh": "Osch",
          "Jalal-Abad": "Dschalalabat", "Dushanbe": "Duschanbe", "Khujand": "Chudschand", "Ashgabat": "Aschgabat", "Turkmenbashi port": "Hafen Türkmenbaşy",
          "Karachi port": "Hafen Karatschi", "Mashhad": "Maschhad", "Tehran": "Teheran", "Rasht": "Rascht", "Ganja": "Gandscha", "Nakhchivan": "Nachitschewan",
          "Yerevan": "Jerewan", "Tbilisi": "Tiflis", "Poti port": "Hafen Poti", "Batumi port": "Hafen Batumi", "Istanbul (Halkali)": "Istanbul (Halkalı)",
          "Novosibirsk": "Nowosibirsk", "Khabarovsk": "Chabarowsk", "Vladivostok port": "Hafen Wladiwostok", "Chelyabinsk": "Tscheljabinsk",
          "Yekaterinburg": "Jekaterinburg", "Saratov": "Saratow", "Volgograd": "Wolgograd", "Moscow": "Moskau", "St Petersburg port": "Hafen St. Petersburg",
          "Novorossiysk port": "Hafen Noworossijsk", "Makhachkala port": "Hafen Machatschkala", "Warsaw": "Warschau", "Gdansk port": "Hafen Danzig",
          "Hamburg port": "Hamburger Hafen", "Rotterdam port": "Hafen Rotterdam", "Trieste port": "Hafen Triest", "Turkish Straits": "Türkische Meerengen",
          "Suez Canal": "Suezkanal", "Strait of Hormuz": "Straße von Hormus", "Malacca / Singapore Strait": "Straße von Malakka",
          "Cape of Good Hope": "Kap der Guten Hoffnung", "Strait of Gibraltar": "Straße von Gibraltar", "Danish Straits": "Dänische Meerengen",
          "Dover Strait": "Straße von Dover", "Panama Canal": "Panamakanal", "Yokohama port": "Hafen Yokohama", "Busan port": "Hafen Busan",
          "Port of Baku (Alat)": "Hafen Baku (Alat)", "Aktau port": "Hafen Aktau", "Kuryk port": "Hafen Kuryk", "Lianyungang port": "Hafen Lianyungang"}


def add_places(facts, study):
    for place in facts.places:
        study.add("places", {"place_id": place["place_id"], "name": place["name"], "name_de": GERMAN.get(place["name"], ""), "country": place["country"],
                             "lat": place["lat"], "lon": place["lon"], "kind": place["kind"], "unlocode": place["unlocode"],
                             "note": place["note"]})


def status_token(note):
    """The bracketed token a note starts with, and the rest."""
    match = re.match(r"\[([^\]]*)\]\s*(.*)", note, re.S)
    return (match.group(1), match.group(2)) if match else ("", note)


def planned_year(note):
    token = status_token(note)[0]
    return int(token.split()[1]) if token.startswith("planned") else None


def carries(link):
    """Goods and cargo classes of a link; empty for land links, which take all but gas."""
    mode, note, countries = link["mode"], link["note"], set(link["countries"].split(";"))
    if mode == "pipeline_oil":
        return "crude_oil"
    if mode == "pipeline_gas":
        return "natural_gas"
    if "cargo=oil" in note:
        return "liquid;bulk" if mode == "rail" else "liquid"
    dry = "bulk;container;class8" if countries & NO_CLASS7 else "bulk;container;class7;class8"
    if mode in ("ferry", "inland_water"):
        return dry
    if mode == "sea":
        # a strait or ocean link counted in tonnes is used by tankers too; a container line and the Caspian ships are not
        tankers = link["capacity_unit"] == "Mt/yr" and "aktau_port" not in (link["from_place"], link["to_place"])
        return dry + ";liquid" if tankers and link["from_place"] != "astrakhan" else dry
    if mode in ("rail", "road", "border", "transshipment") and countries & NO_CLASS7:
        return dry + ";liquid"
    return ""


def claims_for(facts, link, column):
    """The claims of the row that carry this column: same number, else same kind of property, else all."""
    ids = [i for i in link["claim_ids"].split(";") if i]
    value = float(link[column])

    def same(claim_id):
        claim = facts.claim[claim_id]
        return any(claim[c] not in ("", None) and is_number(claim[c]) and abs(float(claim[c]) - value) <= 1e-3 * abs(value)
                   for c in ("value", "low", "high"))
    exact = [i for i in ids if same(i)]
    kind = [i for i in ids if any(word in facts.claim[i]["property"] for word in WORDS[column])]
    both = [i for i in exact if i in kind]
    return ";".join(both or exact or kind or ids)


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def reason_for(link, column):
    reasons = REASONS[column]
    reason = reasons.get(link["mode"], reasons[""])
    if column == "capacity_value" and link["capacity_unit"] == "TEU/yr":
        reason += "; TEU at 13 t"
    if column == "capacity_value" and link["capacity_unit"] == "bcm/yr":
        reason += "; gas at 0.72 kg/m3"
    return reason


def add_links(facts, study, loads):
    for link in facts.links:
        add_link(facts, study, link, loads[link["link_id"]])


# The change of gauge of Akhalkalaki lies inside this link by its note; the facts print the gauge behind it only.
GAUGE = {"LR169": "1520/1435"}


def add_link(facts, study, link, load):
    token, note = status_token(link["note"])
    row = {"link_id": link["link_id"], "from": link["from_place"], "to": link["to_place"], "name": link["name"],
           "mode": link["mode"], "labels": link["corridor"], "countries": link["countries"], "gauge_mm": GAUGE.get(link["link_id"], link["gauge_mm"]),
           "direction": "forward" if link["mode"].startswith("pipeline") and link["link_id"] != "LO013" else "both",
           "carries": carries(link), "status": "planned" if token.startswith("planned") else "open",
           "closed_months": "12;1;2;3" if token == "seasonal" else "",
           "note": f"[{token}] {note}".strip() if token else note}
    cited, assumed, estimated = {}, {}, link["estimated"].split(";")
    for column, target in COLUMNS.items():
        if link[column] == "":
            continue
        factor = CAPACITY[link["capacity_unit"]] if column == "capacity_value" else 1.0
        row[target] = float(link[column]) * factor
        if column not in estimated and link["claim_ids"]:
            cited[target] = claims_for(facts, link, column)
        else:
            assumed[target] = reason_for(link, column)
    if link["mode"] == "pipeline_gas":
        row["cost_usd_per_t"] = round(float(link["length_km"]) / 1000 * GAS_USD_PER_T_1000KM, 2)
        assumed["cost_usd_per_t"] = (f"no gas tariff is known; {GAS_USD_PER_T_1000KM:g} USD per tonne and 1000 km, about 2.2 USD "
                                     "per 1000 m3 and 100 km, the order of size of transit tariffs elsewhere")
    row["base_load_t_per_year"], kind, claims, reason = load
    if kind == "cited":
        cited["base_load_t_per_year"] = claims
    else:
        assumed["base_load_t_per_year"] = (reason, claims)
    study.add("links", row, cited, assumed, context=link["claim_ids"])
