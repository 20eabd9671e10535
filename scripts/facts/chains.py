"""Plants: every process on places, by written rules, and who owns them.

Rules: a named plant stands at its place; a country's capacity stands at the place that stands for the country in this
trade; several named plants without figures of their own share a country's figure equally.
"""

CONVERSION = "converter of the country; capacity of 2017, the newest by country"
EQUAL = "country figure shared equally by the named plants"


def plant(study, plant_id, name, process, place, capacity, claims="", reason="", **more):
    """A plant; the capacity is assumed where a reason is given, else cited."""
    assumed = {"capacity_t_per_year": (reason, claims)} if reason else {}
    cited = {} if reason else {"capacity_t_per_year": claims}
    study.add("plants", {"plant_id": plant_id, "name": name, "process": process, "place": place,
                         "capacity_t_per_year": capacity, **more}, cited, assumed)


def own(study, asset, stakes, claims="", reason=""):
    """Owner rows from `ISO3:percent;...`."""
    for part in stakes.split(";"):
        holder, percent = part.split(":")
        owner_id = f"{asset.split(':')[1]}.{holder.lower().replace(' ', '_')}"
        cited = {"percent": claims} if claims and not reason else {}
        assumed = {} if cited else {"percent": (reason or "recalled, not retrieved", claims)}
        study.add("owners", {"owner_id": owner_id, "asset": asset, "holder": holder, "percent": float(percent)}, cited, assumed)


def add_plants(facts, study):
    add_uranium(facts, study)
    add_metals(facts, study)
    add_rare_earths(facts, study)
    add_oil_and_grain(facts, study)


def add_uranium(facts, study):
    for plant_id, name, place, row in (("rus_conversion", "Russian conversion (Angarsk, Seversk)", "irkutsk", "S032"),
                                       ("fra_conversion", "Orano conversion (Malvesi, Tricastin), gateway Rotterdam", "rotterdam", "S033"),
                                       ("can_conversion", "Cameco conversion (Blind River, Port Hope), gateway Montreal", "montreal", "S034"),
                                       ("usa_conversion", "Metropolis conversion, gateway Baltimore", "baltimore", "S035"),
                                       ("chn_conversion", "Lanzhou conversion", "lanzhou", "S036")):
        plant(study, plant_id, name, "u_conversion", place, facts.number(row), facts.claims_of(row), note=CONVERSION)
    own_capacity = "tSWU a year over 7.336 SWU per kg of 4.5 % product at 0.22 % tails"
    shares = {"NLD": 8.0, "GBR": 7.0, "DEU": 6.0, "USA": 11.0}
    urenco, total = facts.number("S038"), sum(shares.values())
    enrichment = [("rus_enrichment", "Rosatom enrichment", "irkutsk", facts.number("S037"), facts.claims_of("S037"), ""),
                  ("fra_enrichment", "Orano enrichment (Tricastin), gateway Rotterdam", "rotterdam", facts.number("S039"), facts.claims_of("S039"), ""),
                  ("chn_enrichment", "CNNC enrichment", "lanzhou", facts.number("S040"), facts.claims_of("S040"), "")]
    for country, place in (("NLD", "rotterdam"), ("GBR", "dover"), ("DEU", "duisburg"), ("USA", "baltimore")):
        claims = facts.claims_of("S038") + ";CC0178;CC0179;CC0180;CC0181"
        enrichment.append((f"{country.lower()}_enrichment", f"Urenco enrichment ({country})", place,
                           round(urenco * shares[country] / total, 1), claims, "; Urenco's total by the published country shares"))
    for plant_id, name, place, tonnes, claims, more in enrichment:
        plant(study, plant_id, name, "u_enrichment", place, tonnes, claims, own_capacity + more)
        owners = {"rus": "RUS:100", "chn": "CHN:100", "fra": "FRA:90"}.get(plant_id[:3], "GBR:33.3;NLD:33.3;DEU:33.4")
        own(study, f"plants:{plant_id}", owners)
    plant(study, "ulba_pellets", "Ulba pellets (Oskemen)", "u_pelletising", "oskemen", 201.005, "CC0192",
          "as much as the assembly plant beside it takes: 200 tU over 0.995", note="capacity for foreign pellets not known")
    plant(study, "ulba_fa", "Ulba-FA (Oskemen)", "u_assembly", "oskemen", facts.number("S041"), "CC0192")
    own(study, "plants:ulba_fa", facts.row("S041")["ownership_pct"], "CC0193")


