"""No edit changes which functions are one object, which scripts can see by `==` or as a table key."""

import pytest

from tests.engines.luau.looking import rewritten, tiers

CAPTURED = {
    "a table captured by a function that is made at each call": (
        "hoist-table",
        "local function f()\n\tlocal t = { 1, 2 }\n\treturn function(i) return t[i] end\nend\n",
    ),
    "a function captured by another one": (
        "hoist-function",
        "local function f(x)\n\tlocal function g(a)\n\t\treturn a\n\tend\n"
        "\treturn function() return g(1) end, g(x)\nend\n",
    ),
    "a variable that changes, captured by a function only because of the one inside": (
        "hoist-function",
        "local n = 0\nn += 1\nlocal function f()\n\treturn function()\n"
        "\t\tlocal function g(...)\n\t\t\treturn n, ...\n\t\tend\n\t\treturn g(1)\n\tend\nend\n",
    ),
    "a variable that changes, captured only because of what is handed to pcall": (
        "hoist-closure",
        "local n = 0\nlocal function f()\n\treturn function(x)\n"
        "\t\tpcall(function()\n\t\t\tn += x\n\t\tend)\n\tend\nend\n",
    ),
    "a global that changes, read by a function made in a loop": (
        "global-to-local",
        "n = 0\nfor i = 1, 3 do\n\tn = n + 1\n\tkeep(function() return n end)\nend\n",
    ),
    "a global that changes, read by a function inside a function": (
        "global-to-local",
        "n = 0\nlocal function f()\n\tn = n + 1\n\treturn function() return n end\nend\nprint(f)\n",
    ),
}


class TestRefused:
    @pytest.mark.parametrize(("rule", "source"), CAPTURED.values(), ids=CAPTURED)
    def test_when_closures_would_become_shared_or_stop_being_so(self, rule: str, source: str) -> None:
        assert tiers(source, rule) == []


class TestStillMade:
    def test_a_global_that_is_set_once_may_be_captured(self) -> None:
        source = "n = 1\nfor i = 1, 3 do\n\tkeep(function() return n end)\nend\n"
        assert rewritten(source, "global-to-local") == f"local {source}"

    def test_a_changing_global_may_be_used_by_functions_that_are_made_once(self) -> None:
        source = "n = 0\nlocal function bump()\n\tn = n + 1\nend\nbump()\nprint(n)\n"
        assert rewritten(source, "global-to-local") == f"local {source}"
