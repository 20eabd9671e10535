"""One call of the engine: a request in, a reply out."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from typing import Any

from . import _native
from .errors import StudyError
from .progress import Progress, ProgressLine, Watch, as_watch


def send(
    command: str,
    request: Mapping[str, Any],
    study: _native.LoadedStudy | None = None,
    *,
    threads: int = 1,
    progress: bool | Progress | None = None,
) -> dict[str, Any]:
    """The reply of a command. `progress`: True, False, a function of cost, bound (USD or None) and seconds (and, if it takes
    them, how many plans are made of how many; 0 of 0 where the answer needs one), or None, which shows a line on a terminal and in
    notebooks from the third second on.

    Errors  StudyError for a bad request or input; KeyboardInterrupt after Ctrl-C, which also ends the solve.
    """
    fields = {name: value for name, value in request.items() if value is not None}
    watch: contextlib.AbstractContextManager[Watch | None]
    if progress is None or progress is True:
        watch = ProgressLine(always=progress is True)
    else:
        watch = contextlib.nullcontext(as_watch(progress) if callable(progress) else None)
    with watch as callback:
        text, _ = _native.call(command, study, json.dumps(fields), threads, callback)
    reply: dict[str, Any] = json.loads(text)
    if reply["status"] == "bad_input":
        raise StudyError.of(reply)
    return reply
