"""The section of a team's mail, before a real team's server; who looks at it, each test says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from contracts.email import EmailTemplate, SendEmailRequest
from desktop.services.workspace import Workspace
from desktop.views.settings.mail_list_dialog import MailLogDialog, SuppressionsDialog
from desktop.views.settings.mail_lists import PAGE
from desktop.views.settings.mail_preview_dialog import MailPreviewDialog
from desktop.views.settings.mail_section import MailSection
from server.core.database import Tenant
from server.domain.accounts.sign_ins import Opened
from server.domain.mail import suppressions
from server.domain.mail.delivery import Delivery
from server.domain.mail.suppressions import Reason
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import mail_server
from tests.builders.team_server import TeamServer, team_server
from tests.desktop.conftest import Run
from tests.desktop.looking import click, only
from tests.desktop.reading import faults
from tests.desktop.services.waiting import until
from tests.desktop.views.settings.conftest import Page, shown

D = TypeVar("D", bound=QDialog)
GRACE = "grace@school.example.org"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TeamServer]:
    """Ada's, with Grace, a teacher; its mail would go to the console."""
    with team_server(tmp_path / "team", settings={"mail_to_console": True, "mails_a_day": 300}) as made:
        made.join("Grace")
        yield made


@dataclass
class MailPage:
    """The page and its section of mail, driven as a person would."""

    page: Page
    server: TeamServer
    workspace: Workspace

    @property
    def section(self) -> MailSection:
        """Whether it is shown or not."""
        return self.page.panel.mail

    def sign_in(self, who: Opened) -> None:
        """The window is this person's from now on."""
        self.workspace.supervisor.ready.emit(self.server.known_as(who.member))
        user_id = who.member.user_id
        self.until(lambda: self.workspace.session and self.workspace.session.user_id == user_id, "the session")

    def sign_in_admin(self) -> None:
        """Ada looks."""
        self.sign_in(self.server.owner)
        self.until(lambda: self.page.mail.state.settings is not None, "the settings")

    def open_dialog(self, button: str, kind: type[D]) -> D:
        """By the button of a row."""
        click(getattr(self.section, button))
        return only(self.page.panel, kind)

    def until(self, condition: Callable[[], object], what: str) -> None:
        self.page.run(until(condition, what))

    def write(self, count: int = 1) -> None:
        """Mails of Ada to Grace."""
        for number in range(1, count + 1):
            request = SendEmailRequest(to_email=GRACE, subject=f"Mail {number}", text_content="Hello")
            self.server.parts.email.send(self.server.owner.member, request, None)

    def deliver(self, *refused: str) -> None:
        """By a mail server that does not know Grace when it answers so."""
        with mail_server() as box:
            box.refusals[GRACE] = list(refused)
            Delivery(self.server.database, SmtpSender(box.account)).step()

    def suppress(self, address: str, reason: Reason, words: str | None = None) -> None:
        """As a mail that came back does, or its reader."""
        organization = self.server.owner.member.organization_id
        with self.server.database.write(Tenant(organization)) as unit:
            suppressions.add(unit.session, organization, {address: words}, reason, unit.now())


@pytest.fixture
def mail(away: Page, server: TeamServer, workspace: Workspace, run: Run[Any]) -> Iterator[MailPage]:
    yield MailPage(away, server, workspace)
    run(workspace.close())  # before its server goes: there is nothing that it should come back to


class TestMailSection:
    def test_it_is_for_admins(self, mail: MailPage) -> None:
        mail.page.panel.take_focus()
        assert not shown(mail.section, mail.page)
        mail.sign_in(mail.server.people["Grace"])
        assert not shown(mail.section, mail.page)
        mail.sign_in_admin()
        assert shown(mail.section, mail.page)
        assert not shown(mail.section.note, mail.page)
        assert faults(mail.page.panel) == []

    def test_mail_is_opened_to_any_address_and_closed_again(self, mail: MailPage) -> None:
        mail.sign_in_admin()
        member = mail.server.owner.member
        words = mail.section.open_row.explanation
        assert words.text().startswith("Teachers and admins may write to members and invited people only. All together")
        for is_open in (True, False):
            mail.section.open_to_all.click()
            mail.until(lambda: not mail.page.mail.state.changing, "the change")
            assert mail.server.parts.email_administration.settings(member).is_open is is_open
            assert mail.section.open_to_all.isChecked() is is_open
            assert words.text().startswith("Teachers and admins may write to any address.") is is_open

    def test_that_nothing_can_be_sent_is_said(
        self, away: Page, workspace: Workspace, tmp_path: Path, run: Run[Any]
    ) -> None:
        with team_server(tmp_path / "mute", settings={"mail_to_console": False}) as server:
            page = MailPage(away, server, workspace)
            page.sign_in_admin()
            assert page.section.note.text().startswith("The server cannot send mail.")
            assert shown(page.section.note, away)
            run(workspace.close())


