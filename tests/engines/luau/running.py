"""Runs scripts in the real VM, apart from the engine's own comparison."""

from dataclasses import dataclass

from server.engines.luau.machine import Timing
from server.engines.luau.optimize import optimize
from server.engines.luau.report import Report
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.pluau_loader import load_pluau
from server.engines.luau.vm.session import Limits, Session
from server.engines.luau.vm.stubs import compile_stubs

SMALL = Limits(memory_bytes=32 * 1024 * 1024, ticks=100_000, wall_seconds=5.0, output_bytes=64 * 1024)
_PLUAU = load_pluau()
_STUBS = compile_stubs(_PLUAU)


@dataclass(frozen=True, slots=True)
class Seen:
    """All that can be seen of a run: what it printed and did, in order, and how it ended."""

    ending: str
    effects: tuple[tuple[str, str], ...]


def seen(source: str, salt: int = 0, limits: Limits = SMALL) -> Seen:
    """Run the script. Another salt lays the memory out differently, which scripts that show addresses notice."""
    session = Session(_PLUAU, _STUBS, limits)
    session.perturb(salt)
    run = session.run(source)
    return Seen(str(run.ending), tuple((effect.kind, effect.text) for effect in run.effects))


def printed(source: str, limits: Limits = SMALL) -> list[str]:
    """What the script prints; it must come to its end."""
    run = seen(source, limits=limits)
    assert run.ending == "ended", run
    return [text for kind, text in run.effects if kind == "print"]


def nothing(step: str, percent: int) -> None:
    """Progress that nobody watches."""


def proven_only(machine: PluauMachine, source: str | bytes) -> Report:
    """Optimize without running anything."""
    return optimize(source, file="script.luau", level="conservative", vm=machine, on_step=nothing, run_scripts=False)


class UntimedMachine(PluauMachine):
    """The real machine, but for the timing, which takes seconds and decides nothing."""

    def measure(
        self, before: str, after: str, *, runs: int = 15, seconds: float = 0, opt_level: int = 2
    ) -> Timing | str:
        return "Not timed in this test."


def compared(source: str | bytes, limits: Limits = SMALL) -> Report:
    """Optimize at the level that runs the script before and after."""
    return compared_at("balanced", source, limits)


def compared_at(level: str, source: str | bytes, limits: Limits = SMALL) -> Report:
    machine = UntimedMachine(limits)
    return optimize(source, file="script.luau", level=level, vm=machine, on_step=nothing, run_scripts=True)


def code(report: Report) -> str:
    assert report.optimized_code is not None
    return report.optimized_code


def applied(report: Report) -> list[str]:
    """The rules of the edits that were applied, in order of lines."""
    return [change.rule for change in report.changes if change.applied]
