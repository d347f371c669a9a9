"""Whether the window's process stays free of the server's libraries."""

import json
import sys

from tests.bench.children import child, data_directory
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken

FORBIDDEN = frozenset({"fastapi", "celery", "sqlalchemy", "openai", "stripe"})
SPEC = Spec(
    "ui_imports",
    "true or false",
    f"After start-up, signed in and live, the window's process has imported none of {', '.join(sorted(FORBIDDEN))}.",
    target=True,
    judged_by="all",
)


def _modules() -> set[str]:
    with data_directory() as folder:
        command = [sys.executable, "-m", "tests.bench.window_process", "modules", str(folder)]
        with child(command, folder) as window:
            assert window.process.stdout is not None
            line = window.process.stdout.readline()
            if not line:
                window.process.wait()
                window.check()
            return set(json.loads(line))


def _measure(runs: int) -> dict[str, Taken]:
    found = [_modules() for _ in range(runs)]
    if not all("PySide6" in modules for modules in found):
        raise CannotMeasure("the window's process reported modules without PySide6, so it was not the window")
    imported = sorted(set().union(*found) & FORBIDDEN)
    return {SPEC.name: Taken([not modules & FORBIDDEN for modules in found], {"imported": imported})}


MEASUREMENT = Measurement("ui_imports", (SPEC,), _measure)