class TestMailPreviewDialog:
    def test_each_template_is_shown_in_both_languages(self, mail: MailPage) -> None:
        mail.sign_in_admin()
        dialog = mail.open_dialog("look", MailPreviewDialog)
        seen = set()
        for language in (0, 1):
            click_language(dialog, language)
            for number in range(len(EmailTemplate)):
                dialog.template.setCurrentIndex(number)
                mail.until(dialog.look.isEnabled, "the preview")
                seen.add((dialog.subject.text(), dialog.text.toPlainText()))
        assert len(seen) == 2 * len(EmailTemplate)
        assert all(subject and len(text) > 50 for subject, text in seen)
        assert faults(dialog) == []

    def test_the_look_is_a_page_of_its_own_until_the_dialog_is_closed(self, mail: MailPage) -> None:
        mail.sign_in_admin()
        dialog = mail.open_dialog("look", MailPreviewDialog)
        mail.until(dialog.look.isEnabled, "the preview")
        click(dialog.look)
        mail.until(lambda: mail.page.opened, "the browser")
        (path,) = mail.page.opened
        page = path.read_text(encoding="utf-8")
        assert path.name == "welcome-en.html"
        assert "<iframe sandbox " in page
        assert dialog.subject.text() in page
        dialog.reject()
        assert not path.parent.exists()

    def test_another_person_at_the_window_sees_nothing_of_it(self, mail: MailPage) -> None:
        mail.sign_in_admin()
        dialog = mail.open_dialog("look", MailPreviewDialog)
        mail.until(dialog.look.isEnabled, "the preview")
        ended: list[int] = []
        dialog.finished.connect(ended.append)
        mail.sign_in(mail.server.people["Grace"])
        assert ended == [0]


class TestMailLogDialog:
    def test_what_became_of_each(self, mail: MailPage) -> None:
        mail.write()
        mail.deliver()
        mail.write()
        mail.deliver("451 4.3.0 Try again later")
        mail.sign_in_admin()
        dialog = mail.open_dialog("log", MailLogDialog)
        mail.until(lambda: dialog.list.model().rowCount() == 2, "the log")
        assert spoken(dialog, 0).startswith(f"Mail 1, to be tried again, {GRACE} · ")
        assert "1 attempt" in dialog.details.text()
        assert "Try again later" in dialog.details.text()
        dialog.list.choose(1)
        assert spoken(dialog, 1).startswith(f"Mail 1, sent, {GRACE} · ")
        assert "Taken by the mail server" in dialog.details.text()
        assert dialog.count.text() == "2 mails are shown."
        assert faults(dialog) == []

    def test_older_ones_follow_when_they_are_asked_for(self, mail: MailPage) -> None:
        mail.write(PAGE + 1)
        mail.sign_in_admin()
        dialog = mail.open_dialog("log", MailLogDialog)
        mail.until(lambda: dialog.list.model().rowCount() == PAGE, "the newest")
        assert dialog.count.text() == f"{PAGE} mails are shown. There are older ones."
        click(dialog.older)
        mail.until(lambda: dialog.list.model().rowCount() == PAGE + 1, "the rest")
        assert not dialog.older.isVisible()
        assert spoken(dialog, PAGE).startswith("Mail 1, ")

    def test_none_yet(self, mail: MailPage) -> None:
        mail.sign_in_admin()
        dialog = mail.open_dialog("log", MailLogDialog)
        mail.until(lambda: dialog.body.currentIndex() == 1, "that there is none")


class TestSuppressionsDialog:
    def test_one_is_lifted(self, mail: MailPage) -> None:
        mail.suppress("gone+1@school.example.org", Reason.BOUNCED, "550 5.1.1 No such user")
        mail.suppress("quiet@school.example.org", Reason.UNSUBSCRIBED)
        mail.sign_in_admin()
        dialog = mail.open_dialog("suppressed", SuppressionsDialog)
        mail.until(lambda: dialog.list.model().rowCount() == 2, "the addresses")
        rows = {str(dialog.list.model().index(row, 0).data()): row for row in (0, 1)}
        dialog.list.choose(rows["gone+1@school.example.org"])
        assert "550 5.1.1 No such user" in dialog.details.text()
        assert "no such mailbox" in spoken(dialog, rows["gone+1@school.example.org"])
        click(dialog.lift)
        mail.until(lambda: dialog.list.model().rowCount() == 1, "the lifting")
        left = mail.server.parts.email_administration.suppressions(mail.server.owner.member).suppressions
        assert [one.address for one in left] == ["quiet@school.example.org"]
        assert faults(dialog) == []

    def test_one_that_somebody_else_has_lifted_is_said(self, mail: MailPage) -> None:
        mail.suppress("gone@school.example.org", Reason.BOUNCED)
        mail.sign_in_admin()
        dialog = mail.open_dialog("suppressed", SuppressionsDialog)
        mail.until(lambda: dialog.list.model().rowCount() == 1, "the addresses")
        mail.server.parts.email_administration.lift(mail.server.owner.member, "gone@school.example.org")
        click(dialog.lift)
        mail.until(lambda: dialog.problem.content is not None, "the refusal")
        assert dialog.problem.content is not None
        assert dialog.problem.content.text == "This address is not on the list."


def click_language(dialog: MailPreviewDialog, number: int) -> None:
    """As a click does."""
    dialog.language.set_index(number)
    dialog.language.chosen.emit(number)


def spoken(dialog: MailLogDialog | SuppressionsDialog, row: int) -> str:
    """What a screen reader says of a row."""
    return str(dialog.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
