"""What the command line says of a result."""

import pytest

from contracts.optimization import OptimizationDocument, RunEnd
from desktop.commands.optimize_text import as_lines
from desktop.report.wording import how_known
from tests.desktop.views.documents import change, document, modernised

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


def test_what_a_model_proposed_is_told_as_such() -> None:
    proposed = change(tier="B").model_copy(update={"rule": "ai-proposal"})
    line = as_lines(document("x", proposed), in_place=False)[1]
    assert line.endswith("[proposed by a model, run and compared]")
    assert how_known(proposed) == "proposed by the model, run and compared"


def test_modernised_places_are_told_and_claim_nothing() -> None:
    only = as_lines(document("x", modernised=(modernised(line=3),)), in_place=False)
    assert only == [
        "script.luau: 1 place modernised, nothing else applied",
        "  line    3  `task.wait` in place of `wait`  [modernised, not shown to behave the same]",
        "  Not written; use --in-place, or --json for the code.",
    ]
    both = as_lines(document("x", change(), modernised=(modernised(), modernised(2))), in_place=True)
    assert both[0] == (
        "script.luau: 2 places modernised, 1 change applied, "
        "same behaviour as the modernised script (4 runs compared), not measured"
    )
    assert both[-1] == "  Written to the file."
