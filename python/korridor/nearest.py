"""The name that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LIKE = 0.6  # of 1, as difflib counts what two names share
_MOST = 30  # names that are listed where none is near


def hint(name: str, known: Iterable[str]) -> str:
    """`did you mean flows?`, or all names there are."""
    names = list(known)
    lowered = {one.lower(): one for one in names}
    near = difflib.get_close_matches(name.lower(), lowered, 1, _LIKE) or [one for one in lowered if name.lower() in one.split("_")][:1]
    if near:
        return f"did you mean {lowered[near[0]]}?"
    return f"there are {', '.join(names[:_MOST])}{' ...' if len(names) > _MOST else ''}"
