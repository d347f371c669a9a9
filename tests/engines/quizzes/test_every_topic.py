"""What holds for quizzes about every topic: no flaw, enough items, and nothing for a guesser."""

import random

import pytest

from server.engines.items.gate.gate import item_findings
from server.engines.items.gate.rule import Severity
from server.engines.items.grades import band_of
from server.engines.items.model import Item, ItemType
from server.engines.quizzes.candidates import context_for
from server.engines.quizzes.from_pack import items_of
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.topic import Chapter, Topic
from server.engines.tools import bundled_tools
from tests.engines.quizzes.every_topic import entries, made
from tests.engines.quizzes.guessing import STRATEGIES, chance_of, luck
from tests.sizes import sized

MOST_LEAD = 0.03
LEAST_CHANCE = 0.001
ITEMS_A_SET = 20
LEAST_DELIVERED = 0.9


@pytest.fixture(scope="module")
def sets() -> list[tuple[Item, ...]]:
    """Multiple choice only, at least 2,000 items in all."""
    seeds = 1 + 2000 // (ITEMS_A_SET * len(entries()))
    return [one.quiz.items for _, one in made(range(seeds), ITEMS_A_SET, (ItemType.MULTIPLE_CHOICE,))]


class TestGuesser:
    def test_there_are_enough_to_tell(self, sets: list[tuple[Item, ...]]) -> None:
        assert sum(map(len, sets)) >= 2000

    @pytest.mark.parametrize("strategy", STRATEGIES)
    def test_over_all_it_has_nothing_to_go_by(self, sets: list[tuple[Item, ...]], strategy: str) -> None:
        found = luck((item for items in sets for item in items), STRATEGIES[strategy])
        assert abs(found.lead) <= MOST_LEAD, f"{found.hits:.0f} of {found.items}, blind {found.chance:.0f}"

    @pytest.mark.parametrize("strategy", STRATEGIES)
    def test_no_set_gives_itself_away(self, sets: list[tuple[Item, ...]], strategy: str) -> None:
        chances = [chance_of(items, STRATEGIES[strategy]) for items in sets]
        assert min(chances) >= LEAST_CHANCE


class TestPacks:
    @pytest.mark.parametrize(("name", "grade"), [(entry.id, grade) for entry, grade in entries()])
    def test_no_question_that_is_written_is_kept_out_by_the_gate(self, name: str, grade: int) -> None:
        tools = bundled_tools()
        pack = tools.shelf.pack(name)
        content = pack.bands[band_of(grade)]
        topic = Topic((Chapter(pack, band_of(grade), content),), ())
        context = context_for(QuizRequest(pack.subject, pack.title, grade), topic, tools)
        written = len(content.questions)
        items = items_of(pack, content, random.Random(1), tools.run_luau)[:written]
        found = [(item.stem, finding) for item in items for finding in item_findings(item, context)]
        assert [(stem, finding.message) for stem, finding in found if finding.severity is Severity.HARD] == []
        assert all(item.source.section != "Vocabulary" for item in items)  # a snippet that does not run leaves a gap


class TestEveryTopic:
    def test_none_has_a_flaw_and_nearly_all_that_was_asked_is_there(self) -> None:
        asked = delivered = 0
        for request, one in made(range(sized(1, 10))):
            assert [finding for finding in one.findings if finding.severity is Severity.HARD] == [], request
            asked, delivered = asked + request.count, delivered + len(one.quiz.items)
        assert delivered >= LEAST_DELIVERED * asked
