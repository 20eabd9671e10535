"""What the observations are called in German, and why the model is off where it is off by much, as docs/methods/backtest.md
works it out."""

NAMES = {
    "Kazakh crude exports": "Kasachische Rohölausfuhr",
    "Kazakh crude through CPC": "Kasachisches Rohöl durch die CPC",
    "All crude through CPC": "Alles Rohöl durch die CPC",
    "Crude through Atyrau-Samara": "Rohöl durch Atyrau–Samara",
    "Kazakh crude through Atyrau-Samara": "Kasachisches Rohöl durch Atyrau–Samara",
    "Kazakh crude to Schwedt": "Kasachisches Rohöl nach Schwedt",
    "Kazakh crude by Makhachkala": "Kasachisches Rohöl über Machatschkala",
    "Kazakh crude by Baku and Ceyhan": "Kasachisches Rohöl über Baku und Ceyhan",
    "Kazakh crude to China": "Kasachisches Rohöl nach China",
    "Kazakh crude to China, own export": "Kasachisches Rohöl nach China, eigene Ausfuhr",
    "Crude refined in Kazakhstan": "In Kasachstan verarbeitetes Rohöl",
    "Middle Corridor, all cargo": "Mittlerer Korridor, alle Fracht",
    "Middle Corridor, containers": "Mittlerer Korridor, Container",
    "Middle Corridor through Mangystau": "Mittlerer Korridor durch Mangystau",
    "Middle Corridor by rail through Kazakhstan": "Mittlerer Korridor mit der Bahn durch Kasachstan",
    "Containers Aktau-Baku of one line": "Container Aktau–Baku einer Linie",
    "Containers in the port of Baku": "Container im Hafen Baku",
    "Containers in the port of Poti": "Container im Hafen Poti",
    "Cargo of Kuryk": "Fracht in Kuryk",
    "Kazakh uranium over the Caspian": "Kasachisches Uran über das Kaspische Meer",
    "Kazakh uranium over the Caspian to the US": "Kasachisches Uran über das Kaspische Meer in die USA",
    "Caspian share of Kazakh uranium to the West": "Kaspischer Anteil am kasachischen Uran nach Westen",
    "Group sales of uranium": "Uranabsatz der Gruppe",
    "Asian share of group sales": "Asiatischer Anteil am Absatz der Gruppe",
    "European share of group sales": "Europäischer Anteil am Absatz der Gruppe",
    "American share of group sales": "Amerikanischer Anteil am Absatz der Gruppe",
    "Kazakh uranium to the EU": "Kasachisches Uran in die EU",
    "Kazakh share of US uranium purchases": "Kasachischer Anteil an den Urankäufen der USA",
    "Kazakh uranium output": "Kasachische Uranförderung",
    "Kazakh gas to China": "Kasachisches Gas nach China",
    "Turkmen and Uzbek gas to China": "Turkmenisches und usbekisches Gas nach China",
    "Russian gas to Uzbekistan": "Russisches Gas nach Usbekistan",
    "All cargo over the rail crossings with China": "Alle Fracht über die Bahnübergänge nach China",
    "All cargo at Altynkol": "Alle Fracht in Altynkol",
    "All cargo at Saryagash": "Alle Fracht in Saryaghasch",
    "Work of the Kazakh railway": "Leistung der kasachischen Bahn",
    "Kazakh wheat exports": "Kasachische Weizenausfuhr",
    "Ferrochrome to China in August 2025": "Ferrochrom nach China im August 2025",
    "Share of China in Kazakh trade": "Anteil Chinas am kasachischen Handel",
    "Share of the EU in Kazakh trade": "Anteil der EU am kasachischen Handel",
    "Share of Russia in Kazakh trade": "Anteil Russlands am kasachischen Handel",
    "Share of China in Central Asian trade": "Anteil Chinas am Handel Zentralasiens",
    "Forwarders' quote Almaty-Poti": "Angebot von Spediteuren Almaty–Poti",
    "Rate Dostyk-Brest": "Frachtsatz Dostyk–Brest",
}

_OUTPUT = ("Data: the output of this year is not known, so it is that of 2025, when Tengiz had been enlarged.",
           "Daten: Die Förderung dieses Jahres ist nicht bekannt, daher gilt die von 2025, als Tengiz erweitert war.")
