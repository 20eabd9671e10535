"""Answers about a study and its plan as they are: check, lists, dependence, frontier, back-test, evidence."""

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


class Backtest(Reply):
    """The model against what was observed (docs/methods/backtest.md)."""

    @property
    def rows(self) -> Table:
        """`observation, name, name_de, measure, year, observed, modelled` (in `unit`)`, unit, error_pct, base_load, naive, naive_error_pct,
        fitted, why` (it is not compared)`, cause, cause_de` (of the difference)`, claims`."""
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
