"""The modules of a project in a VM: its tree for the stand-ins, its sources as bytecode with globals of their own."""

import re
from collections.abc import Sequence
from typing import Any

from server.engines.luau.project import Project
from server.engines.luau.vm.trace import Effect, first_line

BOM = "\ufeff"
LOADED = "require"
FAILED = "module error"
"""Kinds of effects: a module begins to run; it stops with an error."""
MISSING = "missing"
MOST_NAMED = 5
SHORT = 160
_SYNTAX_ERROR = re.compile(r"syntax error: :?(\d+): (.*)", re.DOTALL)
_ERROR = re.compile(r'^(.*?)\("\1:(.*)"\)$', re.DOTALL)


class Modules:
    """A project for one machine. Sources are compiled when they are first required, and once."""

    def __init__(self, pluau: Any, project: Project) -> None:
        self._pluau = pluau
        self._project = project
        self._compiled: dict[tuple[int, int], bytes | str] = {}
        self.tree = "".join(
            f"{node.parent}\t{_kind(project, number)}\t{node.class_name}\t{node.name}\n"
            for number, node in enumerate(project.nodes, 1)
        ).encode("utf-8", "surrogatepass")
        """A line an instance: number of the parent's line, what it is, class, name."""

    def load(self, lua: Any, base: Any, number: int, name: str, script: Any, opt_level: int) -> tuple[Any, ...]:
        """The chunk of a module; else nothing and why Luau refuses it, or what failed. It never raises."""
        try:
            code = self._bytecode(number, opt_level)
            if isinstance(code, str):
                return None, code
            environment = own_environment(lua, base, script)
            return (lua.load_chunk(code, name=f"={name}", env=environment, is_binary_chunk=True),)
        except RuntimeError as error:
            return None, None, str(error)

    def _bytecode(self, number: int, opt_level: int) -> bytes | str:
        """The error's text where Luau does not take it."""
        key = number, opt_level
        if key not in self._compiled:
            source = (self._project.nodes[number - 1].source or "").removeprefix(BOM)
            self._compiled[key] = "it holds a NUL character" if "\0" in source else self._compile(source, opt_level)
        return self._compiled[key]

    def _compile(self, source: str, opt_level: int) -> bytes | str:
        try:
            return bytes(self._pluau.Compiler(opt_level, 1, 1, 0).compile(source))
        except RuntimeError as error:
            found = _SYNTAX_ERROR.match(str(error))
            return f"line {found.group(1)}: {found.group(2)}" if found else str(error)


def own_environment(lua: Any, base: Any, script: Any) -> Any:
    """Globals for one script over those that all have, with the fast calls of a sandbox.

    In Roblox each script has its own as well. `script` may be no common global: Luau would take it up at load.
    """
    environment, proxy = lua.create_table(), lua.create_table()
    environment.set("script", script)
    proxy.set("__index", base)
    proxy.readonly = True
    environment.set_metatable(proxy)
    environment.set_safeenv(True)
    return environment


def said_of(effects: Sequence[Effect], source: str = "") -> list[str]:
    """Sentences on what `require` was answered with in a run of the script, for a creator."""
    loaded = _each_once(effect.text for effect in effects if effect.kind == LOADED)
    failed = _each_once(_plain(effect.text) for effect in effects if effect.kind == FAILED)
    missing = _each_once(
        effect.text for effect in effects if effect.kind == MISSING and effect.text.startswith("require(")
    )
    sentences = []
    if len(loaded) == 1:
        sentences.append(f"1 module of the project was loaded by require: {loaded[0]}.")
    elif loaded:
        sentences.append(f"{len(loaded)} modules of the project were loaded by require: {_named(loaded)}.")
    sentences += [f"A module of the project stopped with an error: {_short(text)}." for text in failed[:MOST_NAMED]]
    if missing:
        sentences.append(f"Not answered with the files at hand: {_named(missing)}.")
    return sentences if missing else [*sentences, *_stopped_at(effects, source)]


def _stopped_at(effects: Sequence[Effect], source: str) -> list[str]:
    """A require whose module was not even found: the script stopped in its line for want of an instance."""
    error = next((effect.text for effect in effects if effect.kind == "error"), "")
    line = first_line(error)
    lines = source.split("\n")
    wanting = [effect.text for effect in effects if effect.kind == MISSING]
    if line is None or not 0 < line <= len(lines) or "require" not in lines[line - 1] or not wanting:
        return []
    return [f"The require in line {line} was not answered: the project has no {_short(wanting[-1])}."]


def _kind(project: Project, number: int) -> str:
    if number == project.script:
        return "script"
    return "plain" if project.nodes[number - 1].source is None else "module"


def _plain(text: str) -> str:
    """`A.B("A.B:2: bad")` as `A.B:2: bad`."""
    return _ERROR.sub(r"\1:\2", text)


def _each_once(texts: Any) -> list[str]:
    return list(dict.fromkeys(texts))


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(_short(name) for name in names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} more"


def _short(text: str) -> str:
    """For people: not too long, and no lone surrogates."""
    short = text if len(text) <= SHORT else f"{text[:SHORT]}…"
    return short.encode("utf-8", errors="backslashreplace").decode("utf-8")
