"""The log in sentences: who did what, to whom."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from contracts.organizations import AuditEntry
from contracts.session import Role
from desktop.services.printable import escaped
from desktop.ui.moments import moment_text
from desktop.ui.translation import tr
from desktop.views.members.wording import role_name

Names = Mapping[str, str]
"""Of members, by their ids: some entries name a person by the id alone."""


def sentence(entry: AuditEntry, names: Names) -> str:
    """What happened, in a line. An act that this version does not know is told by its own name."""
    form = _SENTENCES.get(entry.act)
    words = form() if form is not None else tr("{actor}: {act} {subject}")
    return words.format(
        actor=_actor(entry, names),
        subject=escaped(names.get(entry.subject, entry.subject)) or tr("somebody"),
        former=_former(entry),
        role=_role(entry.detail.get("role")),
        act=escaped(entry.act).replace("-", " "),
    ).strip()


def circumstances(entry: AuditEntry) -> str:
    """From where, and by which device, where that is known."""
    device = entry.detail.get("device")
    parts = [
        tr("from {address}").format(address=escaped(entry.address)) if entry.address else "",
        escaped(device) if isinstance(device, str) else "",
    ]
    return " · ".join(part for part in parts if part)


def day_heading(at: datetime, now: datetime | None = None) -> str:
    """Above the entries of a day of the local calendar."""
    day, today = at.astimezone().date(), (now or datetime.now().astimezone()).date()
    name = QLocale().toString(QDate(day.year, day.month, day.day), tr("dddd, d MMMM yyyy"))
    age = (today - day).days
    if age in (0, 1):
        return (tr("Today, {day}") if age == 0 else tr("Yesterday, {day}")).format(day=name)
    return name


def spoken_entry(entry: AuditEntry, names: Names) -> str:
    """The whole row, for assistive technology."""
    parts = [moment_text(entry.at), sentence(entry, names), circumstances(entry)]
    return ", ".join(part for part in parts if part)


def words_of_entry(entry: AuditEntry, names: Names) -> str:
    """What a filter looks through."""
    return " ".join((sentence(entry, names), entry.subject, entry.actor or "", entry.address, circumstances(entry)))


def _actor(entry: AuditEntry, names: Names) -> str:
    if entry.actor:
        return escaped(entry.actor)
    return escaped(names.get(entry.actor_id or "", "")) or tr("Somebody")


def _former(entry: AuditEntry) -> str:
    former = entry.detail.get("former")
    return _role(former) if entry.act == "role-changed" else escaped(former) if isinstance(former, str) else ""


def _role(value: object) -> str:
    try:
        return role_name(Role(str(value)))
    except ValueError:
        return escaped(str(value)) if value else ""


_SENTENCES: Mapping[str, Callable[[], str]] = {
    "signed-in": lambda: tr("{actor} signed in"),
    "sign-in-refused": lambda: tr("A sign-in as {subject} was refused"),
    "signed-out": lambda: tr("{actor} signed out"),
    "signed-out-everywhere": lambda: tr("{actor} signed out everywhere"),
    "sign-in-ended": lambda: tr("{actor} ended a sign-in on another device"),
    "refresh-token-reused": lambda: tr("A sign-in of {actor} was ended, because it was used from two places"),
    "password-changed": lambda: tr("{actor} changed the password"),
    "password-reset": lambda: tr("{actor} set a new password by a link"),
    "password-reset-asked": lambda: tr("A new password for {subject} was asked for"),
    "email-verified": lambda: tr("{actor} verified the e-mail address"),
    "account-exported": lambda: tr("{actor} exported all data of the account"),
    "account-deleted": lambda: tr("A member deleted the account"),
    "organization-created": lambda: tr("{actor} created the organization"),
    "organization-renamed": lambda: tr("{actor} renamed the organization from {former} to {subject}"),
    "member-invited": lambda: tr("{actor} invited {subject}. Role: {role}"),
    "invitation-withdrawn": lambda: tr("{actor} withdrew the invitation of {subject}"),
    "member-joined": lambda: tr("{actor} joined the organization. Role: {role}"),
    "member-left": lambda: tr("{actor} left the organization"),
    "member-removed": lambda: tr("{actor} removed {subject}"),
    "role-changed": lambda: tr("{actor} changed the role of {subject}: {former} → {role}"),
    "account-disabled": lambda: tr("{actor} disabled the account of {subject}"),
    "account-enabled": lambda: tr("{actor} enabled the account of {subject} again"),
    "checkout-started": lambda: tr("{actor} went to pay for a plan"),
    "subscription-changed": lambda: tr("{actor} changed the subscription"),
    "subscription-cancelled": lambda: tr("{actor} cancelled the subscription"),
    "subscription-resumed": lambda: tr("{actor} took the cancellation of the subscription back"),
    "billing-portal-opened": lambda: tr("{actor} opened the page for card and address"),
    "mail-opened": lambda: tr("{actor} opened mail to people outside of the organization"),
    "mail-closed": lambda: tr("{actor} closed mail to people outside of the organization"),
    "suppression-lifted": lambda: tr("{actor} allowed mail to {subject} again"),
}
