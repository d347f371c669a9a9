"""What a snippet prints."""

from dataclasses import replace

from server.engines.items.gate.rules.luau_key_is_output import RULE
from server.engines.quizzes.luau_run import run
from tests.engines.items.gate.written import CONTEXT, output, said

CONTEXT_WITH_VM = replace(CONTEXT, run_luau=run)
LOOP = "for i = 1, 3 do\n\tprint(i * 2)\nend"


class TestLuauKeyIsOutput:
    def test_the_output_passes(self) -> None:
        assert said(RULE, output(LOOP, "2\n4\n6"), CONTEXT_WITH_VM) == []
        assert said(RULE, output(LOOP, "2\n4\n6\n"), CONTEXT_WITH_VM) == []

    def test_anything_else_is_refused(self) -> None:
        for key in ("2\n4", "2 4 6", "2\n4\n6\n8", "nil"):
            assert len(said(RULE, output(LOOP, key), CONTEXT_WITH_VM)) == 1

    def test_a_snippet_that_stops_is_refused(self) -> None:
        assert said(RULE, output("error('no')", "no"), CONTEXT_WITH_VM) == ["The snippet does not run to its end."]

    def test_without_a_machine_nothing_is_checked(self) -> None:
        assert said(RULE, output(LOOP, "7")) == []
