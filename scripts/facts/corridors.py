"""Corridors: a way uses one when it crosses its gateway. The labels on the links only describe."""

NOT_PIPE = "!(mode:pipeline_oil | mode:pipeline_gas)"
CORRIDORS = (
    ("TITR", "Middle Corridor over the Caspian", "Mittlerer Korridor über das Kaspische Meer", "Caspian",
     "label:TITR* & country:AZE & (mode:sea | mode:ferry)"),
    ("TITR-BTK", "Middle Corridor by Baku-Tbilisi-Kars", "Mittlerer Korridor über Baku-Tiflis-Kars", "Caspian", "link:LB017"),
    ("TITR-TM", "Middle Corridor by Turkmenbashi", "Mittlerer Korridor über Turkmenbaschi", "Caspian", "link:LF003"),
    ("TRIPP", "Zangezur line through Armenia", "Sangesur-Strecke durch Armenien", "Caspian", "link:LB018 | link:LB019"),
    ("CHINA", "Land crossings into China", "Landübergänge nach China", "China",
     "country:CHN & (country:KAZ | country:KGZ) & " + NOT_PIPE),
    ("CKU", "China-Kyrgyzstan-Uzbekistan railway", "Bahn China-Kirgisistan-Usbekistan", "China", "link:LR101"),
    ("NORTH", "Land crossings into western Russia", "Landübergänge ins westliche Russland", "Russia",
     f"country:KAZ & country:RUS & !label:EAST & !mode:sea & {NOT_PIPE}"),
    ("EAST", "Land crossings towards the Trans-Siberian", "Landübergänge zur Transsibirischen Bahn", "Russia",
     f"country:KAZ & country:RUS & label:EAST & {NOT_PIPE}"),
    ("VOLGA", "Caspian to Astrakhan and the Volga", "Kaspisches Meer nach Astrachan und zur Wolga", "Russia", "link:LS004"),
    ("INSTC", "Crossings into Iran", "Übergänge in den Iran", "Iran", "country:IRN & (country:TKM | country:KAZ | country:AZE | country:RUS)"),
    ("TRANS-AFG", "Crossings into Afghanistan", "Übergänge nach Afghanistan", "Afghanistan", "country:AFG & (country:UZB | country:TKM | country:TJK)"),
    ("CPC", "Caspian Pipeline Consortium", "Kaspisches Pipeline-Konsortium", "Russia", "link:LO026"),
    ("AS", "Atyrau-Samara pipeline", "Leitung Atyrau-Samara", "Russia", "link:LO005"),
    ("DRUZHBA", "Druzhba to Schwedt", "Druschba nach Schwedt", "Russia", "link:LO012"),
    ("MAKHACHKALA", "Tankers to Makhachkala", "Tanker nach Machatschkala", "Russia", "link:LS003"),
    ("BTC", "Tankers to Baku and the line to Ceyhan", "Tanker nach Baku und Leitung nach Ceyhan", "Caspian", "link:LS002"),
    ("KCP", "Kazakhstan-China oil pipeline", "Ölleitung Kasachstan-China", "China", "link:LO016"),
    ("CAGP", "Central Asia-China gas pipeline", "Gasleitung Zentralasien-China", "China", "link:LG004"),
    ("CAC", "Central Asia-Center gas pipeline", "Gasleitung Zentralasien-Zentrum", "Russia", "link:LG007"),
)


def add_corridors(study):
    for corridor_id, name, german, cls, gateway in CORRIDORS:
        study.add("corridors", {"corridor_id": corridor_id, "name": name, "name_de": german, "class": cls,
                                "class_de": "Kaspisches Meer" if cls == "Caspian" else "", "gateway": gateway})
