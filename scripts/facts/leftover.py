"""Rows of the facts that no row of the study was made from, each with its reason. A row without a reason stops the script."""

SUPPLY = (
    ("world totals", "S029 S030 S042 S055 S057 S068", "check totals, listed above"),
    ("older or superseded rows of a source", "S001 S006 S092", "the newest row not later than the year holds"),
    ("uranium of Canada, Namibia, Australia", "S023 S024 S025 S026 S027", "orders hold only the part of a market that the study's suppliers had"),
    ("planned mines and plants outside Kazakhstan", "S031 S056", "prospects; no Kazakh way depends on them"),
    ("Kazakh prospects", "S053 S060", "projects with change sets, not supply"),
    ("rare-earth mines outside China and Kazakhstan", "S044 S045 S046 S047 S048 S049 S050 S051", "no place of their own in the network"),
    ("Chinese tungsten and copper", "S058 S067", "serve their own market outside the study"),
    ("chrome ore and ferrochrome of others", "S069 S071 S072 S073 S074 S075 S077 S078 S079", "orders hold only the Kazakh part of a market"),
    ("gallium of Pavlodar", "S081", "by-product of the alumina refinery, a process"),
    ("Turkmen gas output", "S091", "only what the line to China takes enters the study"),
    ("antimony and gold", "S095 S096 S097 S098", "no demand row and, for gold, no price"),
)
DEMAND = (
    ("world totals", "D022 D023 D059", "never orders"),
    ("rows with an elasticity only", "D061 D062 D063 D064 D065 D066 D067 D068", "give the elasticities of the steps"),
    ("second elasticities of a market", "D043 D045 D047 D048", "one elasticity a horizon: the long-run one; quantities from the same market's other row or the record"),
    ("uranium needs of Canada, Russia, the United States and for enriched uranium", "D006 D016 D017 D021", "whole needs; the orders hold what the record gives Kazakh and Uzbek uranium"),
    ("uranium needs of Pakistan and Belarus", "D009 D011", "no record that Kazakh uranium goes there"),
    ("Kazakh reactors", "D015 D019", "nothing today; the sets of the reactors hold the later need"),
    ("magnets of China, the United States and the EU", "D028 D029 D030", "the facts' Chinese oxide (48,260 t) makes half of these magnets; Kazakhstan has no part in them"),
    ("Chinese tungsten, copper, ferrochrome, gas", "D032 D036 D037 D038 D054", "whole needs; the orders hold the recorded Kazakh part"),
    ("intake of Kazakh refineries", "D052", "the refineries are plants; the orders are for products"),
    ("jet fuel", "D058", "no supply in the study"),
)


def add_left_out(facts, study):
    for rows, groups in ((facts.supply, SUPPLY), (facts.demand, DEMAND)):
        key = next(iter(rows[0]))
        unused = {row[key] for row in rows if row[key] not in facts.used}
        listed = [row_id for _, ids, _ in groups for row_id in ids.split()]
        if set(listed) != unused or len(listed) != len(unused):
            raise ValueError(f"{key}: without a reason {sorted(unused - set(listed))}, used though listed {sorted(set(listed) - unused)}")
        name = key.split("_")[0]
        for what, ids, reason in groups:
            study.left_out.append((f"{name}: {what}", len(ids.split()), reason))
    add_trade(facts, study)


def add_trade(facts, study):
    """Trade rows: those whose claims are cited somewhere are in; the rest are kept as claims only."""
    cited = {claim for row in study.rows["citations"] for claim in row["claims"].split(";")}
    through, value_only, other = [], [], []
    for row in facts.trade:
        if row["trade_id"] in facts.used:
            continue
        if set(row["claim_ids"].split(";")) & cited:
            through.append(row["trade_id"])
        elif not row["quantity"]:
            value_only.append(row["trade_id"])
        else:
            other.append(row["trade_id"])
    study.left_out += [("trade: figure used through its claims", len(through), "orders, base loads and observations cite the claims themselves"),
                       ("trade: value or turnover only", len(value_only), "the study plans tonnes; shares by value are observations"),
                       ("trade: quantities of other sellers, older years or part-years", len(other), ", ".join(other))]
