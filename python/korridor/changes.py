"""A scenario of one's own, written in Python."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Value = str | int | float
Day = str | datetime.date | None
Row = dict[str, Value]
Operation = Literal["set", "scale", "add"]


@dataclass(frozen=True)
class _Close:
    selector: str
    dates: Row


def _dates(from_: Day, until: Day) -> Row:
    dates = {"from": from_, "until": until}
    return {name: day if isinstance(day, str) else day.isoformat() for name, day in dates.items() if day is not None}


class Changes:
    """Rows of a change set: what is different from the study, in the order given. Every call gives a new set back.

    A row is named by its id (`"aktau_port"`), or by a selector, which means all rows it selects (`selector="mode:ferry"`). Units
    are those of the column (`capacity_t_per_year`: tonnes a year). Days are `YYYY-MM-DD` or dates: `from_` is the first day of
    the change, `until` the first day after it; without them it holds always. Wrong names and values are told by the call that
    uses the changes (StudyError, `changes[I].COLUMN`).

    >>> less = Changes().scale("links", "west_ferry", "capacity_t_per_year", 0.5).close("country:CHN", from_="2027-01-01")
    >>> less
    Changes: links/west_ferry capacity_t_per_year scale 0.5; close country:CHN from 2027-01-01
    """

    def __init__(self, rows: Iterable[Mapping[str, Value]] = ()) -> None:
        self._items: tuple[Row | _Close, ...] = tuple(dict(row) for row in rows)

    def set(
        self, table: str, key: str | None, column: str, value: Value, *, selector: str | None = None, from_: Day = None, until: Day = None
    ) -> Changes:
        """Sets a cell to a value: `.set("clauses", "jpn_titr", "status", "active")`."""
        return self._change("set", table, key, column, value, selector, from_, until)

    def scale(
        self, table: str, key: str | None, column: str, factor: float, *, selector: str | None = None, from_: Day = None, until: Day = None
    ) -> Changes:
        """Multiplies a number: `.scale("links", "LF002", "capacity_t_per_year", 0.5)`. An empty cell (no limit) stays empty."""
        return self._change("scale", table, key, column, factor, selector, from_, until)

    def add(
        self, table: str, key: str | None, column: str, value: float, *, selector: str | None = None, from_: Day = None, until: Day = None
    ) -> Changes:
        """Adds to a number, in the unit of its column: `.add("links", None, "cost_usd_per_t", 5, selector="mode:rail")`."""
        return self._change("add", table, key, column, value, selector, from_, until)

    def close(self, selector: str, *, from_: Day = None, until: Day = None) -> Changes:
        """Closes all that a selector means: its links and those that end at its places, its plants and its supply.

        The same rows as in `dependence(close=...)`: `.close("country:CHN")`, `.close("place:aktau_port")`.
        """
        return Changes._of((*self._items, _Close(selector, _dates(from_, until))))

    def __add__(self, other: Changes) -> Changes:
        return Changes._of(self._items + other._items)

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return bool(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Changes) and self._items == other._items

    def __hash__(self) -> int:
        return hash(repr(self))

    def __repr__(self) -> str:
        return "Changes: " + ("; ".join(map(_tell, self._items)) or "none")

    @property
    def closes(self) -> bool:
        """Whether something is closed; such changes act after all others."""
        return any(isinstance(item, _Close) for item in self._items)

    def rows(self, expand: Callable[[str], Mapping[str, list[str]]]) -> list[Row]:
        """The rows as a request takes them; `expand` gives the keys by table that closing a selector shuts."""
        return list(self._rows(expand))

    def _rows(self, expand: Callable[[str], Mapping[str, list[str]]]) -> Iterator[Row]:
        for item in self._items:
            if not isinstance(item, _Close):
                yield dict(item)
                continue
            for table, keys in expand(item.selector).items():
                for key in keys:
                    yield {"table": table, "key": key, "column": "status", "operation": "set", "value": "closed", **item.dates}

    def _change(
        self, operation: Operation, table: str, key: str | None, column: str, value: Value, selector: str | None, from_: Day, until: Day
    ) -> Changes:
        if (key is None) == (selector is None):
            raise TypeError("name the rows by key or by selector, one of the two")
        where: Row = {"key": key} if key is not None else {"selector": str(selector)}
        row: Row = {"table": table, **where, "column": column, "operation": operation, "value": value, **_dates(from_, until)}
        return Changes._of((*self._items, row))

    @staticmethod
    def _of(items: tuple[Row | _Close, ...]) -> Changes:
        changes = Changes()
        changes._items = items
        return changes


def _tell(item: Row | _Close) -> str:
    if isinstance(item, _Close):
        text, dates = f"close {item.selector}", item.dates
    else:
        row = f"{item.get('table', '?')}/{item.get('key') or item.get('selector', '?')}"
        text, dates = f"{row} {item.get('column', '?')} {item.get('operation', '?')} {item.get('value', '?')}", item
    return text + "".join(f" {name} {dates[name]}" for name in ("from", "until") if name in dates)


def as_changes(changes: Changes | Mapping[str, Value] | Iterable[Mapping[str, Value]] | None) -> Changes:
    """Changes, one row, or several; a row is a dict."""
    if isinstance(changes, Changes):
        return changes
    rows: list[Any] = [changes] if isinstance(changes, Mapping | str) else list(changes or ())
    if strange := [row for row in rows if not isinstance(row, Mapping)]:
        raise TypeError(f"changes are korridor.Changes or rows as dicts, not {strange[0]!r}; the name of a scenario goes to with_")
    return Changes(rows)
