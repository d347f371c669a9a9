"""What can be read of a lesson while a model still writes its questions."""

import threading
from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from PySide6.QtWidgets import QWidget

from contracts.ai import AiSettings
from contracts.content import GenerateLessonRequest
from contracts.tasks import CONTENT_GENERATION
from desktop.views.content.draft_view import DraftView
from desktop.views.content.making import Stage
from tests.desktop.looking import click
from tests.desktop.reading import faults
from tests.desktop.views.content.driving import DrivenPage
from tests.fakes.openai_server import FakeOpenAi, Scripted, Seen, serving


class SlowOpenAi(FakeOpenAi):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.streams = True
        self.says = '{"items": []}'
        self.goes_on = threading.Event()

    def answer(self, seen: Seen) -> Scripted:
        self.goes_on.wait(30)
        return super().answer(seen)


def beside(page: DrivenPage) -> QWidget:
    """What stands beside the form."""
    shown = [one for one in (page.panel.library, page.panel.draft) if one.isVisible()]
    assert len(shown) == 1
    return shown[0]


@pytest.fixture
def fake() -> Iterator[SlowOpenAi]:
    made = SlowOpenAi()
    yield made
    made.goes_on.set()


@pytest.fixture
def asked(page: DrivenPage, fake: SlowOpenAi) -> Iterator[threading.Thread]:
    """A lesson is being made, and the model has been asked."""
    with serving(fake) as url:
        settings = AiSettings(base_url=url, model="small-1", api_key=SecretStr("sk-right"))
        page.server.app.state.parts.ai.configure(settings)
        request = GenerateLessonRequest(subject="Science", topic="Photosynthesis", grade_level="6", ai=True, seed=1)
        page.presenter.make(request)
        page.wait(lambda: not page.workspace.outbox.entries() and page.workspace.tracker.newest(1), "the task")
        (task,) = page.workspace.tracker.newest(1)
        work = threading.Thread(target=page.perform_at_once, args=(task.task_id, CONTENT_GENERATION))
        work.start()
        page.wait(lambda: page.panel.draft.isVisible(), "the draft")
        yield work
        fake.goes_on.set()
        work.join()  # of what it tells now nobody hears: the page is gone


class TestDraft:
    def test_it_stands_in_the_place_of_the_library_until_the_lesson_opens(
        self, page: DrivenPage, fake: SlowOpenAi, asked: threading.Thread
    ) -> None:
        draft = beside(page)
        assert isinstance(draft, DraftView)
        assert draft.count.text() == "Questions are to come"
        for part in ("# Photosynthesis", "Warm-up", "Exit ticket", "In Roblox"):
            assert part in draft.prose.text
        assert faults(page.panel) == []
        fake.goes_on.set()
        page.wait(lambda: page.panel.shows_document, "the lesson")
        page.settle()
        page.panel.show_start()
        assert beside(page) is page.panel.library

    def test_who_would_rather_see_the_library_sees_it_until_the_next_is_made(
        self, page: DrivenPage, asked: threading.Thread
    ) -> None:
        click(page.panel.draft.close_button)
        assert beside(page) is page.panel.library
        (task,) = page.workspace.tracker.newest(1)
        page.presenter.draft.look(task.task_id)
        page.settle()
        assert beside(page) is page.panel.library

    def test_a_lesson_that_is_cancelled_leaves_no_draft(
        self, page: DrivenPage, fake: SlowOpenAi, asked: threading.Thread
    ) -> None:
        page.presenter.making.cancel()
        page.settle()
        fake.goes_on.set()
        page.wait(lambda: page.presenter.making.now.stage is Stage.NOTHING, "the end")
        assert beside(page) is page.panel.library
        assert page.presenter.draft.document is None
