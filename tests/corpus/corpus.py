"""The programs of `tests/corpus/luau` and what is marked in them."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("luau")
_MARK = re.compile(r"[ \t]*--@ (.*)$", re.MULTILINE)
_ONE = re.compile(r"(aggressive )?(not )?([a-z]+(?:-[a-z]+)*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """On `line`, an edit of `rule` is `wanted` at `level`, or would be wrong at any."""

    rule: str
    line: int
    wanted: bool
    level: str = "balanced"


@dataclass(frozen=True, slots=True)
class Program:
    """One program. `source` has the marks taken out, so that they are in no edit's way; lines stay as they are."""

    name: str
    source: str
    marks: tuple[Mark, ...]

    @property
    def wanted(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.wanted)

    @property
    def unwanted(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if not mark.wanted)


def programs() -> list[Program]:
    """Every program, by name."""
    return [read(path) for path in sorted(FOLDER.glob("*/*.luau"))]


def sample(size: int, seed: int) -> list[Program]:
    """Some of them, of every category, the same for the same seed."""
    found = programs()
    chosen = random.Random(seed).sample(found, min(size, len(found)))
    return sorted(chosen, key=lambda program: program.name)


def covering(seed: int) -> list[Program]:
    """As few as it takes for each rule to be wanted at each level that marks say, and not wanted somewhere."""
    found = programs()
    random.Random(seed).shuffle(found)
    uncovered = {kind for program in found for kind in _kinds(program)}
    chosen: list[Program] = []
    while uncovered:
        chosen.append(max(found, key=lambda program: len(_kinds(program) & uncovered)))
        uncovered -= _kinds(chosen[-1])
    return sorted(chosen, key=lambda program: program.name)


def _kinds(program: Program) -> set[tuple[str, str]]:
    wanted = {(mark.level, mark.rule) for mark in program.wanted}
    return wanted | {("not wanted", mark.rule) for mark in program.unwanted}


def read(path: Path, folder: Path = FOLDER) -> Program:
    text = path.read_text(encoding="utf-8")
    marks = [mark for number, line in enumerate(text.split("\n"), start=1) for mark in _marks(line, number)]
    name = path.relative_to(folder).with_suffix("").as_posix()
    return Program(name, _MARK.sub("", text), tuple(marks))


def _marks(line: str, number: int) -> list[Mark]:
    """`--@ rule-a, aggressive rule-b, not rule-c` at the end of a line."""
    found = _MARK.search(line)
    if found is None:
        return []
    marks = []
    for text in found.group(1).split(", "):
        one = _ONE.fullmatch(text.strip())
        if one is None:
            raise ValueError(f"No mark: {line.strip()}")
        marks.append(Mark(one.group(3), number, one.group(2) is None, "aggressive" if one.group(1) else "balanced"))
    return marks
