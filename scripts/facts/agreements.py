"""The ledger of agreements, each once; those with a physical side carry a change set."""
from .projects import add_set, change, open_row

#  ledger row -> (set, in_base, part_of, part_certain)
ROWS = {"L01": ("wabtec_locomotives", "no", "", ""), "L02": ("saf_plant", "no", "", ""), "L09": ("cove_tungsten", "no", "L08", "no"),
        "L13": ("", "no", "L08", "no"), "L20": ("", "no", "L19", "no"), "L16": ("npp_rosatom", "no", "", ""), "L17": ("npp_cnnc", "no", "", ""),
        "L19": ("titr_clause", "no", "", ""), "L07": ("", "yes", "", ""), "L11": ("", "yes", "", "")}
#  states on the other side where the parties are companies, or do not all stand on it
PARTNERS = {"L01": "USA", "L02": "USA", "L03": "USA", "L04": "USA", "L05": "USA", "L06": "USA", "L08": "USA", "L09": "USA", "L12": "USA",
            "L13": "USA", "L14": "CHN", "L15": "CHN", "L16": "RUS", "L17": "CHN", "L20": "JPN"}
CLAIMS = {"L01": "CC0008;NC0334", "L02": "CC0006;CC0610", "L08": "CC0012", "L09": "CC0009;CC0543", "L19": "CC0017;NC0399"}
MORE = {"L02": "two capacities: 70,000 t (article), 54,000 t (chosen, later and by the plant); set saf_70000 is the alternative",
        "L01": "30 locomotives a year for ten years; no delivery is on record, so it is not in the base world",
        "L19": "part with a physical side: the order jpn_uranium and its clause; no tonnes are printed"}
LEDGER = "figure of the founding articles, as the ledger of agreements has it"


def add_agreements(facts, study):
    total = 0
    for row in facts.ledger:
        ledger_id = row["ledger_id"]
        set_id, in_base, part_of, certain = ROWS.get(ledger_id, ("", "no", "", ""))
        counts = "yes" if row["count_in_total"] == "yes" else "no"
        total += float(row["amount"]) if counts == "yes" else 0
        claims = CLAIMS.get(ledger_id, "")
        cells = [column for column, field in (("value", "amount"), ("quantity", "quantity"), ("term_years", "term_years")) if row[field]]
        cited = {"value": claims} if claims and row["amount"] else {}
        note = "; ".join(part for part in (row["note"], MORE.get(ledger_id, "")) if part)
        study.add("agreements", {
            "agreement_id": ledger_id, "name": row["subject"], "parties": row["parties"].replace("; ", ";"), "partners": PARTNERS.get(ledger_id, ""), "subject": row["subject"],
            "goods": row["commodity"].replace("; ", ";"), "value": row["amount"], "currency": row["currency"] or "USD", "bound": row["bound"],
            "quantity": row["quantity"], "quantity_unit": row["unit"] + (f"/{row['per']}" if row["per"] else ""), "term_years": row["term_years"],
            "signed": row["signed"], "status": row["status"], "set": set_id, "in_base": in_base, "part_of": part_of, "part_certain": certain,
            "counts": counts, "note": note}, cited, {column: (LEDGER, claims) for column in cells if column not in cited}, claims)
    if abs(total - 42.1e9) > 1:
        raise ValueError(f"the counted agreements add to {total}, not 42.1 bn USD")
    add_sets(study)


def add_sets(study):
    # The article: over the Caspian to Azerbaijan, round Russia, past Chinese ports. The gateway alone would allow a way back through either.
    add_set(study, "titr_clause", "Japan's uranium must cross the Caspian, and neither China nor Russia",
            "Japans Uran muss über das Kaspische Meer und durch weder China noch Russland")
    change(study, "titr_clause", "clauses", "jpn_titr", "status", "set", "active")
    change(study, "titr_clause", "clauses", "jpn_west", "status", "set", "active", order=1)
    add_set(study, "titr_clause_priority", "Japan's uranium crosses the Caspian if it costs less than 150 USD/t more",
            "Japans Uran geht über das Kaspische Meer, wenn es weniger als 150 USD/t mehr kostet")
    change(study, "titr_clause_priority", "clauses", "jpn_titr_priority", "status", "set", "active")
    add_set(study, "china_avoid", "Japan's uranium stays out of China", "Japans Uran meidet China")
    change(study, "china_avoid", "clauses", "jpn_no_china", "status", "set", "active")
    add_set(study, "wabtec_locomotives", "300 Wabtec locomotives, 30 a year from 2026", "300 Wabtec-Lokomotiven, 30 im Jahr ab 2026")
    for year in range(2026, 2036):
        change(study, "wabtec_locomotives", "fleets", "ktz_locomotives", "vehicles", "add", 30, f"{year}-01-01", order=year)
    for set_id, name, german in (("npp_rosatom", "First nuclear plant (Rosatom): 800 tU a year", "Erstes Kernkraftwerk (Rosatom): 800 t Uran im Jahr"),
                                 ("npp_cnnc", "Nuclear plant of CNNC: 800 tU a year", "Kernkraftwerk von CNNC: 800 t Uran im Jahr")):
        add_set(study, set_id, name, german, "two units of 400 tU; the start year 2036 is a guess")
        change(study, set_id, "orders", "kaz_npp_uranium", "amount_t_per_year", "add", 800, "2036-01-01")
