"""What agreements are worth, and which projects to build."""

from __future__ import annotations

from . import html
from .plan import Planned
from .reply import Reply
from .tables import Table

_SHOWN = 5e3  # USD; less is 0.00 m USD


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

    def _summary(self) -> list[tuple[str, str]]:
        told = [("rule", row["rule"], row["cost_usd"], "costs") for row in self.raw.get("rules", [])]
        told += [("item", row["item"], row["worth_usd"], "is worth") for row in self.raw.get("value", [])]
        known = [row for row in told if abs(row[2] or 0) >= _SHOWN]
        most = [max(known, key=lambda row: abs(row[2]))] if known else []
        return [
            *super()._summary(),
            *([(f"{told[0][0]}s", str(len(told)))] if told else []),
            *((name, f"{verb} {usd / 1e6:,.2f} m USD") for _, name, usd, verb in most),
        ]

    def _parts(self) -> list[str]:
        items = html.table("Worth", self.value, ["kind", "item", "says", "on", "worth_usd", "shapley_usd"])
        rules = html.table("Rules", self.rules, ["kind", "rule", "says", "cost_usd", "moved_t", "usd_per_t", "row_usd_per_t", "why"])
        return [*super()._parts(), rules if len(self.rules) else items]


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
