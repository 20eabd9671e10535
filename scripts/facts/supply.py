"""Supply: sites before totals, the country as the residual, nothing twice.

A row of the facts for something that a process of the study makes becomes the capacity of a plant (chains.py) and not a
supply. What the plant takes is then supplied at the plant, as much as it can take. There is no cost column in the facts, so
every cost is an assumption.
"""
from .chains import own
from .factors import T_PER_BCM

URANIUM_COST = "in-situ leaching, about 20 USD per lb U3O8 all in: low-cost mines; no figure in the facts"
TAX_BANDS = ((500, 4), (1000, 6), (2000, 9), (3000, 12), (4000, 15), (float("inf"), 18))

#        id              name                             place           row     tU      more columns
MINES = (("katco", "KATCO (Muyunkum, Tortkuduk)", "tortkuduk", "S008", None, {}),
         ("inkai", "Inkai", "inkai", "S009", None, {}),
         ("budenovskoye", "Budenovskoye JV", "budenovskoye", "S010", None, {}),
         ("karatau", "Karatau (Budenovskoye-2)", "budenovskoye", "S011", None, {}),
         ("akbastau", "Akbastau (Budenovskoye-1,3,4)", "budenovskoye", "S012", None, {}),
         ("smcc", "SMCC (Akdala, South Inkai)", "akdala", "S013", None, {}),
         ("zarechnoye", "Zarechnoye", "zarechnoye", "S014", None, {"reserve_t": (3500, "CC0066")}),
         ("khorasan", "Khorasan-U (Kharasan-1)", "kharasan", "S015", None, {"reserve_t": (33000, "CC0067")}),
         ("baiken", "Baiken-U (Kharasan-2)", "kharasan", "S016", None, {}),
         ("appak", "Appak (West Mynkuduk)", "akdala", "S017", None, {}),
         ("irkol", "Semizbay-U: Irkol", "irkol", "S018", ("CC0083", 640), {}),
         ("semizbay", "Semizbay-U: Semizbay", "semizbay", "S018", ("CC0084", 425), {}),
         ("ortalyk", "Ortalyk (Central Mynkuduk)", "inkai", "S019", None, {}),
         ("zhalpak", "Zhalpak", "inkai", "S020", None, {}),
         ("sauran", "Kazatomprom-SaUran and RU-6", "tortkuduk", "S021", None, {}))


def source(study, supply_id, name, place, good, amount, cost, amount_from, cost_reason, **more):
    """A source. amount_from: claims as text, or (reason, claims) of an assumption."""
    cited, assumed = {}, {"cost_usd_per_t": cost_reason}
    (assumed if isinstance(amount_from, tuple) else cited)["amount_t_per_year"] = amount_from
    if "reserve_t" in more:
        more["reserve_t"], cited["reserve_t"] = more["reserve_t"]
    study.add("supply", {"supply_id": supply_id, "name": name, "place": place, "good": good, "amount_t_per_year": amount,
                         "cost_usd_per_t": cost, **more}, cited, assumed)


def add_supply(facts, study):
    add_uranium(facts, study)
    add_oil(facts, study)
    add_gas(facts, study)
    add_ores(facts, study)
    add_others(facts, study)


def add_uranium(facts, study):
    study.mines = {}
    for mine, name, place, row_id, part, more in MINES:
        row = facts.row(row_id)
        amount = part[1] if part else float(row["quantity_per_year"])
        claims = part[0] if part else row["claim_ids"]
        origin = claims if row["estimated"] == "no" or part else (f"recalled capacity ({row['note']})", claims)
        source(study, mine, name, place, "uranium_u3o8", amount, 52000, origin, URANIUM_COST,
               note=f"{row['basis']} of {row['year']}", **more)
        own(study, f"supply:{mine}", row["ownership_pct"], row["claim_ids"], "" if row["estimated"] == "no" else "stakes as recalled; see the note of the facts row")
        study.mines[mine] = amount
    source(study, "navoiyuran", "Navoiyuran (Uzbekistan)", "uchkuduk", "uranium_u3o8", facts.number("S028"), 65000, facts.claims_of("S028"),
           "as the Kazakh mines, a little dearer", note="output of 2021")
    guidance, plan = facts.number("S005"), facts.number("S007")
    limit = {"kind": "crossing", "selector": "supply:" + " | supply:".join(study.mines), "goods": "uranium_u3o8"}
    for year, row in ((2022, "S002"), (2023, "S003"), (2024, "S004")):
        claims = facts.claims_of(row)
        cited = {"amount_t_per_year": claims} if year < 2024 else {}
        study.add("limits", {"limit_id": f"kaz_uranium_{year}", "name": f"Kazakh uranium output of {year}", "amount_t_per_year": facts.number(row),
                             "opens": f"{year}-01-01", "closes": f"{year + 1}-01-01", "note": "for the back-test: over before the horizon begins", **limit},
                  cited, {} if cited else {"amount_t_per_year": ("figure of a yearbook as recalled; a forecast of 23,200 tU supports it", claims)})
    study.add("limits", {"limit_id": "kaz_uranium_2025", "name": "Kazakh uranium output of 2025", "amount_t_per_year": guidance,
                         "closes": "2026-01-01", "note": "the mines' nameplates add to more than the country gives", **limit},
              {"amount_t_per_year": facts.claims_of("S005")})
    study.add("limits", {"limit_id": "kaz_uranium_plan", "name": "Kazakh uranium output from 2026", "amount_t_per_year": round(plan * 0.875),
                         "opens": "2026-01-01", "note": "subsoil-use plan after the cut, carried forward", **limit},
              {}, {"amount_t_per_year": ("the plan of 29,697 tU times 87.5 %: output is usually 85 to 90 % of plan", "CC0022;CC0096")})


