"""Claims, sources, study.toml, README.md and SOURCES.md."""
from .base_load import RAIL_SHARE
from .factors import BBL_PER_T, GAS_USD_PER_T_1000KM, KG_PER_M3_GAS, LB_U3O8_PER_KG_U, T_PER_TEU

TOML = f'''# The bundled study. Made by scripts/import_facts; change the script, not this file.
[study]
name = "kazakhstan"
title = "Kazakhstan and its neighbours: ways to market, 2025 to 2040"
title_de = "Kasachstan und seine Nachbarn: Wege zum Markt, 2025 bis 2040"
licence = "facts and figures with their sources, see SOURCES.md"

[time]
start = 2025-01-01
end = 2041-01-01
period = "quarter"        # for --period study, without which all goes by years
year_from = 2031-01-01    # years from here on

[money]
currency = "USD"
price_year = 2026
discount_rate = 0.05
holding_rate = 0.08

# The pair of places whose ways the report tells: ferroalloys are nearly all that Kazakhstan ships to Japan.
[route]
good = "ferrochrome"
from = "almaty"
to = "yokohama"

[factors]
t_per_teu = {T_PER_TEU}
kg_per_m3_gas = {KG_PER_M3_GAS}
bbl_per_t = {BBL_PER_T}
lb_u3o8_per_kg_u = {LB_U3O8_PER_KG_U}
gas_usd_per_t_1000km = {GAS_USD_PER_T_1000KM}
'''


def add_claims_and_sources(facts, study):
    for row in facts.claims:
        study.add("claims", {"claim_id": row["claim_id"], "source": row["source_id"], "subject": row["subject"], "property": row["property"],
                             "value": row["value"], "unit": row["unit"], "as_of": row["as_of"], "low": row["low"], "high": row["high"],
                             "confidence": row["confidence"], "note": row["note"]})
    for row in facts.sources:
        study.add("sources", {"source_id": row["source_id"], "publisher": row["publisher"], "title": row["title"], "date": row["date"],
                              "url": row["url"], "language": row["language"]})


def add_texts(facts, study):
    study.files["study.toml"] = TOML
    study.files["README.md"] = readme(study)
    study.files["SOURCES.md"] = sources_page(facts, study)


def readme(study):
    rows = study.rows
    return f"""# Kazakhstan and its neighbours

How Kazakhstan's uranium, oil, gas, metals and grain reach their buyers, 2025 to 2040, by quarter until 2030 and by year after.

- {len(rows['places'])} places, {len(rows['links'])} links, {len(rows['goods'])} goods, {len(rows['processes'])} processes, {len(rows['plants'])} plants,
  {len(rows['supply'])} sources of supply, {len(rows['orders'])} orders, {len(rows['fleets'])} fleets, {len(rows['sets'])} change sets.
- {len(rows['claims'])} claims of {len(rows['sources'])} sources; `citations.csv` says for every figure whether it stands in a claim or was assumed, and why.
- `SOURCES.md`: where it all comes from, the rules by which it was formed, and what was left out.

Try: `korridor check studies/kazakhstan`, `korridor route studies/kazakhstan --from almaty --to yokohama`,
`korridor plan studies/kazakhstan --with titr_clause`.

The tables are written by `scripts/import_facts` (a maintainer's script). `scripts/import_facts --check` checks them.
"""


def sources_page(facts, study):
    citations = study.rows["citations"]
    cited = sum(row["kind"] == "cited" for row in citations)
    assumed = sum(row["kind"] == "assumed" for row in citations)
    tokens = [link for link in study.rows["links"] if link.get("note", "").startswith("[")]
    planned = [row["link_id"] for row in tokens if row["status"] == "planned"]
    left_out = "\n".join(f"| {what} | {count} | {reason} |" for what, count, reason in study.left_out)
    checks = "\n".join(f"| {row['supply_id']} | {row['site']} | {row['quantity_per_year']} {row['unit']} | {row['year']} |"
                       for row in facts.supply if row["country_iso3"] == "WLD")
    return PAGE.format(cited=cited, assumed=assumed, claims=len(facts.claims), sources=len(facts.sources), links=len(facts.links),
                       planned=len(planned), planned_list=", ".join(planned), left_out=left_out, checks=checks,
                       shares=", ".join(f"{state} {share * 100:.0f} %" for state, share in RAIL_SHARE.items() if state != "KAZ"),
                       stiff=len(study.stiff_orders), stiff_list=", ".join(study.stiff_orders))


