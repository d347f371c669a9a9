"""What happens to a task while it runs is noted once, and not when it is over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from server.domain.notices.digest import COLLECTING, Digests
from server.domain.notices.repository import Running
from server.domain.notices.watch import RunningWatch, moments
from server.domain.organizations.membership import Member
from tests.server.domain.notices.conftest import EVERYTHING, Story, Wants

NOW = datetime(2026, 11, 26, 14, 3, tzinfo=UTC)


class TestMoments:
    @pytest.mark.parametrize(
        ("seconds", "eta_high", "progress", "noted"),
        [
            (70, None, 10, []),
            (70, 69.0, 10, ["late"]),
            (70, 80.0, 10, []),
            (70, None, 50, ["half"]),
            (70, None, 49, []),
            (20, None, 80, []),
            (20, 80.0, 80, ["half"]),
            (20, 15.0, 10, []),
            (70, 69.0, 90, ["half", "late"]),
        ],
    )
    def test_late_and_half(self, seconds: float, eta_high: float | None, progress: float, noted: list[str]) -> None:
        started = NOW - timedelta(seconds=seconds)
        one = Running("task", "organization", "user", "a.luau", started, eta_high, progress, True, True, 60)
        assert sorted(moments(one, NOW)) == noted

    def test_only_for_who_asked(self, story: Story, wants: Wants, watch: RunningWatch, stranger: Member) -> None:
        wants(ended=True, half=True)
        story.running(70, eta_high=60.0, progress=60)
        story.running(70, stranger, eta_high=60.0, progress=60)
        watch.step()
        assert [what for _, what, _ in story.noted()] == ["half"]


class TestOnce:
    def test_however_often_it_is_looked_at(self, story: Story, wants: Wants, watch: RunningWatch) -> None:
        wants(**EVERYTHING)
        story.running(70, eta_high=60.0, progress=60)
        assert [watch.step(), watch.step()] == [2, 0]

    def test_by_however_many(self, story: Story, wants: Wants) -> None:
        wants(half=True)
        for _ in range(3):
            story.running(70, progress=60)
        with ThreadPoolExecutor(2) as pool:
            counts = list(pool.map(lambda _: RunningWatch(story.database).step(), range(2)))
        assert (sum(counts), len(story.noted())) == (3, 3)


class TestOvertaken:
    def test_what_is_over_is_half_done_no_more(
        self, story: Story, wants: Wants, watch: RunningWatch, digests: Digests
    ) -> None:
        wants(half=True, late=True)
        claim = story.running(70, eta_high=60.0, progress=60)
        watch.step()
        story.complete(claim)
        story.pass_time(COLLECTING)
        digests.step()
        assert (story.noted(), story.mails()) == ([], [])

    def test_of_an_end_only_the_end_is_told(
        self, story: Story, wants: Wants, watch: RunningWatch, digests: Digests
    ) -> None:
        wants(**EVERYTHING)
        claim = story.running(70, progress=60)
        watch.step()
        story.complete(claim)
        story.pass_time(COLLECTING)
        digests.step()
        assert [mail.subject for mail in story.mails()] == ["spawner.luau: done"]