def add_oil(facts, study):
    cost = "assumed lifting cost and field processing"
    fields = (("tengiz", "Tengiz", "S086", 75), ("kashagan", "Kashagan", "S087", 110), ("karachaganak", "Karachaganak liquids", "S088", 75))
    for field, name, row, price in fields:
        source(study, f"{field}_oil", name, field, "crude_oil", facts.number(row), price, facts.claims_of(row), cost, note="2025")
        claims = facts.claims_of(row).split(";")[-1]
        own(study, f"supply:{field}_oil", facts.row(row)["ownership_pct"], claims)
    pavlodar = round(facts.number("S089") / 3 / 0.840761, -3)
    total = facts.value("CC0213") + facts.value("CC0216") - pavlodar
    rest = total - sum(facts.number(row) for _, _, row, _ in fields)
    reason = ("2025 exports of 78.7 Mt and refining of 18.4 Mt, without Pavlodar, which runs on Russian oil, less the three large fields; shared "
              "over the old fields by guess (Mangystau 45 %, Aktobe 25 %, Kyzylorda 15 %, Atyrau 15 %)")
    for field, name, place, share in (("mangystau_oil", "Mangystau fields", "uzen", 0.45), ("aktobe_oil", "Aktobe fields", "kenkiyak", 0.25),
                                      ("kyzylorda_oil", "Kyzylorda fields", "kumkol", 0.15), ("atyrau_fields", "Atyrau fields", "atyrau_oil", 0.15)):
        source(study, field, name, place, "crude_oil", round(rest * share, -3), 140, (reason, "CC0213;CC0216;CC0222;CC0223;CC0225"),
               "assumed: old fields with much water", note="residual of the country row")
    source(study, "omsk_oil", "Russian crude for Pavlodar", "omsk", "crude_oil", pavlodar, 300,
           ("as much as the Pavlodar refinery takes: it is fed from Omsk, and no line runs to it from the Kazakh fields", "CC0216;NC0285"),
           "assumed: net price of Russian oil at the border")
    selector = "supply:tengiz_oil | supply:kashagan_oil | supply:karachaganak_oil | supply:mangystau_oil | supply:aktobe_oil | supply:kyzylorda_oil | supply:atyrau_fields"
    study.add("limits", {"limit_id": "kaz_oil_2024", "name": "Kazakh oil output of 2024", "kind": "crossing", "selector": selector,
                         "goods": "crude_oil", "amount_t_per_year": round(facts.number("S083") * total / facts.number("S084"), -5),
                         "opens": "2024-01-01", "closes": "2025-01-01", "note": "for the back-test: over before the horizon begins"}, {},
              {"amount_t_per_year": ("output of 87.7 Mt, times what reached the lines in 2025 (91.0 Mt, see the residual) over output (100 Mt)",
                                     "CC0256;CC0213;CC0216;CC0257")})
    study.add("limits", {"limit_id": "kaz_oil_2026", "name": "Kazakh oil output from 2026", "kind": "crossing", "selector": selector,
                         "goods": "crude_oil", "amount_t_per_year": round(facts.number("S085") * total / facts.number("S084"), -5),
                         "opens": "2026-01-01", "note": "guidance for 2026, carried forward"}, {},
              {"amount_t_per_year": ("guidance of 90 Mt, times what reached the lines in 2025 (91.0 Mt, see the residual) over output (100 Mt)",
                                     "CC0254;CC0213;CC0216;CC0257")})


