"""Luau's own programs in a document. The programs are stand-ins: they serve for what happens around them."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from contracts.optimization import Behaviour, OptimizationDocument, Outcome, RunEnd
from server.workers.tools_step import NO_ANSWER, NOT_ENDED, NOT_PLAIN, WITH_DRIVER, with_tools
from tests.desktop.views.documents import change, document
from tests.fakes import luau_programs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts with a first line for POSIX")

Told = Callable[..., OptimizationDocument]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """A document with what the stand-ins in `tmp_path` say."""

    def tell(
        made: OptimizationDocument | None = None,
        *,
        source: str = "slow",
        driven: bool = False,
        plain: bool = True,
        seconds: float = 60.0,
    ) -> OptimizationDocument:
        ended = Behaviour(equivalent=True, method="", run_end=RunEnd(how="ended"))
        base = made or document("quick", change()).model_copy(update={"behaviour": ended})
        return with_tools(
            base.model_copy(update={"notes": []}),
            source=source,
            driven=driven,
            plain=plain,
            seconds=seconds,
            find=lambda name: found if (found := tmp_path / name).exists() else None,
            cancelled=threading.Event(),
        )

    return tell


class TestTypeErrors:
    def test_they_are_advice_at_their_lines(self, told: Told, tmp_path: Path) -> None:
        luau_programs.analyzer(tmp_path, "stdin:9:1-2: (W0) TypeError: Type 'string' is no 'number'\n")
        made = told()
        assert [one.line for one in made.changes] == [1, 9]
        found = made.changes[1]
        assert (found.rule, found.outcome, found.applied, found.title) == (
            "type-error",
            Outcome.ADVICE,
            False,
            "Type error",
        )
        assert found.message == (
            "Type 'string' is no 'number' (luau-analyze on this computer, which does not tell its version)"
        )
        assert made.notes == []

    def test_one_that_does_not_answer_is_a_note(
        self, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("server.integrations.luau_tools.analyzer.SECONDS", 0.5)
        luau_programs.analyzer(tmp_path)
        assert told(source="hang").notes == [NO_ANSWER]


class TestNativeCode:
    def test_both_scripts_are_timed_in_turn(self, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("server.workers.tools_step.MOST_SECONDS", 8.0)
        luau_programs.luau(tmp_path, version="Luau 0.735")
        made = told()
        measured = made.native_measurement
        assert measured is not None
        assert measured.backend == "luau on this computer, version 0.735"
        assert 5 <= measured.runs <= 15
        assert measured.ci_low <= measured.speedup <= measured.ci_high
        assert 1 < measured.speedup < 2.1
        assert measured.before_ms > 400
        assert measured.after_ms > 200
        assert made.notes[0].startswith("As native code it measures ")
        assert made.measurement is None

    def test_one_that_does_not_tell_its_version(
        self, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("server.workers.tools_step.MOST_SECONDS", 8.0)
        luau_programs.luau(tmp_path)
        measured = told().native_measurement
        assert measured is not None
        assert measured.backend == "luau on this computer, which does not tell its version"

    @pytest.mark.parametrize(
        ("how", "note"),
        [
            ({"source": "fast"}, "Not timed as native code: The script ends too soon to be timed as native code."),
            (
                {"source": "slow error"},
                "Not timed as native code: The luau on PATH does not run the script to its end.",
            ),
            (
                {"source": "hang", "seconds": 1.0},
                "Not timed as native code: One run as native code takes too long to repeat it often enough.",
            ),
            (
                {"seconds": 2.0},
                "Not timed as native code: One run as native code takes too long to repeat it often enough.",
            ),
            ({"plain": False}, NOT_PLAIN),
            ({"driven": True}, WITH_DRIVER),
        ],
    )
    def test_otherwise_a_note_says_why_not(self, told: Told, tmp_path: Path, how: dict[str, object], note: str) -> None:
        luau_programs.luau(tmp_path)
        made = told(**how)
        assert (made.native_measurement, made.notes) == (None, [note])

    def test_one_that_was_built_without_native_code(self, told: Told, tmp_path: Path) -> None:
        luau_programs.luau(tmp_path, unsupported=True)
        assert told().notes == ["Not timed as native code: The luau on PATH was built without native code."]

    def test_a_script_that_waits_for_roblox_is_not_timed(self, told: Told, tmp_path: Path) -> None:
        luau_programs.luau(tmp_path)
        waiting = Behaviour(equivalent=True, method="", run_end=RunEnd(how="waiting"))
        assert told(document("quick", change()).model_copy(update={"behaviour": waiting})).notes == [NOT_ENDED]

    def test_without_an_edit_there_is_nothing_to_time(self, told: Told, tmp_path: Path) -> None:
        luau_programs.luau(tmp_path)
        made = told(document("slow"))
        assert (made.native_measurement, made.notes) == (None, [])


def test_without_them_nothing_is_said(told: Told) -> None:
    made = told()
    assert (len(made.changes), made.notes, made.native_measurement) == (1, [], None)
