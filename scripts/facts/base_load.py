"""Other traffic on each link: what runs there besides the goods of the study, from a figure where one is known, else by rule.

Without it no dry line is ever full: the study's own dry goods are about 17 Mt a year against 25 to 60 Mt for a trunk line.
"""
from .factors import CAPACITY, T_PER_TEU

# Share of capacity taken by other traffic, by state, where a line has no figure of its own.
RAIL_SHARE = {"KAZ": 0.60, "RUS": 0.70, "BLR": 0.60, "CHN": 0.60, "UZB": 0.55, "TKM": 0.40, "AZE": 0.35, "GEO": 0.30, "TUR": 0.50,
              "IRN": 0.45, "KGZ": 0.30, "TJK": 0.30, "ARM": 0.30, "PAK": 0.40, "AFG": 0.20}
EU_SHARE, ROAD_SHARE, PORT_SHARE = 0.50, 0.50, 0.50
KAZ_REASON = ("60 % of the guessed capacity: over all Kazakh lines of the study capacity times length is 411 bn tonne-km, the railway "
              "moved 272 bn in 2024 (66 %), of which the study's own goods are about a tenth")

OCEAN_REASON = "straits and ocean routes are not full; their capacity is a nominal ceiling"


def mt(value):
    return value * 1e6


def own_figures(facts, study):
    """Links with a figure: (tonnes, kind, claims, reason)."""
    china = sum(q for place, q in study.dry_to.items() if place in ("xian", "lanzhou"))
    saryagash = sum(q for place, q in study.dry_to.items() if place in ("tashkent", "khujand", "mazar"))
    teu = facts.value("NC0004") * T_PER_TEU
    azeri = sum(q for place, q in study.dry_to.items() if place in ("baku", "poti", "ambarli"))
    feeder = min(teu, 0.95 * facts.value("NC0163") * T_PER_TEU) - 129300
    rail_china = "rail crossings with China carried 32 Mt in 2024 and Altynkol 16.1 Mt in 2025; half of the study's own dry tonnes for China taken off each"
    loads = {
        "LB003": (mt(16.1) - china / 2, "NC0107;NC0109", rail_china),
        "LB002": (mt(32 - 16.1) - china / 2, "NC0109;NC0107", rail_china),
        "LB005": (mt(31) - saryagash, "NC0326", "31 Mt in 2023 less the study's own goods for Uzbekistan, Tajikistan and Afghanistan"),
        "LR031": (mt(31) - saryagash, "NC0326", "as the border crossing behind it"),
        "LR108": (mt(31) - saryagash, "NC0326", "as the border crossing before it"),
        "LR001": (mt(15.1), "NC0115", "12.6 Mt in ten months of 2025, scaled to a year"),
        "LR002": (mt(15.1), "NC0115", "12.6 Mt in ten months of 2025, scaled to a year"),
        "LR003": (mt(15.1), "NC0115", "12.6 Mt in ten months of 2025, scaled to a year"),
        "LO002": (mt(70.5 - 63.8), "CC0220;CC0221", "Russian oil in the pipeline in 2025: all less Kazakh"),
        "LS016": (mt(70.5 - 63.8), "CC0220;CC0221", "Russian oil loaded at the terminal in 2025: all less Kazakh"),
        "LO022": (mt(50 - 22.5), "NC0299;NC0263", "capacity less the part reported unused in 2021, when next to no Kazakh oil ran there"),
        "LO024": (mt(6 - 4), "NC0072", "capacity less the 4 Mt agreed for Kazakh oil"),
        "LS001": (feeder, "NC0004;NC0163", "77,000 TEU in 2025 at 13 t less Kazakh aluminium for Azerbaijan (129,300 t), which the plan moves itself"),
        "LF001": (mt(0.3), "NC0044;NC0004", "2.5 Mt passed Mangystau on the Middle Corridor in 2025, less containers (1.0 Mt) and 1.2 Mt assumed by Kuryk"),
        "LF003": (mt(4.12 - 2.5), "NC0003;NC0044", "Middle Corridor in 2025 less what passed Mangystau"),
        "LB024": (facts.value("NC0168") * 12 * T_PER_TEU, "NC0168", "transit containers of June 2024 (36,954 TEU a month) at 13 t, times twelve"),
        "LD040": (mt(1.8) * 2 / 3, "NC0355", "road freight with China of 2023, 1.8 Mt, shared by the capacity of the two crossings"),
        "LD041": (mt(1.8) / 3, "NC0355", "road freight with China of 2023, 1.8 Mt, shared by the capacity of the two crossings"),
        "LF002": (mt(2.2), "NC0141", "expected traffic of Kuryk in 2024"),
        "LT005": (mt(2.2), "NC0141", "expected traffic of Kuryk in 2024"),
        "LT004": (feeder + mt(0.3), "NC0004;NC0044", "other containers and general cargo of the sea links behind it"),
        "LT006": (mt(7.3), "NC0253", "traffic of 2023"),
        "LT007": (facts.value("NC0148") * T_PER_TEU, "NC0148", "containers of 2024 at 13 t; 636,000 TEU of 2025 exceed the stated peak"),
        "LS011": (facts.value("NC0148") * T_PER_TEU, "NC0148", "as the port behind it"),
        "LR158": (mt(13.6), "NC0337", "6.8 Mt in half a year of 2022, doubled"),
        "LR159": (mt(13.6), "NC0337", "6.8 Mt in half a year of 2022, doubled"),
        "LR160": (mt(13.6) / 2, "NC0337", "half of the main line's traffic: the other half turns to Batumi"),
        "LR161": (mt(13.6) / 2, "NC0337", "half of the main line's traffic: the other half turns to Poti"),
    }
    for link in ("LR155", "LR156", "LR157", "LB015"):
        loads[link] = (mt(2.651) / 9 * 12 * 2, "NC0008", "Middle Corridor traffic of nine months of 2025 scaled to a year, and as much again")
    out = {link: (tonnes, "assumed", claims, reason) for link, (tonnes, claims, reason) in loads.items()}
    for link in ("LO016", "LO017", "LO018", "LO019", "LO020"):
        out[link] = (mt(10), "cited", "CC0207;NC0071", "")
    return out


