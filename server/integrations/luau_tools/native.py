"""`luau --codegen`: how long a plain script takes as native code. Options: CLI/src/Repl.cpp of Luau."""

import threading
from pathlib import Path

from server.integrations.luau_tools.process import Ended, ToolStopped, run_tool

OPTIONS = ("-O2", "--codegen")
MOST_PAIRS = 15
FEWEST_PAIRS = 5
TRIES = 3
LEAST_STARTS = 3.0
"""Runs of an empty script. Below this, starting the program weighs as much as the script does."""
LEAST_SECONDS = 0.01
"""More than an empty script takes. By as much two runs of one script differ on a busy computer, started anew each."""
UNSUPPORTED = "Native code generation is not supported"
TOO_SHORT = "The script ends too soon to be timed as native code."
TOO_LONG = "One run as native code takes too long to repeat it often enough."
NO_NATIVE = "The luau on PATH was built without native code."
FAILED = "The luau on PATH does not run the script to its end."


class NotTimed(Exception):
    """The message says why, for a person."""


def time_native(
    luau: Path, before: str, after: str, *, folder: Path, seconds: float, cancelled: threading.Event
) -> list[tuple[float, float]]:
    """Milliseconds of interleaved pairs, (before, after), with the start of the program in each.

    Raises NotTimed, ToolStopped, ToolCancelled.
    """
    paths = [_written(folder, name, text) for name, text in (("before", before), ("after", after), ("empty", ""))]

    def once(path: Path) -> float:
        ended = run_tool(luau, [*OPTIONS, path.name], folder=folder, seconds=seconds, cancelled=cancelled)
        _check(ended)
        return ended.seconds

    try:
        # The quickest of runs in turn: on a busy computer any single one may take several times as long.
        empty, one_run = map(min, zip(*((once(paths[2]), once(paths[0])) for _ in range(TRIES)), strict=True))
        if one_run < max(LEAST_STARTS * empty, LEAST_SECONDS + empty):
            raise NotTimed(TOO_SHORT)
        first = [one_run, once(paths[1])]
    except ToolStopped as error:
        raise NotTimed(TOO_LONG) from error
    affordable = min(MOST_PAIRS, int(seconds / sum(first)))
    if affordable < FEWEST_PAIRS:
        raise NotTimed(TOO_LONG)
    pairs = []
    for number in range(affordable):
        one, other = (0, 1) if number % 2 == 0 else (1, 0)
        taken = {one: once(paths[one]), other: once(paths[other])}
        pairs.append((taken[0] * 1000, taken[1] * 1000))
    return pairs


def _check(ended: Ended) -> None:
    if UNSUPPORTED in ended.stderr:
        raise NotTimed(NO_NATIVE)
    if ended.code != 0:
        raise NotTimed(FAILED)


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.luau"
    path.write_bytes(text.encode())
    return path
