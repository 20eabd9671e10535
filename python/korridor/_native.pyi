from collections.abc import Callable

version: str

class LoadedStudy:
    """A study that was read and checked. Made by load()."""

def load(folder: str) -> tuple[LoadedStudy | None, str]: ...
def call(
    command: str,
    study: LoadedStudy | None,
    request: str,
    threads: int = 1,
    progress: Callable[[float | None, float | None, float, int, int], object] | None = None,
) -> tuple[str, int]: ...
