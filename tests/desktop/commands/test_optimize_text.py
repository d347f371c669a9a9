"""What the command line says of a result."""

import pytest

from contracts.optimization import OptimizationDocument, RunEnd
from desktop.commands.optimize_text import as_lines
from tests.desktop.views.documents import change, document

STOPPED = RunEnd(how="failed", line=2, message="no Coins")


def headline(made: OptimizationDocument) -> str:
    return as_lines(made, in_place=False)[0].removeprefix("script.luau: 1 change applied, ")


def test_what_was_not_measured_is_said_once_with_its_reason() -> None:
    assert headline(document("x", change(), note="The script waits.")).endswith(", not measured (the script waits)")
    assert headline(document("x", change())).endswith(", not measured")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (document("x", change()), "same behaviour (4 runs compared)"),
        (document("x", change(tier="B"), run_end=RunEnd(how="ended")), "same behaviour (4 runs compared)"),
        (
            document("x", change(tier="B"), run_end=STOPPED),
            "same behaviour as far as it ran (4 runs compared; both runs stopped at line 2: no Coins)",
        ),
        (
            document("x", change(), run_end=STOPPED),
            "same behaviour (4 runs compared; both runs stopped at line 2: no Coins)",
        ),
        (
            document("x", change(tier="B"), run_end=RunEnd(how="waiting")),
            "same behaviour as far as it ran (4 runs compared; both runs wait for something that never comes outside "
            "Roblox)",
        ),
        (
            document("x", change(tier="B"), run_end=RunEnd(how="horizon")),
            "same behaviour as far as it ran (4 runs compared; both runs still went on when their virtual time was "
            "over)",
        ),
        (
            document("x", change(), equivalent=None, stack_overflow=True),
            "same behaviour until the stack overflows (4 runs compared; it overflows elsewhere than before)",
        ),
    ],
    ids=["proven", "to the end", "an error", "an error, proven", "waiting", "horizon", "overflow"],
)
def test_behaviour_is_claimed_as_far_as_it_was_shown(made: OptimizationDocument, said: str) -> None:
    assert headline(made) == f"{said}, not measured"


def test_nothing_is_claimed_of_what_was_not_compared() -> None:
    assert headline(document("x", change(), equivalent=None)) == "not measured"
