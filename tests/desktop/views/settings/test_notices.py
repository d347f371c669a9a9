"""Notices by mail on the settings page, over the real application and a real mail server."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from contracts.notices import EmailNotices, EmailNoticeSettings, LastMail, MailState, Moment
from desktop.services.workspace import Workspace
from desktop.views.settings import notices_presenter
from desktop.views.settings.notices_section import NoticesSection
from desktop.views.settings.state import NoticesField, NoticesState
from desktop.views.settings.wording import last_mail_words
from server.core.settings import Settings
from server.domain.ledger import open_ledger
from server.main import Server, create_server
from server.workers.mailer import Mailer
from tests.builders.mail_server import SENDER, Mailbox, mail_server
from tests.desktop.services.ledger_app import TOKEN, LedgerApp
from tests.desktop.services.serving import served
from tests.desktop.views.settings.conftest import Page, shown

NOW = datetime(2026, 11, 26, 14, 3, tzinfo=UTC)


@pytest.fixture
def notices(away: Page, joined: Workspace) -> NoticesSection:
    """The section, once the server has answered."""
    section = away.panel.notices
    away.until(lambda: section._presenter.state.notices is not None, "the notices")
    return section


class TestWithoutMail:
    def test_it_says_what_to_set_and_offers_nothing(self, away: Page, notices: NoticesSection) -> None:
        assert "SMTP_HOST and FROM_EMAIL" in notices.note.text()
        assert shown(notices.note, away)
        for control in (notices.address, notices.send, notices.long, *notices.moments.values()):
            assert not shown(control, away)

    def test_before_there_is_a_server(self, away: Page) -> None:
        assert "not connected" in away.panel.notices.note.text()


class TestWithMail:
    @pytest.fixture
    def box(self) -> Iterator[Mailbox]:
        with mail_server() as made:
            yield made

    @pytest.fixture
    def server(self, tmp_path: Path, box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
        """Without its background work."""
        for name, value in (("SMTP_HOST", "127.0.0.1"), ("SMTP_PORT", str(box.port)), ("FROM_EMAIL", SENDER)):
            monkeypatch.setenv(name, value)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path / "server", launch_token=SecretStr(TOKEN))
        settings.data_dir.mkdir()
        opened = open_ledger(settings)
        made = create_server(settings, opened, host="127.0.0.1", port=port)
        yield made
        made.runtime.node.pool.close()
        opened.database.close()

    @pytest.fixture
    def url(self, server: Server) -> Iterator[str]:
        """In place of the ledger in memory."""
        with served(server.app, server.app.state.parts.hub.port) as url:
            yield url

    @pytest.fixture
    def mailer(self, server: Server) -> Mailer:
        assert server.runtime.loops.mailer is not None
        return server.runtime.loops.mailer

    def stored(self, server: Server) -> EmailNotices:
        parts = server.app.state.parts
        shown: EmailNotices = parts.email_notices.show(parts.members.local_member())
        return shown

    def test_what_is_chosen_holds_at_once(self, away: Page, notices: NoticesSection, server: Server) -> None:
        assert not shown(notices.note, away)
        assert not notices.moments[Moment.ENDED].isEnabled()
        away.enter(notices.address, " ada@school.test ")
        away.until(lambda: notices.moments[Moment.ENDED].isEnabled(), "the address")
        QTest.keyClick(notices.moments[Moment.ENDED], Qt.Key.Key_Space)
        QTest.keyClick(notices.moments[Moment.LATE], Qt.Key.Key_Space)
        away.enter(notices.long.lineEdit(), "120 s")
        chosen = {"address": "ada@school.test", "ended": True, "late": True, "long_seconds": 120}
        wanted = EmailNotices.model_validate({**chosen, "can_send": True, "language": "en"})
        away.until(lambda: self.stored(server) == wanted, "the choice")
        assert notices.moments[Moment.LATE].isChecked()
        QTest.keyClick(notices.moments[Moment.LATE], Qt.Key.Key_Space)
        away.until(lambda: not self.stored(server).late, "second thoughts")

    def test_mail_is_to_speak_as_the_window_does(self, away: Page, notices: NoticesSection, server: Server) -> None:
        away.until(lambda: notices._presenter.state.notices is not None, "the preferences")
        parts = server.app.state.parts
        german = EmailNoticeSettings(address="ada@school.test", ended=True, language="de")
        parts.email_notices.change(parts.members.local_member(), german)
        notices._presenter.load()
        away.until(lambda: self.stored(server).language == "en", "the language of the window")
        assert self.stored(server).ended

    def test_what_is_no_address_is_said_at_the_field_and_stays_in_it(
        self, away: Page, notices: NoticesSection, server: Server
    ) -> None:
        away.enter(notices.address, "ada@school")
        away.until(lambda: notices.address_row.problem.text(), "the problem")
        assert "no e-mail address" in notices.address_row.problem.text()
        assert notices.address.accessibleDescription() == notices.address_row.problem.text()
        assert notices.address.text() == "ada@school"
        away.enter(notices.address, "ada@school.test")
        away.until(lambda: not notices.address_row.problem.text(), "no problem")
        assert self.stored(server).address == "ada@school.test"

    def test_a_test_mail_and_how_it_went(
        self,
        away: Page,
        notices: NoticesSection,
        mailer: Mailer,
        box: Mailbox,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(notices_presenter, "PAUSE_SECONDS", 0.02)
        away.enter(notices.address, "ada@school.test")
        away.until(notices.send.isEnabled, "the address")
        notices.send.setFocus()
        QTest.keyClick(notices.send, Qt.Key.Key_Space)
        away.until(lambda: "being sent" in notices.test_row.explanation.text(), "the mail in the outbox")
        assert not notices.send.isEnabled()
        mailer.step()
        away.until(lambda: "was taken by the mail server" in notices.test_row.explanation.text(), "its end")
        assert [message["To"] for message in box.taken] == ["ada@school.test"]
        assert notices.send.isEnabled()
        QTest.keyClick(notices.send, Qt.Key.Key_Space)
        away.until(lambda: notices.test_row.problem.text(), "a refusal")
        assert "Wait a little" in notices.test_row.problem.text()


class TestWords:
    @pytest.mark.parametrize(
        ("state", "error", "words"),
        [
            (MailState.WAITING, None, "A mail waits to be sent."),
            (MailState.WAITING, "It is busy.", "The last mail could not be sent yet and is tried again. It is busy."),
            (MailState.FAILED, "Nobody there.", "The last mail could not be sent. Nobody there."),
        ],
    )
    def test_how_the_last_mail_went(self, state: MailState, error: str | None, words: str) -> None:
        last = LastMail(subject="Done", state=state, is_test=False, written_at=NOW, sent_at=None, error=error)
        view = EmailNotices(address="ada@school.test", can_send=True, last_mail=last)
        assert last_mail_words(NoticesState(view, True, False, "", "")) == words

    def test_a_server_of_another_version(self, away: Page, ledger: LedgerApp) -> None:
        presenter = away.panel.notices._presenter
        presenter._fail(RuntimeError("no such route"), NoticesField.TEST)
        assert away.panel.notices.note.text() != ""
