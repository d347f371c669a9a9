"""Whether the engine's comparison sees the faults that a runner of its own sees."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from server.engines.luau.analysis.script import Script
from server.engines.luau.exercise.cases import Case, Target, plan_cases
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.parser import parse
from server.engines.luau.vm.machine import PluauMachine
from tests.corpus.corpus import Program
from tests.corpus.examine import Untimed, line_map, optimized
from tests.corpus.mutants import Mutant, mutants
from tests.corpus.runner import Outcome, compare, run

LEVEL = "balanced"
WALL_SECONDS = 3.0
"""A mutant that takes longer does something else: a program of the corpus takes well under a second."""


@dataclass(slots=True)
class Trial:
    """How many faulty rewrites change behaviour, by operator, and which of them the engine took for equal."""

    changing: Counter[str] = field(default_factory=Counter)
    harmless: int = 0
    survivors: list[tuple[str, Mutant]] = field(default_factory=list)

    @property
    def refused(self) -> int:
        return self.changing.total() - len(self.survivors)


def try_prover(corpus: Iterable[Program], most: int, seed: int) -> Trial:
    """At most `most` mutants of each program, judged from outside and by the engine."""
    trial = Trial()
    for program in corpus:
        report = optimized(program.source, program.name, LEVEL, Untimed())
        code = report.optimized_code
        if code is None or code == program.source:
            continue
        machine = PluauMachine()
        made = [one for one in mutants(program.source, code, most, seed) if machine.compile_error(one.text) is None]
        if made:
            _try(trial, program, code, made, machine)
    return trial


def _try(trial: Trial, program: Program, code: str, made: Sequence[Mutant], machine: PluauMachine) -> None:
    lines = line_map(program.source, code)
    with recursion_room():
        script = Script(parse(program.source))

    def plan(targets: Sequence[Target]) -> list[Case]:
        return plan_cases(script, targets, 0)

    machine.prepare(program.source, plan)
    (before,) = run(program.source)
    for mutant, after in zip(made, _outcomes(made), strict=True):
        if not after.lost and compare(before, after, lines).same:
            trial.harmless += 1
            continue
        trial.changing[mutant.operator] += 1
        if machine.compare(program.source, mutant.text, lines).equivalent:
            trial.survivors.append((program.name, mutant))


def _outcomes(made: Sequence[Mutant]) -> list[Outcome]:
    """All in one process; one by one where one of them takes all others with it."""
    together = run(*(one.text for one in made), wall_seconds=WALL_SECONDS + len(made))
    if not together[0].lost:
        return together
    return [run(one.text, wall_seconds=WALL_SECONDS)[0] for one in made]
