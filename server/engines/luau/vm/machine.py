"""`VirtualMachine` over pluau."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from server.engines.luau.exercise.cases import Case, Target, chunk_of
from server.engines.luau.machine import Comparison, CompileError, Timing
from server.engines.luau.project import Project
from server.engines.luau.vm.calls import targets_of, usable_cases
from server.engines.luau.vm.compare import Shrink, compare, driver_error
from server.engines.luau.vm.measure import BUDGET_SECONDS, measure
from server.engines.luau.vm.modules import Modules, said_of
from server.engines.luau.vm.pluau_loader import LUAU_VERSION, load_pluau
from server.engines.luau.vm.session import Limits, Run, Session
from server.engines.luau.vm.shrinking import Shrinking, Smaller
from server.engines.luau.vm.stubs import compile_stubs
from server.engines.luau.vm.trace import Difference

_SYNTAX_ERROR = re.compile(r"syntax error: (?:script:)?(\d+): (.*)", re.DOTALL)
_BEYOND_SYNTAX = re.compile(
    r"Out of |Exceeded |Local .* used in the repeat\.\.until condition|Cannot duplicate attribute"
)
"""What Luau's compiler raises about a script that its parser has read, and the one such thing that its parser says."""
PROBE_COST = 4
"""How many times more ticks a watched run may use: each probe, and each watched `pcall`, is a call more."""
KEPT_RUNS = 16
MOST_SHRUNK = 5
"""Differences of one script for which a smaller call is looked for; each may take `shrinking.MOST_SECONDS`."""
SHRINKING_TICKS = 1_000_000
SHRINKING_SECONDS = 0.5
"""For a single run of those."""
ELSEWHERE = "As a client in Studio, at another time:"
ALSO_ELSEWHERE = "The same as a client in Studio, at another time."


