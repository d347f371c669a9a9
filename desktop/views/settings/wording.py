"""The words of the settings page that depend on a state."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from contracts.ai import AiTestResult
from contracts.notices import EmailNotices, MailState
from desktop.services.data_usage import DataUsage
from desktop.services.notifications import ServiceState
from desktop.services.secrets import KeyringState, KeyringStatus
from desktop.ui.sentences import localized
from desktop.ui.translation import counted, number, tr
from desktop.views.settings.state import AiState, KeyPlace, NoticesState

_KILO = 1024
_UNITS = ("KB", "MB", "GB")


def keyring_words(status: KeyringStatus) -> str:
    """What the keyring is good for now."""
    if status.state is KeyringState.AVAILABLE:
        return tr("Secrets are kept in {name}.").format(name=status.name)
    if status.state is KeyringState.LOCKED:
        words = tr("{name} is locked. Until it is opened, secrets are kept only until the app closes.")
        return words.format(name=status.name or tr("The keyring"))
    if status.state is KeyringState.NONE:
        return tr("This system offers no keyring. Secrets are kept only until the app closes, and never in a file.")
    return tr("Looking for the keyring of this system…")


def keyring_short(status: KeyringStatus) -> str:
    """The same in a word."""
    return {
        KeyringState.AVAILABLE: tr("Available"),
        KeyringState.LOCKED: tr("Locked"),
        KeyringState.NONE: tr("None"),
        KeyringState.UNKNOWN: tr("Looking…"),
    }[status.state]


def key_words(state: AiState, keyring: KeyringStatus) -> str:
    """Where the key is, or will be."""
    if state.key is KeyPlace.KEYRING:
        return tr("A key is stored in {name}.").format(name=keyring.name or tr("the keyring of this system"))
    if state.key is KeyPlace.SESSION:
        return tr("A key is kept only until the app closes, since the keyring did not take it.")
    if state.key is KeyPlace.LOCKED:
        return tr("The key is in a keyring that is not open, so it is not used now.")
    if not state.base_url:
        return tr("Enter the address first: a key belongs to its address and is sent to no other.")
    if keyring.state is KeyringState.NONE:
        return tr("It would be kept only until the app closes: this system offers no keyring.")
    return tr("Only if the address asks for one. It goes to that address and nowhere else.")


def address_words(state: AiState) -> str:
    """What the address is for, and whose is in force."""
    if state.of_environment:
        return tr("In force now, from the environment of the server: {url}").format(url=state.of_environment)
    return tr("Any service that speaks OpenAI's API, also on this computer, such as http://localhost:11434/v1.")


def test_words(state: AiState) -> str:
    """How the test stands."""
    if state.testing:
        return tr("Asking for the models and for one short reply…")
    if state.result is not None:
        return _result_words(state.result)
    if not state.base_url:
        return tr("There is nothing to test without an address.")
    if not state.connected:
        return tr("The server is not connected yet; the test goes through it.")
    return tr("Asks the address for its models and for one short reply.")


def notices_note(state: NoticesState) -> str:
    """Why nothing can be chosen; empty where it can."""
    if state.notices is None:
        if state.test_problem:
            return state.test_problem
        if state.connected:
            return tr("Asking the server…")
        return tr("The server is not connected yet; it is the one that sends the mail.")
    if not state.notices.can_send:
        return tr(
            "The server cannot send mail. Set SMTP_HOST and FROM_EMAIL in its environment, and SMTP_PORT, "
            "SMTP_USERNAME and SMTP_PASSWORD where the mail server asks for them. Then start the app again."
        )
    return ""


def mail_address_words(notices: EmailNotices) -> str:
    """Where mail goes."""
    if notices.address_is_fixed:
        return tr("The address of your account.")
    return tr("Names of tasks and what became of them go there, never the text of a script.")


def last_mail_words(state: NoticesState) -> str:
    """How the last mail went."""
    last = state.notices.last_mail if state.notices is not None else None
    if state.notices is not None and not state.notices.address:
        return tr("Enter an address first.")
    if last is None:
        return tr("No mail has been sent yet.")
    if last.state is MailState.SENT and last.sent_at is not None:
        words = tr("The last mail, “{subject}”, was taken by the mail server: {when}.")
        return words.format(subject=last.subject, when=moment_text(last.sent_at))
    if last.state is MailState.FAILED:
        return tr("The last mail could not be sent. {reason}").format(reason=localized(last.error or ""))
    if last.error:
        return tr("The last mail could not be sent yet and is tried again. {reason}").format(
            reason=localized(last.error)
        )
    return tr("A mail is being sent…") if state.waiting else tr("A mail waits to be sent.")


def usage_words(usage: DataUsage | None) -> str:
    """The size of each part."""
    if usage is None:
        return tr("Adding up…")
    words = tr("Tasks {tasks} · history {history} · logs {logs} · other {other}")
    return words.format(
        tasks=size_text(usage.tasks),
        history=size_text(usage.history),
        logs=size_text(usage.logs),
        other=size_text(usage.other),
    )


def notification_words(service: ServiceState, *, tray: bool) -> str:
    """When the system is told of the end of a task, or why it cannot be."""
    when = tr("Told when a task ends while another window is in front; a click opens the task.")
    if service is ServiceState.AVAILABLE:
        return when
    if tray:
        return tr("{when} They come from an icon in the tray, which is there while this is on.").format(when=when)
    if service is ServiceState.NO_BUS:
        return tr("Not available: this session has no D-Bus, over which notifications go, and no tray.")
    if service is ServiceState.NO_SERVICE:
        return tr("Not available: no notification service runs in this session, and there is no tray.")
    return tr("Not available: this desktop has no tray.")


def tray_words(*, tray: bool) -> str:
    """What the icon is good for, or why there is none."""
    if tray:
        return tr(
            "It shows how many tasks run, and its menu opens the window or quits. Closing the window still quits."
        )
    return tr("Not available: this desktop has no tray.")


def size_text(size: int) -> str:
    """A number of bytes for people."""
    amount = size / _KILO
    for unit in _UNITS:
        if amount < _KILO or unit == _UNITS[-1]:
            return f"{number(amount, 0 if amount >= 10 or amount == 0 else 1)} {unit}"
        amount /= _KILO
    raise AssertionError


def moment_text(at: datetime) -> str:
    """Day and time as the language writes them, by the clock of this computer."""
    here = at.astimezone()
    moment = QDateTime(QDate(here.year, here.month, here.day), QTime(here.hour, here.minute))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def _result_words(result: AiTestResult) -> str:
    count = len(result.models)
    found = counted("1 model found", "{n} models found", count)
    if result.reply is None:
        return tr("It works: {found}. Choose one and test again for a reply.").format(found=found)
    words = tr("It works: {found}, a reply after {seconds} s.")
    return words.format(found=found, seconds=number(result.milliseconds / 1000, 1))
