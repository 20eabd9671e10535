"""A plan, as Python sees it."""

from __future__ import annotations

from . import html
from .reply import Reply
from .tables import Table

_ROUNDING = 1e-9  #: a gap that is no more than rounding, as the engine takes it


class Planned(Reply):
    """What stands on a plan. With status `infeasible` there is none, and `conflict` tells why; all other tables are empty then."""

    @property
    def sets(self) -> list[str]:
        """Scenarios in force, those of the base world first."""
        return self._texts("sets")

    @property
    def agreements_on(self) -> list[str]:
        """Agreements that act."""
        return self._texts("agreements_on")

    @property
    def conflict(self) -> Table:
        """`name, kind, period, says`: orders, clauses and limits that cannot hold together; without any one of them there is a plan."""
        return self._table("conflict")

    def _parts(self) -> list[str]:
        return [html.table("Cannot hold together", self.conflict, ["name", "kind", "period", "says"])]


class Plan(Planned):
    """Who gets what from where by which way, and why not more. Amounts are per period; money is of the study's price year and,
    but for `objective_usd`, `bound_usd` and `parts`, not discounted. An unlimited `limit` and an unknown figure are NaN.

    >>> plan = study.plan(year=2026)
    >>> float(plan.flows[plan.flows["mode"] == "sea"]["t"].sum())
    150000.0
    """

    @property
    def objective_usd(self) -> float | None:
        """Cost less the value of the markets served, discounted to the first day, USD. None where there is no plan."""
        return self._number("objective_usd")

    @property
    def bound_usd(self) -> float | None:
        """No plan costs less than this, USD."""
        return self._number("bound_usd")

    @property
    def gap(self) -> float | None:
        """Distance of objective and bound over the gross cost; 0 is proven."""
        return self._number("gap")

    @property
    def engine(self) -> str:
        """`chains` or `arcs`."""
        return str(self.raw.get("engine", ""))

    @property
    def planned_from(self) -> str:
        """`nothing`; a server also answers from the plan of a world that it keeps (`kept_plan`)."""
        return str(self.raw.get("planned_from", ""))

    @property
    def periods(self) -> Table:
        """One row a period: `name, from, until` (first day after it), `discount` (factor)."""
        return self._table("plan.periods")

    @property
    def orders(self) -> Table:
        """One row an order and period: `order, good, place, period, wanted_t, served_t, unmet_t` (t), `price_usd_per_t` (what one more
        tonne delivered would cost), `reason` (why something is unmet: `no_supply no_way too_dear limits_or_penalty`)."""
        return self._table("plan.orders")

    @property
    def flows(self) -> Table:
        """One row a link, direction, good, state and period of departure: `link, from, to, mode, good, state, unit, period, t`."""
        return self._table("plan.flows")

    @property
    def limits(self) -> Table:
        """One row a limit that is full or has a price, and every clause: `name, kind, period, unit, used, limit` (in `unit`),
        `price_usd_per_unit`, `price_usd_per_t`."""
        return self._table("plan.limits")

    @property
    def decided(self) -> Table:
        """Whole numbers, one row a limit and period: `limit, bound, period, number` (lots; or 1 used, 0 not used), `used_t, paid_t, empty_t` (t)
        and `cost_usd` of what stays empty."""
        return self._table("plan.decided")

    @property
    def bottlenecks(self) -> Table:
        """The limits that matter most: as `limits`, with `worth_usd_per_t` (of one more tonne), `until_t` (t for which that holds), `next`
        (what binds then), `displaced` (list of `{order, t, from_link, to_link}`)."""
        return self._table("plan.bottlenecks")

    @property
    def prices(self) -> Table:
        """`place, good, period, usd_per_t`: what a tonne of the good is worth at the place."""
        return self._table("plan.prices")

    @property
    def chains(self) -> Table:
        """One row a supply chain: `order, good, period, state, t, supply` (list of `{supply, t}`), `legs, processes, stores` (lists),
        `hours`, and its cost by part, `cost_usd.supply` to `cost_usd.inland` (USD). `-LINK` is a link run backwards."""
        return self._table("plan.chains")

    @property
    def netbacks(self) -> Table:
        """What the seller keeps, USD per tonne delivered: `supply, order, good, period, incoterm, t, delivered_price`, less `minus.supply`
        to `minus.inland`, is `netback`."""
        return self._table("plan.netbacks")

    @property
    def fees(self) -> Table:
        """`country, usd`: fees, border charges, tariffs and taxes that a state takes."""
        return self._table("plan.fees")

    @property
    def carriage(self) -> Table:
        """`country, usd`: transport and handling on the territory of a state."""
        return self._table("plan.carriage")

    @property
    def value_added(self) -> Table:
        """`country, stage, usd, cost_usd, rent_usd`: all `usd` add up to what the orders pay."""
        return self._table("plan.value_added")

    @property
    def balance(self) -> Table:
        """One row a good, tonnes over the horizon: `supplied_t, produced_t, consumed_t, delivered_t, ...`."""
        return self._table("plan.balance")

    @property
    def parts(self) -> Table:
        """Parts of the model that share no row: `name, objective_usd, bound_usd, gap, columns, rows`."""
        return self._table("plan.parts")

    @property
    def not_modelled(self) -> Table:
        """`kind, name, says`: agreements and policies that no row of the model carries."""
        return self._table("plan.not_modelled")

    def _summary(self) -> list[tuple[str, str]]:
        if self.objective_usd is None:
            return super()._summary()
        gap = self.gap if self.gap and self.gap > _ROUNDING else 0
        bill = [("bill", f"{self.objective_usd / 1e6:,.2f} m USD"), ("gap", f"{gap:.2g}")]
        return [*super()._summary(), *bill, ("go short", f"{self._short()} of {self.orders['order'].nunique()} orders")]

    def _short(self) -> int:
        """Orders that get less than they want in some period, though they would pay for it. Tonnes of several goods are never added."""
        rows = self.orders
        return int(rows[(rows["unmet_t"] > _ROUNDING * rows["wanted_t"]) & (rows["reason"] != "too_dear")]["order"].nunique())

    def _parts(self) -> list[str]:
        unmet = self.orders[self.orders["unmet_t"] > 0].sort_values("unmet_t", ascending=False)
        goods = self.orders.groupby(["good", "period"], sort=False)[["wanted_t", "served_t", "unmet_t"]].sum().reset_index()
        return [
            *super()._parts(),
            html.table("Goods", goods, ["good", "period", "wanted_t", "served_t", "unmet_t"]),
            html.table("Not served in full", unmet, ["order", "good", "period", "wanted_t", "unmet_t", "reason"]),
            html.table("Decided in whole numbers", self.decided, ["limit", "bound", "period", "number", "used_t", "paid_t", "empty_t", "cost_usd"]),
            html.table("Bottlenecks", self.bottlenecks, ["name", "kind", "period", "worth_usd_per_t", "until_t", "next"]),
        ]


