"""A teacher shares a quiz, before a team's server."""

import pytest
from PySide6.QtCore import QDate, QTime

from contracts.shares import NewShare, ShareState, ShareView, ShowResults
from desktop.services.errors import ServerUnreachable
from desktop.services.sharing_calls import SharingCalls
from tests.builders.school import quiz
from tests.desktop.views.sharing.conftest import TeacherPage


class TestButton:
    def test_is_there_for_the_staff_of_a_team(self, page: TeacherPage) -> None:
        assert page.panel.view.head.share.isVisible()
        assert page.panel.view.head.share.isEnabled()

    def test_is_not_there_for_students(self, closed: TeacherPage) -> None:
        closed.sign_in(closed.server.people["Sam"])
        assert closed.panel.view.head.share.isHidden()

    def test_waits_for_the_server_while_that_is_away(self, page: TeacherPage) -> None:
        page.lose_server()
        assert page.panel.view.head.share.isVisible()
        assert not page.panel.view.head.share.isEnabled()


class TestSharing:
    def test_without_a_choice_it_is_with_everybody_at_once_and_for_good(self, page: TeacherPage) -> None:
        dialog = page.dialog()
        assert "Not shared yet." in page.said_on(dialog)
        page.push(dialog.share_button)
        (share,) = page.stored()
        assert (share.class_id, share.state, share.rules.closes_at) == (None, ShareState.OPEN, None)
        assert str(dialog.list.model().index(0, 0).data()) == "Everybody"

    def test_a_class_and_every_rule_reach_the_server(self, page: TeacherPage) -> None:
        class_id = page.school.school_class(page.server.owner.member, page.server.people["Sam"].member)
        dialog = page.dialog()
        dialog.with_whom.setCurrentIndex(dialog.with_whom.findText("5b"))
        rules = dialog.rules
        for field, day in ((rules.opens, 3), (rules.closes, 4)):
            field.box.setChecked(True)
            field.date.setDate(QDate(2099, 5, day))
            field.time.setTime(QTime(9, 30))
        rules.attempts.setValue(3)
        rules.limited.setChecked(True)
        rules.minutes.setValue(20)
        rules.results.setCurrentIndex(rules.results.findData(ShowResults.AFTER_CLOSE.value))
        page.push(dialog.share_button)
        (share,) = page.stored()
        assert (share.class_id, share.state) == (class_id, ShareState.UPCOMING)
        kept = share.rules
        assert (kept.attempts, kept.time_limit_minutes, kept.show_results) == (3, 20, ShowResults.AFTER_CLOSE)
        assert kept.opens_at is not None
        assert kept.opens_at.astimezone().strftime("%Y-%m-%d %H:%M") == "2099-05-03 09:30"

    def test_it_must_not_close_before_it_opens(self, page: TeacherPage) -> None:
        dialog = page.dialog()
        for field in (dialog.rules.opens, dialog.rules.closes):
            field.box.setChecked(True)
            field.date.setDate(QDate(2099, 5, 3))
        assert not dialog.share_button.isEnabled()
        assert "It would close before it opens." in page.said_on(dialog)

    def test_results_after_the_close_need_a_close(self, page: TeacherPage) -> None:
        dialog = page.dialog()
        dialog.rules.results.setCurrentIndex(dialog.rules.results.findData(ShowResults.AFTER_CLOSE.value))
        assert not dialog.share_button.isEnabled()

    def test_what_was_just_changed_is_shared_too(self, page: TeacherPage) -> None:
        dialog = page.dialog()
        page.presenter.opened.change(quiz().model_copy(update={"title": "Birds"}), "")
        page.push(dialog.share_button)
        (share,) = page.stored()
        assert (share.title, share.content_version) == ("Birds", 2)

    def test_asked_again_after_a_lost_answer_it_is_there_once(
        self, page: TeacherPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        share = SharingCalls.share

        async def losing(calls: SharingCalls, wanted: NewShare, key: str) -> ShareView:
            monkeypatch.setattr(SharingCalls, "share", share)
            await share(calls, wanted, key)
            raise ServerUnreachable("the answer was lost")

        dialog = page.dialog()
        monkeypatch.setattr(SharingCalls, "share", losing)
        page.push(dialog.share_button)
        assert dialog.problem.isVisible()
        page.push(dialog.share_button)
        assert len(page.stored()) == 1

    def test_whoever_wants_it_twice_has_it_twice(self, page: TeacherPage) -> None:
        dialog = page.dialog()
        page.push(dialog.share_button)
        page.push(dialog.share_button)
        assert len(page.stored()) == 2

    def test_a_refusal_is_said_in_the_dialog(self, page: TeacherPage) -> None:
        class_id = page.school.school_class(page.server.owner.member)
        dialog = page.dialog()
        dialog.with_whom.setCurrentIndex(dialog.with_whom.findText("5b"))
        page.school.classes.delete(page.server.owner.member, class_id)
        page.push(dialog.share_button)
        assert not page.stored()
        assert dialog.problem.isVisible()
        assert dialog.share_button.isEnabled()


class TestEnding:
    def test_asks_and_keeps_results(self, page: TeacherPage) -> None:
        dialog = page.dialog()
        page.push(dialog.share_button)
        assert not dialog.end_button.isEnabled()
        dialog.list.choose(0)
        page.push(dialog.end_button)
        page.answer("End it")
        (share,) = page.stored()
        assert share.state is ShareState.ENDED
        assert not dialog.end_button.isEnabled()

    def test_a_no_changes_nothing(self, page: TeacherPage) -> None:
        dialog = page.dialog()
        page.push(dialog.share_button)
        dialog.list.choose(0)
        page.push(dialog.end_button)
        page.answer("Cancel")
        (share,) = page.stored()
        assert share.state is ShareState.OPEN
