"""What the engine really says of real scripts is known, sentence by sentence."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.ui.known_sentences import KNOWN_SENTENCES
from desktop.ui.pseudo import pseudo
from desktop.ui.resources import resource
from desktop.ui.sentences import Sentences
from server.engines.luau.optimize import optimize
from server.engines.luau.proposals.proposal import Proposal
from server.engines.luau.report import Report
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.session import Limits

BROKEN = (
    "local function a()\n",
    "for i in pairs(t) print(i) end",
    "x = = 1",
    "local s = 'never closed\n",
    "return 0x",
    "break",
    "a.b:c = 1",
    "local t = { [1 = 2 }",
    "if a then b() else",
    "type T = (number",
)
USUAL = Limits()
TIME_BUDGET = 1.0
"""Enough to say of each script whether it can be timed."""
STOPPED = {"conservative": Limits(ticks=100_000), "balanced": Limits(wall_seconds=0.3)}
"""Of scripts that do not end: in one of the two ways in which the engine ends them, and soon."""
HOISTED = "local function f(a)\n\tlocal function g(b) return b + 1 end\n\treturn g(a)\nend\n"
WORDY = (
    "getfenv()\nx = 1\nprint(x)\nwait(1)\n",
    "local t = {}\nfor i = 1, 3 do t[#t + 1] = i ^ 2 end\nprint(#t, tostring(t[1]) .. 'a')\nreturn math.max(1, 2)\n",
    "error('stop here')\nx = 1\nprint(x)\n",
    "while true do end\nx = 1\nprint(x)\n",
    f"{HOISTED}print(f(1), os.clock(), math.random())\n",
    f"{HOISTED}print(f(1))\nwhile true do end\n",
    "print(math.random())\nx = 1\nfunction f() return x end\nprint(f())\n",
)
SHAPED = """local M = {}
function M.sum(a, b) return a * b + b * b - a * a end
function M.run(n)
\tlocal q, t, s = {}, {}, { 3, 1, 2 }
\tfor i = 1, 9 do table.insert(q, { i * 2, i + 1, -i }) table.insert(t, 1, i) end
\twhile #q > 0 do local x = table.remove(q, 1) n = M.sum(n, x[1]) end
\tfor i = 1, 9 do n += i * i % 7 + i // 3 - (i - 1) / 2 * i end
\ttable.sort(s, function(a, b) return a < b end)
\tfor i, v in s do print(i, v) end
\treturn t
end
print(#M.run(1))
return M
"""
OUTDATED = (
    "wait(1)\nspawn(function() end)\nprint(math.pow(2, 3), game.Players.NumPlayers, workspace:children())\n"
    "workspace:clone()\nwait(2)\nlocal a, b = wait()\npcall(delay, 1)\nspawn(f)\nprint(spawn(f))\ndelay(1)\n"
    "local function g(m: Model) m:SetPrimaryPartCFrame(c) end\nprint(math.pow(2, f()))\n",
    "workspace:children()\n",
    "print(tick() - tick())\nworkspace.Door:remove()\nprint(Instance.new('BodyVelocity', workspace))\n",
)
_OF_THE_SCRIPT = re.compile(
    r"`[^`]*`|'[^']*'|\"[^\"]*\"|(?:in place of|\[Direct call of|ļåçé öf) .*"  # code of the script
    r"|(?:string|table|math|bit32)\.\w+|\w+\(|\bLuau\b|\bRoblox\b"
    r"|\S*[(\[{=#]\S*"
)
_PLAIN = re.compile(r"\b[A-Za-z]*[aeiou][A-Za-z]*\b")


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    return Sentences(KNOWN_SENTENCES, pseudo)


def reports() -> Iterator[tuple[str, Report]]:
    """Each with its source."""
    samples = [path.read_text(encoding="utf-8") for path in sorted(resource("samples").glob("*.luau"))]
    for source in (*samples, *BROKEN, *WORDY):
        for level in ("conservative", "balanced"):
            yield source, optimized(source, level, STOPPED[level] if "while true" in source else USUAL)
    for level in ("balanced", "aggressive"):
        yield SHAPED, optimized(SHAPED, level)
    for source in OUTDATED:
        yield source, optimized(source, "balanced", modernise=True)


def optimized(source: str, level: str, limits: Limits = USUAL, *, modernise: bool = False) -> Report:
    return optimize(
        source,
        file="s.luau",
        level=level,
        vm=PluauMachine(limits),
        on_step=lambda *_: None,
        modernise=modernise,
        time_budget=TIME_BUDGET,
    )


def said(report: Report) -> Iterator[str]:
    """Everything that the window shows of a report."""
    yield from (report.measurement_note, *report.notes)
    if any(change.applied for change in report.changes):
        yield report.behaviour.method
    if report.error is not None:
        yield report.error.detail
    for one in report.modernised:
        yield from (one.title, one.difference)
    for change in report.changes:
        yield from (change.title, change.message, change.evidence, change.figures)


def test_every_sentence_of_the_engine_is_known(sentences: Sentences) -> None:
    unknown: dict[str, set[str]] = {}
    for source, report in reports():
        names = set(re.findall(r"\w+", re.sub(r"--.*", "", source)))
        for text in said(report):
            words = set(_PLAIN.findall(_OF_THE_SCRIPT.sub(" ", sentences.localized(text)))) - names
            if words:
                unknown[text] = words
    assert not unknown, "\n".join(f"{left}: {text}" for text, left in unknown.items())


def test_there_was_something_to_hear() -> None:
    heard = {text for path in [resource("samples", "leaderboard.luau")] for text in _of(path)}
    assert len(heard) > 20


def _of(path: Path) -> Iterator[str]:
    yield from said(optimized(path.read_text(encoding="utf-8"), "balanced"))


REWRITES = (
    ("local function f(n: number)\n\treturn n * 2 + game\nend", "it uses game"),
    ("local function f(n: number)\n\treturn n * 3\nend", "something else"),
    ("local function f(n: number)\n\tif n == 7777 then\n\t\treturn 1\n\tend\n\treturn n * 2\nend", "every part"),
    ("local function f(n: number)\n\treturn n + n\nend", "could not be measured"),
    ("print(1)", "nothing else"),
)


def test_what_is_said_of_a_models_rewrite_is_known(sentences: Sentences) -> None:
    source = "local function f(n: number)\n\treturn n * 2\nend\nfor i = 1, 3000 do\n\tf(i)\nend\n"
    before = source[: source.index("\nfor")]
    proposals = [Proposal("f", 1, before, after) for after, _ in REWRITES]
    report = optimize(
        source, file="s", level="aggressive", vm=PluauMachine(), on_step=lambda *_: None, proposals=proposals
    )
    told = [change.message for change in report.changes if change.rule == "ai-proposal"]
    for text, (_, part) in zip(told, REWRITES, strict=True):
        words = set(_PLAIN.findall(_OF_THE_SCRIPT.sub(" ", sentences.localized(text)))) - {"game", "result"}
        assert not words, (text, words)
        assert part in text
