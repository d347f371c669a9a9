"""`luau-analyze`: its type errors, without what it only says because it does not know Roblox.

Format: `report` in CLI/src/Analyze.cpp of https://github.com/luau-lang/luau; with `--formatter=plain` an error is
`stdin:3:7-11: (W0) TypeError: text` on standard output, and a text may go over several lines.
"""

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from server.integrations.luau_tools.process import run_tool

SECONDS = 10.0
MOST_ERRORS = 20
LONGEST = 400
_ENTRY = re.compile(r"^stdin:(\d+):\d+-\d+: \(W0\) (\w+): (.*)$")
_UNKNOWN_OF_ROBLOX = re.compile(r"^Unknown (?:type|require)\b")
_UNKNOWN_GLOBAL = re.compile(r"^Unknown global '(\w+)'")
_ROBLOX = """
    game Game workspace Workspace script plugin shared task wait delay spawn tick time elapsedTime warn settings
    UserSettings require Instance Enum Vector2 Vector2int16 Vector3 Vector3int16 CFrame Color3 BrickColor UDim UDim2
    Rect Ray Region3 Region3int16 NumberRange NumberSequence NumberSequenceKeypoint ColorSequence
    ColorSequenceKeypoint TweenInfo Random RaycastParams OverlapParams PhysicalProperties DateTime Axes Faces Font
    PathWaypoint DockWidgetPluginGuiInfo CatalogSearchParams FloatCurveKey RotationCurveKey SharedTable Content
    Secret stats version printidentity PluginManager DebuggerManager LoadLibrary ypcall collectgarbage gcinfo
"""
ROBLOX_GLOBALS = frozenset(_ROBLOX.split())


@dataclass(frozen=True, slots=True)
class TypeProblem:
    """Line counts from 1."""

    line: int
    message: str


def type_problems(analyzer: Path, script: str, folder: Path, cancelled: threading.Event) -> list[TypeProblem]:
    """What the analyzer says of the script, at most MOST_ERRORS. Raises ToolStopped, ToolCancelled.

    The script goes in by standard input: beside a file the analyzer would look for settings, and run them.
    """
    ended = run_tool(
        analyzer, ["--formatter=plain", "-"], folder=folder, seconds=SECONDS, cancelled=cancelled, text=script
    )
    return read_problems(ended.stdout)[:MOST_ERRORS]


def read_problems(said: str) -> list[TypeProblem]:
    """Type errors in their order; lints, and what a program without Roblox's types cannot know, are left out."""
    entries: list[tuple[int, str, str]] = []
    for line in said.splitlines():
        entry = _ENTRY.match(line)
        if entry is not None:
            entries.append((int(entry[1]), entry[2], entry[3]))
        elif entries and line.strip():
            number, kind, text = entries[-1]
            entries[-1] = (number, kind, f"{text} {line.strip()}")
    found = [
        TypeProblem(number, _cut(text))
        for number, kind, text in entries
        if kind == "TypeError" and not _of_roblox(text)
    ]
    return list(dict.fromkeys(found))


def _of_roblox(text: str) -> bool:
    unknown = _UNKNOWN_GLOBAL.match(text)
    return _UNKNOWN_OF_ROBLOX.match(text) is not None or (unknown is not None and unknown[1] in ROBLOX_GLOBALS)


def _cut(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
