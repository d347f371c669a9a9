"""The words about the mail of a team."""

from contracts.email import EmailLogEntry, EmailSettingsView, EmailTemplate, SuppressedAddress
from contracts.notices import MailState
from desktop.services.printable import escaped
from desktop.ui.moments import moment_text, moment_within
from desktop.ui.rows.model import RowText
from desktop.ui.sentences import localized
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr


def template_name(template: EmailTemplate) -> str:
    """What a mail is about, as a label."""
    return {
        EmailTemplate.WELCOME: tr("Welcome"),
        EmailTemplate.PASSWORD_RESET: tr("A new password"),
        EmailTemplate.VERIFY_EMAIL: tr("Verify the address"),
        EmailTemplate.INVITATION: tr("Invitation"),
        EmailTemplate.TASK_COMPLETED: tr("A task is done"),
        EmailTemplate.TASK_FAILED: tr("A task has failed"),
        EmailTemplate.PAYMENT_RECEIPT: tr("Receipt of a payment"),
        EmailTemplate.PAYMENT_FAILED: tr("A payment has failed"),
        EmailTemplate.SUBSCRIPTION_CHANGED: tr("The plan has changed"),
    }[template]


def open_words(settings: EmailSettingsView) -> str:
    """To whom people may write now, and how much."""
    if settings.is_open:
        words = tr("Teachers and admins may write to any address.")
    else:
        words = tr("Teachers and admins may write to members and invited people only.")
    return " ".join((words, *_limits(settings)))


def _limits(settings: EmailSettingsView) -> list[str]:
    found = []
    if settings.mails_a_day:
        found.append(
            counted(
                "All together may write to 1 recipient in 24 hours.",
                "All together may write to {n} recipients in 24 hours.",
                settings.mails_a_day,
            )
        )
    if settings.mails_a_day_of_one:
        found.append(
            counted(
                "One person may write to 1 recipient in 24 hours.",
                "One person may write to {n} recipients in 24 hours.",
                settings.mails_a_day_of_one,
            )
        )
    return found


def state_badge(mail: EmailLogEntry) -> BadgeText:
    """What became of it, in a word. What did not reach everybody is not simply sent."""
    if mail.state is MailState.FAILED:
        return BadgeText(Tone.DANGER, "cross", tr("failed"))
    if mail.state is MailState.WAITING:
        return BadgeText(Tone.NEUTRAL, "clock", tr("to be tried again") if mail.error else tr("waiting"))
    if mail.not_reached:
        return BadgeText(Tone.CAUTION, "warning", tr("sent to some"))
    return BadgeText(Tone.GOOD, "check", tr("sent"))


def recipient_words(mail: EmailLogEntry) -> str:
    """The first of them, and how many more."""
    first = escaped(mail.to_email)
    if mail.recipients < 2:
        return first
    more = counted("1 more", "{n} more", mail.recipients - 1)
    return tr("{address} and {more}").format(address=first, more=more)


def mail_row(mail: EmailLogEntry) -> RowText:
    """For the list."""
    line = f"{recipient_words(mail)} · {moment_text(mail.written_at)}"
    return RowText(title=escaped(mail.subject), line=line, badges=(state_badge(mail),))


def spoken_mail(mail: EmailLogEntry) -> str:
    """The same, to be read aloud."""
    row = mail_row(mail)
    return ", ".join((row.title, row.badges[0].text, row.line))


def mail_details(mail: EmailLogEntry) -> str:
    """All that is known of how it went, a line for each thing."""
    lines = [
        tr("To {recipients}").format(recipients=recipient_words(mail)),
        tr("Written {moment}").format(moment=moment_within(mail.written_at)),
        counted("1 attempt", "{n} attempts", mail.attempts),
    ]
    if mail.sent_at is not None:
        lines.append(tr("Taken by the mail server {moment}").format(moment=moment_within(mail.sent_at)))
    if mail.next_attempt_at is not None and mail.attempts:
        lines.append(tr("Next attempt {moment}").format(moment=moment_within(mail.next_attempt_at)))
    reasons = [escaped(localized(mail.error))] if mail.error else []
    reasons += [f"{escaped(one.address)}: {escaped(localized(one.reason))}" for one in mail.not_reached]
    return "\n".join((" · ".join(lines), *reasons))


def reason_badge(one: SuppressedAddress) -> BadgeText:
    """Why nothing goes there, in a word."""
    if one.reason == "bounced":
        return BadgeText(Tone.CAUTION, "warning", tr("no such mailbox"))
    return BadgeText(Tone.NEUTRAL, "stop", tr("wants no mail"))


def suppressed_row(one: SuppressedAddress) -> RowText:
    """For the list."""
    since = tr("Since {moment}").format(moment=moment_within(one.since))
    line = f"{since} · {escaped(one.detail)}" if one.detail else since
    return RowText(title=escaped(one.address), line=line, badges=(reason_badge(one),))


def spoken_suppressed(one: SuppressedAddress) -> str:
    """The same, to be read aloud."""
    row = suppressed_row(one)
    return ", ".join((row.title, row.badges[0].text, row.line))


def suppressed_details(one: SuppressedAddress) -> str:
    """What it means, and what the mail server said."""
    if one.reason == "bounced":
        words = tr("Mail to this address came back: there is no such mailbox.")
        return f"{words}\n{escaped(one.detail)}" if one.detail else words
    return tr(
        "Whoever reads mail at this address wants no more of it from people of your organization. "
        "Lift this only if they have asked you to."
    )
