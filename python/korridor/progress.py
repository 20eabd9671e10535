"""How far a long plan is: one line that is gone when it ends."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from inspect import signature
from typing import Any, cast

Progress = Callable[[float | None, float | None, float], object] | Callable[[float | None, float | None, float, int, int], object]
Watch = Callable[[float | None, float | None, float, int, int], object]

SILENT_S = 3.0
BETWEEN_S = 0.5


def as_watch(progress: Progress) -> Watch:
    """The function itself if it takes five arguments, else one that gives it the first three."""
    try:
        signature(progress).bind(None, None, 0.0, 0, 0)
    except (TypeError, ValueError):
        three = cast(Callable[[float | None, float | None, float], object], progress)
        return lambda cost_usd, bound_usd, seconds, plans_done, plans: three(cost_usd, bound_usd, seconds)
    return cast(Watch, progress)


def tell(cost_usd: float | None, bound_usd: float | None, seconds: float, plans_done: int = 0, plans: int = 0) -> str:
    if plans > 0:
        return f"planning: {seconds:.0f} s, {plans_done} of {plans} plans"
    if cost_usd is None or bound_usd is None:
        return f"planning: {seconds:.0f} s"
    gap = abs(cost_usd - bound_usd) / max(1.0, abs(cost_usd))
    return f"planning: {seconds:.0f} s, cost {cost_usd:.4g} USD, proven to {100 * gap:.2g} %"


def _in_notebook() -> bool:
    shell = sys.modules.get("IPython")
    instance: Any = shell.get_ipython() if shell is not None else None
    return instance is not None and hasattr(instance, "kernel")


class ProgressLine:
    """Writes over itself on a terminal, and in one cell of a notebook; elsewhere nothing is shown.

    The first line comes after `silent_s` seconds, the next ones at least half a second later.
    """

    def __init__(self, *, always: bool = False, silent_s: float = SILENT_S) -> None:
        self._due = silent_s
        self._shown = False
        self._display: Any = None
        self._notebook = _in_notebook()
        self._wanted = always or self._notebook or sys.stderr.isatty()
        self._cost: float | None = None
        self._bound: float | None = None

    def __enter__(self) -> ProgressLine:
        return self

    def __call__(self, cost_usd: float | None, bound_usd: float | None, seconds: float, plans_done: int = 0, plans: int = 0) -> None:
        if cost_usd is not None:
            self._cost, self._bound = cost_usd, bound_usd
        if not self._wanted or seconds < self._due:
            return
        self._due = seconds + BETWEEN_S
        self._write(tell(self._cost, self._bound, seconds, plans_done, plans))

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        self._shown = True
        if not self._notebook:
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
            return
        display: Any = import_module("IPython.display").display
        content = {"text/plain": text}
        if self._display is None:
            self._display = display(content, raw=True, display_id=True)
        else:
            self._display.update(content, raw=True)
