"""Events: dated ones that changed the network (in the base world with their change sets), and what may come again."""
from .projects import add_set, change


def dated(study, event_id, name, selector, opens, closes, depth, claims, in_base="no", set_id="", reason="", note=""):
    """A dated event. `depth` None: the whole capacity (nothing to cite)."""
    assumed = {"depth": (reason, claims)} if reason else {}
    cited = {} if reason or not claims else {"depth": claims}
    study.add("events", {"event_id": event_id, "name": name, "set": set_id, "selector": selector, "in_base": in_base, "opens": opens, "closes": closes,
                         "depth": depth if depth is not None else "", "note": note}, cited, assumed, claims)


def scaled(study, set_id, name, german, links, factors, note=""):
    """A set that scales capacity and other traffic of links by a factor: factors = ((factor, from, until), ...)."""
    add_set(study, set_id, name, german, note)
    order = 0
    for link in links:
        for factor, day, until in factors:
            for column in ("capacity_t_per_year", "base_load_t_per_year"):
                if float(study.find("links", link).get(column, 0)) > 0:
                    change(study, set_id, "links", link, column, "scale", factor, day, until, order)
                    order += 1


def add_events(facts, study):
    add_restrictions(study)
    add_shocks(study)
    add_records(study)
    add_recurring(study)
    add_closures(study)


def add_restrictions(study):
    scaled(study, "hormuz_2026", "Hormuz shut, then half open", "Hormus gesperrt, dann halb offen", ("LS066", "LS067", "LS036", "LS068", "LS069", "LS070"),
           ((0.1, "2026-03-01", "2026-07-01"), (0.5, "2026-07-01", "")), "traffic about 10 % during the war, half in July 2026; what came later is not known")
    dated(study, "hormuz_2026", "Strait of Hormuz shut by war, then restricted", "place:hormuz", "2026-03-01", "", 0.5, "NC0195;NC0208;NC0211;NC0210", "yes",
          "hormuz_2026", "half of normal traffic in July 2026; no end is known, so it lasts")
    scaled(study, "iran_2026", "Iranian rail borders and Bandar Abbas restricted", "Iranische Bahngrenzen und Bandar Abbas eingeschränkt", ("LB011", "LB012", "LT003"),
           ((0.5, "2026-03-01", ""),), "assumed: half")
    dated(study, "iran_2026", "Iranian rail borders and Bandar Abbas restricted", "link:LB011 | link:LB012 | link:LT003", "2026-03-01", "", 0.5, "NC0195;NC0363",
          "yes", "iran_2026", "half assumed; the facts say restricted without a measure")
    scaled(study, "red_sea_2023", "Red Sea restricted", "Rotes Meer eingeschränkt", ("LS032",), ((0.325, "", ""),), "26 instead of 80 container ships a week")
    dated(study, "red_sea_2023", "Red Sea and Suez restricted", "link:LS032", "2023-11-01", "", 0.675, "NC0319;NC0320;NC0318", "yes", "red_sea_2023",
          "26 container ships a week in January 2026 against about 80 before")
    scaled(study, "baltic_2022", "Latvian border checks", "Grenzkontrollen zu Lettland", ("LR212",), ((0.5, "", ""),), "assumed: half")
    dated(study, "latvia_2022", "Border checks between Russia and Latvia", "link:LR212", "2022-03-01", "", 0.5, "", "yes", "baltic_2022", "half assumed")
    scaled(study, "ukraine_2022", "Black Sea ferry to Ukraine", "Schwarzmeerfähre in die Ukraine", ("LF007",), ((0.2, "", ""),), "assumed: a fifth")
    dated(study, "ukraine_2022", "War risk on the ferry to Chornomorsk", "link:LF007", "2022-02-24", "", 0.8, "NC0294", "yes", "ukraine_2022", "a fifth of the trips assumed")
    scaled(study, "supsa_2022", "Baku-Supsa out of use", "Baku-Supsa außer Betrieb", ("LO023",), ((0, "", ""),), "not in operation in November 2022; no use since is on record")
    dated(study, "supsa_2022", "Baku-Supsa out of use", "link:LO023", "2022-11-01", "", 1, "NC0302", "yes", "supsa_2022", "not in operation when the source wrote; no use since is on record")
    dated(study, "druzhba_2026", "Russia stops Kazakh oil to Schwedt", "link:LO012", "2026-05-01", "", None, "NC0225;NC0226;CC0264", "yes", "",
          note="the ban is policy P036 of the base world")


