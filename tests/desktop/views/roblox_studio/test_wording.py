"""What is claimed of a result, and what is not."""

import pytest

from contracts.optimization import Behaviour, Measurement, OptimizationDocument, OptimizationLevel
from desktop.report.wording import level_names
from desktop.views.roblox_studio.wording import _speed_badge, level_tips, with_origin
from tests.desktop.services.samples import Row


def measured(low: float | None, speedup: float, high: float | None) -> Measurement:
    return Measurement(before_ms=10 * speedup, after_ms=10, speedup=speedup, runs=15, ci_low=low, ci_high=high)


class TestSpeed:
    @pytest.mark.parametrize(
        ("measurement", "words"),
        [
            (measured(1.2, 1.5, 1.9), "1.50× faster"),
            (measured(0.98, 1.5, 1.9), "no measurable difference"),
            (measured(None, 1.5, None), "no measurable difference"),
            (measured(0.4, 0.5, 0.6), "2.00× slower"),
            (measured(11.0, 12.3, 14.0), "12× faster"),
            (None, "not measured"),
        ],
    )
    def test_a_gain_is_claimed_only_when_the_whole_interval_shows_it(
        self, measurement: Measurement | None, words: str
    ) -> None:
        assert _speed_badge(measurement).text == words


class TestOrigin:
    def test_a_stored_result_says_so_first(self) -> None:
        document = OptimizationDocument(
            file="a.luau",
            level=OptimizationLevel.BALANCED,
            status="completed",
            luau_version="0.1",
            optimized_code=None,
            changes=[],
            behaviour=Behaviour(equivalent=None, method=""),
            measurement=None,
            notes=["Another note."],
        )
        task = Row("a").view()
        assert with_origin(document, task) is document
        stored = task.model_copy(update={"cached_from": "b", "result": {"measured_at": "2024-02-01T12:00:00+00:00"}})
        first, second = with_origin(document, stored).notes
        assert first.startswith("Stored result, measured ")
        assert second == "Another note."


class TestLevels:
    def test_each_has_a_name_and_says_what_it_allows(self) -> None:
        assert len(level_names()) == len(level_tips()) == 3
        assert all(level_tips())
