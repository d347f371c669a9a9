"""The card in each state, compact and expanded."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from contracts.tasks import SCRIPT_OPTIMIZATION, AttemptView, Resources, TaskDetail, TaskError, TaskView
from desktop.services.local.outbox_rows import NewTask, OutboxEntry
from desktop.ui.theme import Theme
from desktop.views.tasks.card import TaskProgressCard
from desktop.views.tasks.item import TaskItem, item_of_entry, item_of_task
from tests.desktop.looking import button, click
from tests.desktop.services.samples import LOST, Row
from tests.desktop.services.waiting import recorded
from tests.desktop.views.tasks.conftest import NOON

BROKEN = (Phase.STARTED, Phase.FAILED)


def task(*phases: Phase, key: str = "a") -> TaskView:
    row = Row(key, created_at=NOON, title=f"{key}.luau")
    for number, phase in enumerate(phases):
        row.advance(phase, None if phase is Phase.PROGRESS else number + 1, NOON + timedelta(seconds=number))
    return row.view()


def detail(view: TaskView) -> TaskDetail:
    """The task after one try that was lost and one that failed."""
    later = NOON + timedelta(seconds=5)
    attempts = [
        AttemptView(attempt=1, started_at=NOON, ended_at=later, outcome="retrying", error=LOST),
        AttemptView(attempt=2, started_at=later, ended_at=later + timedelta(seconds=2), outcome="failed"),
    ]
    return TaskDetail(**view.model_dump(), params={}, attempts=attempts)


def entry(refusal: str = "") -> TaskItem:
    return item_of_entry(OutboxEntry("key", NewTask(SCRIPT_OPTIMIZATION, {}), "waits.luau", NOON, refusal=refusal))


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> TaskProgressCard:
    card = TaskProgressCard(theme)
    qtbot.addWidget(card)
    card.resize(320, 200)
    card.show()
    return card


def buttons(card: TaskProgressCard) -> list[str]:
    return [button.accessibleName() for button in card._buttons.buttons()]


class TestStates:
    @pytest.mark.parametrize(
        ("item", "badge", "sentence", "offered", "bar"),
        [
            (entry(), "waits for the server", "Will be sent when the server is back", ["Edit", "Do not send"], False),
            (entry("Too large."), "failed", "Too large.", ["Edit", "Remove from the list"], False),
            (item_of_task(task()), "queued", "Waiting for a free slot", ["Cancel"], False),
            (item_of_task(task(Phase.STARTED, Phase.PROGRESS)), "processing", "Step 10", ["Cancel"], True),
            (item_of_task(task(Phase.STARTED, Phase.CANCELLING)), "cancelling", "cancelling", [], True),
            (item_of_task(task(Phase.STARTED, Phase.COMPLETED)), "completed", "completed", ["View"], False),
            (
                item_of_task(task(Phase.STARTED, Phase.FAILED)),
                "failed",
                LOST.message,
                ["Edit and retry", "Retry"],
                False,
            ),
            (item_of_task(task(Phase.CANCELLED)), "cancelled", "cancelled", ["Retry"], False),
        ],
    )
    def test_are_told_by_badge_sentence_buttons_and_bar(
        self, card: TaskProgressCard, item: TaskItem, badge: str, sentence: str, offered: list[str], bar: bool
    ) -> None:
        card.show_item(item)
        assert card._badge.text == badge
        assert card.text.splitlines()[0] == sentence
        assert (buttons(card), card.bar.isVisible()) == (offered, bar)
        assert badge in card.accessibleName()

    def test_the_bar_reaches_the_percent_and_never_shows_another_tasks(
        self, card: TaskProgressCard, qtbot: QtBot
    ) -> None:
        card.show_item(item_of_task(task(Phase.STARTED, Phase.PROGRESS)))
        assert card.bar.value() == 100
        card.show_item(item_of_task(task(Phase.STARTED, Phase.PROGRESS, Phase.PROGRESS, Phase.PROGRESS)))
        qtbot.waitUntil(lambda: card.bar.value() == 300)
        assert card.bar.accessibleDescription() == "30 %"
        card.show_item(item_of_task(task(Phase.STARTED, Phase.PROGRESS, key="b")))
        assert card.bar.value() == 100

    def test_a_range_of_time_left_and_the_running_time_are_shown(self, card: TaskProgressCard) -> None:
        running = task(Phase.STARTED, Phase.PROGRESS).model_copy(update={"eta_seconds": (6.0, 9.0)})
        card.show_item(item_of_task(running))
        assert "10 % · 6 s to 9 s left" in card.text
        assert card._running.text() != ""
        card.show_item(item_of_task(task(Phase.STARTED, Phase.COMPLETED)))
        assert (card._running.text(), card._clock.isActive()) == ("", False)

    def test_a_stored_result_says_since_when_it_is_and_offers_to_run_anyway(self, card: TaskProgressCard) -> None:
        stored = task(Phase.STARTED, Phase.COMPLETED).model_copy(
            update={"cached_from": "a0", "result": {"measured_at": "2024-02-01T12:00:00+00:00", "cached_from": "a0"}}
        )
        card.show_item(item_of_task(stored))
        assert "Stored result, measured " in card.text
        chosen: list[tuple[str, str]] = []
        card.action_chosen.connect(lambda key, action: chosen.append((key, action)))
        click(button(card, "Run anyway"))
        assert chosen == [("a", "retry")]
        card.show_item(item_of_task(stored.model_copy(update={"result": {}})))
        assert "Stored result" in card.text

    def test_a_button_tells_what_was_chosen(self, card: TaskProgressCard) -> None:
        chosen: list[tuple[str, str]] = []
        card.action_chosen.connect(lambda key, action: chosen.append((key, action)))
        card.show_item(item_of_task(task(Phase.STARTED, Phase.FAILED)))
        click(button(card, "Edit and retry"))
        assert chosen == [("a", "edit")]


class TestExpanded:
    def test_asks_for_the_attempts_of_each_task_and_state_once(self, card: TaskProgressCard) -> None:
        wanted = recorded(card.detail_wanted)
        card.show_item(item_of_task(task(Phase.STARTED)))
        assert wanted == []
        card.set_expanded(True)
        card.show_item(item_of_task(task(Phase.STARTED, Phase.PROGRESS)))
        card.show_item(item_of_task(task(Phase.STARTED, Phase.FAILED)))
        card.show_item(item_of_task(task(key="b")))
        card.show_item(entry())
        assert wanted == ["a", "a", "b"]

    def test_shows_each_try_with_its_end(self, card: TaskProgressCard) -> None:
        card.set_expanded(True)
        failed = task(Phase.STARTED, Phase.RETRYING, Phase.STARTED, Phase.FAILED)
        card.show_item(item_of_task(failed))
        card.show_detail(detail(failed))
        first, second = card.text.splitlines()[-2:]
        assert first.startswith("Try 1, ")
        assert first.endswith(f"5 s: will be tried again. {LOST.message}")
        assert second.endswith("2 s: failed")
        assert "Try 2 of 3" in card.text

    def test_attempts_of_another_task_are_ignored(self, card: TaskProgressCard) -> None:
        card.set_expanded(True)
        card.show_item(item_of_task(task(Phase.STARTED)))
        card.show_detail(detail(task(Phase.STARTED, key="b")))
        assert "Try 1" not in card.text

    def test_what_the_work_took_is_told_in_words(self, card: TaskProgressCard) -> None:
        shown = detail(task(Phase.STARTED, Phase.FAILED))
        card.show_item(item_of_task(shown))
        card.set_expanded(True)
        card.show_detail(shown)
        assert "Took" not in card.text
        used = Resources(wall_seconds=9, cpu_seconds=7.5, peak_memory_bytes=84 * 2**20, tokens=1)
        card.show_detail(shown.model_copy(update={"resources": used}))
        told = "Took 7.5 s of processor time, at most 84 MB of memory, 1 token of the AI endpoint"
        assert told in card.text
        card.set_expanded(False)
        assert told not in card.text
        card.show_item(item_of_task(task(Phase.STARTED, key="b")))
        card.set_expanded(True)
        assert told not in card.text

    def test_the_technical_side_of_a_failure_is_folded_away_and_can_be_copied(self, card: TaskProgressCard) -> None:
        record = TaskError(error="RateLimited", message="Busy.", detail="429 Too Many Requests\nslow down", line=3)
        shown = detail(task(Phase.STARTED, Phase.FAILED).model_copy(update={"error": record}))
        card.show_item(item_of_task(shown))
        assert not card.technical.isVisible(), "a compact card has no room for it"
        card.set_expanded(True)
        card.show_detail(shown)
        assert card.technical.isVisible()
        assert not card.technical.lines.isVisible()
        click(button(card, "Technical details"))
        assert card.technical.lines.isVisible()
        click(button(card, "Copy the technical details"))
        told = "RateLimited, line 3\n429 Too Many Requests\nslow down\nTry 1: WorkerLost"
        assert QGuiApplication.clipboard().text() == card.technical.text == told
        card.show_item(item_of_task(shown))
        assert card.technical.lines.isVisible(), "news of the same task leave it open"
        card.show_item(item_of_task(task(Phase.STARTED, Phase.FAILED, key="b")))
        assert not card.technical.lines.isVisible()
        card.show_item(item_of_task(task(Phase.STARTED, Phase.COMPLETED, key="c")))
        assert not card.technical.isVisible()

    def test_escape_closes_it(self, card: TaskProgressCard) -> None:
        closed = recorded(card.close_requested)
        QTest.keyClick(card, Qt.Key.Key_Escape)
        card.set_expanded(True)
        QTest.keyClick(card, Qt.Key.Key_Escape)
        assert len(closed) == 1
