"""Projects: planned lines, mines and plants, each with the change set that opens it. None is in the base world: the facts
do not confirm the opening of any of them."""
from .network import planned_year

#      id, name, German name, links, cost: (usd, claims) or None, years to build, partner, after, context claims
LINES = (
    ("moiynty_kyzylzhar", "Moiynty-Kyzylzhar line", "Strecke Moiynty-Kysylschar", ("LR007",), None, 2, "KAZ", "", "NC0120;NC0325"),
    ("darbaza_maktaaral", "Darbaza-Maktaaral line and crossing", "Strecke Darbasa-Maktaaral", ("LR032", "LB006"), None, 2, "KAZ", "", "NC0119;NC0325"),
    ("bakhty_ayagoz", "Bakhty-Ayagoz line, third crossing to China", "Strecke Bachty-Ajagös, dritter Übergang nach China", ("LR080", "LB004"), None, 4, "KAZ", "", "NC0116;NC0117;NC0121"),
    ("cku", "China-Kyrgyzstan-Uzbekistan railway", "Bahn China-Kirgisistan-Usbekistan", ("LR101", "LR102", "LR103"), (8000e6, "NC0186"), 6, "CHN", "", "NC0181;NC0182;NC0183"),
    ("rasht_astara", "Rasht-Astara railway", "Bahn Rascht-Astara", ("LR141",), None, 4, "RUS", "", "NC0374;NC0376"),
    ("chabahar_zahedan", "Chabahar-Zahedan railway", "Bahn Tschabahar-Sahedan", ("LR143",), None, 8, "IRN", "", "NC0377;NC0190"),
    ("torghundi_herat", "Torghundi-Herat railway", "Bahn Torghundi-Herat", ("LR146",), None, 3, "KAZ", "", ""),
    ("herat_kandahar", "Herat-Kandahar railway", "Bahn Herat-Kandahar", ("LR147",), None, 7, "", "torghundi_herat", ""),
    ("trans_afghan", "Trans-Afghan railway to Peshawar", "Transafghanische Bahn nach Peschawar", ("LR151", "LR152"), (4600e6, "NC0255"), 6, "UZB", "", "NC0254;NC0256"),
    ("tripp", "Zangezur line (TRIPP) from Horadiz to Kars", "Sangesur-Strecke (TRIPP) von Horadis nach Kars",
     ("LR171", "LR172", "LB018", "LB019", "LB020", "LR175", "LR176"), (3020e6, "NC0082;NC0087"), 4, "USA", "", "NC0083;NC0088;NC0089;NC0085"),
    ("armenian_gaps", "Armenian border lines to Nakhchivan and Kars", "Armenische Grenzstrecken nach Nachitschewan und Kars", ("LB021", "LB022"), None, 3, "ARM", "", "NC0324"),
    ("anaklia", "Anaklia deep-sea port", "Tiefseehafen Anaklia", ("LR162", "LS009"), (600e6, "NC0147"), 5, "GEO", "", "NC0147"),
    ("koksay", "Road of the Koksay copper mine", "Straße der Kupfermine Koksai", ("LD010",), None, 3, "", "", ""),
)


def add_set(study, set_id, name, german, note=""):
    study.add("sets", {"set_id": set_id, "name": name, "name_de": german, "note": note})


def open_row(study, set_id, table, key, day, order):
    study.add("changes", {"set": set_id, "order": order, "table": table, "key": key, "column": "status", "operation": "set", "value": "open", "from": day})


def change(study, set_id, table, key, column, operation, value, day="", until="", order=0, note=""):
    study.add("changes", {"set": set_id, "order": order, "table": table, "key": key, "column": column, "operation": operation, "value": value,
                          "from": day, "until": until, "note": note})


def add_project(study, project_id, name, day, cost=None, years=None, partner="", after="", context="", status="", note="", excludes=""):
    cited = {"cost_usd": cost[1]} if cost else {}
    assumed = {"build_years": "assumed from the announced dates"}
    study.add("projects", {"project_id": project_id, "name": name, "set": project_id, "cost_usd": cost[0] if cost else "",
                           "build_years": years or "", "opens": day, "partner": partner, "after": after, "excludes": excludes,
                           "status": status, "in_base": "no", "note": note}, cited, assumed, context)