def add_shocks(study):
    """Dated and over, but large enough to count in a quarter."""
    add_set(study, "tengiz_2026", "Tengiz outage of January 2026", "Ausfall von Tengis im Januar 2026", "910,000 t in the month instead of 39 Mt / 12")
    change(study, "tengiz_2026", "supply", "tengiz_oil", "amount_t_per_year", "scale", 0.28, "2026-01-01", "2026-02-01", note="910,000 over 3,250,000 t")
    dated(study, "tengiz_2026", "Tengiz halted after a fire", "supply:tengiz_oil", "2026-01-18", "2026-02-01", 0.72, "NC0055;CC0260;CC0222", "yes", "tengiz_2026",
          "output of January 2026 over a twelfth of 2025")
    scaled(study, "cpc_2025", "CPC terminal with one mooring", "CPC-Terminal mit einer Ladestelle", ("LO002", "LS016"), ((0.67, "2025-11-29", "2026-01-25"),),
           "4.5 of 6.7 Mt planned for December 2025")
    dated(study, "cpc_2025", "CPC terminal lost a mooring to a sea drone", "link:LO002 | link:LS016", "2025-11-29", "2026-01-25", 0.33, "NC0047;NC0054;NC0056;NC0207",
          "yes", "cpc_2025", "4.5 Mt in December 2025 of 6.7 Mt planned")
    scaled(study, "altynkol_2025", "China slows Altynkol", "China bremst Altynkol", ("LB003",), ((0.93, "2025-10-01", "2025-11-01"),),
           "10 instead of 14 trains a day, of the export trains only")
    dated(study, "altynkol_2025", "China took 10 instead of 14 trains a day at Altynkol", "link:LB003", "2025-10-01", "2025-11-01", 0.07, "NC0271;NC0107", "yes",
          "altynkol_2025", "4 of 14 export trains, which are a third of the border's traffic")


def add_records(study):
    """Short ones: on record, not in the base world."""
    rows = (("kropotkin_2025", "Drones on the pumping station Kropotkinskaya", "place:kropotkin", "2025-02-17", "2025-03-17", 0.3, "NC0049;NC0053", "loss feared; the real one was small"),
            ("cpc_drones_2025", "Loading stopped at the CPC terminal by drones", "place:cpc_terminal", "2025-11-24", "2025-11-26", 1, "NC0046", ""),
            ("cpc_storm_2022", "Storm damage at the CPC terminal", "place:cpc_terminal", "2022-03-21", "2022-05-27", 0.5, "NC0058;NC0281", "two of three moorings limited; half assumed"),
            ("cpc_tanks_2022", "Buoyancy tanks of two CPC moorings damaged", "place:cpc_terminal", "2022-08-22", "2022-11-12", 0.4, "NC0060", "two of three moorings out; 40 % assumed"),
            ("terespol_2025", "Poland closed the rail border with Belarus", "link:LB024", "2025-09-12", "2025-09-25", 1, "NC0171;NC0172", ""),
            ("dostyk_2025", "Wind and snow at Dostyk", "link:LB002", "2025-12-12", "2025-12-16", 1, "NC0269", ""),
            ("dostyk_2024", "Dostyk took no container trains", "link:LB002", "2024-09-01", "2024-11-01", 0.3, "NC0272", "containers only; 30 % assumed"),
            ("dostyk_altynkol_2024", "No new cargo at Dostyk and Altynkol", "link:LB002 | link:LB003", "2024-12-01", "2024-12-31", 0.5, "NC0270", "loading ban; half assumed"),
            ("aktau_grain_2025", "Grain embargo at Aktau", "link:LT004", "2025-10-03", "2025-10-21", 0.3, "NC0390", "grain part of the dry cargo; 30 % assumed"),
            ("kuryk_2025", "Kuryk took no transit trains", "link:LT005", "2025-11-05", "2025-11-20", 1, "NC0391", ""),
            ("bandar_abbas_2025", "Explosion in the port of Bandar Abbas", "link:LT003", "2025-04-26", "2025-04-29", 1, "NC0198", ""),
            ("gorgan_2019", "Flood on the line Gorgan-Incheh Borun", "link:LR136", "2019-03-19", "2019-05-28", 1, "NC0360", ""),
            ("incheh_borun_2020", "Incheh Borun shut in the pandemic", "link:LB012", "2020-02-20", "2020-06-20", 1, "NC0361", ""))
    for event_id, name, selector, opens, closes, depth, claims, reason in rows:
        dated(study, event_id, name, selector, opens, closes, depth, claims, reason=reason)


