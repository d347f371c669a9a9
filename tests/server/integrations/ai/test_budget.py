"""What several calls may take together, at a scripted endpoint."""

import time
from collections.abc import Iterator

import pytest

from server.integrations.ai.budget import Budget, Budgeted, BudgetSpent
from server.integrations.ai.errors import AiServerFault
from server.integrations.ai.openai_provider import OpenAiProvider
from server.integrations.ai.provider import Completion, Endpoint, Limits, Message
from tests.fakes.openai_server import FakeOpenAi, failed, serving

ASKED = Completion((Message("user", "one two three four"),), max_tokens=500)


@pytest.fixture
def fake() -> FakeOpenAi:
    made = FakeOpenAi(key=None)
    made.streams = True
    return made


@pytest.fixture
def provider(fake: FakeOpenAi) -> Iterator[OpenAiProvider]:
    with serving(fake) as url:
        yield OpenAiProvider(Endpoint(url, "small-1"), Limits(seconds=20, retries=0))


def heard(text: str) -> None:
    """Nobody listens."""


class TestTokens:
    def test_an_answer_has_room_for_what_is_left(self, fake: FakeOpenAi, provider: OpenAiProvider) -> None:
        budgeted = Budgeted(provider, Budget(20, 100))
        assert budgeted.stream(ASKED, heard).text == "Ready when you are."
        assert fake.seen[0].body["max_tokens"] == 96  # the question is four tokens by its letters
        budgeted.stream(ASKED, heard)
        assert fake.seen[1].body["max_tokens"] == 88  # the endpoint counted four words there and four back

    def test_what_the_endpoint_does_not_count_is_estimated(self, fake: FakeOpenAi, provider: OpenAiProvider) -> None:
        fake.tells_usage, fake.says = False, "abc " * 200
        budgeted = Budgeted(provider, Budget(20, 240))
        budgeted.stream(ASKED, heard)
        with pytest.raises(BudgetSpent, match="Asking ended at 240 tokens"):
            budgeted.stream(ASKED, heard)
        assert len(fake.seen) == 1

    def test_a_refused_request_costs_nothing(self, fake: FakeOpenAi, provider: OpenAiProvider) -> None:
        fake.script.append(failed(503, "Oh."))
        budgeted = Budgeted(provider, Budget(20, 100))
        with pytest.raises(AiServerFault):
            budgeted.stream(ASKED, heard)
        budgeted.stream(ASKED, heard)
        assert fake.seen[1].body["max_tokens"] == 96

    def test_an_answer_that_broke_off_counts(self, fake: FakeOpenAi, provider: OpenAiProvider) -> None:
        fake.says, fake.dies_after = "abcd " * 40, 5
        budgeted = Budgeted(provider, Budget(20, 200))
        with pytest.raises(Exception, match="broke off"):
            budgeted.stream(ASKED, heard)
        fake.dies_after = None
        budgeted.complete(ASKED)
        assert fake.seen[1].body["max_tokens"] < 196 - 20


class TestSeconds:
    def test_a_call_ends_with_the_budget_and_keeps_what_had_come(
        self, fake: FakeOpenAi, provider: OpenAiProvider
    ) -> None:
        fake.says, fake.hangs_after = "one two three four five six", 1
        budgeted, started = Budgeted(provider, Budget(0.5, 1000)), time.monotonic()
        with pytest.raises(BudgetSpent, match="Asking ended after") as ended:
            budgeted.stream(ASKED, heard)
        assert time.monotonic() - started < 10, "the provider's own limit is 20 seconds"
        assert ended.value.text_so_far == "one two three four"
        with pytest.raises(BudgetSpent):
            budgeted.complete(ASKED)
        assert len(fake.seen) == 1