def add_projects(facts, study):
    years = {link["link_id"]: planned_year(link["note"]) for link in facts.links if planned_year(link["note"])}
    used = {"LD014", "LD015", "LD016"}  # roads of mines, opened with them
    for project_id, name, german, links, cost, build, partner, after, context in LINES:
        used |= set(links)
        add_set(study, project_id, name, german)
        for order, link in enumerate(links):
            open_row(study, project_id, "links", link, f"{years[link]}-01-01", order)
        add_project(study, project_id, name, f"{max(years[link] for link in links)}-01-01", cost, build, partner, after, context,
                    status="planned; opening not confirmed", note="year of the plan, taken as its first day")
    if set(years) != used:
        raise ValueError(f"planned links without a project: {set(years) ^ used}")
    add_mines(study)
    add_plants(study)


def add_mines(study):
    add_set(study, "cove_tungsten", "Cove tungsten: North Katpar and Upper Kairakty", "Cove-Wolfram: Nordkatpar und Ober-Kairakty")
    for order, (table, key) in enumerate((("links", "LD014"), ("links", "LD015"), ("plants", "north_katpar"), ("plants", "upper_kairakty"),
                                          ("supply", "north_katpar_ore"), ("supply", "upper_kairakty_ore"))):
        open_row(study, "cove_tungsten", table, key, "2030-01-01", order)
    change(study, "cove_tungsten", "orders", "usa_cove_apt", "amount_t_per_year", "set", 8461, "2030-01-01", order=6,
           note="12,000 t of concentrate times 0.705; the American owner takes it (assumed)")
    add_project(study, "cove_tungsten", "Tungsten mines and concentrators of Cove and Tau-Ken", "2030-01-01", (1100e6, "CC0009;CC0543"), 4, "USA", "",
                "CC0542;CC0550", status="signed in November 2025; about four years to production")
    add_set(study, "boguty_phase2", "Boguty phase II", "Boguty, zweite Stufe")
    change(study, "boguty_phase2", "supply", "boguty_ore", "amount_t_per_year", "set", 4950000, "2027-01-01")
    change(study, "boguty_phase2", "plants", "boguty", "capacity_t_per_year", "set", 10000, "2027-01-01", order=1)
    change(study, "boguty_phase2", "orders", "chn_boguty", "amount_t_per_year", "set", 10000, "2027-01-01", order=2, note="the owners take it as now")
    add_project(study, "boguty_phase2", "Boguty phase II: 4.95 Mt of ore a year", "2027-01-01", None, 2, "CHN", "", "CC0558;CC0566", status="planned")
    add_rare_earths(study)


def add_rare_earths(study):
    """Two readings of one find: 20 Mt of ore at 700 g/t, or 20 Mt of rare-earth metal. Tonnes, start and yields are assumed."""
    notes = {"zhana_kazakhstan": "reading: 20 Mt of ore at 700 g/t (14,000 t of oxide); 1 Mt of ore a year from 2033, half recovered in the concentrate figure",
             "zhana_kazakhstan_metal": "reading: 20 Mt of rare-earth metal, as printed by one article; 20 Mt of ore a year from 2033; it would need 28.6 bn t of rock"}
    names = {"zhana_kazakhstan": ("Zhana Kazakhstan: rare earths, 20 Mt of ore", "Schana Kasachstan: Seltene Erden, 20 Mt Erz"),
             "zhana_kazakhstan_metal": ("Zhana Kazakhstan: rare earths, 20 Mt of metal", "Schana Kasachstan: Seltene Erden, 20 Mt Metall")}
    for set_id, (name, german) in names.items():
        add_set(study, set_id, name, german, notes[set_id])
        for order, (table, key) in enumerate((("links", "LD016"), ("supply", "zhana_ore"), ("plants", "zhana_concentrator"), ("plants", "stepnogorsk_cracking"))):
            open_row(study, set_id, table, key, "2033-01-01", order)
        change(study, set_id, "orders", "jpn_zhana_ndpr", "amount_t_per_year", "set", 76 if set_id == "zhana_kazakhstan" else 1530, "2033-01-01", order=5,
               note="concentrate times the yields of cracking (1.95) and separation (0.0785)")
        change(study, set_id, "clauses", "jpn_zhana_origin", "status", "set", "active", order=6)
        if set_id == "zhana_kazakhstan_metal":
            for order, (table, key, column, value) in enumerate((("supply", "zhana_ore", "amount_t_per_year", 20e6), ("supply", "zhana_ore", "reserve_t", 28.6e9),
                                                                 ("plants", "zhana_concentrator", "capacity_t_per_year", 10000),
                                                                 ("plants", "stepnogorsk_cracking", "capacity_t_per_year", 20000))):
                change(study, set_id, table, key, column, "set", value, order=10 + order)
        add_project(study, set_id, name, "2033-01-01", None, 8, "", "", "CC0001;CC0016;CC0473;CC0470;CC0475;CC0503", status="prospect without a compliant resource",
                    note=notes[set_id], excludes="zhana_kazakhstan_metal" if set_id == "zhana_kazakhstan" else "zhana_kazakhstan")


