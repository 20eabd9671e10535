"""Orders: who wants how much of what, where, and at which price.

The facts give demand by country and year. The study's suppliers are few, so an order holds the part of a market that they
can contest: what the newest trade year records as coming from them (key `record`), or a published share of the market's
demand, or, where the study holds the market's other suppliers too, the whole demand. Each market has price steps around
the good's reference value after its elasticity, and a last step for what it would take in place of others at a discount.
"""
from .factors import T_PER_BCM
from .spelled import spelled

# Delivered prices of the steps over the reference value. A step holds what demand grows from one price to the next.
# A buyer who can turn to others does so a quarter above the reference; one whose sellers are all in the study (CAPTIVE:
# at home, at the end of a pipe) pays up to twice.
OPEN_PRICES = (1.25, 1.15, 1.08, 1.03, 1.0, 0.95, 0.9)
CAPTIVE_PRICES = (2.0, 1.5, 1.2, 1.0, 0.8, 0.6)
CAPTIVE = ("kaz_", "uzb_gas", "rus_gas")
SWING_PRICE, SWING_SHARE = 0.92, 0.25
STIFF = -0.01    # an elasticity of zero or more is read as inelastic

ELASTICITY = {"uranium_u3o8": ("D061", -0.05), "ndpr_oxide": ("D062", -0.3), "apt": ("D063", -0.2), "copper_cathode": ("D064", -0.2),
              "ferrochrome": ("D065", -0.3), "gallium": ("D066", -0.3), "natural_gas": ("D067", -0.1), "saf": ("D068", -0.1)}
LIKE = {"uf6_enriched": "uranium_u3o8", "rare_earth_concentrate": "ndpr_oxide", "ndfeb_magnets": "ndpr_oxide", "copper_concentrate": "copper_cathode",
        "tungsten_concentrate": "apt", "aluminium": "copper_cathode", "alumina": "copper_cathode"}
OIL_ELASTICITY = -0.05   # middle of the published short-run values that are negative


def steps_of(value, quantity, elasticity, swing, prices):
    """`price:tonnes;...`, dearest first: what the market takes at each price more than at the one before."""
    at = [quantity * price ** elasticity for price in prices]
    parts = [(price * value, now - before) for price, now, before in zip(prices, at, [0.0] + at)]
    if swing > 0:
        parts.append((SWING_PRICE * value, swing))
    parts.sort(reverse=True)
    return ";".join(f"{price:.6g}:{tonnes:.8g}" for price, tonnes in parts if tonnes > 0)


class Market:
    """Adds market orders to a study and remembers the dry tonnes by place."""

    def __init__(self, facts, study):
        self.facts, self.study, self.stiff = facts, study, []

    def add(self, order_id, name, buyer, good, place, tonnes, origin, elasticity=None, swing=None, inland=0, gateway="", **more):
        value = float(self.study.find("goods", good)["value_usd_per_t"])
        e, why = self.elasticity(good, elasticity)
        if e >= 0:
            self.stiff.append(order_id)
            e, why = STIFF, why + "; zero or more, read as inelastic"
        swing = SWING_SHARE * tonnes if swing is None else swing
        prices = CAPTIVE_PRICES if order_id.startswith(CAPTIVE) else OPEN_PRICES
        reason, claims = origin if isinstance(origin, tuple) else ("", origin)
        note = "; ".join(part for part in (f"gateway place: {gateway}" if gateway else "", more.pop("note", "")) if part)
        row = {"order_id": order_id, "name": spelled(name), "kind": "market", "buyer": buyer, "good": good, "place": place,
               "amount_t_per_year": float(f"{tonnes:.8g}"), "steps": steps_of(value, tonnes, e, swing, prices), "note": note, **more}
        cited, assumed = {}, {}
        (assumed if reason else cited)["amount_t_per_year"] = (reason, claims) if reason else claims
        assumed["steps"] = (f"own rule: quantities at {prices} times the reference value for an elasticity of {e:g} ({why})"
                            + (f"; {swing:.6g} t more at {SWING_PRICE} in place of other suppliers" if swing else ""), claims)
        if inland:
            row["inland_cost_usd_per_t"] = inland
            assumed["inland_cost_usd_per_t"] = "assumed haul from the gateway place at 0.045 USD per tonne-km"
        self.study.add("orders", row, cited, assumed)
        if not place_is_liquid(good):
            self.study.dry_to[place] = self.study.dry_to.get(place, 0) + tonnes

    def elasticity(self, good, given):
        if given is not None:
            return given
        name = LIKE.get(good, good)
        if name in ELASTICITY:
            row, value = ELASTICITY[name]
            return value, f"own guess of the facts, row {row}" + (f", as {name}" if name != good else "")
        return OIL_ELASTICITY, "no figure; as crude oil"


