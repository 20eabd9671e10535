"""Many plans of one study."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from .changes import Changes, Value, as_changes
from .plan import Plan
from .study import Study


def plan_many(
    study: Study,
    changes: Iterable[Changes | Iterable[Mapping[str, Value]]],
    *,
    client: Any = None,
    workers: int = 1,
    **options: Any,
) -> list[Plan]:
    """One plan for each change set, in their order and with the same result however they are spread.

    `workers`: threads of this process. `client`: a dask.distributed.Client; its workers read the study from its folder, which
    they must all see with the same bytes. `options`: those of `Study.plan` but `changes` and `progress`.
    """
    listed = [as_changes(one) for one in changes]
    options["progress"] = False
    if client is not None:
        tasks = client.map(_plan_afar, listed, folder=str(study.folder.resolve()), sha256=study.sha256, options=options, pure=False)
        return [Plan(raw) for raw in client.gather(tasks)]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(lambda one: study.plan(**{**options, "changes": one}), listed))


_kept: dict[tuple[Path, str], Study] = {}


def _plan_afar(changes: Changes, folder: str, sha256: str, options: dict[str, Any]) -> dict[str, Any]:
    key = (Path(folder), sha256)
    if key not in _kept:
        study = Study(folder)
        if study.sha256 != sha256:
            raise ValueError(f"{folder} holds another study than the one that was asked about")
        _kept[key] = study
    return _kept[key].plan(**{**options, "changes": changes}).raw
