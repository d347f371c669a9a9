"""Names mean what Luau's scoping says."""

from server.engines.luau.analysis.names import Binding
from server.engines.luau.syntax.nodes import NameRef
from tests.engines.luau.looking import script


def declared_lines(source: str, name: str) -> list[int | None]:
    """For each mention of a name, the line on which what it means was declared; None for a global."""
    looked = script(source)
    found: list[int | None] = []
    refs = sorted(looked.names.functions, key=lambda ref: ref.start)
    for ref in refs:
        if ref.name == name:
            binding = looked.binding(ref)
            found.append(looked.line(binding.decl.start) if binding and binding.decl else None)
    return found


def binding_of(source: str, name: str) -> Binding:
    return next(one for one in script(source).names.bindings if one.name == name)


class TestScopes:
    def test_a_local_is_not_visible_in_its_own_value(self) -> None:
        assert declared_lines("local x = x\nreturn x", "x") == [None, 1]

    def test_a_local_function_is_visible_in_its_own_body(self) -> None:
        assert declared_lines("local function f()\nreturn f end", "f") == [1]

    def test_a_local_holding_a_function_is_not(self) -> None:
        assert declared_lines("local f = function()\nreturn f end", "f") == [None]

    def test_a_later_declaration_shadows(self) -> None:
        assert declared_lines("local x = 1\nf(x)\nlocal x = 2\nf(x)", "x") == [1, 3]

    def test_blocks_end(self) -> None:
        assert declared_lines("do\nlocal x = 1\nf(x)\nend\nf(x)", "x") == [2, None]

    def test_the_condition_of_repeat_sees_the_block(self) -> None:
        assert declared_lines("repeat\nlocal x = 1\nuntil x", "x") == [2]

    def test_loop_variables_are_not_visible_in_the_bounds(self) -> None:
        assert declared_lines("for x = x, 2 do\nf(x) end\nf(x)", "x") == [None, 1, None]
        assert declared_lines("for k, x in x do\nf(x) end", "x") == [None, 1]

    def test_parameters_and_self(self) -> None:
        assert declared_lines("function t:m(x)\nreturn self, x end", "x") == [1]
        looked = script("function t:m() return self end")
        assert all(looked.binding(ref) for ref in looked.of(NameRef) if isinstance(ref, NameRef) and ref.name == "self")

    def test_a_type_function_has_an_environment_of_its_own(self) -> None:
        assert declared_lines("local x = 1\ntype function f() return x end", "x") == []

    def test_typeof_mentions_a_local(self) -> None:
        assert declared_lines("local x = 1\ntype T = typeof(x)", "x") == [1]


class TestWhatHappensToThem:
    def test_assignments_are_noted(self) -> None:
        assert binding_of("local x = 1\nx = 2", "x").writes
        assert binding_of("local x = 1\nx += 2", "x").writes
        assert binding_of("local x\nfunction x() end", "x").writes
        assert not binding_of("local x = {}\nx.y = 2", "x").writes

    def test_a_compound_assignment_also_reads(self) -> None:
        assert binding_of("local x = 1\nx += 2", "x").reads

    def test_capture_by_a_function(self) -> None:
        assert binding_of("local x = 1\nlocal function f() return x end", "x").captured
        assert not binding_of("local x = 1\ndo return x end", "x").captured

    def test_globals_are_collected_with_their_writes(self) -> None:
        known = script("x = 1\nprint(x)\nfunction y() end").names.globals
        assert (len(known["x"].writes), len(known["x"].reads)) == (1, 1)
        assert len(known["y"].writes) == 1
        assert not known["print"].writes


class TestBuiltins:
    def test_untouched_libraries(self) -> None:
        looked = script("return string.byte")
        assert looked.builtins.usable("string")
        assert not looked.builtins.environment_touched

    def test_what_disqualifies(self) -> None:
        for source in ("string = {}", "string.byte = f", "function string.byte() end", "_G.string = {}"):
            assert not script(source).builtins.usable("string"), source
        for source in ("getfenv()", "setfenv(1, {})", "loadstring('x')", "_G[k] = 1", "local g = getfenv"):
            assert not script(source).builtins.usable("string"), source
