"""The mail of a school on a team's server: who may write, a template, and what became of each mail."""

from datetime import timedelta
from typing import TYPE_CHECKING

from fastapi import FastAPI

from contracts.email import (
    EmailLogEntry,
    EmailLogPage,
    EmailPreview,
    EmailPreviewRequest,
    EmailSettingsView,
    EmailTemplate,
    UndeliveredTo,
)
from contracts.notices import MailState
from desktop.views.settings.mail_list_dialog import MailLogDialog
from desktop.views.settings.mail_presenter import MailPresenter
from desktop.views.settings.mail_preview_dialog import MailPreviewDialog
from desktop.views.settings.panel import SettingsPanel
from server.domain.mail.templated import sample
from tests.screenshots.school import built
from tests.screenshots.standing_still import NOW

if TYPE_CHECKING:
    from tests.screenshots.scenes import Stage

PARENTS = UndeliveredTo(address="s.kowalski@example.com", reason="550 5.1.1 No such mailbox")
FULL = "451 4.2.2 The mailbox is full"


def _mail(
    number: int,
    hours: float,
    address: str,
    subject: str,
    state: MailState = MailState.SENT,
    *,
    recipients: int = 1,
    attempts: int = 1,
    error: str | None = None,
    not_reached: tuple[UndeliveredTo, ...] = (),
) -> EmailLogEntry:
    at = NOW - timedelta(hours=hours)
    return EmailLogEntry(
        message_id=f"mail-{number}",
        to_email=address,
        recipients=recipients,
        subject=subject,
        template=None,
        sent_by="user-2",
        state=state,
        attempts=attempts,
        error=error,
        not_reached=list(not_reached),
        written_at=at,
        sent_at=at + timedelta(minutes=1) if state is MailState.SENT else None,
        next_attempt_at=NOW + timedelta(minutes=20) if state is MailState.WAITING and attempts else None,
    )


TRIP = "Trip to the greenhouse on Friday"
MAILS = [
    _mail(1, 0.4, "k.rahimi@example.com", "Farid's quiz", MailState.WAITING, attempts=2, error=FULL),
    _mail(2, 1.5, "h.goldberg@example.com", TRIP, recipients=18, not_reached=(PARENTS,)),
    _mail(3, 25, "ivan.petrov@lincoln.example.org", "You are invited to Lincoln School"),
    _mail(4, 30, "mail@typo.example.org", "You are invited to Lincoln School", MailState.FAILED, error=PARENTS.reason),
    _mail(5, 50, "chiara.ferrari@lincoln.example.org", "A new password"),
]


def add_mail(app: FastAPI) -> None:
    """What the section of mail asks for."""
    email = "/api/v1/email"

    @app.get(f"{email}/settings")
    def settings() -> EmailSettingsView:
        return EmailSettingsView(is_open=True, can_send=True, mails_a_day=300, mails_a_day_of_one=100)

    @app.post(f"{email}/preview")
    def preview(body: EmailPreviewRequest) -> EmailPreview:
        made = sample(body.template, body.language)
        return EmailPreview(subject=made.subject, html=made.html or "", text=made.text)

    @app.get(f"{email}/log")
    def log() -> EmailLogPage:
        return EmailLogPage(mails=MAILS, next_before="mail-5")


async def team_mail(stage: "Stage") -> None:
    """The section in the settings, and two of its dialogs."""
    await stage.settings()
    section = built(stage, SettingsPanel).mail
    presenter = built(stage, MailPresenter)
    await stage.until(lambda: presenter.state.settings is not None, "the settings of the mail")
    await stage.quiet()
    await stage.picture("settings-team-mail", section)
    section.look.click()
    preview = built(stage, MailPreviewDialog)
    preview.template.setCurrentIndex(list(EmailTemplate).index(EmailTemplate.INVITATION))
    await stage.until(preview.look.isEnabled, "the template")
    await stage.picture("mail-template", over=preview)
    preview.close()
    section.log.click()
    listed = built(stage, MailLogDialog)
    await stage.until(lambda: listed.list.model().rowCount() == len(MAILS), "the mails")
    listed.list.choose(1)
    await stage.picture("mail-log", over=listed)
    listed.close()
