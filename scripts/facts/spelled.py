"""States as the name of an order spells them; the facts call most of them by code."""

SPELLED = {"FRA": "France", "CZE": "Czechia", "FIN": "Finland", "BEL": "Belgium", "BGR": "Bulgaria", "HUN": "Hungary", "ROU": "Romania",
           "KOR": "South Korea", "IND": "India", "DEU": "Germany", "AUT": "Austria", "DNK": "Denmark", "TUR": "Turkey", "JPN": "Japan",
           "USA": "United States", "CHN": "China", "UZB": "Uzbekistan", "IRN": "Iran", "AZE": "Azerbaijan", "TJK": "Tajikistan",
           "AFG": "Afghanistan"}


def spelled(name):
    state, colon, wanted = name.partition(": ")
    return SPELLED.get(state, state) + colon + wanted
