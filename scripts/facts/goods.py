"""Goods and processes, one row each for one row of the facts."""

GERMAN = {
    "uranium_u3o8": "Natururan-Konzentrat (U3O8), als Uran gezählt", "uf6_natural": "Natürliches UF6, als Uran gezählt",
    "uf6_enriched": "Schwach angereichertes UF6 (4,5 %), als Uran gezählt", "uo2_pellets": "UO2-Brennstofftabletten, als Uran gezählt",
    "fuel_assemblies": "Brennelemente für Druckwasserreaktoren, als Uran gezählt", "rare_earth_ore": "Seltenerd-Erz",
    "rare_earth_concentrate": "Seltenerd-Konzentrat, als Oxid gezählt", "rare_earth_carbonate": "Gemischtes Seltenerd-Karbonat",
    "ndpr_oxide": "NdPr-Oxid", "dy_oxide": "Dysprosiumoxid", "tb_oxide": "Terbiumoxid", "ndpr_metal": "NdPr-Metall",
    "ndfeb_magnets": "NdFeB-Sintermagnete", "tungsten_ore": "Wolframerz", "tungsten_concentrate": "Wolframkonzentrat 65 % WO3",
    "apt": "Ammoniumparawolframat", "copper_ore": "Kupfererz", "copper_concentrate": "Kupferkonzentrat, etwa 25 % Cu",
    "copper_cathode": "Kupferkathoden", "chrome_ore": "Chromerz 40-42 %", "ferrochrome": "Ferrochrom, kohlenstoffreich",
    "bauxite": "Bauxit", "alumina": "Tonerde", "aluminium": "Hüttenaluminium", "gallium": "Gallium 4N", "zinc": "Feinzink",
    "lead": "Feinblei", "nickel": "Nickel", "tin": "Zinn", "gold": "Gold", "silver": "Silber",
    "antimony_ore": "Antimonerz und -konzentrat", "antimony_metal": "Antimonmetall", "germanium": "Germanium", "tellurium": "Tellur",
    "bismuth": "Bismut", "molybdenum": "Molybdän (Pulver)", "indium": "Indium", "crude_oil": "Rohöl", "oil_products": "Ölprodukte",
    "jet_fuel": "Flugkraftstoff", "saf": "Nachhaltiger Flugkraftstoff", "ethanol": "Ethanol", "natural_gas": "Erdgas (Leitung)",
    "wheat": "Weizen", "sulphuric_acid": "Schwefelsäure", "nonferrous_scrap": "Schrott (Bunt- und Eisenmetalle)",
    "dual_use_goods": "Güter mit doppeltem Verwendungszweck", "lng": "Flüssigerdgas"}

CARGO = {"hazardous class 7": "class7", "hazardous class 8": "class8"}
OXIDE = {"rare_earth_concentrate"}
# An ore has no price of its own; it is worth what its product is worth times the yield (holding cost and extraction tax).
ORES = {"copper_ore": ("copper_concentrate", 0.012), "tungsten_ore": ("tungsten_concentrate", 0.00244),
        "rare_earth_ore": ("rare_earth_concentrate", 0.0005)}
MTU_PER_T_APT = 88.5      # 88.5 % WO3, 10 kg WO3 per mtu


def basis_of(good):
    if good["unit"] == "tU":
        return "contained"
    return "oxide" if good["commodity_id"] in OXIDE else "gross"