def add_recurring(study):
    """What may come in any year. Durations from the reports named; rates are counts of reports over the years they span, rounded."""
    rows = (
        ("cpc_storm", "Storm stop at the CPC terminal", "link:LO002 | link:LS016", 4, 4, 1, "NC0265;NC0264;NC0268;NC0057"),
        ("cpc_damage", "Mooring of the CPC terminal damaged", "link:LO002 | link:LS016", 0.75, 60, 0.4, "NC0058;NC0060;NC0047;NC0056"),
        ("cpc_attack", "Attack on the CPC line", "link:LO026 | link:LO002", 0.7, 10, 0.3, "NC0049;NC0046;NC0047"),
        ("tengiz_outage", "Outage of the Tengiz field", "supply:tengiz_oil", 0.2, 15, 0.7, "NC0055;CC0260"),
        ("druzhba_attack", "Drones on the Druzhba line", "link:LO009 | link:LO012", 1, 3, 1, "NC0227;NC0384"),
        ("novorossiysk_storm", "Storm at Novorossiysk", "link:LS015", 2, 5, 1, "NC0264;NC0268;NC0266"),
        ("baltic_attack", "Drones on Russian Baltic ports", "link:LS047 | link:LS048 | link:LS046", 1, 2, 1, "NC0383;NC0384;NC0385"),
        ("straits_winter", "Waiting at the Turkish Straits", "place:turkish_straits", 1, 30, 0.3, "NC0267"),
        ("dostyk_wind", "Wind and snow at Dostyk", "link:LB002", 1.5, 4, 1, "NC0269;NC0382"),
        ("dostyk_ban", "China or KTZ stops loading by Dostyk", "link:LB002", 0.7, 45, 0.4, "NC0270;NC0272;NC0273"),
        ("altynkol_ban", "China takes fewer trains at Altynkol", "link:LB003 | link:LD040", 0.7, 30, 0.3, "NC0271;NC0274;NC0270"),
        ("aktau_weather", "Bad weather at Aktau", "link:LS001 | link:LF001 | link:LS002 | link:LS003 | link:LS004 | link:LS005 | link:LS006", 4, 5, 1, "NC0401;NC0038;NC0379"),
        ("kuryk_weather", "Kuryk shut by weather in late autumn", "link:LF002", 1, 30, 1, "NC0036;NC0037"),
        ("caspian_queue", "Ships missing, embargo on loading by the Caspian", "link:LT004 | link:LT005", 1, 17, 0.6, "NC0390;NC0391"),
        ("caspian_low_water", "Low water at Aktau", "link:LS002 | link:LS003 | link:LF001", 1, 120, 0.2, "NC0031;NC0032;NC0034;NC0035"),
        ("turkmenbashi_storm", "Storm on the southern Caspian", "link:LF003", 4, 4, 1, "NC0038"),
        ("brest_closed", "Poland shuts the border with Belarus", "link:LB024", 0.3, 13, 1, "NC0171;NC0172"),
        ("russia_rail_stop", "Russia holds Kazakh wagons", "country:KAZ & country:RUS & (mode:rail | mode:border)", 0.3, 20, 0.3, "NC0275;NC0297"),
        ("hormuz_shut", "Hormuz shut", "place:hormuz", 0.2, 120, 0.9, "NC0195;NC0210;NC0211"),
        ("bandar_abbas_accident", "Accident in the port of Bandar Abbas", "link:LT003", 0.2, 3, 1, "NC0198"),
        ("iran_border_shut", "Iranian rail border shut (flood, pandemic, backlog)", "link:LB011 | link:LB012 | link:LR136", 0.4, 90, 0.8, "NC0360;NC0361;NC0277"),
        ("afghan_border_shut", "Pakistan or Afghanistan shuts the border", "link:LD048 | link:LD050", 2, 30, 1, "NC0257"),
        ("afghan_crossing", "Crossing into Afghanistan held up", "link:LB009 | link:LB014", 0.5, 20, 0.5, "NC0128;NC0276"),
        ("salang_winter", "Snow on the Salang pass", "link:LD049", 2, 7, 1, ""),
        ("red_sea_attack", "Attacks on ships in the Red Sea", "place:bab_el_mandeb", 0.3, 180, 0.7, "NC0318;NC0319;NC0320;NC0371"),
        ("mangystau_flood", "Flood on the line to Aktau or in Aktobe", "link:LR014 | link:LR038 | link:LR040", 0.2, 2, 1, "NC0343;NC0344"),
        ("red_bridge_queue", "Trucks queue at the Georgian border", "link:LD035", 1, 30, 0.3, "NC0134"),
        ("chinese_ports_storm", "Typhoon at Chinese ports", "place:lianyungang | place:qingdao | place:shanghai", 1, 2, 1, ""),
    )
    for event_id, name, selector, rate, days, depth, claims in rows:
        basis = "reports named here" if claims else "general knowledge; no report in the facts"
        reason = f"own estimate: {{}} from {basis}"
        study.add("events", {"event_id": event_id, "name": name, "selector": selector, "in_base": "no", "rate_per_year": rate, "duration_days": days, "depth": depth}, {},
                  {"rate_per_year": (reason.format("how often"), claims), "duration_days": (reason.format("typical length"), claims),
                   "depth": (reason.format("share of the capacity lost"), claims)}, claims)


def add_closures(study):
    """Whole closures to ask about: not forecasts."""
    for set_id, name, german, selector in (
            ("close_china", "China shuts its land borders", "China schließt seine Landgrenzen", "corridor:CHINA | corridor:KCP | corridor:CAGP"),
            ("close_russia", "Russia shuts its borders and pipelines to Kazakh goods", "Russland schließt Grenzen und Leitungen für kasachische Güter",
             "country:KAZ & country:RUS"),
            ("close_caspian", "No crossing of the Caspian to Azerbaijan", "Keine Überfahrt nach Aserbaidschan", "corridor:TITR | corridor:BTC"),
            ("close_cpc", "The CPC pipeline is out", "Die CPC-Leitung fällt aus", "corridor:CPC"),
            ("close_hormuz", "Hormuz stays shut", "Hormus bleibt gesperrt", "place:hormuz")):
        add_set(study, set_id, name, german, "from 2027 on")
        if selector.startswith("place:"):
            selector = "link:LS066 | link:LS067 | link:LS036 | link:LS068 | link:LS069 | link:LS070"
        study.add("changes", {"set": set_id, "table": "links", "selector": selector, "column": "status", "operation": "set", "value": "closed", "from": "2027-01-01"})
