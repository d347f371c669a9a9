"""What Luau's own programs say, where they are on the PATH of the server: type errors, and times as native code."""

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import structlog

from contracts.optimization import Change, NativeMeasurement, OptimizationDocument, Outcome
from server.integrations.luau_tools.analyzer import type_problems
from server.integrations.luau_tools.finding import ANALYZER, LUAU
from server.integrations.luau_tools.native import NotTimed, time_native
from server.integrations.luau_tools.process import ToolStopped
from server.integrations.luau_tools.versions import told_version

RULE = "type-error"
MOST_SECONDS = 2.0
NO_ANSWER = "The luau-analyze on PATH gave no answer, so type errors are not listed."
NOT_PLAIN = "Not timed as native code: the luau on PATH knows nothing of Roblox, and the script needs it."
NOT_ENDED = "Not timed as native code: the script does not end by itself without Roblox."
WITH_DRIVER = "Not timed as native code: the luau on PATH cannot run the driver with it."

FindTool = Callable[[str], Path | None]

log = structlog.get_logger(__name__)


def with_tools(
    document: OptimizationDocument,
    *,
    source: str,
    driven: bool,
    plain: bool,
    seconds: float,
    find: FindTool,
    cancelled: threading.Event,
) -> OptimizationDocument:
    """The document with what the programs say. `plain`: the script asks for nothing of Roblox. Raises ToolCancelled."""
    analyzer, luau = find(ANALYZER), find(LUAU)
    if analyzer is None and luau is None:
        return document
    with tempfile.TemporaryDirectory(prefix="toolboxai-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if analyzer is not None:
            document = _with_type_errors(document, analyzer, source, folder, cancelled)
        if luau is not None and document.optimized_code is not None and document.count(Outcome.APPLIED):
            why_not = _why_not(document, driven=driven, plain=plain)
            if why_not:
                return _noted(document, why_not)
            return _with_native_times(document, luau, source, folder, min(seconds / 3, MOST_SECONDS), cancelled)
    return document


def _with_type_errors(
    document: OptimizationDocument, analyzer: Path, source: str, folder: Path, cancelled: threading.Event
) -> OptimizationDocument:
    try:
        problems = type_problems(analyzer, source.removeprefix("\ufeff"), folder, cancelled)
        version = told_version(analyzer, folder, cancelled)
    except ToolStopped as stopped:
        log.info("luau-analyze gave no answer", reason=str(stopped))
        return _noted(document, NO_ANSWER)
    told = [
        Change(
            rule=RULE,
            line=problem.line,
            end_line=problem.line,
            applied=False,
            outcome=Outcome.ADVICE,
            title="Type error",
            message=f"{problem.message} (luau-analyze on this computer, {version})",
        )
        for problem in problems
    ]
    changes = sorted([*document.changes, *told], key=lambda change: change.line) if told else document.changes
    return document.model_copy(update={"changes": changes})


def _why_not(document: OptimizationDocument, *, driven: bool, plain: bool) -> str:
    if driven:
        return WITH_DRIVER
    if not plain:
        return NOT_PLAIN
    end = document.behaviour.run_end
    return "" if end is not None and end.how == "ended" else NOT_ENDED


def _with_native_times(
    document: OptimizationDocument,
    luau: Path,
    source: str,
    folder: Path,
    seconds: float,
    cancelled: threading.Event,
) -> OptimizationDocument:
    from server.engines.luau.vm.measure import timing_of  # only where there is something to compute

    assert document.optimized_code is not None
    try:
        pairs = time_native(luau, source, document.optimized_code, folder=folder, seconds=seconds, cancelled=cancelled)
        version = told_version(luau, folder, cancelled)
    except NotTimed as why:
        return _noted(document, f"Not timed as native code: {why}")
    except ToolStopped as stopped:
        log.info("luau stopped", reason=str(stopped))
        return _noted(document, "Not timed as native code: the luau on PATH could not be run.")
    timing = timing_of(pairs)
    measured = NativeMeasurement(
        before_ms=timing.before_ms,
        after_ms=timing.after_ms,
        speedup=timing.speedup,
        ci_low=timing.low,
        ci_high=timing.high,
        runs=timing.runs,
        backend=f"luau on this computer, {version}",
    )
    note = (
        f"As native code it measures {timing.low:.2f} to {timing.high:.2f} times as fast, {timing.before_ms:.1f} ms "
        f"before and {timing.after_ms:.1f} ms after, with the start of the program in both ({measured.backend})."
    )
    return _noted(document.model_copy(update={"native_measurement": measured}), note)


def _noted(document: OptimizationDocument, note: str) -> OptimizationDocument:
    return document.model_copy(update={"notes": [*document.notes, note]})