def shared_rate(link):
    if link["mode"] == "road":
        return ROAD_SHARE
    if link["mode"] == "transshipment":
        return PORT_SHARE
    rates = [RAIL_SHARE.get(country, EU_SHARE) for country in link["countries"].split(";")]
    return sum(rates) / len(rates)


def by_rule(link):
    mode, capacity = link["mode"], float(link["capacity_value"]) * CAPACITY[link["capacity_unit"]]
    ends = {link["from_place"], link["to_place"]}
    if link["note"].startswith("[planned"):
        return 0.0, "not built yet: nothing else runs there"
    if mode == "pipeline_gas":
        return 0.0, "all gas of the line is in the study"
    if mode == "pipeline_oil":
        russian = {"LO008": 0.6, "LO009": 0.7, "LO010": 0.6, "LO011": 0.6}.get(link["link_id"])
        if russian:
            return russian * capacity, "Russian oil, as a share of the guessed capacity; the operator publishes no figure by line"
        return 0.0, "only Kazakh oil is known to use the line"
    if mode == "sea" or mode == "inland_water" or mode == "ferry":
        if mode == "ferry" or link["capacity_unit"] == "TEU/yr" and capacity < mt(8):
            return 0.5 * capacity, "half of the capacity: regular lines sail with other cargo"
        if "aktau_port" in ends:
            return 0.25 * capacity, "a quarter of the capacity: other cargo of the port"
        return 0.0, OCEAN_REASON
    if is_branch(link):
        return 0.0, "a branch that serves the mine or plant alone"
    share = shared_rate(link)
    if link["countries"] == "KAZ" and mode == "rail":
        return share * capacity, KAZ_REASON
    return round(share * capacity), f"{share * 100:.0f} % of the capacity, by the study's table of states and kinds of traffic"


def is_branch(link):
    branches = {"aktogay_mine", "zhairem", "donskoy", "aktobe_ferro", "shymkent_ref", "pavlodar_ref", "bozshakol"}
    road_mines = link["mode"] == "road" and link["link_id"] <= "LD018"
    return road_mines or bool(branches & {link["from_place"], link["to_place"]})


def compute(facts, study):
    own = own_figures(facts, study)
    loads = {}
    for link in facts.links:
        if link["link_id"] in own:
            tonnes, kind, claims, reason = own[link["link_id"]]
            loads[link["link_id"]] = (round(tonnes), kind, claims, reason)
        else:
            tonnes, reason = by_rule(link)
            loads[link["link_id"]] = (round(tonnes), "assumed", "", reason)
        capacity = float(link["capacity_value"]) * CAPACITY[link["capacity_unit"]]
        if not 0 <= loads[link["link_id"]][0] <= capacity:
            raise ValueError(f"base load of {link['link_id']} does not fit its capacity")
    return loads