PAGE = """# Where the study comes from

## Material and terms

Facts and figures were collected in November 2026 from public pages as stored then; {claims} claims of {sources} sources are in `claims.csv` and
`sources.csv`, each source with publisher, title in own words, date and address. Figures and dated facts are not protected as such;
no text of others is copied. A page date with `?` is inferred. Confidence (high, medium, low) is that of the collection. Check the
page before quoting a figure publicly: most pages were read as excerpts. The agreements come from a ledger of five articles.

Of the figures in the tables {cited} stand in claims and {assumed} are assumptions with their reason (`citations.csv`).

## Factors

1 TEU = 13 t (26 t net in a 40 ft unit), for container lines; gas 0.72 kg/m3; crude 7.5 bbl/t; 1 tU = 2,599.786 lb U3O8. Nothing else
is converted: uranium is counted as contained metal, rare-earth concentrate as oxide, all other goods gross.

## Links

All {links} links of the facts are in `links.csv`; none was left out. {planned} of them are planned and carry nothing until a
change set opens them: {planned_list}.
Status words of the facts became: planned -> a project with its set; closed for Kazakh oil -> policy P036 in the base world; restricted
-> an event in the base world whose set scales the capacity; seasonal -> closed in December to March.
Pipelines run one way, but Kenkiyak-Atyrau. Gas lines have no cost in the facts: 30 USD per tonne and 1000 km is assumed.
Cost and time of links between two states, of handling and of gauge changes are those of the facts.

Cargo: land links take everything but gas. Costs are per tonne in a 40 ft unit or wagon, so container lines carry bulk in
containers too. Straits and ocean routes counted in tonnes carry tankers as well; links marked as tanker links carry
liquids only; ships on the Caspian and on the Volga carry dry cargo. Nuclear cargo (class 7) does not run through Iran and
Afghanistan. Uranium in transit through China was under negotiation in May 2024 (claims CC0105, NC0341); what followed is not known, so the
base world leaves it open, and the set `china_uranium_transit_closed` shuts the Chinese ports to it. The 50 days of waiting for permits and ships
that class 7 cargo met on the Caspian in 2022 are not in the links.

Other traffic (`base_load_t_per_year`): a figure where one is known (border crossings with China and Uzbekistan, Dostyk-Moiynty, CPC, BTC,
Caspian ports, Poti, Georgian and Azerbaijani railways, the Russian oil to China), less what the plan moves itself; else a share of capacity by
state and kind of traffic. For Kazakh lines the share is 60 %: capacity times length over all lines is 411 bn tonne-km, the railway moved 272 bn in 2024.
Shares elsewhere: {shares};
other European railways 50 %, roads and port handling 50 %, mine branches and ocean routes nothing, regular ferries and
small container lines half. In a set that restricts a link, other traffic shrinks with the capacity.

Known warnings: four sea links of the facts are a little shorter than the straight line between their rounded coordinates (LF005, LS035, LS067, LS071), and
rails of two gauges meet at Makmal and Kharlachi on planned lines whose change of gauge the facts do not price. The change at Akhalkalaki lies in link LR169.

## Goods and processes

One row for each row of the facts. Ores without a price are worth their product's value times the yield, so that holding cost and extraction
tax have a base. Ammonium paratungstate has the price of 12 December 2025, the day of the concentrate price, not the spike of March
2026. Gallium is a by-product: `ga_extraction` is alumina refining with gallium won from the liquor (1e-5 t per tonne of
alumina), and consumes no alumina. Yields and costs of processes are own estimates but for conversion, enrichment, copper treatment,
refining and the SAF yield. The smelting of chrome and the refining of alumina are read per tonne of product: per tonne of
input, as printed, plants that run on record would lose on every tonne. Magnets are made for Japan only.
HS heading: a process changes it where the first four digits differ; enrichment gives origin too.

## Placing

A named plant, mine or port first; else the place that stands for the country in this trade (gateway), named in the note of the row, with
an assumed inland cost. France: Rotterdam; other EU members: Rotterdam, Hamburg, Budapest, Trieste; United States: Baltimore, crude at Houston;
Canada: Montreal; China: Xi'an for metals and grain, the border for uranium and gas, Dushanzi for crude; Russia: Irkutsk for uranium,
Novosibirsk for alumina. Kazakh gas of the west enters at Beineu, Russian gas at Aleksandrov Gai, Turkmen gas at Saman-Depe.

## Supply

Sites before totals; the country row is the limit or the residual; the newest row not later than the year, carried forward.
- Uranium: 15 mines; their nameplates add to 32,832 tU, more than the country gives, so limits hold the total to guidance
  (25,750 tU in 2025) and from 2026 to the subsoil-use plan after the cut times 87.5 %.
- Crude: three fields by figure; the old fields are what exports (78.7 Mt) and refining in 2025 (18.4 Mt, without Pavlodar, which runs on Russian oil) leave:
  91.0 Mt in all against an output of about 100 Mt, field use, losses and the Pavlodar swap being the rest. A limit holds 2026 and later to the guidance.
- Gas: half of gross output is marketable.
- What a process makes is plant capacity, never supply; ores are supplied as far as the plant beside the mine can take.
- Supply costs are assumptions throughout (the facts have none). Extraction taxes are policies; the uranium bands of 2026 are an addition
  to each mine's cost, by its size.
- Kazakh rare earths have no supply in the base world: the find is a prospect, eight years from output at best. Two sets tell the two readings, each with an
  order of Japan (`jpn_zhana_ndpr`) whose penalty is ten times the price: by the cost guesses ore of 700 g/t costs six times what its oxide fetches.
- Limits of agreements cap Kazakh oil on foreign lines (Baku 2.2 Mt, Makhachkala 4 Mt, Samara 15 Mt) and uranium over the Caspian (3,500 tU).

World rows serve as check totals only:

| row | what | quantity | year |
|---|---|---|---|
{checks}

## Orders

An order is the part of a market that the study's suppliers can contest: the tonnes that the newest trade record gives them, or their
published share of the market's demand, or the whole demand where the other suppliers are in the study too. So volumes are input and
the ways are the answer. EU27 is what the members listed singly leave. The world is never an order.
Steps: seven delivered prices from 1.25 to 0.9 times the reference value with the quantities of the elasticity (a buyer turns to others a
quarter above the reference); where all sellers are in the study (at home, at the end of a pipe) six from 2.0 to 0.6. Where the market buys
from others too, one more step at 0.92 holds a quarter more in their place (China: crude up to the free capacity of the line, uranium up to
reactor needs). One elasticity a horizon, the long-run one where both are published.
An elasticity of zero or more counts as inelastic (-0.01): {stiff} ({stiff_list}).
Contracts: Japan's uranium (the deal names no tonnes; the whole reactor need), Ulba's fuel assemblies, Boguty's concentrate; a missing
tonne costs twice the reference value.

## How the plan compares

Volumes by market are input; ways are not. The plan of 2025 sends 58 Mt of crude by CPC (record 63.8), 15 by Atyrau-Samara (8.8), 3.9 by Makhachkala
(2.2), 0.5 by Baku (1.3 to 1.5) and 1.1 to China (1.0 to 1.1): the Transneft tariffs of the facts date from 2013 and make the Samara way look
cheap. Nothing was changed to close these gaps. Uranium over the Caspian is 1,370 tU (2,200 and 2,300 in 2022 and 2023), all of it for Canada, whose order
avoids Russia; the rest of the western uranium runs by St Petersburg, as recorded.

## Left out

| rows | count | reason |
|---|---|---|
{left_out}

## Known gaps

Output by mine after 2021, freight costs of the two western uranium routes, any gas tariff, pipeline tariffs after 2013 (Transneft), capacity
of single Kazakh lines, shares of fleets in use, volumes of the Japanese agreement, what became of China's measures after November 2026.
"""