_SAMARA = ("Model: the line is 2.5 USD a tonne cheaper than the next way, so the plan fills what the states agreed; which shipper has room there, and the banks "
           "of quality, are not in the study.",
           "Modell: Die Leitung ist um 2,5 USD je Tonne billiger als der nächste Weg, daher füllt der Plan, was die Staaten vereinbart haben; welcher Verlader dort "
           "Platz hat, und die Qualitätsbank, stehen nicht in der Studie.")
_CPC = ("The other side of Atyrau-Samara: what goes to Samara in the plan went by CPC.",
        "Die Kehrseite von Atyrau–Samara: Was im Plan nach Samara geht, ging durch die CPC.")
_CASPIAN_OIL = ("Model: Makhachkala and Baku stand in for each other at nearly the same cost; contracts of single companies decide.",
                "Modell: Machatschkala und Baku ersetzen einander zu fast gleichen Kosten; es entscheiden Verträge einzelner Unternehmen.")
_URANIUM = ("Data and model: with the output of that year and the demand of today uranium is short, and the buyer whose clause shuts Russia out gets none, because "
            "others pay more. What moved the others off Saint Petersburg is no cost of the study.",
            "Daten und Modell: Mit der Förderung jenes Jahres und der heutigen Nachfrage ist Uran knapp, und der Käufer, dessen Klausel Russland ausschließt, bekommt "
            "keines, weil andere mehr zahlen. Was die anderen von Sankt Petersburg abbrachte, ist keine Größe der Studie.")
CAUSES = {
    "oil_export_2022": _OUTPUT,
    "oil_export_2023": _OUTPUT,
    "oil_samara_2022": _SAMARA,
    "oil_samara_2025": _SAMARA,
    "oil_cpc_2024": _CPC,
    "oil_cpc_all_2024": _CPC,
    "oil_makhachkala_2025": _CASPIAN_OIL,
    "oil_btc_2025": _CASPIAN_OIL,
    "oil_druzhba_2024": ("Data: the order is that of 2025 (2.1 Mt); the quantity of 2024 is the observation itself.",
                         "Daten: Der Auftrag ist der von 2025 (2,1 Mt); die Menge von 2024 ist die Beobachtung selbst."),
    "oil_china_2023": ("Data: the output is that of 2025, and what finds no other buyer goes to China at a discount. With the output of 2024 the row of that year "
                       "is 8 % low.",
                       "Daten: Die Förderung ist die von 2025, und was keinen anderen Käufer findet, geht mit Abschlag nach China. Mit der Förderung von 2024 liegt "
                       "die Zeile jenes Jahres 8 % zu tief."),
    "gas_uzbekistan_2024": ("Data: the order is the plan for 2025.", "Daten: Der Auftrag ist der Plan für 2025."),
    "titr_2023": ("Data: nearly all of it is other traffic, an input, which is that of 2024 and 2025. Setting it from the observation would make the row a fit. "
                  "It also counts more than the observation does: Kuryk's 2.2 Mt, of which the corridor's own statistics seem to hold about 1.2 Mt.",
                  "Daten: Fast alles davon ist übriger Verkehr, eine Eingabe, und zwar der von 2024 und 2025. Sie aus der Beobachtung zu setzen, machte die Zeile zur "
                  "Anpassung. Auch zählt das Modell mehr als die Beobachtung: die 2,2 Mt von Kuryk, von denen die Statistik des Korridors etwa 1,2 Mt zu enthalten scheint."),
    "uranium_titr_2022": _URANIUM,
    "uranium_titr_2023": _URANIUM,
    "uranium_titr_share_2023": _URANIUM,
    "uranium_europe_2023": ("Scope: the record is of one group's sales under contracts made years before; the model counts all mines and lets those buy who pay most "
                            "today.",
                            "Umfang: Beobachtet ist der Absatz einer Gruppe aus Jahre alten Verträgen; das Modell zählt alle Gruben und lässt kaufen, wer heute am "
                            "meisten zahlt."),
}


def record_words(obs_id, name):
    cause, german = CAUSES.get(obs_id, ("", ""))
    return {"name_de": NAMES[name], "cause": cause, "cause_de": german}
