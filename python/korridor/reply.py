"""What all answers have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import html
from .nearest import hint
from .tables import Table, make_table


class Reply:
    """An answer of Korridor. `raw` is the JSON object that the program prints with `--json`; all else is a view of it."""

    raw: dict[str, Any]

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw

    @property
    def status(self) -> str:
        """`ok`, `optimal`, `infeasible` (no plan), `no_route` (no way), or `limit` (time ran out; the best so far)."""
        return str(self.raw["status"])

    @property
    def ok(self) -> bool:
        """Whether there is an answer that stands: `ok` or `optimal`."""
        return self.status in ("ok", "optimal")

    @property
    def study(self) -> str | None:
        """Name of the study."""
        name = self.raw["study"]
        return None if name is None else str(name)

    @property
    def study_sha256(self) -> str | None:
        """Hash over the names and bytes of the study's files."""
        digest = self.raw["study_sha256"]
        return None if digest is None else str(digest)

    @property
    def warnings(self) -> Table:
        """`code, message, where`: one row a warning."""
        return make_table("warnings", self.raw["warnings"], **self._notes())

    if not TYPE_CHECKING:  # a type checker knows what there is

        def __getattr__(self, name: str) -> Any:
            """Asked for what is not there: an error with the nearest name."""
            if name.startswith("_") or name == "raw":
                raise AttributeError(name)
            known = [one for one in dir(type(self)) if not one.startswith("_")]
            raise AttributeError(f"{type(self).__name__} has no {name}; {hint(name, known)}", name=name, obj=self)

    def tables(self) -> dict[str, Table]:
        """All tables of the answer that have a row, by name."""
        found = {}
        for name in dir(type(self)):
            attribute = getattr(type(self), name)
            if isinstance(attribute, property) and getattr(attribute.fget, "__annotations__", {}).get("return") == "Table":
                found[name] = getattr(self, name)
        return {name: table for name, table in found.items() if len(table)}

    def to_parquet(self, folder: str | Path) -> list[Path]:
        """Writes each of `tables()` as `folder/NAME.parquet`, units in the metadata of the fields. Returns the files.
        Needs `pip install korridor[arrow]`."""
        import pyarrow.parquet as pq

        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for name, table in self.tables().items():
            files.append(folder / f"{name}.parquet")
            pq.write_table(table.to_arrow(), files[-1])
        return files

    def __repr__(self) -> str:
        return f"{type(self).__name__}: " + ", ".join(f"{name} {value}" for name, value in self._summary() if value != "")

    def _repr_html_(self) -> str:
        return html.page(type(self).__name__, self._summary(), self._parts())

    def _summary(self) -> list[tuple[str, str]]:
        return [("status", self.status), ("study", self.study or "")]

    def _parts(self) -> list[str]:
        return []

    def _notes(self) -> dict[str, str]:
        return {"command": str(self.raw["command"]), "study": self.study or "", "study_sha256": self.study_sha256 or ""}

    def _number(self, name: str) -> float | None:
        value = self.raw.get(name)
        return None if value is None else float(value)

    def _texts(self, name: str) -> list[str]:
        return [str(text) for text in self.raw.get(name, [])]

    def _table(self, kind: str, rows: list[dict[str, Any]] | None = None) -> Table:
        return make_table(kind, self.raw.get(kind.split(".")[-1], []) if rows is None else rows, **self._notes())
