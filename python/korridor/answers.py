"""The other answers: ways, dependence, frontier, worth, back-test, evidence, check."""

from __future__ import annotations

from typing import Any

from . import html
from .plan import Planned
from .reply import Reply
from .tables import Table, make_text_table


class Check(Reply):
    """A study that was read without an error: what it holds and on what it stands."""

    @property
    def counts(self) -> Table:
        """`table, rows`: rows by table."""
        return self._table("check.counts", [{"table": name, "rows": rows} for name, rows in self.raw["counts"].items()])

    @property
    def coverage(self) -> dict[str, int]:
        """How many figures are `cited`, `assumed` with a reason, or `yours` (the study's alone)."""
        return {name: int(figures) for name, figures in self.raw["coverage"].items()}

    @property
    def horizon(self) -> dict[str, Any]:
        """`start`, `end` (first day after it), `periods`."""
        return dict(self.raw["horizon"])

    def _summary(self) -> list[tuple[str, str]]:
        return [*super()._summary(), *((name, f"{count:,} figures") for name, count in self.coverage.items())]

    def _parts(self) -> list[str]:
        return [html.table("Tables", self.counts, ["table", "rows"]), html.table("Warnings", self.warnings, ["code", "message", "where"])]


class Routes(Reply):
    """Ways for a tonne. With status `no_route` there is none: `cut` tells what would have to open, `lift` what is avoided too much.

    >>> ways = study.route("mine", "buyer")
    >>> ways.by_class[["class", "cost_usd_per_t"]]
         class  cost_usd_per_t
    0    China           133.0
    1  Caspian           205.0
    """

    @property
    def routes(self) -> Table:
        """The best ways in cost, time and risk, cheapest first: `class, cost_usd_per_t, cost_usd` (all tonnes), `time_h, time_spread_h,
        time_p10_h, time_p50_h, time_p90_h` (h), `risk, stopped_days_per_year` (days a year), `events, can_stop, free_t_per_year` (NaN: no
        limit known), `fits, length_km, countries, corridors, dominated_by, legs`."""
        return self._table("route.routes")

    @property
    def by_class(self) -> Table:
        """The cheapest way of each corridor class, dominated or not; columns of `routes`."""
        return self._table("route.by_class")

    @property
    def alternatives(self) -> Table:
        """Ways that really differ, as many as were asked for; columns of `routes`."""
        return self._table("route.alternatives")

    @property
    def legs(self) -> Table:
        """One row a leg of `routes`; `way` is the row there: `link, from, to, mode, country, length_km, time_h, cost_usd_per_t,
        stopped_days_per_year, claims`. A leg without a link is handling at a place."""
        rows = [{"way": i, **leg} for i, way in enumerate(self.raw.get("routes", [])) for leg in way["legs"]]
        return self._table("route.legs", rows)

    @property
    def cut(self) -> Table:
        """`asset, why`: the fewest assets whose opening gives a way."""
        return self._table("route.cut")

    @property
    def lift(self) -> list[str]:
        """The fewest avoided expressions whose lifting gives a way."""
        return self._texts("lift")

    def _summary(self) -> list[tuple[str, str]]:
        way = f"{self.raw.get('from', '')} - {self.raw.get('to', '')}"
        best = self.raw.get("routes") or []
        cheapest = [("cheapest", f"{best[0]['class'] or '–'}, {best[0]['cost_usd_per_t']:,.1f} USD/t, {best[0]['time_p50_h'] / 24:.1f} days")] if best else []
        return [*super()._summary(), ("way", way), ("good", str(self.raw.get("good", ""))), *cheapest]

    def _parts(self) -> list[str]:
        columns = ["class", "cost_usd_per_t", "time_p50_h", "time_p10_h", "time_p90_h", "stopped_days_per_year", "free_t_per_year",
                   "length_km", "countries", "dominated_by"]
        return [
            html.table("Cheapest way of each corridor", self.by_class, columns),
            html.table("Best in cost, time and risk", self.routes, columns),
            html.table("Would have to open", self.cut, ["asset", "why"]),
        ]


