"""The Luau VM as the optimizer sees it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from server.engines.luau.exercise.cases import Case, Target
from server.engines.luau.report import Counterexample, RunEnd


@dataclass(frozen=True, slots=True)
class CompileError:
    """The first error that the Luau compiler reports."""

    line: int | None
    message: str
    in_every_version: bool = False
    """The syntax is understood and the script still cannot run, as with more than 200 locals in a function."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two scripts were shown to do the same. `equivalent` is None when neither was shown nor refuted."""

    equivalent: bool | None
    method: str
    detail: str
    end: RunEnd | None = None
    """How both runs ended, when they were equal."""
    stack_overflow: bool = False
    """A difference was found, but the original uses up its stack, and where that happens any edit may move."""
    calls: int = 0
    """How many calls of its functions were made and compared as well."""
    counterexample: Counterexample | None = None
    both_worlds: bool = False
    """Equal also in the second world, where what Roblox decides comes out differently."""
    answered: int = 0
    """Of these calls, those that came to their end without an error."""


TOO_LONG = "One run takes too long to repeat it often enough."
"""What `measure` says where more time would help."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians over `runs` interleaved pairs; `low` and `high` bound the speed-up with 95 % confidence.

    Ticks are calls and loop back-edges, the same count on every machine.
    """

    before_ms: float
    after_ms: float
    speedup: float
    runs: int
    low: float
    high: float
    opt_level: int = 2
    ticks_before: int = 0
    ticks_after: int = 0


class VirtualMachine(Protocol):
    """Compiles and runs Luau. Lines count from 1."""

    version: str
    said_of_requires: list[str]
    """Sentences on what `require` was answered with when `prepare` ran the script."""

    def compile_error(self, source: str) -> CompileError | None: ...

    def bytecode(self, source: str) -> bytes:
        """Bytecode at -O2 without debug information."""
        ...

    def prepare(self, source: str, plan: Callable[[Sequence[Target]], list[Case]], driver: str = "") -> str:
        """Take up calls of what the script hands out: from now on `compare` and `executed` make them as well.

        A `driver` is a script that is run before them, and when the script is timed; it gets what the script returned.
        Gives the error with which the driver stops, if it does.
        """
        ...

    def compare(self, before: str, after: str, line_map: Callable[[int], int]) -> Comparison:
        """Run both; `line_map` takes a line of `before` to its line in `after`."""
        ...

    def executed(self, instrumented: str) -> frozenset[int]:
        """Run a copy in which `__hit__(7);` marks probe 7, and return the probes that were reached.

        `__hit__(8, value)` gives the value back; it counts when the run came to its end and the value was a string
        each time.
        """
        ...

    def counts(self, instrumented: str) -> Mapping[int, int]:
        """How often each probe of `instrumented` is reached while the script is run as it is timed."""
        ...

    def reached(self, instrumented: str) -> Mapping[int, int]:
        """The same with the calls that are made for comparing, in every world that was compared last."""
        ...

    def another(self) -> "VirtualMachine":
        """One like this without calls, in which `__handout__(f)` of a script hands the function out to be called."""
        ...

    def measure(
        self, before: str, after: str, *, runs: int = 15, seconds: float = 2.5, opt_level: int = 2
    ) -> Timing | str:
        """Time both within about so many seconds; a string says why that was not possible.

        `opt_level` is Luau's: 1 as in Roblox Studio, 2 as in a live game.
        """
        ...
