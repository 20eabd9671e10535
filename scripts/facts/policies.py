"""All policies of the facts, and the change sets that switch some of them.

Base world: rows the facts mark as applied and that are in force on some day of the horizon. Rates in percent of value,
USD per tonne or tonnes a year act; every other rate stands for the record.
"""
from .supply import TAX_BANDS

HORIZON = ("2025-01-01", "2041-01-01")
URANIUM_BANDS = {"P040", "P041", "P042", "P043", "P044", "P045", "P046"}
# Exempt from the American tariffs (claims CC0634, CC0636, CC0640): oil, uranium, ferroalloys, and critical minerals.
US_TARIFF_GOODS = "copper_cathode;aluminium;alumina;zinc;lead;wheat;ethanol"
US_TARIFFS = {"P001", "P002", "P003", "P004", "P005", "P006"}
CHANGED = {
    "P008": {"opens": "2028-01-01", "note": "ban of August 2024; waivers within yearly ceilings hold to the end of 2027, so it bites from 2028"},
    "P036": {"selector": "link:LO012"},
    "P030": {"selector": "country:RUS"},
    "P056": {"kind": "export_duty"}, "P057": {"kind": "export_duty"},
}
CONVERTED = {"P037": "CC0296"}    # the rate is recalled, its factor to tonnes is not
NOTES = {"P037": "acts by bbl_per_t (claim CC0296) where a scenario puts it in force; no order of the EU takes Russian crude in the study, so it bars nothing",
         "P039": "flat rate of 2025", "P048": "acts on the ore, whose value follows from its concentrate", "P052": "acts on the ore, whose value follows from its concentrate",
         "P051": "gold and silver have neither price nor supply in the study"}


def add_policies(facts, study):
    for row in facts.policies:
        study.add("policies", *policy_row(facts, row))
    study.add("policies", {"policy_id": "class7_china", "name": "China: no uranium in transit", "kind": "transit_ban", "actor": "CHN",
                           "goods": "uranium_u3o8", "selector": "country:CHN & mode:sea", "in_base": "no",
                           "status": "transit under negotiation in May 2024; what followed is not known, so the base world leaves it open",
                           "note": "a set switches it on"}, context="CC0105;NC0341")
    study.add("policies", {"policy_id": "chn_rare_earth_ban", "name": "China: no rare earths to Japan", "kind": "export_ban", "actor": "CHN",
                           "target": "JPN", "goods": "rare_earth_concentrate;rare_earth_carbonate;ndpr_oxide;ndpr_metal;ndfeb_magnets", "in_base": "no",
                           "status": "scenario: the suspended measures of October 2025 come back as a ban",
                           "note": "a set switches it on"}, context="CC0650;CC0652")
    add_uranium_tax(facts, study)
    switch(study, "china_uranium_transit_closed", "class7_china", "China closes to uranium in transit", "China schließt sich für Uran im Transit")
    switch(study, "china_rare_earth_ban", "chn_rare_earth_ban", "China sells no rare earths to Japan", "China verkauft Japan keine Seltenen Erden")
    switch(study, "us_section_301", "P006", "US tariff of the proposed Section 301 measure", "US-Zoll nach dem Vorschlag zu Section 301")
    study.add("sets", {"set_id": "druzhba_reopens", "name": "Kazakh oil may run to Schwedt again", "name_de": "Kasachisches Öl darf wieder nach Schwedt"})
    study.add("changes", {"set": "druzhba_reopens", "table": "policies", "key": "P036", "column": "in_base", "operation": "set", "value": "no"})


def switch(study, set_id, policy, name, german):
    study.add("sets", {"set_id": set_id, "name": name, "name_de": german})
    study.add("changes", {"set": set_id, "table": "policies", "key": policy, "column": "in_base", "operation": "set", "value": "yes"})


def policy_row(facts, row):
    pid, kind, unit = row["policy_id"], row["kind"], row["rate_unit"]
    if "MET" in unit:
        kind = "extraction_tax"
    goods = "" if row["commodity_ids"] == "all" else row["commodity_ids"]
    if pid in US_TARIFFS:
        goods = US_TARIFF_GOODS
    target = "" if row["target"] in ("WLD", "all") or kind == "extraction_tax" else row["target"]
    out = {"policy_id": pid, "name": name_of(row), "kind": kind, "actor": row["actor"], "target": target, "goods": goods, "hs": row["hs"],
           "rate": row["rate_value"], "rate_unit": unit_of(unit), "opens": row["from_date"], "closes": next_day(row["to_date"]),
           "status": row["status"], "note": NOTES.get(pid, row["note"]), "in_base": "yes" if in_base(row) else "no"}
    out |= CHANGED.get(pid, {})
    if not unit:
        out["rate"] = ""      # a state of a measure (0: suspended), not a rate
    if not out["rate"]:
        out["rate_unit"] = ""
    claims, estimated = row["claim_ids"] or CONVERTED.get(pid, ""), row["estimated"] != "no"
    cited = {} if estimated or not claims else {"rate": claims}
    assumed = {} if cited else {"rate": (row["note"] or "recalled, not retrieved", claims)}
    return out, cited, assumed, claims


def name_of(row):
    target = f" on {row['target']}" if row["target"] not in ("", "WLD", "all", row["actor"]) else ""
    words = {"tariff": "mineral extraction tax" if "MET" in row["rate_unit"] else "export duty" if "duty" in row["rate_unit"] else "tariff"}
    return f"{row['actor']}: {words.get(row['kind'], row['kind'].replace('_', ' '))}{target}, {row['commodity_ids'].replace('_', ' ').replace(';', ', ')}"


def unit_of(unit):
    return {"%": "percent", "% MET": "percent", "% MET surcharge": "percent", "% export duty": "percent", "t LEU": "t/yr", "t REO": "t REO/yr"}.get(unit, unit)


def next_day(day):
    """`to_date` is the last day in force; the study counts the first day after it."""
    if not day:
        return ""
    import datetime
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


def in_base(row):
    """applied and in force in the horizon. The banded uranium tax comes by mine (see below), gold and silver have no price."""
    if row["policy_id"] in URANIUM_BANDS or row["policy_id"] == "P051":
        return False
    until = row["to_date"] or "9999"
    return row["applied"] == "yes" and row["from_date"] < HORIZON[1] and until >= HORIZON[0]


def add_uranium_tax(facts, study):
    """From 2026 the extraction tax on uranium rises with the output of the contract area: one addition to each mine's cost."""
    study.add("sets", {"set_id": "uranium_tax_2026", "name": "Uranium extraction tax by size of mine", "name_de": "Uran-Fördersteuer nach Größe der Mine",
                       "note": "band by yearly output plus 1.0 % for a price between 80 and 90 USD per lb, of the reference value"})
    value = float(study.find("goods", "uranium_u3o8")["value_usd_per_t"])
    for order, (mine, tonnes) in enumerate(study.mines.items()):
        rate = next(rate for limit, rate in TAX_BANDS if tonnes <= limit) + 1.0
        study.add("changes", {"set": "uranium_tax_2026", "order": order, "table": "supply", "key": mine, "column": "cost_usd_per_t",
                              "operation": "add", "value": round(value * rate / 100, 1), "from": "2026-01-01",
                              "note": f"{rate:g} % of {value:.1f} USD (policies P040 to P046)"})
    study.add("events", {"event_id": "uranium_tax_2026", "name": "Uranium extraction tax by size of mine", "set": "uranium_tax_2026", "in_base": "yes",
                         "opens": "2026-01-01", "note": "stands for policies P040 to P046, which have one rate for each band"}, context="CC0663;CC0664")
