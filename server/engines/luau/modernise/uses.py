"""Finds the places of a script that use old API, where it is certain what they use."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.modernise.api import Api
from server.engines.luau.modernise.conditions import CONDITIONS, NOT_CALLED
from server.engines.luau.modernise.globals import UntouchedGlobals
from server.engines.luau.modernise.receivers import ENGINE, VALUE, Known, Receivers
from server.engines.luau.modernise.rewrites import REWRITES, Edits, Place, name_span
from server.engines.luau.modernise.table import Entry, Kind, OldNames
from server.engines.luau.syntax.nodes import Call, Expr, Index, MethodCall, NameRef, Nil, Node

NOT_HERE = "It was left as it is: what stands around it does not allow the replacement."


@dataclass(frozen=True, slots=True)
class Use:
    """One place that uses an old name. Without `edits` it is left to a person, for the `reason` if there is one."""

    entry: Entry
    node: Node
    old: str
    edits: Edits = ()
    reason: str = ""


def find_uses(script: Script, names: OldNames, known_api: Api) -> list[Use]:
    """Every certain use, in source order."""
    return sorted(_Finder(script, names, known_api).uses(), key=lambda use: (use.node.start, -use.node.end))


class _Finder:
    def __init__(self, script: Script, names: OldNames, known_api: Api) -> None:
        self._script = script
        self._names = names
        self._api = known_api
        self._untouched = UntouchedGlobals(script)
        self._receivers = Receivers(script, known_api, self._untouched)

    def uses(self) -> Iterator[Use]:
        yield from self._globals()
        for call in self._script.of(Call):
            assert isinstance(call, Call)
            yield from self._call(call)
        for node in reversed(self._script.of(MethodCall, Index)):  # inner ones first: what they are is kept
            assert isinstance(node, (MethodCall, Index))
            yield from self._member(node)

    def _globals(self) -> Iterator[Use]:
        for name, known in self._script.names.globals.items():
            entry = self._names.of_global(name)
            if entry is None:
                continue
            yield from (self._global(ref, entry) for ref in known.reads if self._untouched.is_untouched(ref))

    def _global(self, ref: NameRef, entry: Entry) -> Use:
        parent = self._script.parent(ref)
        call = parent if isinstance(parent, Call) and parent.func is ref else None
        node: Expr = ref if call is None else call
        if entry.how == "report":
            return Use(entry, node, ref.name)
        if entry.kind == "function" and call is None:
            return Use(entry, node, ref.name, reason=NOT_CALLED)
        if entry.how == "rewrite":
            return self._rewritten(node, entry, ref.name)
        reason = CONDITIONS[entry.needs](self._script, call) if call is not None and entry.needs else ""
        if reason:
            return Use(entry, node, ref.name, reason=reason)
        if not self._untouched.may_be_written(entry.replacement.split(".", 1)[0], ref):
            return Use(entry, node, ref.name, reason=NOT_HERE)
        return Use(entry, node, ref.name, (Edit(ref.start, ref.end, entry.replacement),))

    def _call(self, call: Call) -> Iterator[Use]:
        name = self._script.builtin(call.func) if isinstance(call.func, Index) else None
        library, _, function = (name or "").partition(".")
        entry = self._names.of_library(library, function) if function else None
        if entry is not None and name is not None:
            yield Use(entry, call, name) if entry.how == "report" else self._rewritten(call, entry, name)
        made = self._receivers.constructed(call)
        if made is None:
            return
        of_class = self._names.member(made, "", "class")
        if of_class is not None:
            yield Use(of_class, call, made)
        parented = self._names.member("Instance.new", "parent", "argument")
        if parented is not None and len(call.args) > 1 and not isinstance(call.args[1], Nil):
            yield Use(parented, call, "Instance.new(…,parent)")

    def _member(self, node: MethodCall | Index) -> Iterator[Use]:
        kind: Kind = "method" if isinstance(node, MethodCall) else "property"
        held = self._receivers.known(node.obj)
        entry = self._entry(held, node.name, kind) if held is not None else None
        if entry is None:
            return
        if entry.how == "report":
            yield Use(entry, node, node.name)
        elif entry.how == "rewrite":
            yield self._rewritten(node, entry, node.name)
        else:
            name = name_span(self._script, node)[1]
            yield Use(entry, node, node.name, (Edit(name.start, name.end, entry.replacement),))

    def _entry(self, held: Known, name: str, kind: Kind) -> Entry | None:
        if held == VALUE or (held == ENGINE and kind == "method"):
            return self._names.member_anywhere(name, kind)
        for class_name in self._api.line(held.name):
            entry = self._names.member(class_name, name, kind)
            if entry is not None:
                return entry
        return None

    def _rewritten(self, node: Expr, entry: Entry, old: str) -> Use:
        edits = REWRITES[entry.rewrite](Place(self._script, self._untouched, node, entry))
        return Use(entry, node, old, edits, "" if edits else NOT_HERE)