def place_is_liquid(good):
    return good in ("crude_oil", "oil_products", "natural_gas", "saf", "ethanol")


def contract(facts, study, order_id, name, buyer, seller, good, place, tonnes, origin, **more):
    """A quantity that is owed; missing tonnes cost twice the reference value, as the dearest step of a captive market."""
    value = float(study.find("goods", good)["value_usd_per_t"])
    reason, claims = origin if isinstance(origin, tuple) else ("", origin)
    cited, assumed = {}, {"penalty_usd_per_t": "twice the reference value, as the dearest step of a captive market"}
    (assumed if reason else cited)["amount_t_per_year"] = (reason, claims) if reason else claims
    study.add("orders", {"order_id": order_id, "name": spelled(name), "kind": "contract", "buyer": buyer, "seller": seller, "good": good,
                         "place": place, "amount_t_per_year": tonnes, "penalty_usd_per_t": 2 * value, **more}, cited, assumed)
    if not place_is_liquid(good):
        study.dry_to[place] = study.dry_to.get(place, 0) + tonnes


def add_orders(facts, study):
    study.dry_to = {}
    market = Market(facts, study)
    add_uranium(facts, study, market)
    add_crude(facts, study, market)
    add_gas(facts, study, market)
    add_metals(facts, study, market)
    add_rare_earths(facts, study, market)
    add_grain_and_fuel(facts, study, market)
    study.stiff_orders = market.stiff


