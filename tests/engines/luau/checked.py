"""The real machine without its timing, for tests of the optimizer as a whole."""

from collections.abc import Callable

from server.engines.luau.machine import Comparison, Timing
from server.engines.luau.optimize import optimize
from server.engines.luau.project import Project
from server.engines.luau.report import Report
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.session import Limits
from tests.engines.luau.running import SMALL, nothing


class CheckedMachine(PluauMachine):
    """The real machine without its timing; `verdict` may overrule a comparison."""

    def __init__(self, limits: Limits = SMALL, project: Project | None = None) -> None:
        super().__init__(limits, project)
        self.verdict: Callable[[str], Comparison | None] = lambda after: None
        self.compared = 0
        self.timing: Callable[[str, str], Timing | str] = lambda before, after: "Not timed in this test."

    def compare(self, before: str, after: str, line_map: Callable[[int], int]) -> Comparison:
        self.compared += 1
        return self.verdict(after) or super().compare(before, after, line_map)

    def measure(
        self, before: str, after: str, *, runs: int = 15, seconds: float = 0, opt_level: int = 2
    ) -> Timing | str:
        return self.timing(before, after)


def balanced(machine: PluauMachine, source: str | bytes, run_scripts: bool = True) -> Report:
    return optimize(source, file="script.luau", level="balanced", vm=machine, on_step=nothing, run_scripts=run_scripts)
