"""What is known to have happened. Values stay in the unit they were printed in or in tonnes; `fit` marks those that set an
input of the study and so leave any score."""
from .records import CAUSES, record_words

ASIA = "order:chn_uranium | order:kor_uranium | order:ind_uranium | order:jpn_uranium"
EUROPE = ("order:fra_uranium | order:cze_uranium | order:fin_uranium | order:bel_uranium | order:bgr_uranium | order:hun_uranium | "
          "order:rou_uranium | order:eu_uranium")

#   id, name, measure, selector, goods, year, value, unit, claims, fit, note
ROWS = (
    ("oil_export_2022", "Kazakh crude exports", "delivered", "!country:KAZ", "crude_oil", 2022, 64.3e6, "t", "CC0245", "no", ""),
    ("oil_export_2023", "Kazakh crude exports", "delivered", "!country:KAZ", "crude_oil", 2023, 70.5e6, "t", "CC0244", "no", ""),
    ("oil_export_2024", "Kazakh crude exports", "delivered", "!country:KAZ", "crude_oil", 2024, 68.6e6, "t", "CC0251", "no", ""),
    ("oil_export_2025", "Kazakh crude exports", "delivered", "!country:KAZ", "crude_oil", 2025, 78.7e6, "t", "CC0213;NC0212", "yes", ""),
    ("oil_cpc_2021", "Kazakh crude through CPC", "crossing", "corridor:CPC", "crude_oil", 2021, 53.1e6, "t", "NC0059", "no", ""),
    ("oil_cpc_2024", "Kazakh crude through CPC", "crossing", "corridor:CPC", "crude_oil", 2024, 55e6, "t", "CC0235", "no", "about"),
    ("oil_cpc_2025", "Kazakh crude through CPC", "crossing", "corridor:CPC", "crude_oil", 2025, 63.8e6, "t", "CC0221", "no", "64.8 elsewhere (CC0214)"),
    ("oil_cpc_all_2024", "All crude through CPC", "turnover", "link:LO002", "crude_oil", 2024, 63.01e6, "t", "CC0227;NC0215", "no", "Russian oil is base load in the study"),
    ("oil_cpc_all_2025", "All crude through CPC", "turnover", "link:LO002", "crude_oil", 2025, 70.5e6, "t", "CC0220;NC0214", "yes", "sets the base load"),
    ("oil_samara_2022", "Crude through Atyrau-Samara", "crossing", "corridor:AS", "crude_oil", 2022, 11e6, "t", "NC0278", "no", ""),
    ("oil_samara_2025", "Kazakh crude through Atyrau-Samara", "crossing", "corridor:AS", "crude_oil", 2025, 8.8e6, "t", "CC0205", "no", ""),
    ("oil_druzhba_2024", "Kazakh crude to Schwedt", "crossing", "corridor:DRUZHBA", "crude_oil", 2024, 1.5e6, "t", "CC0250", "no", ""),
    ("oil_druzhba_2025", "Kazakh crude to Schwedt", "crossing", "corridor:DRUZHBA", "crude_oil", 2025, 2.1e6, "t", "CC0200;NC0219", "yes", "sets the order"),
    ("oil_makhachkala_2025", "Kazakh crude by Makhachkala", "crossing", "corridor:MAKHACHKALA", "crude_oil", 2025, 2.2e6, "t", "CC0208", "no", ""),
    ("oil_btc_2025", "Kazakh crude by Baku and Ceyhan", "crossing", "corridor:BTC", "crude_oil", 2025, 1.3e6, "t", "CC0202", "no", "1.5 elsewhere (CC0209)"),
    ("oil_china_2023", "Kazakh crude to China", "crossing", "corridor:KCP", "crude_oil", 2023, 1.2e6, "t", "CC0249", "no", ""),
    ("oil_china_2024", "Kazakh crude to China, own export", "crossing", "corridor:KCP", "crude_oil", 2024, 1.2e6, "t", "NC0070", "no", "transit of 9.98 Mt is base load"),
    ("oil_china_2025", "Kazakh crude to China", "crossing", "corridor:KCP", "crude_oil", 2025, 1.1e6, "t", "CC0204", "yes", "sets the order; 1.0 elsewhere (CC0206)"),
    ("oil_refined_2025", "Crude refined in Kazakhstan", "turnover", "process:oil_refining & country:KAZ", "crude_oil", 2025, 18.4e6, "t", "CC0216", "yes", ""),
    ("titr_2023", "Middle Corridor, all cargo", "turnover", "corridor:TITR", "", 2023, 2.76e6, "t", "NC0001", "no", "all cargo, base load included"),
    ("titr_2024", "Middle Corridor, all cargo", "turnover", "corridor:TITR", "", 2024, 4.48e6, "t", "NC0002", "no", "all cargo, base load included"),
    ("titr_2025", "Middle Corridor, all cargo", "turnover", "corridor:TITR", "", 2025, 4.12e6, "t", "NC0003", "yes", "all cargo; sets the base load of the Turkmen ferry"),
    ("titr_teu_2025", "Middle Corridor, containers", "turnover", "corridor:TITR", "", 2025, 77000, "TEU", "NC0004", "yes", "sets the base load of the feeders"),
    ("titr_mangystau_2025", "Middle Corridor through Mangystau", "turnover", "link:LR014", "", 2025, 2.5e6, "t", "NC0044", "yes", ""),
    ("titr_rail_2025", "Middle Corridor by rail through Kazakhstan", "turnover", "corridor:TITR & country:KAZ", "", 2025, 3.12e6, "t", "NC0206", "no", "2.6 Mt in ten months scaled to a year; 74 % Kazakh exports"),
    ("aktau_baku_teu_2024", "Containers Aktau-Baku of one line", "turnover", "link:LS001", "", 2024, 51400, "TEU", "NC0286", "no", ""),
    ("baku_teu_2024", "Containers in the port of Baku", "turnover", "place:alat_port", "", 2024, 76775, "TEU", "NC0406", "no", ""),
    ("baku_teu_2025", "Containers in the port of Baku", "turnover", "place:alat_port", "", 2025, 107000, "TEU", "NC0309", "no", ""),
    ("poti_teu_2025", "Containers in the port of Poti", "turnover", "place:poti", "", 2025, 636000, "TEU", "NC0146", "no", ""),
    ("kuryk_2024", "Cargo of Kuryk", "turnover", "link:LT005", "", 2024, 2.2e6, "t", "NC0141", "yes", "sets the base load"),
    ("uranium_titr_2022", "Kazakh uranium over the Caspian", "crossing", "corridor:TITR", "uranium_u3o8", 2022, 2200, "tU", "CC0099", "no", ""),
    ("uranium_titr_2023", "Kazakh uranium over the Caspian", "crossing", "corridor:TITR", "uranium_u3o8", 2023, 2300, "tU", "CC0098;NC0122", "no", ""),
    ("uranium_titr_usa_2023", "Kazakh uranium over the Caspian to the US", "turnover", "corridor:TITR", "uranium_u3o8", 2023, 308, "tU", "CC0100", "no", ""),
    ("uranium_titr_share_2023", "Caspian share of Kazakh uranium to the West", "share", "corridor:TITR", "uranium_u3o8", 2023, 64, "%", "NC0123", "no", "of the company's own western deliveries"),
    ("uranium_sales_2022", "Group sales of uranium", "turnover", "country:KAZ", "uranium_u3o8", 2022, 16358, "tU", "CC0041", "no", ""),
    ("uranium_sales_2023", "Group sales of uranium", "turnover", "country:KAZ", "uranium_u3o8", 2023, 18069, "tU", "CC0040", "no", ""),
    ("uranium_asia_2022", "Asian share of group sales", "share", ASIA, "uranium_u3o8", 2022, 50, "%", "CC0056", "no", ""),
    ("uranium_asia_2023", "Asian share of group sales", "share", ASIA, "uranium_u3o8", 2023, 49, "%", "CC0059", "yes", ""),
    ("uranium_europe_2023", "European share of group sales", "share", EUROPE, "uranium_u3o8", 2023, 32, "%", "CC0060", "no", ""),
    ("uranium_usa_2023", "American share of group sales", "share", "country:USA", "uranium_u3o8", 2023, 19, "%", "CC0061", "no", ""),
    ("uranium_eu_2022", "Kazakh uranium to the EU", "delivered", EUROPE, "uranium_u3o8", 2022, 3140, "tU", "CC0133", "yes", ""),
    ("uranium_us_share_2024", "Kazakh share of US uranium purchases", "share", "country:USA", "uranium_u3o8", 2024, 24, "%", "CC0120", "yes", ""),
    ("uranium_kaz_2023", "Kazakh uranium output", "turnover", "country:KAZ", "uranium_u3o8", 2023, 21112, "tU", "CC0038", "yes", "sets the output of that year"),
    ("gas_china_2023", "Kazakh gas to China", "turnover", "corridor:CAGP", "natural_gas", 2023, 4.75, "bcm", "CC0308", "yes", ""),
    ("gas_transit_2024", "Turkmen and Uzbek gas to China", "turnover", "corridor:CAGP", "natural_gas", 2024, 37.1, "bcm", "NC0331", "yes", "plan"),
    ("gas_uzbekistan_2024", "Russian gas to Uzbekistan", "crossing", "link:LG007", "natural_gas", 2024, 5.6, "bcm", "NC0327", "no", ""),
    ("china_rail_2024", "All cargo over the rail crossings with China", "turnover", "corridor:CHINA & mode:border", "", 2024, 32e6, "t", "NC0109", "yes", ""),
    ("altynkol_2025", "All cargo at Altynkol", "turnover", "link:LB003", "", 2025, 16.1e6, "t", "NC0107", "yes", ""),
    ("saryagash_2023", "All cargo at Saryagash", "turnover", "link:LB005", "", 2023, 31e6, "t", "NC0326", "yes", ""),
    ("ktz_2024", "Work of the Kazakh railway", "turnover", "country:KAZ & mode:rail", "", 2024, 272e9, "tkm", "NC0110", "yes", ""),
    ("wheat_2024", "Kazakh wheat exports", "delivered", "!country:KAZ", "wheat", 2024, 7e6, "t", "CC0460", "yes", ""),
    ("ferrochrome_china_2025", "Ferrochrome to China in August 2025", "turnover", "country:CHN", "ferrochrome", 2025, 76800, "t", "CC0452", "yes", "one month"),
    ("trade_china_2024", "Share of China in Kazakh trade", "share", "country:CHN", "", 2024, 21, "%", "CC0357", "no", "by value, 20 to 22"),
    ("trade_eu_2024", "Share of the EU in Kazakh trade", "share", "country:NLD", "", 2024, 35, "%", "CC0379", "no", "by value; the place stands for the EU; 30 in 2023 (CC0383)"),
    ("trade_russia_2023", "Share of Russia in Kazakh trade", "share", "country:RUS", "", 2023, 18.6, "%", "CC0360", "no", "by value, nine months"),
    ("trade_china_ca5_2024", "Share of China in Central Asian trade", "share", "country:CHN", "", 2024, 24.1, "%", "CC0353", "no", "by value, regional statistics; almost 40 in an article (CC0013)"),
    ("freight_almaty_poti_2025", "Forwarders' quote Almaty-Poti", "price", "corridor:TITR", "", 2025, 5375, "USD/FEU", "NC0159", "yes", "the facts' Caspian costs were fitted to it"),
    ("freight_dostyk_brest_2025", "Rate Dostyk-Brest", "price", "corridor:NORTH", "", 2025, 3250, "USD/FEU", "NC0169", "yes", "the facts' rail rates were fitted to it"),
)


def add_observations(facts, study):
    for obs_id, name, measure, selector, goods, year, value, unit, claims, fit, note in ROWS:
        scaled = "scaled to a year" in note
        study.add("observations", {"observation_id": obs_id, "name": name, "measure": measure, "selector": selector, "goods": goods, "year": year,
                                   "value": value, "unit": unit, "used_for_fit": fit, "note": note,
                                   **record_words(obs_id, name)},
                  {} if scaled else {"value": claims}, {"value": (note, claims)} if scaled else {})
    if unknown := set(CAUSES) - {row[0] for row in ROWS}:
        raise KeyError(f"observations has no {', '.join(sorted(unknown))}")