def add_uranium(facts, study, market):
    good = "uranium_u3o8"
    kaz, uzb = facts.number("T117", "quantity"), facts.number("T120", "quantity")
    market.add("usa_uranium", "United States: natural uranium", "USA", good, "baltimore", kaz + uzb,
               ("Kazakh and Uzbek shares (24 and 9 %) of purchases of 55.9 Mlb in 2024", "CC0117;CC0120;CC0122"), inland=60,
               gateway="Baltimore; the converter is inland")
    china = facts.number("T116", "quantity")
    market.add("chn_uranium", "China: natural uranium", "CHN", good, "alashankou", china,
               ("most of the 49 % Asian share of group sales of 2023; more, up to reactor needs, at a discount", "CC0059;CC0040;CC0143"),
               swing=facts.number("D001") - china, note="place: the bonded uranium store at the border")
    share = (facts.value("CC0128") + facts.value("CC0132")) / 100
    members = (("fra", "FRA", "D002", "rotterdam", 45), ("cze", "CZE", "D007", "budapest", 25), ("fin", "FIN", "D008", "hamburg", 30),
               ("bel", "BEL", "D010", "rotterdam", 10), ("bgr", "BGR", "D012", "sofia", 10), ("hun", "HUN", "D013", "budapest", 5),
               ("rou", "ROU", "D014", "constanta", 10))
    claims = ";CC0128;CC0132"
    for code, iso, row, place, inland in members:
        market.add(f"{code}_uranium", f"{iso}: natural uranium", iso, good, place, facts.number(row) * share,
                   ("reactor needs times the Kazakh and Uzbek shares of EU deliveries in 2022", facts.claims_of(row) + claims), inland=inland,
                   gateway="" if place in ("sofia", "constanta") and code in ("bgr", "rou") or code == "hun" else place)
    rest = facts.number("D018") - sum(facts.number(row) for _, _, row, _, _ in members)
    market.add("eu_uranium", "Other EU members: natural uranium", "EU27", good, "hamburg", rest * share,
               ("EU use less the members listed singly, times the Kazakh and Uzbek shares of EU deliveries in 2022", "CC0137" + claims),
               inland=20, gateway="Hamburg")
    asia = facts.number("T109", "quantity") - china
    needs = {row: facts.number(row) for row in ("D003", "D004", "D005")}
    for code, iso, row, place in (("kor", "KOR", "D003", "busan"), ("ind", "IND", "D005", "nhava_sheva")):
        market.add(f"{code}_uranium", f"{iso}: natural uranium", iso, good, place, asia * needs[row] / sum(needs.values()),
                   ("Asian sales of 2023 less China, shared by reactor needs among Japan, Korea and India", "CC0040;CC0059;" + facts.claims_of(row)))
    market.add("can_uranium", "Canada: Cameco's share of Inkai", "CAN", good, "montreal", round(0.4 * facts.number("S009"), 1),
               ("40 % of the output of Inkai, shipped to Canadian converters", "CC0079;CC0080;CC0106"), inland=30,
               gateway="Montreal; the converters are in Ontario")
    study.add("clauses", {"clause_id": "can_no_russia", "order": "can_uranium", "kind": "avoid", "selector": "country:RUS", "status": "active",
                          "note": "Cameco ships its share over the Caspian since December 2022 (claims CC0106, NC0094)"}, context="CC0106;NC0094")
    market.add("rus_uranium", "Russia: Uranium One's share", "RUS", good, "irkutsk", facts.number("S022"), "CC0069",
               note="output share of 2023, taken as delivered to the Russian converters")
    contract(facts, study, "jpn_uranium", "Japan: uranium under the agreement of December 2025", "Japan", "Kazakhstan", good, "yokohama",
             facts.number("D004"), ("the deal names no tonnes; the whole reactor need of 2024 is taken as an upper bound", "CC0146;CC0017"),
             agreement="L19", incoterm="CIF", note="no start date is known; owed from the first day of the horizon")
    study.add("clauses", {"clause_id": "jpn_kazakh", "order": "jpn_uranium", "kind": "must", "selector": "good:uranium_u3o8 & country:KAZ", "share": 1,
                          "status": "active", "agreement": "L19", "note": "the deal is with Kazakhstan: another state's mines do not fulfil it"}, {},
              {"share": "the whole is meant"})
    for clause, kind, selector, more in (("jpn_titr", "must", "corridor:TITR", {"share": 1}),
                                         ("jpn_west", "avoid", "country:CHN | country:RUS", {}),
                                         ("jpn_titr_priority", "priority", "corridor:TITR", {"share": 1, "penalty_usd_per_t": 150}),
                                         ("jpn_no_china", "avoid", "country:CHN", {})):
        study.add("clauses", {"clause_id": clause, "order": "jpn_uranium", "kind": kind, "selector": selector, "status": "off", "agreement": "L19",
                              "note": "a set switches it on", **more}, {},
                  {"share": "the clause is named without a share; the whole is meant", "penalty_usd_per_t": "assumed worth of keeping the corridor, per tonne short"})
    study.add("limits", {"limit_id": "titr_uranium_quota", "name": "Uranium over the Caspian", "kind": "crossing", "selector": "corridor:TITR",
                         "goods": "uranium_u3o8", "amount_t_per_year": facts.value("NC0095"), "note": "yearly transit quota of 2022, carried forward"},
              {"amount_t_per_year": "NC0095;CC0104"})
    contract(facts, study, "chn_fuel_assemblies", "China: fuel assemblies from Ulba", "CGN", "Ulba-FA", "fuel_assemblies", "alashankou",
             facts.number("D020"), "CC0088")
    contract(facts, study, "kaz_npp_uranium", "Kazakhstan: fuel for its own reactors", "KAZ", "", good, "oskemen", 0,
             ("no reactor runs in the base world; the sets of the reactors give 800 tU a year (two units of 400)", "CC0157;CC0024"), opens="2035-01-01",
             note="counted as natural uranium; start year a guess")
    market.add("usa_enriched", "United States: enriched uranium from Kazakhstan", "USA", "uf6_enriched", "wilmington",
               facts.number("T061", "value_musd") * 1e6 / float(study.find("goods", "uf6_enriched")["value_usd_per_t"]),
               ("value of 2024 over the reference value", "CC0394"), swing=0)


