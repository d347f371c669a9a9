"""Changes that the server does not take, or is not there to take."""

from pathlib import Path

import pytest

from contracts.content import LessonDocument
from contracts.library import SaveContentRequest
from desktop.services.drafts import DraftStore
from desktop.services.unsaved_content import Unsaved, UnsavedContent, owner_of
from desktop.views.content.opened import Saved
from desktop.views.lessons.panel import LessonsPanel
from server.api.guard import MAX_BODY_BYTES
from tests.desktop.views.content.driving import DrivenPage

TOO_MUCH = ["x" * MAX_BODY_BYTES]
"""Is refused by the server."""


@pytest.fixture
def kept(tmp_path: Path) -> UnsavedContent:
    """What another run of the program would find."""
    return UnsavedContent(DraftStore(tmp_path / "choices"))


@pytest.fixture
def opened(page: DrivenPage) -> DrivenPage:
    """A lesson that has been made, and has opened by itself."""
    assert isinstance(page.panel, LessonsPanel)
    page.panel.form.topic.setText("Equivalent fractions")
    page.panel.form.submit()
    page.perform_newest()
    page.wait(lambda: page.panel.shows_document, "the lesson")
    page.settle()
    return page


def owner(page: DrivenPage) -> str:
    assert page.workspace.session is not None
    return owner_of(page.workspace.session)


def content_id(page: DrivenPage) -> str:
    detail = page.presenter.opened.detail
    assert detail is not None
    return detail.content_id


def changed(page: DrivenPage, **fields: object) -> LessonDocument:
    lesson = page.presenter.opened.lesson
    assert lesson is not None
    return lesson.model_copy(update=fields)


def saved(page: DrivenPage) -> Saved:
    return page.presenter.opened.saved


def version_on_server(page: DrivenPage) -> int:
    library = page.server.app.state.parts.library
    return int(library.show(page.member, content_id(page), None).version)


class TestRefused:
    def test_it_is_said_and_there_again_when_the_lesson_is_opened(
        self, opened: DrivenPage, kept: UnsavedContent
    ) -> None:
        name = content_id(opened)
        opened.presenter.opened.change(changed(opened, notes=TOO_MUCH), "Notes")
        opened.settle()
        assert saved(opened) is Saved.WAITING
        assert opened.toasts[-1].title == "Equivalent fractions was not saved"
        assert kept.find(owner(opened), name) is not None
        opened.presenter.open(name)
        opened.settle()
        lesson = opened.presenter.opened.lesson
        assert lesson is not None
        assert lesson.notes == TOO_MUCH
        opened.presenter.opened.undo()
        opened.settle()
        assert kept.find(owner(opened), name) is None
        assert version_on_server(opened) == 1
        assert saved(opened) is Saved.KEPT

    def test_another_that_was_opened_meanwhile_is_not_said_to_wait(self, opened: DrivenPage) -> None:
        first = opened.presenter.opened.detail
        assert first is not None
        opened.presenter.opened.change(changed(opened, notes=TOO_MUCH), "Notes")
        other = first.model_copy(update={"content_id": "another"})
        opened.presenter.opened.show(other)
        opened.settle()
        assert saved(opened) is Saved.KEPT
        assert opened.toasts[-1].title == "Equivalent fractions was not saved"


class TestKept:
    def test_what_was_taken_is_not_kept(self, opened: DrivenPage, kept: UnsavedContent) -> None:
        opened.presenter.opened.change(changed(opened, title="Halves"), "Title")
        opened.settle()
        assert version_on_server(opened) == 2
        assert list(kept.all(owner(opened))) == []

    def test_what_an_earlier_run_could_not_send_is_sent(self, opened: DrivenPage, kept: UnsavedContent) -> None:
        request = SaveContentRequest(lesson=changed(opened, title="Halves"), base_version=1, note="Title")
        name = content_id(opened)
        opened.presenter.opened.forget()
        kept.keep(Unsaved(owner=owner(opened), content_id=name, title="Halves", request=request))
        opened.workspace.connected.emit(opened.workspace.session)
        opened.settle()
        assert opened.server.app.state.parts.library.show(opened.member, name, None).lesson.title == "Halves"
        assert list(kept.all(owner(opened))) == []

    def test_of_somebody_else_nothing_is_sent(self, opened: DrivenPage, kept: UnsavedContent) -> None:
        request = SaveContentRequest(lesson=changed(opened, title="Halves"), base_version=1)
        name = content_id(opened)
        opened.presenter.opened.forget()
        kept.keep(Unsaved(owner="somebody/else", content_id=name, title="Halves", request=request))
        opened.workspace.connected.emit(opened.workspace.session)
        opened.settle()
        assert opened.server.app.state.parts.library.show(opened.member, name, None).version == 1

    def test_what_was_deleted_since_is_let_go(self, opened: DrivenPage, kept: UnsavedContent) -> None:
        request = SaveContentRequest(lesson=changed(opened, title="Halves"), base_version=1)
        kept.keep(Unsaved(owner=owner(opened), content_id="gone", title="Halves", request=request))
        opened.workspace.connected.emit(opened.workspace.session)
        opened.settle()
        assert list(kept.all(owner(opened))) == []
