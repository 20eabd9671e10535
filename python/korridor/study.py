"""A study and the questions one can ask it."""

from __future__ import annotations

import datetime
import numbers
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypedDict, Unpack

from . import _native, html
from .answers import Backtest, Check, Dependence, Evidence, Frontier, Listing
from .calls import send
from .changes import Changes, Value, as_changes
from .choices import Investment, Worth
from .errors import StudyError, name_pages
from .nearest import hint
from .plan import Comparison, Plan
from .progress import Progress
from .tables import Table, make_table
from .ways import Routes

Names = str | Sequence[str]
Keys = Mapping[str, list[str]]  # ids by table


class WorldOptions(TypedDict, total=False):
    """Which world is asked about."""

    with_: Names  # scenarios that act besides those of the base world
    without: Names  # scenarios of the base world that do not act
    changes: Changes | Mapping[str, Value] | Iterable[Mapping[str, Value]] | None  # a scenario of one's own; it acts last
    ordered: bool | None  # later scenarios act on what earlier ones left; without it two that set one cell are an error


class PlanOptions(WorldOptions, total=False):
    """How a plan is made."""

    year: int | None  # that year alone; None: the whole horizon
    period: Literal["year", "quarter", "month", "study"] | None  # None: year
    engine: Literal["chains", "arcs"] | None  # None: chains
    gap: float | None  # stop at this gap; None: proven optimal
    time_limit_s: float | None  # seconds for each plan; the best so far comes with status `limit`
    threads: int  # the answer is the same with any number
    progress: bool | Progress | None  # None: a line on a terminal or in a notebook from the third second on


_QUESTIONS = ("plan", "compare", "route", "dependence", "frontier", "value", "invest", "evidence", "backtest", "check", "list")


def _names(names: Names | None) -> list[str]:
    return [names] if isinstance(names, str) else list(names or ())


def _whole(name: str, value: Any) -> int | None:
    """A whole number as JSON takes it, also where pandas or NumPy hold it."""
    if value is None or (isinstance(value, numbers.Integral) and not isinstance(value, bool)):
        return None if value is None else int(value)
    if isinstance(value, numbers.Real) and not isinstance(value, bool) and float(value).is_integer():
        return int(float(value))
    remedy = f"give it as a number: {name}={value.strip()}" if isinstance(value, str) and value.strip().isdecimal() else "give a whole number"
    raise TypeError(f"{name} is {value!r}; {remedy}")


def _threads(value: Any) -> int:
    """One where nothing is said; what is said is passed on as it is."""
    threads = _whole("threads", value)
    return 1 if threads is None else threads