def add_crude(facts, study, market):
    good = "crude_oil"
    scale = facts.number("T133", "quantity") / facts.number("T134", "quantity")
    europe = facts.number("T161", "quantity") * scale
    italy, germany = 5.726e6 / 8 * 12, facts.number("T142", "quantity")
    market.add("ita_crude", "Italy: crude for its refineries", "ITA", good, "augusta", italy,
               ("Kazakh crude in eight months of 2024, scaled to a year", "CC0276"), (-0.035, "own guess of the facts, row D042"))
    market.add("deu_crude_druzhba", "Germany: Schwedt refinery", "DEU", good, "schwedt", germany, "CC0200;CC0268",
               (-0.279, "long run, row D044"), swing=0.4e6)
    rest = europe - italy - germany
    listed = (("deu", "DEU", "D044", "trieste", 8, (-0.279, "long run, row D044")), ("fra", "FRA", "D046", "rotterdam", 20, (-0.568, "long run, row D046")),
              ("fin", "FIN", "D049", "rotterdam", 15, (-0.016, "row D049")), ("aut", "AUT", "D050", "trieste", 6, (-0.059, "row D050")),
              ("dnk", "DNK", "D051", "rotterdam", 10, (-0.026, "row D051")))
    other = facts.number("D041") - facts.number("D042") - sum(facts.number(row) for _, _, row, _, _, _ in listed)
    total = other + sum(facts.number(row) for _, _, row, _, _, _ in listed)
    why = "Kazakh crude to the EU in 2024 (1.05 mb/d) scaled by exports to 2025, less Italy and Schwedt, shared by crude demand"
    claims = "CC0271;CC0296;CC0213;CC0251"
    for code, iso, row, place, inland, elasticity in listed:
        market.add(f"{code}_crude", f"{iso}: crude oil", iso, good, place, rest * facts.number(row) / total, (why, claims), elasticity,
                   inland=inland, gateway=place.capitalize())
    market.add("eu_crude", "Other EU members: crude oil", "EU27", good, "rotterdam", rest * other / total, (why, claims),
               (OIL_ELASTICITY, "no figure; middle of the others"), inland=5, gateway="Rotterdam")
    china = facts.number("T147", "quantity")
    market.add("chn_crude", "China: crude oil", "CHN", good, "dushanzi", china, "CC0204", (0.005, "long run, row D048"), swing=20e6 - 10e6 - china,
               note="at a discount as much as the line can carry beside Russian oil")
    america = facts.number("T058", "value_musd") * 1e6 / (facts.value("CC0287") * 7.5)
    market.add("usa_crude", "United States: crude oil", "USA", good, "houston", america,
               ("value of 2024 over the average price of Kazakh crude that year", "CC0389;CC0287;CC0296"), (OIL_ELASTICITY, "no figure; middle of the others"))
    others = facts.number("T133", "quantity") - europe - china - america
    why = "exports of 2025 less the EU, China and the US, in equal thirds; the facts name no volumes"
    for code, iso, place in (("kor", "KOR", "busan"), ("ind", "IND", "mundra"), ("tur", "TUR", "turkish_straits")):
        market.add(f"{code}_crude", f"{iso}: crude oil", iso, good, place, others / 3, (why, "CC0213;CC0271;CC0204;CC0389"),
                   (OIL_ELASTICITY, "no figure; middle of the others"), gateway="the straits" if iso == "TUR" else "")
    products = facts.number("S089")
    for code, place in (("west", "atyrau_oil"), ("north", "pavlodar"), ("south", "shymkent")):
        market.add(f"kaz_products_{code}", f"Kazakhstan {code}: oil products", "KAZ", "oil_products", place, products / 3,
                   ("output of 2025 in equal thirds over the regions of the three refineries", "CC0217"), swing=0)


def add_gas(facts, study, market):
    good = "natural_gas"
    home = facts.number("D053") / 1e9 * T_PER_BCM
    for code, place in (("west", "beineu"), ("south", "shymkent")):
        market.add(f"kaz_gas_{code}", f"Kazakhstan {code}: gas", "KAZ", good, place, home / 2,
                   ("home use of 21 bcm, half in the west and half on the southern line", "CC0310"), swing=0)
    market.add("chn_gas", "China: gas of the Central Asia-China line", "CHN", good, "khorgos_cn", (4.75 + 37.1) * T_PER_BCM,
               ("Kazakh deliveries of 2023 (4.75 bcm) and the transit of Turkmen and Uzbek gas (37.1)", "CC0308;NC0331;CC0307"), swing=0)
    for year, bcm, claims, until in (("2025", 7.3, "NC0327", "2026-01-01"), ("2026", 11.0, "NC0328", "")):
        market.add(f"uzb_gas_{year}", f"Uzbekistan: Russian gas from {year}", "UZB", good, "tashkent", bcm * T_PER_BCM, claims, swing=0,
                   opens="" if year == "2025" else "2026-01-01", closes=until)
    market.add("rus_gas_orenburg", "Russia: raw gas for the Orenburg plant", "RUS", good, "orenburg", 9 * T_PER_BCM,
               ("capacity of the line; part of it comes back to Kazakhstan", "CC0215"), swing=0)