class PluauMachine:
    """Runs every script in a VM of its own. Holds the interpreter lock while Luau runs: for engine workers only."""

    version = LUAU_VERSION

    def __init__(self, limits: Limits | None = None, project: Project | None = None) -> None:
        self._pluau: Any = load_pluau()
        self._limits = limits or Limits()
        modules = None if project is None else Modules(self._pluau, project)
        self._open = partial(Session, self._pluau, compile_stubs(self._pluau), modules=modules)
        self._project = project
        self.said_of_requires: list[str] = []
        self._runs: dict[tuple[str, int, bool], Run] = {}
        self._elsewhere = False  # whether the last comparison held in the other world too
        self._cases: list[Case] = []
        self._driver = ""
        self._hands_out = False
        self._shrunk: dict[tuple[str, str, int], Smaller | None] = {}

    def another(self) -> "PluauMachine":
        """One with the same limits and no calls, whose scripts may hand functions out."""
        other = PluauMachine(self._limits, self._project)
        other._hands_out = True
        return other

    def prepare(self, source: str, plan: Callable[[Sequence[Target]], list[Case]], driver: str = "") -> str:
        """Find out what the script hands out, and what of `plan`, called, comes to its end within the limits.

        From then on every run that is compared or watched ends with the driver, which must compile, and these calls;
        what is timed ends with the driver. Gives the error with which the driver stops, if it does.
        """
        self._cases, self._driver = [], driver
        self._runs.clear()
        self._shrunk.clear()
        run = self._discovered(source)
        self.said_of_requires = said_of(run.effects, source) if self._project is not None else []
        wanted = plan(targets_of(run))
        self._cases = usable_cases(lambda cases, salt, ticks: self._exercised(source, cases, salt, ticks), wanted)
        self._runs.clear()
        return driver_error(self._run(source, 0)) if driver else ""

    def compile_error(self, source: str) -> CompileError | None:
        """The first error that the Luau compiler finds, with its line. None when it compiles."""
        nul = source.find("\0")
        if nul >= 0:
            line = source.count("\n", 0, nul) + 1
            return CompileError(line, "A NUL character. Luau would silently ignore everything after it.")
        try:
            self._pluau.Compiler(2, 0, 0, 0).compile(source)
        except RuntimeError as error:
            match = _SYNTAX_ERROR.match(str(error))
            if match is None:
                return CompileError(None, str(error))
            message = match.group(2)
            return CompileError(int(match.group(1)), message, _BEYOND_SYNTAX.match(message) is not None)
        return None

    def bytecode(self, source: str) -> bytes:
        """Bytecode at -O2 without debug information. The source must compile."""
        return bytes(self._pluau.Compiler(2, 0, 0, 0).compile(source))

    def compare(self, before: str, after: str, line_map: Callable[[int], int]) -> Comparison:
        """Run both, the original several times, and compare their effect logs; then all of it in another world.

        Where the original cannot be compared there, the first world alone decides.
        """
        self._elsewhere = False
        driven = bool(self._driver)
        shrink = self._shrink(before, after, line_map, elsewhere=False)
        here = compare(before, after, line_map, self._run, self._overflows, self._cases, driven=driven, shrink=shrink)
        if here.equivalent is not True:
            return here
        run = partial(self._run, elsewhere=True)
        shrink = self._shrink(before, after, line_map, elsewhere=True)
        there = compare(before, after, line_map, run, self._overflows, self._cases, driven=driven, shrink=shrink)
        if there.equivalent is False:
            return replace(there, detail=f"{ELSEWHERE} {there.detail}")
        self._elsewhere = there.equivalent is True
        if not self._elsewhere:
            return here
        return replace(here, detail=f"{here.detail} {ALSO_ELSEWHERE}", both_worlds=True)

    def executed(self, instrumented: str) -> frozenset[int]:
        """The probes that were reached, also when the script was stopped; checks of values only when it was not."""
        runs = self._watched_everywhere(instrumented)
        return frozenset[int]().union(*(run.hits for run in runs)).difference(*(run.doubts for run in runs))

    def reached(self, instrumented: str) -> Mapping[int, int]:
        """How often each probe is reached, calls included, in the worlds that the last comparison held in."""
        total: Counter[int] = Counter()
        for run in self._watched_everywhere(instrumented):
            total.update(run.counts)
        return total

    def _watched_everywhere(self, instrumented: str) -> list[Run]:
        worlds = (False, True)[: 1 + self._elsewhere]
        return [self._watched(instrumented, elsewhere=elsewhere) for elsewhere in worlds]

    def _watched(self, instrumented: str, *, elsewhere: bool) -> Run:
        limits = replace(self._limits, ticks=self._limits.ticks * PROBE_COST)
        session = self._session(limits, elsewhere=elsewhere)
        session.add_probes()
        self._add_cases(session)
        return session.run(instrumented)

    def counts(self, instrumented: str) -> Mapping[int, int]:
        """How often each probe is reached by the script and its driver, without the calls made for comparing."""
        limits = replace(self._limits, ticks=self._limits.ticks * PROBE_COST)
        session = self._session(limits)
        session.add_probes()
        self._add_driver(session)
        return session.run(instrumented).counts

    def measure(
        self, before: str, after: str, *, runs: int = 15, seconds: float = BUDGET_SECONDS, opt_level: int = 2
    ) -> Timing | str:
        """Time both, interleaved; a sentence when that is not possible."""
        return measure(
            before,
            after,
            runs,
            seconds,
            check=lambda source: self._timed_session(quiet=False, opt_level=opt_level).run(source),
            session=lambda: self._timed_session(quiet=True, opt_level=opt_level),
            opt_level=opt_level,
        )

    def _overflows(self, source: str) -> bool:
        session = self._session(replace(self._limits, ticks=self._limits.ticks * PROBE_COST))
        session.watch_overflows()
        self._add_cases(session)
        return session.run(source).overflowed

    def _session(self, limits: Limits, *, elsewhere: bool = False) -> Session:
        session = self._open(limits, elsewhere=elsewhere)
        if self._hands_out:
            session.hand_out()
        return session

    def _add_cases(self, session: Session) -> None:
        self._add_driver(session)
        if self._cases:
            session.exercise(chunk_of(self._cases))

    def _add_driver(self, session: Session) -> None:
        if self._driver:
            session.drive(self._driver)

    def _discovered(self, source: str) -> Run:
        session = self._session(self._limits)
        session.discover()
        return session.run(source)

    def _timed_session(self, *, quiet: bool, opt_level: int) -> Session:
        session = self._open(self._limits, quiet=quiet, opt_level=opt_level)
        self._add_driver(session)
        return session

    def _shrink(self, before: str, after: str, line_map: Callable[[int], int], *, elsewhere: bool) -> Shrink:
        """Looks for a smaller call, for as many differences as are ever shown at length."""

        def run(source: str, cases: Sequence[Case], salt: int) -> Run:
            return self._exercised(source, cases, salt, SHRINKING_TICKS, elsewhere=elsewhere, seconds=SHRINKING_SECONDS)

        def shrink(position: int, difference: Difference) -> Smaller | None:
            key = (before, after, position)
            if key not in self._shrunk and len(self._shrunk) < MOST_SHRUNK:
                shrinking = Shrinking(before, after, line_map, run)
                self._shrunk[key] = shrinking.smaller(self._cases, position, difference)
            return self._shrunk.get(key)

        return shrink

    def _exercised(
        self,
        source: str,
        cases: Sequence[Case],
        salt: int,
        ticks: int,
        *,
        elsewhere: bool = False,
        seconds: float = 0.0,
    ) -> Run:
        most = self._limits
        limits = replace(
            most,
            ticks=min(ticks or most.ticks, most.ticks),
            wall_seconds=min(seconds or most.wall_seconds, most.wall_seconds),
        )
        session = self._session(limits, elsewhere=elsewhere)
        session.perturb(salt)
        self._add_driver(session)
        session.exercise(chunk_of(cases))
        return session.run(source)

    def _run(self, source: str, salt: int, *, elsewhere: bool = False) -> Run:
        """The last few runs are kept: the same original is compared with one edit after another."""
        key = (source, salt, elsewhere)
        if key not in self._runs:
            if len(self._runs) == KEPT_RUNS:
                del self._runs[next(iter(self._runs))]
            session = self._session(self._limits, elsewhere=elsewhere)
            session.perturb(salt)
            self._add_cases(session)
            self._runs[key] = session.run(source)
        return self._runs[key]