def add_goods(facts, study):
    for good in facts.goods:
        good_id = good["commodity_id"]
        row = {"good_id": good_id, "name": good["name"], "name_de": GERMAN[good_id], "hs": good["hs_code"], "hs_edition": "2022",
               "basis": basis_of(good), "cargo": CARGO.get(good["handling_class"], good["handling_class"]),
               "value_usd_per_t": good["value_usd_per_t"], "value_date": good["value_as_of"], "note": good["note"]}
        cited, assumed = {}, {}
        if good_id == "apt":
            row |= {"value_usd_per_t": facts.value("CC0572") * MTU_PER_T_APT, "value_date": "2025-12-12",
                    "note": "price of the day of the concentrate price; 265,500 USD/t in the spike of March 2026"}
            cited["value_usd_per_t"] = "CC0572"
        elif good_id in ORES:
            product, rate = ORES[good_id]
            row |= {"value_usd_per_t": float(facts.good[product]["value_usd_per_t"]) * rate, "value_date": facts.good[product]["value_as_of"]}
            assumed["value_usd_per_t"] = f"not traded: value of {product} times the yield"
        elif good["value_usd_per_t"]:
            if good["estimated"] == "no" and good["claim_id"]:
                cited["value_usd_per_t"] = good["claim_id"]
            else:
                assumed["value_usd_per_t"] = (good["note"] or "own guess", good["claim_id"])
        study.add("goods", row, cited, assumed)


def changes_heading(facts, process):
    """By the first four digits of the HS codes; enrichment gives origin although both codes begin with 2844."""
    if process["process_id"] == "u_enrichment":
        return True
    heading = [facts.good[process[end]]["hs_code"][:4] for end in ("input_commodity", "output_commodity")]
    return heading[0] != heading[1]


def add_processes(facts, study):
    for process in facts.processes:
        pid, rate = process["process_id"], float(process["yield_t_per_t"])
        inputs = f"{process['input_commodity']}:1"
        outputs = f"{process['output_commodity']}:{rate:.10f}".rstrip("0")
        cost, note = float(process["cost_usd_per_t_in"]), process["note"]
        if pid in COST_PER_PRODUCT and pid != "ga_extraction":
            cost *= rate
        if pid == "ga_extraction":
            alumina = next(p for p in facts.processes if p["process_id"] == "alumina_refining")
            alumina_rate = float(alumina["yield_t_per_t"])
            inputs = "bauxite:1"
            outputs = f"alumina:{alumina_rate:g};gallium:{rate * alumina_rate:.10f}".rstrip("0")
            cost = (float(alumina["cost_usd_per_t_in"]) + cost) * alumina_rate
            note = "alumina refining in which gallium is won from the liquor: a by-product that consumes no alumina"
        sourced = process["claim_ids"]
        study.add("processes", {"process_id": pid, "name": process["name"], "inputs": inputs, "outputs": outputs,
                                "cost_usd_per_run": cost, "changes_heading": "yes" if changes_heading(facts, process) else "no",
                                "note": note},
                  cited=cited_cells(pid, sourced), assumed=assumed_cells(pid, note), context=sourced)


# Two cost guesses would let plants that run on record lose money on every tonne at reference prices (ferrochrome 1,430 USD of
# smelting a tonne, alumina 625 of refining). They are read per tonne of product.
COST_PER_PRODUCT = {"cr_smelting", "alumina_refining", "ga_extraction"}

SOURCED_COST = {"u_conversion": "CC0161", "cu_refining": "CC0583"}
ENRICHMENT = "176 USD per SWU of 2024 times 842 SWU per tonne of feed (0.22 % tails)"
SOURCED_YIELD = {"oil_refining": "CC0216;CC0217", "ethanol_saf": "CC0610;CC0611"}


def cited_cells(pid, sourced):
    cells = {}
    if pid in SOURCED_COST:
        cells["cost_usd_per_run"] = SOURCED_COST[pid]
    if pid in SOURCED_YIELD:
        cells["outputs"] = SOURCED_YIELD[pid]
    return cells


def assumed_cells(pid, note):
    cells = {}
    if pid == "u_enrichment":
        cells["cost_usd_per_run"] = (ENRICHMENT, "CC0162")
    elif pid not in SOURCED_COST:
        cells["cost_usd_per_run"] = "order of magnitude, own guess" + (
            "; read per tonne of product, since per tonne of input the plants on record would lose on every tonne" if pid in COST_PER_PRODUCT else "")
    if pid not in SOURCED_YIELD:
        cells["outputs"] = note or "own estimate of the yield"
    return cells