def add_metals(facts, study, market):
    month = 12.0
    market.add("chn_copper", "China: copper cathode", "CHN", "copper_cathode", "xian", facts.number("T184", "quantity") * month,
               ("January 2024 times twelve", "CC0448"), gateway="Xi'an")
    market.add("tur_copper", "Turkey: copper cathode", "TUR", "copper_cathode", "ambarli", facts.number("T185", "quantity") * month,
               ("January 2024 times twelve", "CC0449"))
    market.add("chn_copper_concentrate", "China: copper concentrate", "CHN", "copper_concentrate", "xian", facts.number("T187", "quantity") / 11 * 12,
               ("eleven months of 2021 scaled to a year, the newest year with a figure", "CC0450"), swing=835000, gateway="Xi'an")
    china = facts.number("T189", "quantity") * month
    market.add("chn_ferrochrome", "China: ferrochrome", "CHN", "ferrochrome", "xian", china, ("August 2025 times twelve", "CC0452"), gateway="Xi'an")
    rest = facts.number("S076") - china
    wants = {"jpn": ("JPN", "D039", "yokohama"), "usa": ("USA", "D040", "baltimore")}
    total = sum(facts.number(row) for _, row, _ in wants.values())
    for code, (iso, row, place) in wants.items():
        market.add(f"{code}_ferrochrome", f"{iso}: ferrochrome", iso, "ferrochrome", place, rest * facts.number(row) / total,
                   ("Kazakh output of 2023 less China, shared by demand", "CC0598;CC0452;CC0402"))
    exports, azeri, uzbek = (facts.number(row, "quantity") * 3 for row in ("T191", "T192", "T193"))
    market.add("aze_aluminium", "Azerbaijan: aluminium, part of it for other buyers", "AZE", "aluminium", "baku", azeri,
               ("four months of 2024 times three", "CC0456"))
    study.add("clauses", {"clause_id": "aze_aluminium_caspian", "order": "aze_aluminium", "kind": "avoid", "selector": "country:RUS", "status": "active",
                          "note": "recorded as shipped over the Caspian; by the facts' costs the way through Russia would be cheaper"}, context="CC0456")
    market.add("uzb_aluminium", "Uzbekistan: aluminium", "UZB", "aluminium", "tashkent", uzbek, ("four months of 2024 times three", "CC0457"))
    market.add("tur_aluminium", "Turkey: aluminium", "TUR", "aluminium", "ambarli", exports - azeri - uzbek,
               ("exports of four months of 2024 times three, less the two named buyers; that it is Turkey is a guess", "CC0455"))
    market.add("rus_alumina", "Russia: alumina", "RUS", "alumina", "novosibirsk", 1000000,
               ("what the Kazakh smelter leaves of the refinery's output; no row in the facts", ""), swing=0, gateway="Novosibirsk")
    market.add("jpn_gallium", "Japan: gallium", "JPN", "gallium", "yokohama", facts.number("D060"),
               ("own guess of the facts; Chinese gallium is in the study too", "CC0604"), swing=0)
    contract(facts, study, "chn_boguty", "China: concentrate of Boguty", "CHN", "Jiaxin International", "tungsten_concentrate", "xian",
             facts.number("S059"), ("the mine's Chinese owners take its output; 866 t came over Khorgos in June 2025", "CC0561;CC0567"))
    for code, iso, row, place in (("usa", "USA", "D033", "baltimore"), ("eu", "EU27", "D034", "hamburg"), ("jpn", "JPN", "D035", "yokohama")):
        market.add(f"{code}_apt", f"{iso}: ammonium paratungstate", iso, "apt", place, facts.number(row),
                   ("own guess of the facts; no Kazakh supply before the planned mines", ""), swing=0, gateway="Hamburg" if iso == "EU27" else "",
                   note="nothing in the base world: no Kazakh concentrate to spare before the planned mines")
    contract(facts, study, "usa_cove_apt", "United States: tungsten of Cove", "USA", "Cove Kaz", "apt", "baltimore", 0,
             ("nothing before the mines of the agreement run; their set gives it the whole output", "CC0550;CC0544"), agreement="L09")


