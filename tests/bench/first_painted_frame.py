"""How long a person looks at nothing after starting the app."""

from pathlib import Path

from desktop.ui.first_frame import FIRST_FRAME_VARIABLE
from tests.bench.children import child, data_directory, toolboxai, wait_for
from tests.bench.figures import Measurement, Spec, Taken

SPEC = Spec(
    "first_painted_frame",
    "s",
    "From the spawn of `toolboxai` on an empty data directory until the display has the window's first frame.",
    target=1.0,
)


def _once() -> float:
    with data_directory() as folder:
        note = folder / "first-frame"
        with child(toolboxai(), folder, {FIRST_FRAME_VARIABLE: str(note)}) as window:

            def painted() -> str | None:
                window.check()
                return _whole_line(note)

            return float(wait_for(painted, "the first frame")) - window.spawned


def _whole_line(file: Path) -> str | None:
    text = file.read_text(encoding="ascii") if file.exists() else ""
    return text if text.endswith("\n") else None


def _measure(runs: int) -> dict[str, Taken]:
    return {SPEC.name: Taken([_once() for _ in range(runs)])}


MEASUREMENT = Measurement("first_painted_frame", (SPEC,), _measure)
