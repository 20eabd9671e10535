"""Data frames that know the units of their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from .columns import COLUMNS, Column
from .nearest import hint

if TYPE_CHECKING:
    import pyarrow

_DTYPES = {"text": "string", "number": "float64", "flag": "boolean", "whole": "Int64", "day": "datetime64[s]"}


class Table(pd.DataFrame):
    """A pandas data frame whose `attrs["units"]` tells the unit of every numeric column, and that can become an Arrow table.

    Texts are `string`, numbers `float64` (NaN: not known, or no limit), flags `boolean`, counts `Int64`, days
    `datetime64[s]`; lists stay Python lists.
    """

    @property
    def _constructor(self) -> Callable[..., Table]:
        return Table

    def __getitem__(self, key: Any) -> Any:
        """As a pandas data frame does; a column that is not there is told with the nearest name."""
        try:
            return super().__getitem__(key)
        except KeyError as error:
            asked = key if isinstance(key, list) else [key]
            missing = [name for name in asked if isinstance(name, str) and name not in self.columns]
            if not missing:
                raise
            known = [str(name) for name in self.columns]
            raise KeyError("; ".join(f"there is no column {name}, {hint(name, known)}" for name in missing)) from error

    @property
    def units(self) -> dict[str, str]:
        """Unit by column; `1` for shares and factors."""
        return dict(self.attrs.get("units", {}))

    def to_arrow(self) -> pyarrow.Table:
        """The same as a pyarrow.Table; units stand in the metadata of the fields. Needs `pip install korridor[arrow]`."""
        import pyarrow as pa

        kinds = {"text": pa.string(), "number": pa.float64(), "flag": pa.bool_(), "whole": pa.int64(), "day": pa.date32(),
                 "texts": pa.list_(pa.string())}
        told = self.attrs.get("kinds", {})
        fields, arrays = [], []
        for name in self.columns:
            values = [None if not isinstance(v, list) and pd.isna(v) else v for v in self[name]]
            if told.get(name) == "day":
                values = [None if v is None else v.date() for v in values]
            array = pa.array(values, kinds.get(told.get(name, "")))
            unit = self.units.get(name)
            fields.append(pa.field(str(name), array.type, metadata={"unit": unit} if unit else None))
            arrays.append(array)
        notes = {key: str(value) for key, value in self.attrs.items() if key not in ("units", "kinds")}
        return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=notes))


def _cell(row: Mapping[str, Any], name: str) -> Any:
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _values(rows: list[Mapping[str, Any]], name: str) -> list[Any]:
    return [_cell(row, name) for row in rows] if "." in name else [row.get(name) for row in rows]


def _series(column: Column, values: list[Any]) -> pd.Series[Any]:
    if column.kind in ("texts", "records"):
        return pd.Series([[] if value is None else value for value in values], dtype=object)
    if column.kind == "number":
        values = [float("nan") if value is None else value for value in values]
    return pd.Series(values, dtype=_DTYPES[column.kind])


def make_table(kind: str, rows: Iterable[Mapping[str, Any]], **notes: str) -> Table:
    """The rows of a reply as the table `kind` of COLUMNS; all its columns are there, without a row, too."""
    listed = list(rows)
    columns = COLUMNS[kind]
    table = Table({column.name: _series(column, _values(listed, column.name)) for column in columns})
    table.attrs.update(units={c.name: c.unit for c in columns if c.unit}, kinds={c.name: c.kind for c in columns}, **notes)
    return table


def make_text_table(rows: Iterable[Mapping[str, Any]], **notes: str) -> Table:
    """Rows whose columns are not known before; what is written in the study stays text."""
    listed = list(rows)
    names = list(dict.fromkeys(name for row in listed for name in row))
    table = Table({name: pd.Series([row.get(name) for row in listed], dtype=_dtype_of(listed, name)) for name in names})
    table.attrs.update(notes)
    return table


def _dtype_of(rows: list[Mapping[str, Any]], name: str) -> Any:
    return "string" if all(isinstance(row.get(name), str | None) for row in rows) else object
