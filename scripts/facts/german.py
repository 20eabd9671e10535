"""German names of what the study calls in English: places, plants, sources, limits, fleets, processes, orders and policies.

Names of companies and deposits stay as they are. Orders and policies are named by rule from the states and goods in them.
"""
import re

from .german_events import EVENTS, PROJECTS
from .network import GERMAN

# Places whose English name says what they are; other names stay as they are.
PLACES = {
    "Atyrau oil hub (Shmanov)": "Ölknoten Atyrau (Shmanov)", "Samara oil hub": "Ölknoten Samara", "Sarybulak area (gas to China)": "Sarybulak (Gas nach China)",
    "Syrdarya (Dzhizak line)": "Syrdarya (Strecke nach Dschisak)", "CPC marine terminal (Yuzhnaya Ozereevka)": "Ölhafen des CPC (Juschnaja Osereewka)",
    "Kropotkin CPC pumping station": "CPC-Pumpstation Kropotkin", "Kashagan (Bolashak plant)": "Kaschagan (Werk Bolaschak)",
    "Wilmington NC port": "Hafen Wilmington (North Carolina)", "Azov / Rostov-on-Don port": "Hafen Asow und Rostow am Don",
    "Aktogay copper mine": "Kupferbergwerk Aktogay", "Aktobe ferroalloy plant": "Ferrolegierungswerk Aqtöbe", "North Katpar": "Nord-Katpar",
    "Upper Kairakty": "Ober-Kairakty", "Constanta port": "Hafen Konstanza",
}
KINDS = {"port": "Hafen", "station": "Bahnhof", "refinery": "Raffinerie", "terminal": "Terminal"}
PLANTS = {
    "rus_conversion": "Russische Konversion (Angarsk, Sewersk)",
    "fra_conversion": "Orano-Konversion (Malvési, Tricastin), über Rotterdam",
    "can_conversion": "Cameco-Konversion (Blind River, Port Hope), über Montreal",
    "usa_conversion": "Konversion Metropolis, über Baltimore",
    "chn_conversion": "Konversion Lanzhou",
    "rus_enrichment": "Rosatom-Anreicherung",
    "fra_enrichment": "Orano-Anreicherung (Tricastin), über Rotterdam",
    "chn_enrichment": "CNNC-Anreicherung",
    "nld_enrichment": "Urenco-Anreicherung (Niederlande)",
    "gbr_enrichment": "Urenco-Anreicherung (Großbritannien)",
    "deu_enrichment": "Urenco-Anreicherung (Deutschland)",
    "usa_enrichment": "Urenco-Anreicherung (USA)",
    "ulba_pellets": "Ulba, Brennstofftabletten (Öskemen)",
    "ulba_fa": "Ulba-FA, Brennelemente (Öskemen)",
    "boguty": "Aufbereitung Boguty (Bakuta)",
    "north_katpar": "Aufbereitung Nord-Katpar",
    "upper_kairakty": "Aufbereitung Ober-Kairakty",
    "usa_apt": "Ammoniumparawolframat-Werke der USA",
    "deu_apt": "Deutsche Ammoniumparawolframat-Werke",
    "jpn_apt": "Japanische Ammoniumparawolframat-Werke",
    "aktogay_concentrator": "Aufbereitung Aktogay",
    "bozshakol_concentrator": "Aufbereitung Bozshakol",
    "zhezkazgan_concentrator": "Aufbereitungen Schesqasghan",
    "balkhash_concentrator": "Aufbereitungen Balchasch",
    "balkhash_smelter": "Hütte Balchasch",
    "zhezkazgan_smelter": "Hütte Schesqasghan",
    "aktogay_smelter": "Hütte Aktogay",
    "aksu_ferro": "Ferrolegierungswerk Aksu",
    "aktobe_ferro": "Ferrolegierungswerk Aqtöbe",
    "pavlodar_alumina": "Tonerdewerk Pawlodar",
    "pavlodar_alumina_ga": "Tonerdewerk Pawlodar mit Gallium",
    "pavlodar_aluminium": "Kasachische Aluminiumhütte",
    "zhana_concentrator": "Aufbereitung Schana Kasachstan",
    "stepnogorsk_cracking": "Seltenerd-Aufschluss Stepnogorsk",
    "chn_cracking": "Chinesischer Seltenerd-Aufschluss",
    "chn_separation": "Chinesische Seltenerd-Trennung",
    "mys_separation": "Trennung Kuantan (Malaysia), über die Straße von Malakka",
    "chn_re_metal": "Chinesisches NdPr-Metall",
    "jpn_re_metal": "Japanisches NdPr-Metall",
    "jpn_magnets": "Japanische NdFeB-Magnete",
    "chn_magnets": "Chinesische NdFeB-Magnete",
    "atyrau_refinery": "Raffinerie Atyrau",
    "pavlodar_refinery": "Raffinerie Pawlodar",
    "shymkent_refinery": "Raffinerie Schymkent",
    "rudny_ethanol": "Ethanolwerk Rudny",
    "rudny_saf": "SAF-Werk Rudny (KMG, LanzaJet)",
}
SUPPLY = {
    "budenovskoye": "Budenowskoje (Gemeinschaftsunternehmen)",
    "smcc": "SMCC (Akdala, Süd-Inkai)",
    "appak": "Appak (West-Mynkuduk)",
    "ortalyk": "Ortalyk (Zentral-Mynkuduk)",
    "sauran": "Kazatomprom-SaUran und RU-6",
    "navoiyuran": "Navoiyuran (Usbekistan)",
    "kashagan_oil": "Kaschagan",
    "karachaganak_oil": "Karatschaganak, Kondensat und Öl",
    "mangystau_oil": "Felder von Mangystau",
    "aktobe_oil": "Felder von Aqtöbe",
    "kyzylorda_oil": "Felder von Kysylorda",
    "atyrau_fields": "Felder von Atyrau",
    "omsk_oil": "Russisches Rohöl für Pawlodar",
    "kaz_gas_west": "Westkasachisches Gas",
    "karachaganak_gas": "Rohgas aus Karatschaganak",
    "uzb_gas": "Usbekisches Gas für China",
    "tkm_gas": "Turkmenisches Gas für China",
    "rus_gas_2025": "Russisches Gas für Usbekistan ab 2025",
    "rus_gas_2026": "Russisches Gas für Usbekistan ab 2026",
    "aktogay_ore": "Kupfererz aus Aktogay",
    "bozshakol_ore": "Kupfererz aus Bozshakol",
    "zhezkazgan_ore": "Kupfererz aus Schesqasghan",
    "balkhash_ore": "Kupfererz aus Balchasch",
    "boguty_ore": "Erz aus Boguty (Bakuta)",
    "north_katpar_ore": "Erz aus Nord-Katpar",
    "upper_kairakty_ore": "Erz aus Ober-Kairakty",
    "donskoy_ore": "Donskoi GOK",
    "kostanay_bauxite": "Bauxit aus Kostanai",
    "zhana_ore": "Erz aus Schana Kasachstan",
    "wheat_kostanay": "Weizen aus Kostanai",
    "wheat_kokshetau": "Weizen aus Kokshetau",
    "wheat_esil": "Weizen aus Esil",
    "wheat_petropavl": "Weizen aus Petropawl",
    "chn_rare_earths": "Chinesische Seltenerd-Bergwerke",
    "chn_gallium": "Chinesisches Gallium",
}
LIMITS = {
    "kaz_uranium_2022": "Kasachische Uranförderung 2022",
    "kaz_uranium_2023": "Kasachische Uranförderung 2023",
    "kaz_uranium_2024": "Kasachische Uranförderung 2024",
    "kaz_uranium_2025": "Kasachische Uranförderung 2025",
    "kaz_uranium_plan": "Kasachische Uranförderung ab 2026",
    "kaz_oil_2024": "Kasachische Ölförderung 2024",
    "kaz_oil_2026": "Kasachische Ölförderung ab 2026",
    "titr_uranium_quota": "Uran über das Kaspische Meer",
    "btc_agreed": "Kasachisches Öl nach Baku und Ceyhan",
    "makhachkala_agreed": "Kasachisches Öl nach Machatschkala",
    "samara_agreed": "Kasachisches Öl nach Samara",
}
FLEETS = {
    "ktz_locomotives": "Kasachische Güterlokomotiven",
    "kaz_wagons": "Kasachische Güterwagen",
    "aktau_feeders": "Containerschiffe Aktau–Alat",
    "caspian_ferries": "Aserbaidschanische Eisenbahn- und Autofähren nach Kuryk",
    "caspian_tankers": "Tanker ab Aktau",
}
PROCESSES = {
    "u_conversion": "U3O8 zu UF6 (Konversion)",
    "u_enrichment": "UF6-Anreicherung auf 4,5 % (Abreicherung auf 0,22 %)",
    "u_pelletising": "Angereichertes UF6 zu UO2-Tabletten",
    "u_assembly": "Tabletten zu Brennelementen",
    "re_beneficiation": "Seltenerd-Erz zu Mineralkonzentrat (als Oxid)",
    "re_cracking": "Konzentrat (Oxid) zu Mischkarbonat",
    "re_separation": "Mischkarbonat zu getrenntem NdPr-Oxid",
    "re_metal": "NdPr-Oxid zu Metall und Legierung",
    "re_magnet": "NdPr-Metall zu NdFeB-Magneten",
    "w_beneficiation": "Wolframerz zu Konzentrat mit 65 %",
    "w_apt": "Konzentrat zu Ammoniumparawolframat",
    "cu_beneficiation": "Kupfererz zu Konzentrat",
    "cu_refining": "Konzentrat zu Kathoden",
    "cr_smelting": "Chromerz zu hochgekohltem Ferrochrom",
    "oil_refining": "Rohöl zu Ölprodukten",
    "grain_ethanol": "Weizen zu Ethanol",
    "ethanol_saf": "Ethanol zu nachhaltigem Flugkraftstoff",
    "alumina_refining": "Bauxit zu Tonerde",
    "al_smelting": "Tonerde zu Aluminium",
    "ga_extraction": "Gallium aus der Lauge des Tonerdewerks",
}
AGREEMENTS = {
    "L01": "Lieferung von 300 Güterlokomotiven der Baureihe Evolution", "L02": "erstes Werk für nachhaltigen Flugkraftstoff in Zentralasien",
    "L03": "Satellitenvorhaben Kuiper", "L04": "Werke der Lebensmittelverarbeitung", "L05": "Zweigstellen von Universitäten",
    "L06": "Förderung des Kulturerbes", "L07": "Übernahme", "L08": "29 Abkommen beim Gipfel C5+1", "L09": "Wolframbergwerk und Aufbereitung",
    "L10": "Beitritt Kasachstans zu den Abraham-Abkommen", "L11": "Abraham-Abkommen",
    "L12": "Verkauf von 37 Flugzeugen an die nationalen Fluggesellschaften", "L13": "Erneuerung der Flugsicherung",
    "L14": "mehr als 35 Abkommen beim Gipfel China–Zentralasien", "L15": "Vertrag über ewige gute Nachbarschaft, Freundschaft und Zusammenarbeit",
    "L16": "erstes Kernkraftwerk", "L17": "Kernkraftwerk", "L18": "usbekische Investitionen in den USA bis 2035",
    "L19": "Abkommen über Öl, Gas, Uran und Seltene Erden, mit einer Klausel über den Weg durch das Kaspische Meer",
    "L20": "Finanzierung und Erkundungstechnik",
}
# What stands behind the colon of an order's name, and the states before it.
ORDERED = {
    "natural uranium": "Natururan", "crude oil": "Rohöl", "oil products": "Ölprodukte", "gas": "Gas", "copper cathode": "Kupferkathoden",
    "copper concentrate": "Kupferkonzentrat", "ferrochrome": "Ferrochrom", "aluminium": "Aluminium", "alumina": "Tonerde", "gallium": "Gallium",
    "ammonium paratungstate": "Ammoniumparawolframat", "rare earth concentrate": "Seltenerd-Konzentrat", "ndpr oxide": "NdPr-Oxid",
    "ndfeb magnets": "NdFeB-Magnete", "wheat": "Weizen", "sustainable aviation fuel": "nachhaltiger Flugkraftstoff",
    "Cameco's share of Inkai": "Camecos Anteil an Inkai", "Uranium One's share": "der Anteil von Uranium One",
    "uranium under the agreement of December 2025": "Uran nach dem Abkommen vom Dezember 2025", "fuel assemblies from Ulba": "Brennelemente aus Ulba",
    "fuel for its own reactors": "Brennstoff für die eigenen Reaktoren", "enriched uranium from Kazakhstan": "angereichertes Uran aus Kasachstan",
    "crude for its refineries": "Rohöl für seine Raffinerien", "Schwedt refinery": "Raffinerie Schwedt",
    "gas of the Central Asia-China line": "Gas der Leitung Zentralasien–China", "Russian gas from 2025": "russisches Gas ab 2025",
    "Russian gas from 2026": "russisches Gas ab 2026", "raw gas for the Orenburg plant": "Rohgas für das Werk Orenburg",
    "aluminium, part of it for other buyers": "Aluminium, zum Teil für andere Käufer", "concentrate of Boguty": "Konzentrat aus Boguty",
    "tungsten of Cove": "Wolfram von Cove", "NdPr oxide from Kazakh ore": "NdPr-Oxid aus kasachischem Erz",
    "sustainable aviation fuel to 2029": "nachhaltiger Flugkraftstoff bis 2029", "sustainable aviation fuel from 2030": "nachhaltiger Flugkraftstoff ab 2030",
}
STATES = {
    "United States": "USA", "USA": "USA", "China": "China", "CHN": "China", "France": "Frankreich", "Czechia": "Tschechien", "Finland": "Finnland",
    "Belgium": "Belgien", "Bulgaria": "Bulgarien", "Hungary": "Ungarn", "Romania": "Rumänien", "Other EU members": "Übrige EU-Staaten",
    "South Korea": "Südkorea", "India": "Indien", "Canada": "Kanada", "Russia": "Russland", "RUS": "Russland", "Japan": "Japan", "JPN": "Japan",
    "Kazakhstan": "Kasachstan", "KAZ": "Kasachstan", "Italy": "Italien", "Germany": "Deutschland", "Austria": "Österreich", "Denmark": "Dänemark",
    "Turkey": "Türkei", "Kazakhstan west": "Westkasachstan", "Kazakhstan north": "Nordkasachstan", "Kazakhstan south": "Südkasachstan",
    "Uzbekistan": "Usbekistan", "UZB": "Usbekistan", "Azerbaijan": "Aserbaidschan", "EU27": "EU27", "EU": "EU", "Iran": "Iran",
    "Tajikistan": "Tadschikistan", "TJK": "Tadschikistan", "Afghanistan": "Afghanistan", "KGZ": "Kirgisistan", "TKM": "Turkmenistan",
    "unknown": "unbekannt",
}
ACTS = {
    "tariff": "Zoll", "import ban": "Einfuhrverbot", "quota": "Kontingent", "export control": "Ausfuhrkontrolle", "transit ban": "Durchfuhrverbot",
    "sanction": "Sanktion", "subsidy": "Zuschuss", "price cap": "Preisdeckel", "mineral extraction tax": "Fördersteuer",
    "export duty": "Ausfuhrzoll", "no uranium in transit": "kein Uran im Transit", "no rare earths to Japan": "keine Seltenen Erden nach Japan",
}
# Where the name of the good is longer than a title bears.
GOODS = {
    "all": "alles", "unrefined copper": "unraffiniertes Kupfer", "uf6 enriched": "angereichertes UF6", "gallium": "Gallium", "zinc": "Zink",
    "rare earth carbonate": "Seltenerd-Karbonat", "saf": "nachhaltiger Flugkraftstoff", "uranium u3o8": "Natururan", "chrome ore": "Chromerz",
    "tungsten concentrate": "Wolframkonzentrat", "lead": "Blei", "ndfeb magnets": "NdFeB-Magnete", "nonferrous scrap": "Schrott",
    "fuel assemblies": "Brennelemente", "aluminium": "Aluminium",
}


