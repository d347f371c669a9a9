"""What is said about a result, and what is not claimed."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.optimization import LEAST_GAIN, Measurement, OptimizationLevel, Outcome, RunEnd
from desktop.report.wording import gain_sentence, level_names, shown_changes
from desktop.ui.tone import Tone
from desktop.views.roblox_studio.wording import (
    change_badge,
    level_tips,
    notes_text,
    result_badges,
    result_sentence,
    spoken_change,
)
from tests.desktop.views.documents import change, document, measurement, modernised

FACTORS = st.floats(0.1, 100)


def speed_of(measured: Measurement | None) -> str:
    return result_badges(document("x", change(), measured=measured))[1].text


class TestSpeed:
    def test_is_claimed_when_the_whole_interval_is_above_one(self) -> None:
        badge = result_badges(document("x", change(), measured=measurement(1.5, 1.2, 1.9)))[1]
        assert (badge.text, badge.tone) == ("1.50× faster", Tone.ACCENT)

    @pytest.mark.parametrize(("low", "high"), [(1.0, 1.9), (0.9, 1.9), (None, None), (None, 1.9), (0.9, 1.0)])
    def test_is_not_claimed_otherwise(self, low: float | None, high: float | None) -> None:
        assert speed_of(measurement(1.5, low, high)) == "no measurable difference"

    def test_slower_is_stated(self) -> None:
        badge = result_badges(document("x", change(), measured=measurement(0.8, 0.7, 0.9)))[1]
        assert (badge.text, badge.tone) == ("1.25× slower", Tone.CAUTION)

    def test_without_a_measurement_nothing_is_said_of_it(self) -> None:
        assert speed_of(None) == "not measured"

    def test_large_factors_are_not_overly_precise(self) -> None:
        assert speed_of(measurement(37.4, 30, 44)) == "37× faster"

    @given(FACTORS, FACTORS, FACTORS)
    def test_faster_is_said_exactly_when_it_is_shown(self, speedup: float, one: float, other: float) -> None:
        low, high = sorted((one, other))
        said = speed_of(measurement(speedup, low, high))
        assert ("faster" in said) is (low >= LEAST_GAIN)
        assert ("slower" in said) is (high < 1)


class TestBehaviour:
    @pytest.mark.parametrize(
        ("equivalent", "text", "tone"),
        [
            (True, "Same behaviour", Tone.GOOD),
            (False, "Behaviour differs", Tone.DANGER),
            (None, "Behaviour not compared", Tone.CAUTION),
        ],
    )
    def test_is_said_as_it_was_found(self, equivalent: bool | None, text: str, tone: Tone) -> None:
        badge = result_badges(document("x", change(), equivalent=equivalent))[0]
        assert (badge.text, badge.tone) == (text, tone)

    @pytest.mark.parametrize(
        ("tier", "how", "text"),
        [
            ("B", "failed", "Same behaviour as far as it ran"),
            ("B", "waiting", "Same behaviour as far as it ran"),
            ("B", "ended", "Same behaviour"),
            ("P", "failed", "Same behaviour"),
        ],
    )
    def test_of_edits_that_only_a_run_showed_reaches_as_far_as_it_ran(
        self, tier: Literal["P", "B"], how: Literal["failed", "waiting", "ended"], text: str
    ) -> None:
        made = document("x", change(), change(tier=tier), run_end=RunEnd(how=how, line=2))
        assert result_badges(made)[0].text == text

    def test_of_a_script_without_end_is_said_to_hold_until_its_stack_is_used_up(self) -> None:
        made = document("x", change(), equivalent=None, stack_overflow=True)
        badge = result_badges(made)[0]
        assert (badge.text, badge.tone) == ("Same until the stack overflows", Tone.CAUTION)
        said = "the script recurses without end, and stops elsewhere than before"
        assert result_sentence(made) == f"1 change · {said} · 4 runs compared"

    def test_nothing_applied_is_nothing_to_gain(self) -> None:
        refused = change(outcome=Outcome.NOT_SHOWN_SAFE)
        badges = result_badges(document("x", refused, measured=measurement(2, 1.5, 3)))
        assert [badge.text for badge in badges] == ["Nothing to gain", "Left unchanged"]


class TestSentence:
    def test_holds_counts_times_and_method(self) -> None:
        made = document("x", change(), change(line=2), measured=measurement(2, 1.5, 3, before=123.4))
        assert result_sentence(made) == "2 changes · 123 → 61.7 ms, 15 paired runs · 4 runs compared"

    def test_counts_notes_apart(self) -> None:
        made = document("x", change(), change(outcome=Outcome.NO_GAIN), change(outcome=Outcome.ADVICE))
        assert result_sentence(made).startswith("1 change, 2 notes")

    def test_counts_what_an_entry_stands_for(self) -> None:
        rest = change(line=9).model_copy(update={"count": 700})
        notes = change(outcome=Outcome.NO_GAIN).model_copy(update={"count": 30})
        assert result_sentence(document("x", change(), rest, notes)).startswith("701 changes, 30 notes")

    def test_says_why_nothing_was_measured(self) -> None:
        made = document("x", change(), note="The script waits for players.")
        assert result_sentence(made) == "1 change · the script waits for players · 4 runs compared"
        assert speed_of(None) == "not measured"

    @pytest.mark.parametrize(
        ("end", "said"),
        [
            (RunEnd(how="failed", line=2, message="no Coins"), "both runs stopped at line 2 (no Coins)"),
            (RunEnd(how="failed", message="table"), "both runs stopped with an error (table)"),
            (RunEnd(how="waiting"), "both runs wait for something that never comes outside Roblox"),
            (RunEnd(how="horizon"), "both runs still went on when their virtual time was over"),
        ],
        ids=["an error", "an error without a line", "waiting", "horizon"],
    )
    def test_says_how_far_it_ran(self, end: RunEnd, said: str) -> None:
        made = document("x", change(), run_end=end, note="The script does not end by itself.")
        assert result_sentence(made) == f"1 change · {said} · 4 runs compared"
        assert result_sentence(document("x", run_end=end)) == "0 changes"

    def test_says_nothing_of_a_run_that_came_to_its_end(self) -> None:
        made = document("x", change(), run_end=RunEnd(how="ended"))
        assert result_sentence(made) == "1 change · 4 runs compared"

    def test_of_nothing_is_short(self) -> None:
        assert result_sentence(document("x")) == "0 changes"


class TestModernised:
    def test_nothing_is_called_the_same_that_was_only_modernised(self) -> None:
        badges = result_badges(document("x", modernised=(modernised(),)))
        assert [badge.text for badge in badges] == ["Modernised", "Not shown to behave the same"]
        assert result_sentence(document("x", modernised=(modernised(),))) == "1 place modernised · 0 changes"

    def test_the_claim_is_about_the_modernised_script(self) -> None:
        made = document("x", change(), modernised=(modernised(), modernised(2)))
        assert result_badges(made)[0].text == "Same as the modernised script"
        assert result_sentence(made).startswith("2 places modernised · 1 change · ")
        stopped = document("x", change(tier="B"), modernised=(modernised(),), run_end=RunEnd(how="waiting"))
        assert result_badges(stopped)[0].text == "Same as the modernised script, as far as it ran"

    @pytest.mark.parametrize("equivalent", [None, False])
    def test_what_was_not_shown_is_not_claimed(self, equivalent: bool | None) -> None:
        made = document("x", change(), modernised=(modernised(),), equivalent=equivalent)
        assert "Same" not in result_badges(made)[0].text

    def test_a_place_is_marked_and_has_no_gain_of_its_own(self) -> None:
        place, applied = shown_changes(document("x", change(), modernised=(modernised(),)))
        assert (change_badge(place).text, change_badge(applied).text) == ("modernised", "proven by rule")
        assert (gain_sentence(place), gain_sentence(applied)) == ("", "Not measured by itself.")


class TestNotes:
    def test_are_lines_with_what_a_measurement_covers(self) -> None:
        made = document("x", measured=measurement(1, 1, 1), note="Top level only.", notes=("a", "b"))
        assert notes_text(made) == "a\nb\nTop level only."

    def test_a_reason_that_the_sentence_gives_is_not_repeated(self) -> None:
        assert notes_text(document("x", note="It waits.")) == ""


class TestChangeBadge:
    @pytest.mark.parametrize(
        ("outcome", "text"),
        [
            (Outcome.NO_GAIN, "no gain"),
            (Outcome.NOT_SHOWN_SAFE, "not shown safe"),
            (Outcome.ADVICE, "advice"),
        ],
    )
    def test_says_why_it_was_left_out(self, outcome: Outcome, text: str) -> None:
        assert change_badge(change(outcome=outcome)).text == text

    def test_says_how_it_is_known_to_be_safe(self) -> None:
        assert change_badge(change(tier="P")).text == "proven by rule"
        assert change_badge(change(tier="B")).text == "run and compared"
        assert change_badge(change(tier=None)).text == "applied"


class TestSpokenChange:
    def test_is_one_sentence_without_marks(self) -> None:
        assert spoken_change(change(line=7), None) == "line 7, Length operator in place of name:len(), proven by rule"


class TestLevels:
    def test_every_level_has_a_name_and_a_tip(self) -> None:
        assert len(set(level_names())) == len(set(level_tips())) == len(OptimizationLevel)