class Dependence(Planned):
    """Who depends on whom in a plan (docs/methods/dependence.md). Shares and indices are parts of 1."""

    @property
    def shares(self) -> Table:
        """`side, of` (who depends)`, on` (whom)`, dimension` (`partner transit port processor owner corridor`)`, stage, delivered, good,
        period, t, of_t` (t)`, share, part, direct, through`."""
        return self._table("dependence.shares")

    @property
    def hhi(self) -> Table:
        """One row a group of shares: `hhi, hhi_10000, cr1, cr3, largest, unattributed, supply_risk`."""
        return self._table("dependence.hhi")

    @property
    def n_minus_1(self) -> Table:
        """What closing one thing costs, worst first: `selector, kind, status, cost_usd, pct, unmet_t, unmet` (list of `{good, t}`). Empty
        without `close`."""
        return self._table("dependence.n_minus_1")

    @property
    def statements(self) -> Table:
        """What was said, on record and in the model: `statement, says, said_pct, record, model` (%)`, verdict, why`."""
        return self._table("dependence.statements")

    @property
    def portfolio(self) -> dict[str, Any]:
        """Deals by partner: `home, rows, concentration, left_out` as in `raw`."""
        return dict(self.raw.get("portfolio", {}))

    def _parts(self) -> list[str]:
        top = self.hhi[self.hhi["dimension"] == "transit"].sort_values("hhi", ascending=False)
        return [
            *super()._parts(),
            html.table("Concentration of transit", top, ["side", "of", "good", "period", "hhi", "largest", "cr1"]),
            html.table("If one thing closes", self.n_minus_1, ["selector", "status", "cost_usd", "pct"]),
        ]


class Frontier(Reply):
    """What it costs to depend less on something: one curve a good, exact at all its breakpoints."""

    @property
    def points(self) -> Table:
        """`good, cap_t, share_of_served, share_of_base, served_t, unmet_t, cost_usd, extra_usd, next_usd_per_t, changes`, from no cap to the
        tightest. Between two points the cost is a straight line."""
        return self._table("frontier.points", [{"good": c["good"], **p} for c in self.raw.get("curves", []) for p in c["points"]])

    @property
    def curves(self) -> Table:
        """One row a good: `good, orders, selector, served_t, through_t, reason` (why there is no curve)`, end, points` (number)`,
        premium_usd`."""
        return self._table("frontier.curves", [{**c, "points": len(c["points"])} for c in self.raw.get("curves", [])])

    @property
    def premium(self) -> Table:
        """What the last point costs each order: `good, order, t, usd_per_t` and its parts, USD/t."""
        return self._table("frontier.premium", [{"good": c["good"], **p} for c in self.raw.get("curves", []) for p in c["premium"]])

    def _summary(self) -> list[tuple[str, str]]:
        curves = self.raw.get("curves", [])
        drawn = sum(len(curve["points"]) > 1 for curve in curves)
        return [*super()._summary(), ("on", str(self.raw.get("on", ""))), ("curves", f"{drawn} of {len(curves)} goods")]

    def _parts(self) -> list[str]:
        drawn = [html.curve(c["good"], c["points"]) for c in self.raw.get("curves", []) if len(c["points"]) > 1]
        return [*drawn, html.table("Goods", self.curves, ["good", "orders", "through_t", "served_t", "premium_usd", "end", "reason"])]


class Worth(Planned):
    """What each agreement and clause is worth (docs/methods/value.md)."""

    @property
    def value(self) -> Table:
        """`kind, item, says, set, by` (`set clauses orders clauses_and_orders`)`, clauses, orders, on, method, status, worth_usd, shapley_usd, gains` (list of `{country, usd}`)."""
        return self._table("value.value")

    @property
    def rules(self) -> Table:
        """`kind, rule, says, status, cost_usd, moved_t, row_usd, usd_per_t, row_usd_per_t, why`; empty unless asked for."""
        return self._table("value.rules")

    @property
    def not_modelled(self) -> Table:
        """`agreement, says`: agreements without a change set, a clause or an order that acts."""
        return self._table("value.not_modelled")

    def _parts(self) -> list[str]:
        return [*super()._parts(), html.table("Worth", self.value, ["kind", "item", "says", "on", "worth_usd", "shapley_usd"])]


