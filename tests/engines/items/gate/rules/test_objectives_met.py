"""Items and objectives."""

from dataclasses import replace

from server.engines.items.gate.rules.objectives_met import RULE
from server.engines.items.model import Bloom, Objective
from tests.engines.items.gate.written import CONTEXT, said_of_set, short

ONE, TWO = (Objective(f"o-{number}", f"Explain thing {number}.", Bloom.UNDERSTAND) for number in (1, 2))
BOTH = replace(CONTEXT, objectives=(ONE, TWO))
FIRST = short("Why does iron rust?")
SECOND = replace(short("Why does salt melt ice?"), objective="o-2")


class TestObjectivesMet:
    def test_every_objective_has_an_item(self) -> None:
        assert said_of_set(RULE, [FIRST, SECOND], BOTH) == []

    def test_an_item_for_nothing(self) -> None:
        for other in ("", "o-3"):
            items = [FIRST, SECOND, replace(SECOND, id="lost", objective=other)]
            assert said_of_set(RULE, items, BOTH) == [("lost", "It belongs to no objective.")]

    def test_an_objective_without_an_item(self) -> None:
        (found,) = said_of_set(RULE, [FIRST, replace(FIRST, id="another")], BOTH)
        assert found == ("", "No question asks for the objective “Explain thing 2.”.")

    def test_fewer_items_than_objectives_cannot_meet_all(self) -> None:
        assert said_of_set(RULE, [FIRST], BOTH) == []

    def test_without_objectives_nothing_is_checked(self) -> None:
        assert said_of_set(RULE, [replace(FIRST, objective="")]) == []