def add_gas(facts, study):
    marketable = facts.number("S090") / 2 / 1e9
    cost = "assumed cost at the field gate"
    source(study, "kaz_gas_west", "Western Kazakh gas", "beineu", "natural_gas", round((marketable - 9) * T_PER_BCM), 90,
           ("half of the 68.2 bcm of 2025 is marketable (the rest goes back into the fields), less 9 bcm of Karachaganak", "CC0215"), cost,
           note="gateway place: the western fields feed the trunk line there")
    source(study, "karachaganak_gas", "Karachaganak raw gas", "karachaganak", "natural_gas", round(9 * T_PER_BCM), 70,
           ("capacity of the line to Orenburg", "CC0215"), cost)
    uzbek = facts.number("T172", "value_musd") * 1e6 / float(facts.good["natural_gas"]["value_usd_per_t"])
    source(study, "uzb_gas", "Uzbek gas for China", "gazli", "natural_gas", round(uzbek, -3), 110,
           ("value of exports to China in 2025 over the reference value", "CC0301"), cost)
    source(study, "tkm_gas", "Turkmen gas for China", "saman_depe", "natural_gas", round(37.1 * T_PER_BCM - uzbek, -3), 80,
           ("transit planned for 2024, 37.1 bcm of Turkmen and Uzbek gas, less the Uzbek part", "NC0331;CC0307;CC0301"), cost,
           note="output is 77.6 bcm (2024); the rest does not enter the study")
    for year, bcm, claims in ((2025, 7.3, "NC0327"), (2026, 11, "NC0328")):
        source(study, f"rus_gas_{year}", f"Russian gas for Uzbekistan from {year}", "aleksandrov_gai", "natural_gas", round(bcm * T_PER_BCM), 120,
               claims, cost, opens="" if year == 2025 else "2026-01-01", closes="2026-01-01" if year == 2025 else "")


def add_ores(facts, study):
    takes = "as much as the concentrator beside it can take; the mine is not the bottleneck"
    for plant_id, cost in (("aktogay_concentrator", 4), ("bozshakol_concentrator", 4), ("zhezkazgan_concentrator", 6), ("balkhash_concentrator", 6)):
        plant = study.find("plants", plant_id)
        source(study, plant_id.replace("concentrator", "ore"), f"Copper ore at {plant['place']}", plant["place"], "copper_ore",
               round(float(plant["capacity_t_per_year"]) / 0.012), cost, (takes, "CC0578"), "assumed mining cost per tonne of ore")
    source(study, "boguty_ore", "Boguty (Bakuta) ore", "boguty", "tungsten_ore", facts.value("CC0552"), 8, "CC0552;NC0229",
           "assumed mining cost per tonne of ore", reserve_t=(facts.value("CC0556"), "CC0556"))
    for plant_id in ("north_katpar", "upper_kairakty"):
        plant = study.find("plants", plant_id)
        source(study, f"{plant_id}_ore", f"{plant['name'].replace(' concentrator', '')} ore", plant["place"], "tungsten_ore",
               round(float(plant["capacity_t_per_year"]) / 0.00244), 8, takes_tuple(takes), "assumed mining cost per tonne of ore", status="planned")
    source(study, "donskoy_ore", "Donskoy GOK", "donskoy", "chrome_ore", facts.number("S070"), 60, facts.claims_of("S070"),
           "assumed mining cost", note="2023")
    source(study, "kostanay_bauxite", "Kostanay bauxite", "tobol", "bauxite", round(1500000 / 0.4), 15,
           ("as much as the Pavlodar refinery takes; no row in the facts, the mines lie near the Tobol junction", ""), "assumed mining cost")
    source(study, "zhana_ore", "Zhana Kazakhstan ore", "kuirektykol", "rare_earth_ore", 1e6, 25,
           ("assumed: 20 Mt of ore mined over twenty years from 2033, eight years after the find", "CC0473;CC0503"),
           "assumed mining cost per tonne of ore", reserve_t=(facts.value("CC0001"), "CC0001;CC0473"), status="planned",
           note="no output before 2033: a deposit takes about eight years; a set opens it")


def takes_tuple(reason):
    return (reason, "")


def add_others(facts, study):
    wheat = facts.number("S094")
    for place in ("kostanay", "kokshetau", "esil", "petropavl"):
        source(study, f"wheat_{place}", f"Wheat at {place}", place, "wheat", wheat / 4, 130,
               ("exports of 2024 shared equally by the grain stations of the north", facts.claims_of("S094")), "assumed price at the elevator")
    source(study, "chn_rare_earths", "Chinese rare-earth mines", "xian", "rare_earth_concentrate", facts.number("S043"), 3000,
           facts.claims_of("S043"), "assumed: below the value of concentrate", note="2024; the place stands for all mines")
    source(study, "chn_gallium", "Chinese gallium", "shanghai", "gallium", facts.number("S082"), 237000,
           ("99 % of about 760 t", facts.claims_of("S082")), "Chinese price of July 2025, address not kept")