def add_metals(facts, study):
    boguty_claims = facts.claims_of("S059")
    plant(study, "boguty", "Boguty (Bakuta) concentrator", "w_beneficiation", "boguty", facts.number("S059"), "CC0561",
          note="forecast of 2025; unit basis unclear")
    own(study, "plants:boguty", facts.row("S059")["ownership_pct"], boguty_claims, "own reading of the published company stakes")
    for plant_id, name, place, row, claim in (("north_katpar", "North Katpar concentrator", "north_katpar", "S061", "CC0547"),
                                              ("upper_kairakty", "Upper Kairakty concentrator", "upper_kairakty", "S062", "CC0548")):
        plant(study, plant_id, name, "w_beneficiation", place, facts.number(row), claim, status="planned",
              note="planned for 2030; unit unclear (W or concentrate)")
        own(study, f"plants:{plant_id}", facts.row(row)["ownership_pct"], "CC0542")
    apt = "as much as the market beside it wants; no plant capacity outside China is known"
    for plant_id, name, place, row in (("usa_apt", "US ammonium paratungstate plants", "baltimore", "D033"),
                                       ("deu_apt", "German ammonium paratungstate plants", "hamburg", "D034"),
                                       ("jpn_apt", "Japanese ammonium paratungstate plants", "yokohama", "D035")):
        plant(study, plant_id, name, "w_apt", place, facts.number(row), "", apt)
    concentrate = facts.number("S063")
    for plant_id, name, place in (("aktogay_concentrator", "Aktogay concentrator", "aktogay_mine"),
                                  ("bozshakol_concentrator", "Bozshakol concentrator", "bozshakol")):
        plant(study, plant_id, name, "cu_beneficiation", place, round(concentrate / 2), "CC0574",
              "KAZ Minerals' 403,000 t of copper over 24.1 % payable; " + EQUAL)
    balkhash, refined = facts.number("S065"), facts.number("S064")
    for plant_id, name, place, metal in (("zhezkazgan_concentrator", "Zhezkazgan concentrators", "zhezkazgan", refined - balkhash),
                                         ("balkhash_concentrator", "Balkhash concentrators", "balkhash", balkhash)):
        plant(study, plant_id, name, "cu_beneficiation", place, round(metal / 0.241), "CC0577;CC0576",
              "concentrate for the smelter beside it: its cathodes over the yield 0.241")
    plant(study, "balkhash_smelter", "Balkhash smelter", "cu_refining", "balkhash", balkhash, "CC0576")
    plant(study, "zhezkazgan_smelter", "Zhezkazgan smelter", "cu_refining", "zhezkazgan", refined - balkhash, "CC0577;CC0576",
          "Kazakh refined copper of 2023 less the Balkhash smelter")
    plant(study, "aktogay_smelter", "Aktogay smelter", "cu_refining", "aktogay_st", facts.number("S066"), "CC0575", status="planned")
    for plant_id, name, place in (("aksu_ferro", "Aksu ferroalloy plant", "aksu"), ("aktobe_ferro", "Aktobe ferroalloy plant", "aktobe_ferro")):
        plant(study, plant_id, name, "cr_smelting", place, facts.number("S076") / 2, "CC0598", "Kazakh output of 2023; " + EQUAL)
    alumina = "15 t of gallium a year over 1e-5 t per tonne of alumina, and about the plant's known size"
    plant(study, "pavlodar_alumina", "Pavlodar alumina refinery", "alumina_refining", "pavlodar", 1500000, "CC0604", alumina,
          closes="2026-07-01", note="the same refinery as pavlodar_alumina_ga, before gallium is won")
    plant(study, "pavlodar_alumina_ga", "Pavlodar alumina refinery with gallium", "ga_extraction", "pavlodar", 1500000, "CC0604", alumina,
          opens="2026-07-01")
    plant(study, "pavlodar_aluminium", "Kazakhstan Aluminium Smelter", "al_smelting", "pavlodar", facts.number("S080"), "CC0608")


def add_rare_earths(facts, study):
    plant(study, "zhana_concentrator", "Zhana Kazakhstan concentrator", "re_beneficiation", "kuirektykol", 500, "",
          "assumed: 1 Mt of ore a year at the process yield", status="planned", note="prospect; a set opens it")
    plant(study, "stepnogorsk_cracking", "Stepnogorsk rare-earth cracking", "re_cracking", "stepnogorsk", 1000, "",
          "assumed: takes the concentrate of the ore reading", status="planned", note="assumed site: the mining-chemical combine")
    plant(study, "chn_cracking", "Chinese rare-earth cracking", "re_cracking", "xian", round(facts.number("S043") * 1.95), "CC0477",
          "as much as Chinese mines give, times the process yield")
    separation = facts.number("S052")
    plant(study, "chn_separation", "Chinese rare-earth separation", "re_separation", "xian", separation, "CC0508",
          "19 % NdPr of the 254,000 t separation quota of 2024")
    plant(study, "mys_separation", "Kuantan separation (Malaysia), gateway Malacca strait", "re_separation", "malacca",
          round(separation / 0.91 * 0.09 / 4), "CC0500;CC0508", "the 9 % outside China shared equally by the four named countries")
    metal, magnets = 0.83 * separation, facts.number("S054")
    for plant_id, name, process, place, tonnes, claims, reason in (
            ("chn_re_metal", "Chinese NdPr metal", "re_metal", "xian", metal, "CC0495;CC0508", "takes the country's oxide"),
            ("jpn_re_metal", "Japanese NdPr metal", "re_metal", "yokohama", metal / 0.92 * 0.04, "CC0495", "half of the 8 % outside China"),
            ("jpn_magnets", "Japanese NdFeB magnets", "re_magnet", "yokohama", magnets / 0.94 * 0.04, "CC0538;CC0501",
             "4 % of the world, the Japanese share being a guess")):
        plant(study, plant_id, name, process, place, round(tonnes), claims, reason)
    plant(study, "chn_magnets", "Chinese NdFeB magnets", "re_magnet", "xian", magnets, "CC0538")


def add_oil_and_grain(facts, study):
    products = facts.number("S089")
    third = "Kazakh output of 2025 shared by capacity: Shymkent has 6 of 18 Mt (printed), the other two half of the rest each"
    for plant_id, name, place in (("atyrau_refinery", "Atyrau refinery", "atyrau_oil"), ("pavlodar_refinery", "Pavlodar refinery", "pavlodar_ref"),
                                  ("shymkent_refinery", "Shymkent refinery", "shymkent_ref")):
        plant(study, plant_id, name, "oil_refining", place, round(products / 3), "CC0217;CC0285", third)
    plant(study, "rudny_ethanol", "Rudny ethanol plant", "grain_ethanol", "rudny", 100000, "CC0611", status="planned")
    plant(study, "rudny_saf", "Rudny SAF plant (KMG, LanzaJet)", "ethanol_saf", "rudny", facts.number("S093"), "CC0610", status="planned")
