"""Takes measurements one after another and makes one document of them."""

import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from tests.bench.figures import CannotMeasure, Measurement, entry

Say = Callable[[str], None]


def take(measurements: Iterable[Measurement], runs: int, say: Say) -> dict[str, Any]:
    """A measurement that fails is an error in the document, and the others are still taken."""
    header = _header(runs)
    figures: list[dict[str, Any]] = []
    errors: list[dict[str, str]] = []
    for measurement in measurements:
        say(f"{measurement.name}: measuring")
        try:
            taken = measurement.measure(runs)
            found = [entry(spec, taken[spec.name]) | {"load_average": load_average()} for spec in measurement.specs]
        except Exception as error:  # noqa: BLE001 - the edge: one failed measurement must not cost the others
            say(f"{measurement.name}: {_told(error)}")
            errors.append({"measurement": measurement.name, "error": f"{type(error).__name__}: {error}"})
            continue
        figures += found
        for figure in found:
            say(f"  {figure['name']} {figure['value']} {figure['unit']}{_verdict(figure)}")
    header["load_average_after"] = load_average()
    return {"header": header, "figures": figures, "errors": errors}


def load_average() -> list[float] | None:
    """Over 1, 5 and 15 minutes; None where the system keeps none."""
    return [round(value, 2) for value in os.getloadavg()] if hasattr(os, "getloadavg") else None


def _header(runs: int) -> dict[str, Any]:
    return {
        "python": sys.version.split()[0],
        "os": platform.platform(),
        "machine": platform.machine(),
        "cpu_count": os.cpu_count(),
        "runs": runs,
        "started_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "load_average_before": load_average(),
        "load_average_after": None,
    }


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, CannotMeasure) else "".join(traceback.format_exception(error))


def _verdict(figure: dict[str, Any]) -> str:
    if figure["met"] is None:
        return ""
    return f" (target {figure['target']}: {'met' if figure['met'] else 'MISSED'})"