def add_plants(study):
    add_set(study, "saf_plant", "Rudny SAF plant, 54,000 t a year", "SAF-Anlage Rudny, 54.000 t im Jahr")
    add_set(study, "saf_70000", "Rudny SAF plant, 70,000 t a year as the article says", "SAF-Anlage Rudny, 70.000 t im Jahr wie im Artikel")
    for set_id in ("saf_plant", "saf_70000"):
        open_row(study, set_id, "plants", "rudny_ethanol", "2029-01-01", 0)
        open_row(study, set_id, "plants", "rudny_saf", "2029-01-01", 1)
    change(study, "saf_70000", "plants", "rudny_saf", "capacity_t_per_year", "set", 70000, order=2)
    change(study, "saf_70000", "plants", "rudny_ethanol", "capacity_t_per_year", "set", 129630, order=3, note="70,000 t over the yield 0.54")
    add_project(study, "saf_plant", "SAF plant at Rudny (KMG, LanzaJet)", "2029-01-01", None, 3, "USA", "", "CC0610;CC0006;CC0612",
                status="feasibility study done; start year a guess", excludes="saf_70000")
    add_project(study, "saf_70000", "SAF plant at Rudny at 70,000 t", "2029-01-01", None, 3, "USA", "", "CC0006;CC0610;CC0612",
                status="capacity of one article; elsewhere 70,000 t is the demand of 2030", excludes="saf_plant")
    add_set(study, "aktogay_smelter", "Aktogay copper smelter", "Kupferhütte Aktogai")
    open_row(study, "aktogay_smelter", "plants", "aktogay_smelter", "2028-01-01", 0)
    add_project(study, "aktogay_smelter", "Aktogay copper smelter, 300,000 t", "2028-01-01", None, 3, "", "", "CC0575", status="planned")
    add_set(study, "caspian_six_feeders", "Six more container feeders on the Caspian", "Sechs weitere Containerschiffe auf dem Kaspischen Meer")
    change(study, "caspian_six_feeders", "fleets", "aktau_feeders", "vehicles", "add", 6, "2027-07-01")
    change(study, "caspian_six_feeders", "links", "LS001", "capacity_t_per_year", "scale", 2, "2027-07-01", order=1, note="twice the ships, twice the places")
    change(study, "caspian_six_feeders", "links", "LT004", "capacity_t_per_year", "add", 100000 * 13, "2027-07-01", order=2,
           note="container hub: 240,000 instead of 140,000 TEU")
    add_project(study, "caspian_six_feeders", "Six more feeders and the Aktau container hub", "2027-07-01", None, 2, "KAZ", "", "NC0388;NC0389;NC0051", status="planned")
    add_set(study, "poti_berth", "New container terminal at Poti", "Neues Containerterminal in Poti")
    for order, link in enumerate(("LT007", "LS011")):
        change(study, "poti_berth", "links", link, "capacity_t_per_year", "add", 400000 * 13, "2027-01-01", order=order)
    add_project(study, "poti_berth", "New terminal at Poti, 400,000 TEU", "2027-01-01", None, 2, "GEO", "", "NC0149", status="planned")
