"""What is said of members, invitations and seats."""

from datetime import datetime, timedelta
from http import HTTPStatus

from PySide6.QtCore import QDate, QLocale, QTime

from contracts.organizations import InvitationView, MemberView, OrganizationView
from contracts.session import Role
from desktop.services.errors import ApiError
from desktop.services.printable import escaped
from desktop.ui.sentences import localized
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr
from desktop.views.failure import failure_words

ROLES = (Role.ADMIN, Role.TEACHER, Role.STUDENT)
"""From the one that may do most."""


def role_name(role: Role) -> str:
    """For lists and choices."""
    return {Role.ADMIN: tr("Admin"), Role.TEACHER: tr("Teacher"), Role.STUDENT: tr("Student")}[role]


def role_meaning(role: Role) -> str:
    """What it allows."""
    return {
        Role.ADMIN: tr("Manages members and sees everybody's tasks"),
        Role.TEACHER: tr("Makes content and shares it"),
        Role.STUDENT: tr("Reads what is shared and takes quizzes"),
    }[role]


def name_of(member: MemberView) -> str:
    """In one line, with nothing in it that hides or turns what stands there."""
    return escaped(member.display_name)


def state_badges(member: MemberView) -> list[BadgeText]:
    """What is to be known of the account."""
    found = []
    if member.is_disabled:
        found.append(BadgeText(Tone.DANGER, "stop", tr("disabled")))
    if member.email is not None and not member.email_verified:
        found.append(BadgeText(Tone.CAUTION, "warning", tr("address not confirmed")))
    return found


def list_badges(member: MemberView) -> tuple[BadgeText, ...]:
    """For a row, which has room for one state beside the role."""
    states = [BadgeText(Tone.DANGER, "stop", tr("disabled"))] if member.is_disabled else []
    if not states and state_badges(member):
        states = [BadgeText(Tone.CAUTION, "warning", tr("not confirmed"))]
    return (*states, role_badge(member.role))


def role_badge(role: Role) -> BadgeText:
    """Quiet, but for admins."""
    return BadgeText(Tone.ACCENT if role is Role.ADMIN else Tone.NEUTRAL, "", role_name(role))


def second_line(member: MemberView) -> str:
    """Below the name in the list: the address for those who may know it."""
    return escaped(member.email) if member.email else joined_text(member)


def joined_text(member: MemberView) -> str:
    """Since when."""
    if member.joined_at is None:
        return tr("Member from the beginning")
    return tr("Member since {day}").format(day=day_text(member.joined_at))


def facts_of(member: MemberView) -> list[tuple[str, str]]:
    """Names and values for the details; what the person may not know is left out."""
    facts = [(tr("Role"), role_name(member.role))]
    if member.email is not None:
        facts.append((tr("E-mail"), escaped(member.email)))
    joined = day_text(member.joined_at) if member.joined_at is not None else tr("from the beginning")
    facts.append((tr("Joined"), joined))
    if member.last_seen_at is not None:
        facts.append((tr("Last seen"), moment_text(member.last_seen_at)))
    elif member.email is not None:
        facts.append((tr("Last seen"), tr("never")))
    return facts


def spoken_member(member: MemberView) -> str:
    """The whole row, for assistive technology."""
    marks = [badge.text for badge in state_badges(member)]
    parts = [name_of(member), tr("you") if member.is_you else "", role_name(member.role), second_line(member), *marks]
    return ", ".join(part for part in parts if part)


def words_of_member(member: MemberView) -> str:
    """What a filter looks through."""
    return " ".join((member.display_name, member.email or "", role_name(member.role)))


def invitation_badge(invitation: InvitationView) -> BadgeText:
    """Its role, unless it has run out."""
    if invitation.is_expired:
        return BadgeText(Tone.CAUTION, "clock", tr("has run out"))
    return role_badge(invitation.role)


def invitation_line(invitation: InvitationView) -> str:
    """Below the address in the list."""
    if invitation.is_expired:
        return tr("{role}, was good until {day}").format(
            role=role_name(invitation.role), day=day_text(invitation.expires_at)
        )
    return tr("Good until {day}").format(day=day_text(invitation.expires_at))


def invitation_facts(invitation: InvitationView) -> list[tuple[str, str]]:
    """Names and values for the details."""
    until = tr("Was good until") if invitation.is_expired else tr("Good until")
    return [
        (tr("Role"), role_name(invitation.role)),
        (tr("Invited by"), escaped(invitation.invited_by) or tr("somebody who is gone")),
        (tr("Invited"), moment_text(invitation.created_at)),
        (until, moment_text(invitation.expires_at)),
    ]


def spoken_invitation(invitation: InvitationView) -> str:
    """The whole row, for assistive technology."""
    marks = [tr("has run out")] if invitation.is_expired else [role_name(invitation.role)]
    return ", ".join([escaped(invitation.email), *marks, invitation_line(invitation)])


def seats_text(organization: OrganizationView | None, members: int) -> str:
    """How many there are, and of how many; open invitations take seats as well."""
    if organization is None or organization.seats is None:
        return counted("1 member", "{n} members", members)
    taken = organization.members + organization.invitations
    words = tr("{taken} of {seats} seats taken")
    return words.format(taken=QLocale().toString(taken), seats=QLocale().toString(organization.seats))


def seats_explanation(organization: OrganizationView | None) -> str:
    """Under the mouse: what takes them."""
    if organization is None:
        return ""
    members = counted("1 member", "{n} members", organization.members)
    invited = counted("1 open invitation", "{n} open invitations", organization.invitations)
    return tr("{members}, {invitations}").format(members=members, invitations=invited)


def as_of(at: datetime | None, now: datetime | None = None) -> str:
    """Over what is shown while the server is away."""
    if at is None:
        return tr("There is no connection to the team.")
    is_today = at.astimezone().date() == (now or datetime.now().astimezone()).date()
    day = tr("{day}, {time}").format(day=day_text(at), time=clock_text(at))
    words = tr("There is no connection to the team. Shown as of {time}.")
    return words.format(time=clock_text(at) if is_today else day)


def why_not(error: Exception) -> str:
    """A refusal as one plain sentence: beside what it is about, its title would say nothing more."""
    title, message = failure_words(error)
    if isinstance(error, ApiError) and error.status in _TOLD_BY_THE_SERVER:
        return message
    return tr("{title}. {message}").format(title=title, message=message)


_TOLD_BY_THE_SERVER = (HTTPStatus.CONFLICT, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY)


def day_text(at: datetime) -> str:
    """A day of the local calendar."""
    here = at.astimezone()
    return QLocale().toString(QDate(here.year, here.month, here.day), tr("d MMM yyyy"))


def moment_text(at: datetime, now: datetime | None = None) -> str:
    """A moment in local time: the day is named when it is near."""
    here, today = at.astimezone(), (now or datetime.now().astimezone()).date()
    near = {0: tr("Today, {time}"), -1: tr("Yesterday, {time}"), 1: tr("Tomorrow, {time}")}
    words = near.get((here.date() - today) // timedelta(days=1), tr("{day}, {time}"))
    return words.format(day=day_text(at), time=clock_text(here))


def clock_text(at: datetime) -> str:
    """The time of day, as the language writes it."""
    here = at.astimezone()
    return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)


def organization_name(name: str) -> str:
    """As it is shown: that of an organization without a name of its own is the server's word for it."""
    return escaped(localized(name))