def add_rare_earths(facts, study, market):
    for order, iso, good, row, place in (("jpn_rare_earths", "JPN", "rare_earth_concentrate", "D024", "yokohama"),
                                         ("eu_rare_earths", "EU27", "rare_earth_concentrate", "D026", "hamburg"),
                                         ("usa_rare_earths", "USA", "rare_earth_concentrate", "D027", "baltimore"),
                                         ("jpn_ndpr_oxide", "JPN", "ndpr_oxide", "D025", "yokohama"),
                                         ("jpn_magnets", "JPN", "ndfeb_magnets", "D031", "yokohama")):
        demand = facts.row(row)
        origin = facts.claims_of(row) if demand["estimated"] == "no" else (demand["note"] or "own guess", facts.claims_of(row))
        market.add(order, f"{iso}: {good.replace('_', ' ')}", iso, good, place, facts.number(row), origin, swing=0,
                   gateway="Hamburg" if iso == "EU27" else "", note="all products counted as oxide" if good == "rare_earth_concentrate" else "")
    value = float(study.find("goods", "ndpr_oxide")["value_usd_per_t"])
    study.add("orders", {"order_id": "jpn_zhana_ndpr", "name": "Japan: NdPr oxide from Kazakh ore", "kind": "contract", "buyer": "Japan",
                         "seller": "Kazakhstan", "good": "ndpr_oxide", "place": "yokohama", "amount_t_per_year": 0, "penalty_usd_per_t": 10 * value,
                         "agreement": "L19", "note": "nothing in the base world: no Kazakh ore before 2033; the two Zhana sets give it tonnes"}, {},
              {"amount_t_per_year": ("the find gives nothing in the base world", "CC0503;CC0475"),
               "penalty_usd_per_t": "ten times the reference value, so that the scenario delivers: by the facts' cost guesses ore of 700 g/t costs about "
                                    "six times what its oxide fetches"})
    study.add("clauses", {"clause_id": "jpn_zhana_origin", "order": "jpn_zhana_ndpr", "kind": "must", "selector": "supply:zhana_ore", "share": 1,
                          "status": "off", "agreement": "L19", "note": "the Zhana sets switch it on"}, {}, {"share": "the order is for Kazakh ore alone"})


def add_grain_and_fuel(facts, study, market):
    good, exports = "wheat", facts.number("T195", "quantity")
    named = (("uzb", "UZB", "tashkent", 2.3e6, "NC0246", "season of 2024/25"), ("irn", "IRN", "amirabad", 1.0e6, "NC0197", "marketing year 2024/25"),
             ("aze", "AZE", "baku", 0.379e6, "NC0246", "season of 2024/25"))
    for code, iso, place, tonnes, claims, when in named:
        market.add(f"{code}_wheat", f"{iso}: wheat", iso, good, place, tonnes, (f"printed for the {when}", claims))
    rest = exports - sum(tonnes for _, _, _, tonnes, _, _ in named)
    for code, iso, place in (("tjk", "TJK", "khujand"), ("afg", "AFG", "mazar"), ("chn", "CHN", "xian")):
        market.add(f"{code}_wheat", f"{iso}: wheat", iso, good, place, rest / 3,
                   ("wheat exports of 2024 less the named buyers, in equal thirds over the usual further ones", "CC0460;NC0246;NC0197"))
    market.add("kaz_saf", "Kazakhstan: sustainable aviation fuel", "KAZ", "saf", "astana", facts.number("D057"), "CC0612", opens="2030-01-01", swing=0,
               note="nothing in the base world: no plant before a set builds it")
    market.add("eu_saf_2025", "EU: sustainable aviation fuel to 2029", "EU27", "saf", "rotterdam", facts.number("D055"),
               ("figure of 2024 whose address was not kept", ""), closes="2030-01-01", swing=0, gateway="Rotterdam",
               note="nothing in the base world: no plant before a set builds it")
    market.add("eu_saf_2030", "EU: sustainable aviation fuel from 2030", "EU27", "saf", "rotterdam", facts.number("D056"),
               ("6 % mandate of 2030; figure whose address was not kept", "CC0675"), opens="2030-01-01", swing=0, gateway="Rotterdam",
               note="nothing in the base world: no plant before a set builds it")
