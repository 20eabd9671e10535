"""What was wrong with an input, told all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


def name_pages(text: str) -> str:
    """Pages of the documentation by name: their files stand beside a checkout, and not in the wheel."""
    named = re.sub(r"\bdocs/([\w/-]+)\.md\b", r"the page \1 of the documentation", text)
    return re.sub(r"(^|\. )the page ", r"\1The page ", named)


@dataclass(frozen=True)
class Fault:
    """One error: where it is, what it is, and what would be right.

    `row` and `column` count from 1; 0 means that the error is tied to no cell. `file` is a file of the study, or the path of
    a field of the request such as `changes[0].value`. What a code means: `korridor.explain(code)`.
    """

    code: str
    message: str
    file: str = ""
    row: int = 0
    column: int = 0
    hint: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.row:
            place += f":{self.row}" + (f":{self.column}" if self.column else "")
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}; {self.hint}" if self.hint else text


class StudyError(ValueError):
    """A study, an article, a ledger or a request that cannot be used; `errors` holds everything that is wrong with it.

    A plan that does not exist and a way that does not exist are answers and no errors: look at `status`.

    >>> try:
    ...     Study("no/such/folder")
    ... except StudyError as error:
    ...     print(error.errors[0].code)
    no_study
    """

    errors: list[Fault]

    def __init__(self, errors: Iterable[Fault]) -> None:
        self.errors = list(errors)
        super().__init__("\n".join(map(str, self.errors)))

    @classmethod
    def of(cls, reply: Mapping[str, Any]) -> StudyError:
        names = Fault.__dataclass_fields__
        told = ({key: value for key, value in error.items() if key in names} for error in reply["errors"])
        return cls(Fault(**{**one, "message": name_pages(one["message"]), "hint": name_pages(one.get("hint", ""))}) for one in told)

    def _render_traceback_(self) -> list[str]:
        """In a notebook the errors say enough without the calls that led to them."""
        return ["StudyError", *(f"  {error}" for error in self.errors)]
