"""Articles, and the ledger of what they say."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from . import html
from .calls import send
from .reply import Reply
from .tables import Table, make_text_table

Language = Literal["de", "en", "fr", "ru"]
Decision = Literal["accept", "reject", "reopen", "undo"]
Source = str | os.PathLike[str]


class Reading(Reply):
    """What articles propose: figures, dates, names, agreements and claims, each with its bytes in the text; then what contradicts."""

    @property
    def lines(self) -> list[dict[str, Any]]:
        """One object a proposal, as `korridor read` prints them (docs/reference/read.md)."""
        return list(self.raw["lines"])

    def of_type(self, type: str) -> Table:
        """The proposals of a type as a table: `money quantity date entity agreement claim conflict`; the columns are its fields."""
        return make_text_table([line for line in self.lines if line["type"] == type])

    def _summary(self) -> list[tuple[str, str]]:
        counts: dict[str, int] = {}
        for line in self.lines:
            counts[line["type"]] = counts.get(line["type"], 0) + 1
        return [("status", self.status), *((name, str(count)) for name, count in counts.items())]

    def _parts(self) -> list[str]:
        return [html.table("Proposals", make_text_table(self.lines), ["type", "text"])] if self.lines else []


def _is_file(source: Source) -> bool:
    if not isinstance(source, str):
        return True
    return not any(sign.isspace() for sign in source) or ("\n" not in source and len(source) < 4096 and Path(source).exists())


def read(source: Source | Iterable[os.PathLike[str]], *, date: str | datetime.date | None = None, lang: Language | None = None) -> Reading:
    """Reads an article: a file (text, HTML or PDF), several, or the text itself.

    A `str` is a file name if it has no blank, or names a file that is there; else it is the text. `date`: day of the article, which
    decides what "last year" means; `lang`: its language, else guessed with a warning. Errors: StudyError (`no_file`, ...).

    >>> read("Kazakhstan sold 500 tonnes of uranium to Japan in 2024.", lang="en", date="2025-01-01").of_type("quantity")["value"][0]
    500
    """
    request: dict[str, Any] = {"date": None if date is None else str(date), "lang": lang}
    if not isinstance(source, str | os.PathLike):
        request["files"] = [os.fspath(file) for file in source]
    elif _is_file(source):
        request["files"] = [os.fspath(source)]
    else:
        request["text"] = source
    return Reading(send("read", request))


class Ledger:
    """The append-only ledger of sources, statements and decisions: one SQLite file that `add` makes (docs/methods/ledger.md).

    Errors of all calls: StudyError (`no_ledger`, `ledger_damaged`, `unknown_id`, ...).
    """

    def __init__(self, file: str | os.PathLike[str]) -> None:
        self.file = Path(file)

    def __repr__(self) -> str:
        return f"Ledger({str(self.file)!r})"

    def add(
        self,
        *files: str | os.PathLike[str],
        text: str | None = None,
        name: str | None = None,
        date: str | datetime.date | None = None,
        lang: Language | None = None,
        publisher: str = "",
        title: str = "",
        url: str = "",
        licence: str = "",
        grade: str = "",
    ) -> dict[str, Any]:
        """Adds articles, folders of studies, or a text under a name. The reply: `added`, `known`, `reopened`, `sources`."""
        request = {"files": [os.fspath(file) for file in files], "text": text, "name": name, "lang": lang, "publisher": publisher}
        request |= {"title": title, "url": url, "licence": licence, "grade": grade, "date": None if date is None else str(date)}
        return self._send("ledger_add", request)

    def statements(
        self, *, state: str = "", source: str = "", about: str = "", property: str = "", kind: str = "", limit: int = 0
    ) -> Table:
        """One row a statement, with the columns of docs/reference/ledger.md; empty filters do not filter, limit 0 is all."""
        asked = {"state": state, "source": source, "about": about, "property": property, "kind": kind}
        request = {name: value for name, value in asked.items() if value} | {"limit": limit}
        return make_text_table(self._send("ledger_list", request)["statements"])

    def decide(self, statement: str, decision: Decision, note: str = "", *, who: str = "") -> dict[str, Any]:
        """Accepts, rejects or reopens a statement, or takes the last decision back (`undo`, without a note)."""
        words = f"{statement}={decision}" + (f":{note}" if note else "")
        return self._send("ledger_review", {"decide": [words], "who": who})

    def edit(self, statement: str, *, who: str = "", **fields: str) -> dict[str, Any]:
        """Accepts a statement with other fields: `edit(id, unit="t", value="500")`."""
        words = ";".join(f"{name}={value}" for name, value in fields.items())
        return self._send("ledger_review", {"decide": [f"{statement}=edit:{words}"], "who": who})

    def judge(self, a: str, b: str, *, same: bool, who: str = "") -> dict[str, Any]:
        """Says that two names mean the same thing, or that they do not."""
        return self._send("ledger_review", {"same" if same else "different": [f"{a}={b}"], "who": who})

    def conflicts(self) -> list[dict[str, Any]]:
        """What contradicts, repeats or only resembles what."""
        return list(self._send("ledger_conflicts", {})["conflicts"])

    def check(self) -> dict[str, int]:
        """Counts of a ledger that is whole; a damaged one is a StudyError."""
        return dict(self._send("ledger_check", {})["counts"])

    def export(self, format: Literal["jsonl", "csv", "ftm"] = "jsonl") -> str:
        """All statements as JSON Lines, CSV, or FollowTheMoney statements."""
        return str(self._send("ledger_export", {"format": format})["text"])

    def _send(self, command: str, request: dict[str, Any]) -> dict[str, Any]:
        return send(command, {"ledger": os.fspath(self.file), **request})
