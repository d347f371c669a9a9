"""Which scripts run as they are in Luau's own program."""

import pytest

from server.engines.luau.plain import is_plain


@pytest.mark.parametrize(
    "source",
    ["", "print(math.floor(1.5))", "n = 1\nprint(n)", "local game = 1\nprint(game)", "return string.rep('x', 2)"],
)
def test_plain(source: str) -> None:
    assert is_plain(source)


@pytest.mark.parametrize(
    "source",
    [
        "print(game)",
        "task.wait()",
        "local m = require(script.Parent)",
        "local function f()\n\treturn Vector3.new()\nend",
        "print(os.clock())",
        "_G.x = 1",
        "getfenv()",
        "local x = = 1",
        "warn('x')",
    ],
)
def test_not_plain(source: str) -> None:
    assert not is_plain(source)
