"""The tables of the replies: the kind or the unit of every column.

`name:text`, `:texts` (a list of texts), `:records` (a list of objects), `:flag`, `:whole`, `:day`; anything else is a
floating-point number in that unit. A record inside a row becomes columns with a dot (`cost_usd.rail`).
"""

from __future__ import annotations

from typing import NamedTuple

KINDS = frozenset({"text", "texts", "records", "flag", "whole", "day"})
PARTS = ("supply", "rail", "road", "sea", "pipeline", "handling", "border", "fees", "processing", "tariff", "holding", "inland")


class Column(NamedTuple):
    name: str
    kind: str  # one of KINDS, or "number"
    unit: str  # "" but for numbers


def _parts(name: str, unit: str) -> str:
    return " ".join(f"{name}.{part}:{unit}" for part in PARTS)


def _pair(name: str, unit: str) -> str:
    return " ".join(f"{name}.{side}:{unit}" for side in ("before", "after", "change"))


_LIMITS = "name:text kind:text period:text unit:text used:unit limit:unit bound:text price_usd_per_unit:USD/unit price_usd_per_t:USD/t"
_WAYS = (
    "class:text class_de:text cost_usd_per_t:USD/t cost_usd:USD time_h:h time_spread_h:h time_p10_h:h time_p50_h:h time_p90_h:h "
    "risk:days/yr stopped_days_per_year:days/yr events:texts can_stop:texts free_t_per_year:t/yr fits:flag length_km:km "
    "countries:texts corridors:texts dominated_by:texts legs:records"
)
_CHOICES = "spent_usd:USD projects:texts plan_usd:USD objective_usd:USD net_usd:USD"
_TEXT = {
    "warnings": "code:text message:text where:text",
    "closed": "table:text key:text",
    "conflict": "name:text kind:text period:text says:text says_de:text",
    "check.counts": "table:text rows:whole",
    "route.routes": _WAYS,
    "route.alternatives": _WAYS,
    "route.by_class": _WAYS,
    "route.legs": "way:whole link:text from:text to:text mode:text country:text length_km:km time_h:h cost_usd_per_t:USD/t "
    "stopped_days_per_year:days/yr claims:texts",
    "route.cut": "asset:text why:text",
    "plan.not_modelled": "kind:text name:text says:text",
    "plan.periods": "name:text from:day until:day discount:1",
    "plan.orders": "order:text good:text place:text period:text wanted_t:t served_t:t unmet_t:t price_usd_per_t:USD/t reason:text",
    "plan.flows": "link:text from:text to:text mode:text good:text state:text unit:text period:text t:t",
    "plan.limits": _LIMITS,
    "plan.decided": "limit:text bound:text period:text number:1 used_t:t paid_t:t empty_t:t cost_usd:USD",
    "plan.bottlenecks": _LIMITS + " worth_usd_per_t:USD/t until_t:t next:text displaced:records",
    "plan.fees": "country:text usd:USD",
    "plan.carriage": "country:text usd:USD",
    "plan.value_added": "country:text stage:text usd:USD cost_usd:USD rent_usd:USD",
    "plan.balance": "good:text supplied_t:t produced_t:t processed_t:t consumed_t:t delivered_t:t byproduct_unused_t:t "
    "stock_change_t:t in_transit_t:t lost_t:t",
    "plan.prices": "place:text good:text period:text usd_per_t:USD/t",
    "plan.chains": "order:text good:text period:text state:text t:t supply:records legs:texts processes:texts stores:texts "
    "hours:h " + _parts("cost_usd", "USD"),
    "plan.netbacks": "supply:text order:text good:text period:text incoterm:text t:t delivered_price:USD/t "
    + _parts("minus", "USD/t")
    + " netback:USD/t",
    "plan.parts": "name:text objective_usd:USD bound_usd:USD gap:1 columns:whole rows:whole",
    "compare.inputs": "in:text set:text table:text key:text selector:text column:text operation:text value:text from:text until:text",
    "compare.orders": "order:text period:text good:text " + _pair("served_t", "t"),
    "compare.prices": "order:text period:text good:text " + _pair("price_usd_per_t", "USD/t"),
    "compare.flows": "link:text good:text period:text " + _pair("t", "t"),
    "compare.corridors": "corridor:text good:text " + _pair("t", "t"),
    "compare.decided": "limit:text bound:text period:text " + " ".join((_pair("number", "1"), _pair("used_t", "t"), _pair("paid_t", "t"),
                                                                       _pair("empty_t", "t"), _pair("cost_usd", "USD"))),
    "compare.clauses": "clause:text in:text order:text says:text says_de:text served_t:t usd_per_t:USD/t",
    "compare.penalties": "kind:text id:text order:text " + _pair("missed_t", "t") + " " + _pair("usd", "USD"),
    "compare.gains": "role:text country:text usd:USD",
    "compare.fees": "country:text " + _pair("usd", "USD"),
    "compare.carriage": "country:text " + _pair("usd", "USD"),
    "dependence.shares": "side:text of:text on:text dimension:text stage:text delivered:text good:text period:text t:t of_t:t "
    "share:1 part:1 direct:1 through:1",
    "dependence.hhi": "side:text of:text dimension:text stage:text delivered:text good:text period:text hhi:1 hhi_10000:1 cr1:1 "
    "cr3:1 largest:text unattributed:1 supply_risk:1",
    "dependence.n_minus_1": "selector:text kind:text status:text cost_usd:USD pct:% unmet_t:t unmet:records",
    "dependence.statements": "claim:texts statement:text says:text relation:text said_pct:% records:texts record:% model:% "
    "period:text verdict:text why:text",
    "frontier.points": "good:text cap_t:t share_of_served:1 share_of_base:1 served_t:t unmet_t:t cost_usd:USD extra_usd:USD "
    "next_usd_per_t:USD/t changes:records",
    "frontier.curves": "good:text orders:texts selector:text served_t:t through_t:t reason:text end:text points:whole premium_usd:USD",
    "frontier.premium": "good:text order:text t:t usd_per_t:USD/t parts.distance:USD/t parts.handling:USD/t parts.time:USD/t "
    "parts.fees:USD/t parts.supply:USD/t parts.processing:USD/t parts.congestion:USD/t",
    "value.value": "kind:text item:text says:text says_de:text set:text by:text clauses:texts orders:texts on:flag method:text status:text worth_usd:USD "
    "shapley_usd:USD gains:records",
    "value.rules": "kind:text rule:text says:text says_de:text status:text cost_usd:USD moved_t:t row_usd:USD usd_per_t:USD/t row_usd_per_t:USD/t why:text",
    "value.not_modelled": "agreement:text says:text says_de:text",
    "invest.chosen": "project:text name:text name_de:text partner:text opens:text cost_usd:USD charge_usd:USD saves_usd:USD saves_per_usd:1",
    "invest.projects": "project:text name:text name_de:text partner:text opens:text cost_usd:USD charge_usd:USD set:text cost_from:text chosen:flag "
    "why:text blocked_by:text needs:texts alone_usd:USD last_usd:USD here_usd:USD delivered:records relaxes:flag tightens:texts",
    "invest.pairs": "one:text other:text kind:text both_usd:USD joint_usd:USD",
    "invest.runners_up": _CHOICES,
    "invest.curve": _CHOICES,
    "invest.partners": "partner:text usd:USD share:1",
    "invest.gains": "role:text country:text usd:USD",
    "backtest.rows": "observation:text name:text name_de:text measure:text year:whole observed:unit modelled:unit unit:text error_pct:% "
    "base_load:unit naive:unit naive_error_pct:% fitted:flag why:text cause:text cause_de:text claims:texts",
    "evidence.swings": "why:text claim:text against:text factor:1 figures:records first_order_usd:USD status:text change_usd:USD",
    "evidence.readings": "set:text against:text says:text says_de:text against_says:text against_says_de:text claims:texts status:text against_status:text "
    "objective_usd:USD against_objective_usd:USD change_usd:USD orders:records",
    "evidence.results": "kind:text id:text period:text value:unit unit:text figures.cited:whole figures.assumed:whole "
    "figures.yours:whole claims:texts",
}


def _column(word: str) -> Column:
    name, kind = word.rsplit(":", 1)
    return Column(name, kind, "") if kind in KINDS else Column(name, "number", kind)


COLUMNS: dict[str, tuple[Column, ...]] = {name: tuple(map(_column, text.split())) for name, text in _TEXT.items()}