class Comparison(Planned):
    """Two worlds, and what differs; only what differs is listed. `X.before`, `X.after`, `X.change` are the two worlds and their
    difference. Where one of them has no plan, `infeasible_world` names it and `conflict` tells why."""

    @property
    def infeasible_world(self) -> str | None:
        """`before`, `after`, or None where both have a plan."""
        world = self.raw.get("infeasible_world")
        return None if world is None else str(world)

    @property
    def before_usd(self) -> float | None:
        """Bill of the first world, discounted, USD."""
        return self._side("before")

    @property
    def after_usd(self) -> float | None:
        """Bill of the second world, discounted, USD."""
        return self._side("after")

    @property
    def change_usd(self) -> float | None:
        """What the second world costs more, USD."""
        return self._side("change")

    @property
    def inputs(self) -> Table:
        """Changes that act in one of the two: `in, set, table, key, selector, column, operation, value, from, until`."""
        return self._table("compare.inputs")

    @property
    def orders(self) -> Table:
        """`order, period, good, served_t.before, .after, .change` (t)."""
        return self._table("compare.orders")

    @property
    def prices(self) -> Table:
        """`order, period, good, price_usd_per_t.before, .after, .change`."""
        return self._table("compare.prices")

    @property
    def flows(self) -> Table:
        """`link, good, period, t.before, t.after, t.change` (t)."""
        return self._table("compare.flows")

    @property
    def corridors(self) -> Table:
        """Tonnes over the gateway of each corridor, all periods: `corridor, good, t.before, t.after, t.change`."""
        return self._table("compare.corridors")

    @property
    def decided(self) -> Table:
        """Whole numbers that differ, or are filled otherwise: `limit, bound, period`, and `.before, .after, .change` of `number`, `used_t`,
        `paid_t`, `empty_t` (t) and `cost_usd`."""
        return self._table("compare.decided")

    @property
    def clauses(self) -> Table:
        """Clauses that act in one of the two: `clause, in, order, says, served_t` (t)`, usd_per_t` (price by tonne of the order)."""
        return self._table("compare.clauses")

    @property
    def penalties(self) -> Table:
        """What of the change is no cargo's cost and nobody's income: penalties of `priority` clauses and of contracts that are not served.
        `kind` (clause or order)`, id, order, missed_t.before, .after, .change` (t)`, usd.before, .after, .change` (USD of the first day)."""
        return self._table("compare.penalties")

    @property
    def gains(self) -> Table:
        """Who gains (or pays) in the second world: `role, country, usd`."""
        return self._table("compare.gains")

    @property
    def fees(self) -> Table:
        """`country, usd.before, usd.after, usd.change`."""
        return self._table("compare.fees")

    @property
    def carriage(self) -> Table:
        """`country, usd.before, usd.after, usd.change`."""
        return self._table("compare.carriage")

    def _side(self, side: str) -> float | None:
        pair = self.raw.get("objective_usd")
        return float(pair[side]) if isinstance(pair, dict) else None

    def _summary(self) -> list[tuple[str, str]]:
        names = (("before", self.before_usd), ("after", self.after_usd), ("change", self.change_usd))
        return [*super()._summary(), *((name, f"{usd / 1e6:,.2f} m USD") for name, usd in names if usd is not None)]

    def _parts(self) -> list[str]:
        return [
            *super()._parts(),
            html.table("Clauses", self.clauses, ["clause", "order", "says", "served_t", "usd_per_t"]),
            html.table("Who gains, who pays", self.gains, ["country", "role", "usd"]),
            html.table("Corridors", self.corridors, ["corridor", "good", "t.before", "t.after", "t.change"]),
            html.table("Whole numbers", self.decided, ["limit", "bound", "period", "number.before", "number.after", "number.change"]),
            html.table("Orders", self.orders, ["order", "period", "served_t.before", "served_t.after", "served_t.change"]),
        ]
