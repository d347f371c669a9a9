"""Which functions may be rewritten, and what a rewrite of one looks like."""

from dataclasses import dataclass

from server.engines.luau.syntax.nodes import Expr, FunctionStat, Index, LocalFunction, NameRef, Stat

RULE = "ai-proposal"
LONGEST_FUNCTION = 8_000
"""Characters of a function that is offered for a rewrite."""

NamedFunction = LocalFunction | FunctionStat


@dataclass(frozen=True, slots=True)
class HotFunction:
    """A function of the optimized text. Lines count from 1, offsets are characters.

    `ticks` are its calls and the rounds of its loops in the run that is timed; `share` is their part of all.
    """

    name: str
    line: int
    end_line: int
    start: int
    end: int
    text: str
    ticks: int
    share: float


@dataclass(frozen=True, slots=True)
class Hot:
    """The optimized text, comments included, and its busiest functions; `reason` says why there are none."""

    text: str = ""
    functions: tuple[HotFunction, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`after` is to stand in place of the function `name`, which stood at `line` and read `before` in `Hot.text`."""

    name: str
    line: int
    before: str
    after: str


def name_of(statement: Stat) -> str:
    """`sort`, `List.sort` or `List:sort` as the statement declares it; empty for anything else."""
    if isinstance(statement, LocalFunction):
        return statement.name.name
    if not isinstance(statement, FunctionStat):
        return ""
    name = _path(statement.target)
    owner, dot, last = name.rpartition(".")
    return f"{owner}:{last}" if statement.method and dot else name


def _path(target: Expr) -> str:
    if isinstance(target, NameRef):
        return target.name
    return f"{_path(target.obj)}.{target.name}" if isinstance(target, Index) else ""
