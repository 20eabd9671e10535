"""Ways for a tonne."""

from __future__ import annotations

from . import html
from .reply import Reply
from .tables import Table


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
