"""What the founding articles say that figures can answer, and who is a risky supplier."""

#   id, says, claims, records, record_value, measure, exporter, on, good, relation, value, year, scope, why
STATEMENTS = (
    ("oil_to_china", "The majority of Kazakh oil flows to China", "CC0018", "CC0204;CC0213", 1.4, "use_share", "KAZ", "CHN", "crude_oil", "at_least", 50, 2025,
     "same", "1.1 of 78.7 Mt of crude in 2025"),
    ("gas_to_china", "The majority of Kazakh gas flows to China", "CC0018", "", "", "use_share", "KAZ", "CHN", "natural_gas", "at_least", 50, 2025, "differs",
     "of the gas that leaves the country; most is used at home, and what flows on to China is largely Turkmen and Uzbek"),
    ("uranium_to_usa", "A quarter of Kazakh uranium goes to the United States", "CC0005", "CC0061;CC0120", 19, "use_share", "KAZ", "USA", "uranium_u3o8",
     "about", 25, 2025, "same", "19 % of group sales in 2023; 24 % is the Kazakh share of what US utilities bought in 2024"),
    ("uranium_by_caspian", "64 % of Kazakh uranium for western customers crosses the Caspian", "NC0123", "NC0123", 64, "way_share", "KAZ", "corridor:TITR",
     "uranium_u3o8", "about", 64, 2025, "differs", "the record is about western customers only, the model about all who buy abroad"),
    ("freight_by_rail", "Two thirds of Kazakh freight goes by rail", "CC0007", "NC0398", 66, "none", "", "", "", "about", 67, 2025, "same",
     "the study has no freight that stays inside cities and works, most of it by road"),
    ("trade_with_china", "Almost 40 % of Central Asian trade is with China", "CC0013", "", 24.1, "none", "", "", "", "about", 40, 2024, "same",
     "trade shares are by value and from trade data, never from planned tonnes; the regional statistics say 24.1 %"),
    ("rare_earths_to_china", "All Kazakh rare-earth exports go to China", "CC0003", "", "", "none", "", "", "", "about", 100, 2025, "same",
     "the facts give Kazakhstan no output of rare earths before 2033"),
    ("world_uranium", "Kazakhstan mines 40 % of the world's uranium", "CC0004", "CC0054", 43, "none", "", "", "", "about", 40, 2024, "same",
     "mines of other states are in the study only where their uranium meets the same buyers"),
)

#   own scale of five steps: 0.1 strong institutions and open trade, 0.3, 0.5, 0.7, 0.9 export bans, war or sanctions in recent years
GOVERNANCE = {0.1: "AUS AUT CAN CHE DEU DNK FIN FRA GBR JPN NLD NOR SWE USA", 0.3: "BEL BGR CZE ESP GRC HUN ITA KOR LVA POL ROU",
              0.5: "ARM GEO IND KAZ MNG TUR UZB ZAF NAM", 0.7: "AZE CHN KGZ PAK TJK TKM UKR NER", 0.9: "AFG BLR IRN RUS"}
REASON = "own estimate on five steps (docs/methods/dependence.md 5); no published index"


def add_statements(study):
    names = ("statement_id", "says", "claims", "records", "record_value", "measure", "exporter", "on", "good", "relation", "value", "year", "scope", "why")
    for row in STATEMENTS:
        study.add("statements", dict(zip(names, row)))
    for weight, states in GOVERNANCE.items():
        for state in states.split():
            study.add("governance", {"governance_id": state, "country": state, "weight": weight}, {}, {"weight": REASON})