class Investment(Reply):
    """Which projects to build (docs/methods/invest.md). Money in USD of the first day; `cost_usd` and `spent_usd` as stated.

    >>> answer = study.invest(with_="west_half", budget=2e8, granted=True)
    >>> list(answer.chosen["project"])
    ['second_ferry']
    """

    @property
    def chosen(self) -> Table:
        """In the order of building: `project, name, partner, opens, cost_usd, charge_usd, saves_usd` (after those before it)`, saves_per_usd`."""
        return self._table("invest.chosen")

    @property
    def projects(self) -> Table:
        """All of them: what each saves `alone_usd`, `last_usd` (all others there) and `here_usd` (in the choice), and `why` it is not chosen."""
        return self._table("invest.projects")

    @property
    def pairs(self) -> Table:
        """`one, other, kind` (`complements`, `substitutes`)`, both_usd, joint_usd` (more than one by one)."""
        return self._table("invest.pairs")

    @property
    def runners_up(self) -> Table:
        """The next best choices: `spent_usd, projects, plan_usd, objective_usd, net_usd`."""
        return self._table("invest.runners_up")

    @property
    def curve(self) -> Table:
        """The best choice from each budget on; columns of `runners_up`."""
        return self._table("invest.curve")

    @property
    def partners(self) -> Table:
        """`partner, usd, share` of what is spent."""
        return self._table("invest.partners")

    @property
    def gains(self) -> Table:
        """`role, country, usd`: who has more from the plan and who less, without what is built."""
        return self._table("invest.gains")

    def _summary(self) -> list[tuple[str, str]]:
        spent, net = self.raw.get("spent_usd"), self.raw.get("net_usd")
        build = [("build", " ".join(self.chosen["project"]) or "nothing")] if spent is not None else []
        sums = [("spent", spent), ("left over", net)]
        return [*super()._summary(), *build, *((name, f"{usd / 1e6:,.1f} m USD") for name, usd in sums if usd is not None)]

    def _parts(self) -> list[str]:
        worth = ["project", "partner", "cost_usd", "alone_usd", "last_usd", "here_usd", "why"]
        return [
            html.table("Build in this order", self.chosen, ["project", "name", "partner", "opens", "cost_usd", "saves_usd"]),
            html.table("All projects", self.projects, worth),
        ]


class Backtest(Reply):
    """The model against what was observed (docs/methods/backtest.md)."""

    @property
    def rows(self) -> Table:
        """`observation, name, measure, year, observed, modelled` (in `unit`)`, unit, error_pct, base_load, naive, naive_error_pct, fitted,
        why, claims`."""
        return self._table("backtest.rows")

    @property
    def score(self) -> dict[str, Any]:
        """Errors over all rows that can be compared and were not fitted; percent."""
        return dict(self.raw.get("score", {}))

    def _summary(self) -> list[tuple[str, str]]:
        score = self.score
        names = (("median error", "median_abs_error_pct"), ("as last year", "naive_median_abs_error_pct"))
        errors = [(name, f"{score[field]:.1f} %") for name, field in names if score.get(field) is not None]
        return [*super()._summary(), ("rows", str(score.get("rows", ""))), *errors]

    def _parts(self) -> list[str]:
        return [html.table("Observations", self.rows, ["name", "year", "observed", "modelled", "unit", "error_pct", "fitted", "why"])]


class Evidence(Planned):
    """On which claims and assumptions a plan rests, and which of them move it most (docs/methods/evidence.md)."""

    @property
    def rests_on(self) -> dict[str, float]:
        """Money of the plan by where the figures come from, USD, and shares of 1."""
        return {name: float(value) for name, value in self.raw.get("rests_on", {}).items()}

    @property
    def swings(self) -> Table:
        """Figures read otherwise, largest change first: `why, claim, against, factor, figures, first_order_usd, status, change_usd`."""
        return self._table("evidence.swings")

    @property
    def readings(self) -> Table:
        """Scenarios that exclude each other: `set, against, says, against_says, ..., change_usd, orders`."""
        return self._table("evidence.readings")

    @property
    def results(self) -> Table:
        """What each result rests on: `kind, id, period, value, unit, figures.cited, figures.assumed, figures.yours, claims`."""
        return self._table("evidence.results")

    def _summary(self) -> list[tuple[str, str]]:
        share = self.rests_on.get("assumed_share")
        return [*super()._summary(), *([("on assumptions", f"{100 * share:.1f} %")] if share is not None else [])]

    def _parts(self) -> list[str]:
        return [*super()._parts(), html.table("What moves it most", self.swings, ["why", "claim", "factor", "change_usd", "status"])]


class Listing(Reply):
    """Rows of a study as they are written; all values are text."""

    @property
    def rows(self) -> Table:
        """The columns of that list."""
        return make_text_table(self.raw["rows"], **self._notes())

    def _parts(self) -> list[str]:
        rows = self.rows
        return [html.table(str(self.raw.get("what", "")), rows, [str(name) for name in rows.columns])]
