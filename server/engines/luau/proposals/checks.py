"""What is asked of a proposed text before anything is run: that it is one function which reaches for nothing new."""

from collections.abc import Callable

from server.engines.luau.analysis.builtins import ENVIRONMENT_TOUCHERS
from server.engines.luau.analysis.script import Script
from server.engines.luau.comments import without_comments
from server.engines.luau.probes import PROBE
from server.engines.luau.proposals.proposal import NamedFunction
from server.engines.luau.proposals.uses import PURE_FUNCTIONS, PURE_LIBRARY, STRING_METHODS, Outside, outside
from server.engines.luau.source import NotLuauText, read_source
from server.engines.luau.syntax.errors import LuauSyntaxError
from server.engines.luau.syntax.lexer import tokenize
from server.engines.luau.syntax.nodes import FunctionStat, LocalFunction
from server.engines.luau.syntax.parser import Tree, parse
from server.engines.luau.syntax.tokens import COMMENT, SPACE

HAND_OUT = "__handout__"
"""The name by which a copy of the script hands a function out to be called."""
GROWTH = 3
ROOM = 2_000
"""A rewrite may have so many times the function's characters, and so many more."""
FORBIDDEN = (*ENVIRONMENT_TOUCHERS, "require", PROBE, HAND_OUT)


class Unfit(Exception):
    """The text is no rewrite of the function; the message says why, for a person."""


def fitted(script: Script, function: NamedFunction, text: str) -> str:
    """The proposed text as it would stand in the script. Raises Unfit.

    Comments that are not the creator's own are taken out: what a model says of its code proves nothing.
    """
    before = script.text(function)
    after = _plain(text, GROWTH * len(before) + ROOM)
    new = _parsed(after)
    after = _with_own_comments_only(before, after)
    if len(new.root.body) != 1 or not isinstance(new.root.body[0], (LocalFunction, FunctionStat)):
        raise Unfit("it is not one function and nothing else")
    old = parse(before)
    if _header(old) != _header(new):
        raise Unfit("its name, its parameters or its form are not those of the function")
    _check_uses(script, function, outside(old), outside(new))
    return after.replace("\n", "\r\n") if "\r\n" in before else after


def _plain(text: str, most: int) -> str:
    if len(text) > most:
        raise Unfit(f"it is longer than {most:,} characters")
    try:
        plain = read_source(text).text.replace("\r\n", "\n").strip()
    except NotLuauText as error:
        raise Unfit("it is no text of a script") from error
    if "\r" in plain or any(not character.isprintable() and character not in "\n\t" for character in plain):
        raise Unfit("it holds characters that are not printed")
    return plain


def _parsed(text: str) -> Tree:
    try:
        return parse(text)
    except LuauSyntaxError as error:
        raise Unfit(f"it is no Luau (line {error.line})") from error


def _with_own_comments_only(before: str, after: str) -> str:
    """Without the comments, unless they all stand in the function as it is."""
    own = {token.text for token in tokenize(before) if token.kind is COMMENT}
    said = {token.text for token in tokenize(after) if token.kind is COMMENT}
    if said <= own:
        return after
    lines = zip(after.split("\n"), without_comments(after).split("\n"), strict=True)
    return "\n".join(bare for full, bare in lines if bare.strip() or not full.strip())


def _header(tree: Tree) -> list[str]:
    """The words from the beginning to the end of the parameter list and the return type."""
    statement = tree.root.body[0] if tree.root.body else None
    if not isinstance(statement, (LocalFunction, FunctionStat)):
        return []
    return [
        token.text
        for token in tree.tokens
        if token.end <= statement.function.header_end and token.kind is not SPACE and token.kind is not COMMENT
    ]


def _check_uses(script: Script, function: NamedFunction, old: Outside, new: Outside) -> None:
    for name in FORBIDDEN:
        if name in new.reads | new.writes:
            raise Unfit(f"it uses {name}")
    _refuse(_new_names(script, function, old, new), lambda name: f"it uses {name}, which the function does not")
    _refuse(new.writes - old.writes, lambda name: f"it assigns {name}, which the function does not")
    _refuse(new.changed - old.changed, lambda name: f"it changes {name}, which the function does not")
    known = old.members | old.methods | new.keys
    _refuse(new.members - known, lambda name: f"it uses the field {name}, which the function does not")
    _refuse(
        new.methods - old.methods - STRING_METHODS,
        lambda name: f"it calls the method {name}, which the function does not",
    )
    if not new.methods <= STRING_METHODS:
        # What a method is handed may be the name of a service, however it gets there.
        _refuse(new.strings - old.strings, lambda name: f"it has the text {name}, which the function does not")
    _refuse(new.lookups - old.lookups, lambda name: f"it looks up {name}, which the function does not")


def _new_names(script: Script, function: NamedFunction, old: Outside, new: Outside) -> set[str]:
    """Free names, and members of them, that are neither in the function nor harmless."""
    found = {name for name in new.reads - old.reads if not _is_pure(script, function, name)}
    for path in new.library - old.library:
        library, _, member = path.partition(".")
        if member not in PURE_LIBRARY.get(library, ()) or not _means_builtin(script, function, library):
            found.add(path)
    return found


def _is_pure(script: Script, function: NamedFunction, name: str) -> bool:
    return (name in PURE_FUNCTIONS or name in PURE_LIBRARY) and _means_builtin(script, function, name)


def _means_builtin(script: Script, function: NamedFunction, name: str) -> bool:
    return script.builtins.usable(name) and script.visible(name, function) is None


def _refuse(found: frozenset[str] | set[str], sentence: Callable[[str], str]) -> None:
    if found:
        raise Unfit(sentence(min(found)))
