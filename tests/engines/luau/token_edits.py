"""Random edits of tokens: what the syntax and the rules do with scripts that nobody would write.

`python -m tests.engines.luau.token_edits 100000` runs the long form and prints what it found as JSON.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from server.engines.luau.edits import apply_edits
from server.engines.luau.plan import compatible, make_plan
from server.engines.luau.syntax.errors import LuauSyntaxError
from server.engines.luau.syntax.lexer import tokenize
from server.engines.luau.syntax.parser import parse
from tests.engines.luau.patterns import Programs

MOST_CHARACTERS = 500
MOST_EDITS = 6
SLOW_SECONDS = 5.0
_WORDS = """
end function local then do until repeat const type export continue if else return nil self string _ a
( ) { } [ ] [[ ]] [=[ --[[ -- ` `{ }` ' " \\ ... .. . : :: ; , = == ~= // ^ # @ < > << >> -> ? | & ~ ! $
0x 1e 10i 0b12 -0 math.floor :len() @native @[native] \ufeff é \U0001f600
"""
STRANGE = (*_WORDS.split(), "\n", "\r\n", "\t", " ", "\0")


@dataclass(slots=True)
class Findings:
    """What happened to the edited scripts. `troubles` holds each script that was crashed on, lost, or slow."""

    scripts: int = 0
    edits: int = 0
    parsed: int = 0
    with_candidates: int = 0
    slowest_ms: float = 0.0
    troubles: list[dict[str, str]] = field(default_factory=list)


def edited_scripts(seed: int) -> "EditedScripts":
    return EditedScripts(random.Random(seed))


class EditedScripts:
    """One script after another, each a few token edits away from one that means something."""

    def __init__(self, chance: random.Random) -> None:
        self._random = chance
        self._sources: list[str] = []

    def next(self) -> tuple[str, int]:
        """A script of at most MOST_CHARACTERS, and how many edits it went through."""
        if not self._sources:
            self._sources = list(_pieces(Programs(self._random.randrange(2**32)).program()))
        source = self._sources.pop()
        count = min(self._random.randint(1, MOST_EDITS), self._random.randint(1, MOST_EDITS))
        for _ in range(count):
            source = self._edit(source)[:MOST_CHARACTERS]
        return source, count

    def _edit(self, source: str) -> str:
        tokens = tokenize(source)
        if not tokens:
            return self._random.choice(STRANGE)
        token, other = self._random.choice(tokens), self._random.choice(tokens)
        match self._random.randrange(5):
            case 0:
                return source[: token.start] + source[token.end :]
            case 1:
                return source[: token.start] + self._random.choice(STRANGE) + source[token.end :]
            case 2:
                return source[: token.start] + other.text + source[token.start :]
            case 3:
                first, second = sorted((token, other), key=lambda one: one.start)
                if first is second:
                    return source
                between = source[first.end : second.start]
                return source[: first.start] + second.text + between + first.text + source[second.end :]
        at = self._random.randrange(len(source) + 1)
        return source[:at] + self._random.choice(STRANGE) + source[at:]


def _pieces(program: str) -> Iterator[str]:
    """The statements of a program, as many together as are short enough."""
    piece = ""
    for statement in parse(program).root.body:
        text = program[statement.start : statement.end]
        if piece and len(piece) + len(text) >= MOST_CHARACTERS:
            yield piece
            piece = ""
        piece += text[: MOST_CHARACTERS - 1] + "\n"
    yield piece


def run(seed: int, edits: int) -> Findings:
    """Edit until so many edits have been made; read each script and ask every rule about it."""
    found = Findings()
    scripts = edited_scripts(seed)
    while found.edits < edits:
        source, count = scripts.next()
        found.scripts += 1
        found.edits += count
        begun = time.perf_counter()
        trouble = look(source, found)
        took = time.perf_counter() - begun
        found.slowest_ms = max(found.slowest_ms, took * 1000)
        if took > SLOW_SECONDS:
            trouble = f"took {took:.1f} s"
        if trouble:
            found.troubles.append({"trouble": trouble, "source": source})
    return found


def look(source: str, found: Findings) -> str:
    """What goes wrong with one script; empty when nothing does."""
    if "".join(token.text for token in tokenize(source)) != source:
        return "bytes are lost between the tokens"
    try:
        plan = make_plan(source)
    except LuauSyntaxError as error:
        return "" if 1 <= error.line <= source.count("\n") + 1 and error.column >= 1 else f"no such place: {error}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"{type(error).__name__}: {error}"
    found.parsed += 1
    chosen = compatible(plan.candidates)
    found.with_candidates += bool(chosen)
    edits = [edit for candidate in chosen for edit in candidate.edits]
    outside = len(source) - sum(edit.end - edit.start for edit in edits)
    inside = sum(len(edit.text) for edit in edits)
    return "" if len(apply_edits(source, edits)) == outside + inside else "bytes outside the edits are lost"


if __name__ == "__main__":
    findings = run(seed=int(sys.argv[2]) if len(sys.argv) > 2 else 1, edits=int(sys.argv[1]))
    sys.stdout.write(json.dumps(asdict(findings), indent=1) + "\n")
    sys.exit(1 if findings.troubles else 0)