class Study:
    """A study folder that was read and checked; it never changes, so threads may share it.

    Errors  StudyError with all that is wrong in all files.

    All questions take the options of `WorldOptions`, and those that plan take the ones of `PlanOptions`, by name:

    | option | holds |
    |---|---|
    | `with_`, `without` | scenarios that act besides, or do not act: a name or a list |
    | `changes` | `korridor.Changes`, or a row or rows as dicts; a scenario of one's own that acts last |
    | `ordered` | later scenarios act on what earlier ones left. Without it two that set one cell are an error; changes that close something are ordered by themselves |
    | `year` | plan that year alone; else the whole horizon |
    | `period` | `year` (default), `quarter`, `month`, or `study` for the study's own |
    | `engine`, `gap` | `chains` (default) or `arcs`; stop at this gap |
    | `time_limit_s` | seconds for each plan; status `limit` comes with the best so far |
    | `threads` | 1; the answer is the same with any number |
    | `progress` | True, False, or a function of cost, bound (USD or None) and seconds, and if it takes them, plans made and plans needed |

    >>> study = Study("mine")
    >>> plan = study.plan(with_="west_half", year=2026)
    >>> plan.status
    'optimal'
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        import json

        self.folder = Path(folder)
        loaded, text = _native.load(os.fspath(folder))
        head: dict[str, Any] = json.loads(text)
        if loaded is None:
            raise StudyError.of(head)
        self._loaded = loaded
        self.name = str(head["study"])
        self.sha256 = str(head["study_sha256"])

    def __repr__(self) -> str:
        return f"Study({str(self.folder)!r}): {self.name}, {self.sha256[:12]}"

    def _repr_html_(self) -> str:
        """In a notebook: what the study holds, and what can be asked of it."""
        held = self.check()
        horizon = held.horizon
        facts = [("study", self.name), ("from", str(horizon["start"])), ("until", str(horizon["end"]))]
        facts += [(name, f"{count:,} figures") for name, count in held.coverage.items()]
        asked = "Ask it: " + ", ".join(f"<code>{name}</code>" for name in _QUESTIONS)
        return html.page("Study", facts, [html.table("Tables", held.counts, ["table", "rows"]), f"<p>{asked}</p>"])

    def check(self) -> Check:
        """What the study holds, and the share of its figures that is cited."""
        return Check(send("check", {}, self._loaded))

    def list(self, what: str) -> Table:
        """As written: one of `places links goods processes plants supply stores orders clauses limits fleets scenarios owners`
        `agreements events corridors projects policies selectors`.
        """
        return Listing(send("list", {"what": what}, self._loaded)).rows

    def route(
        self,
        from_: str,
        to: str,
        good: str | None = None,
        *,
        avoid: Names = (),
        ignore_study_avoid: bool = False,
        alternatives: int = 0,
        tonnes: float = 1,
        depart: str | datetime.date | None = None,
        epsilon: float = 0,
        **world: Unpack[WorldOptions],
    ) -> Routes:
        """Ways for a tonne between two places (ids or names), best in cost, time and risk.

        `avoid`: selectors (`"china"`, `"port:aktau_port"`); `alternatives`: how many really different ways besides; `depart`: the day that
        decides what is open. Status `no_route` is an answer.
        """
        request = self._world(world) | {"from": from_, "to": to, "good": good, "avoid": _names(avoid), "tonnes": tonnes}
        request |= {"ignore_study_avoid": ignore_study_avoid, "alternatives": alternatives, "epsilon": epsilon}
        return Routes(send("route", request | {"depart": None if depart is None else str(depart)}, self._loaded))

    def plan(self, *, only: Names = (), **options: Unpack[PlanOptions]) -> Plan:
        """Serves the orders at the least cost: who gets what by which way, what binds, and what one more tonne is worth.

        Status `infeasible` (with `conflict`) and `limit` are answers. `only`: tables that are wanted (`"orders"`, `["flows", "limits"]`);
        the others come empty, and the work behind them is left out.
        """
        return Plan(self._send("plan", options, only=_names(only)))

    def compare(self, *, against: Names = (), **options: Unpack[PlanOptions]) -> Comparison:
        """Plans the world of `with_` and `changes`, and the world of `against` (none: the base), and tells what differs.

        `changes` act in the first world only.
        """
        return Comparison(self._send("compare", options, against=_names(against)))

    def dependence(
        self,
        *,
        of: Literal["buyer", "exporter", "transit"] | None = None,
        good: str | None = None,
        state: str | None = None,
        close: Names = (),
        **options: Unpack[PlanOptions],
    ) -> Dependence:
        """Who depends on whom in the plan: shares and indices by partner, transit, port, processor, owner, corridor.

        `of`: whose side; `close`: kinds of things to close one at a time (`country owner port plant link`).
        """
        return Dependence(self._send("dependence", options, of=of, good=good, state=state, close=_names(close)))

    def frontier(self, on: str, *, orders: str | None = None, may_miss: bool = False, **options: Unpack[PlanOptions]) -> Frontier:
        """What it costs to let less and less pass through `on` (a selector): all breakpoints, one curve a good.

        `orders`: a selector of the orders that are capped; `may_miss`: deliveries may be given up along the curve.
        """
        return Frontier(self._send("frontier", options, on=on, orders=orders, may_miss=may_miss))

    def value(self, *, shapley: bool = False, rules: bool = False, **options: Unpack[PlanOptions]) -> Worth:
        """What each agreement and clause is worth, USD; with `shapley` also its fair share of the worth of all.

        With `rules` instead the price of each clause, limit and policy that acts, USD/t.
        """
        return Worth(self._send("value", options, shapley=shapley, rules=rules))

    def invest(
        self,
        *,
        budget: float | None = None,
        projects: Names = (),
        caps: Mapping[str, float] | None = None,
        costs: Mapping[str, float] | None = None,
        granted: bool = False,
        life: float = 0,
        runners: int = 3,
        **options: Unpack[PlanOptions],
    ) -> Investment:
        """Which projects to build: those that make the plan and what is built cost least, USD of the first day.

        `budget`: USD as the projects state it; `caps`: largest share of what is spent by partner (`"any"`: each); `costs`: USD by project,
        where the study states none or another; `granted`: the money is given, the plan alone counts; `life`: years a project lasts;
        `time_limit_s`: of the whole search. All years of the horizon: `year` is refused.
        """
        if options.get("year") is not None:
            raise TypeError("invest looks at the whole horizon: what is built is paid once and serves all years")
        fields = {
            "budget": budget,
            "projects": _names(projects),
            "caps": [{"partner": name, "share": share} for name, share in (caps or {}).items()],
            "costs": [{"project": name, "usd": usd} for name, usd in (costs or {}).items()],
        }
        return Investment(self._send("invest", options, **fields, granted=granted, life=life, runners=runners))

    def backtest(self, *, threads: int = 1, progress: bool | Progress | None = None, **world: Unpack[WorldOptions]) -> Backtest:
        """The model against what was observed."""
        return Backtest(send("backtest", self._world(world), self._loaded, threads=_threads(threads), progress=progress))

    def evidence(self, *, top: int = 10, range: float = 1.25, **options: Unpack[PlanOptions]) -> Evidence:
        """On which claims and assumptions the plan rests; the `top` figures that move it most are read otherwise and planned anew.

        An assumption is multiplied and divided by `range`.
        """
        return Evidence(self._send("evidence", options, top=top, range=range))

    def closed_by(self, selector: str) -> Table:
        """`table, key`: the rows that closing a selector shuts; what `Changes.close` does."""
        rows = [{"table": table, "key": key} for table, keys in self._closed_rows(selector).items() for key in keys]
        return make_table("closed", rows, study=self.name)

    def _closed_rows(self, selector: str) -> Keys:
        rows: Keys = send("closed_rows", {"selector": selector}, self._loaded)["rows"]
        return rows

    def _world(self, options: Mapping[str, Any], known: Any = WorldOptions) -> dict[str, Any]:
        names = known.__annotations__
        if unknown := sorted(options.keys() - names.keys()):
            raise TypeError("; ".join(f"no option is called {name}, {hint(name, names)}" for name in unknown))
        changes = as_changes(options.get("changes"))
        ordered = options.get("ordered")
        request = {"with": _names(options.get("with_")), "without": _names(options.get("without"))}
        return request | {
            "ordered": changes.closes if ordered is None else ordered,
            "changes": changes.rows(self._closed_rows),
        }

    def _send(self, command: str, options: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
        request = self._world(options, PlanOptions) | {name: options.get(name) for name in ("period", "engine", "gap")}
        request |= {"year": _whole("year", options.get("year")), "time_limit": options.get("time_limit_s"), **fields}
        return send(command, request, self._loaded, threads=_threads(options.get("threads")), progress=options.get("progress"))


def new_study(folder: str | os.PathLike[str], base: Study | str | os.PathLike[str] | None = None, *, force: bool = False) -> Study:
    """Makes a small complete study to start from, or one that layers over `base`: its own rows add to the base's or replace them.

    `force` replaces a study that is there, and nothing else. Errors: StudyError (`exists`, `cannot_write`, ...).
    """
    over = base.folder if isinstance(base, Study) else base
    send("new", {"folder": os.fspath(folder), "base": None if over is None else os.fspath(over), "force": force})
    return Study(folder)


def explain(code: str) -> str:
    """What a code of an error or a warning means and what to do about it."""
    rows = send("explain", {"code": code})["codes"]
    return "\n".join(f"{row['code']} ({row['number']}): {row['meaning']}\n{name_pages(row['text'])}" for row in rows)