def of_place(name):
    """`Tianjin port` as `Hafen Tianjin`, `Astrakhan port (Olya)` as `Hafen Astrakhan (Olya)`."""
    named = re.fullmatch(r"(.+) (port|station|refinery|terminal)( \(.+\))?", name)
    if name in PLACES or not named:
        return PLACES.get(name, "")
    return f"{KINDS[named[2]]} {GERMAN.get(named[1], named[1])}{named[3] or ''}"


def of_order(name):
    state, wanted = name.split(": ", 1)
    return f"{STATES[state]}: {ORDERED[wanted]}"


def of_policy(name, goods):
    """`USA: quota on RUS, uf6 enriched` as `USA: Kontingent gegenüber Russland, angereichertes UF6`."""
    actor, rest = name.split(": ", 1)
    act, target, what = re.fullmatch(r"([a-zA-Z ]+?)(?: on ([A-Z;]+))?((?:, .*)?)", rest).groups()
    against = " gegenüber " + ", ".join("den USA" if state == "USA" else STATES[state] for state in target.split(";")) if target else ""
    named = ["", *(GOODS.get(one) or goods[one] for one in what.split(", ")[1:])]
    return f"{STATES[actor]}: {ACTS[act]}{against}" + ", ".join(named)


def add_german(study):
    """Last of all: the names are there then."""
    for table, names in (("plants", PLANTS), ("supply", SUPPLY), ("limits", LIMITS), ("fleets", FLEETS), ("processes", PROCESSES), ("agreements", AGREEMENTS),
                         ("events", EVENTS), ("projects", PROJECTS)):
        key = study.fields[table][0]["column"]
        for row in study.rows[table]:
            row["name_de"] = names.get(row[key], "")
        unknown = set(names) - {row[key] for row in study.rows[table]}
        if unknown:
            raise KeyError(f"{table} has no {', '.join(sorted(unknown))}")
    goods = {row["good_id"].replace("_", " "): row["name_de"].split(",")[0] for row in study.rows["goods"]}
    for row in study.rows["places"]:
        row["name_de"] = row.get("name_de") or of_place(row["name"])
    for row in study.rows["orders"]:
        row["name_de"] = of_order(row["name"])
    for row in study.rows["policies"]:
        row["name_de"] = of_policy(row["name"], goods)
