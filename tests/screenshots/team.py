"""A school on a team's server: its members, who is invited, and what happened lately."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fastapi import FastAPI

from contracts.organizations import (
    AuditEntry,
    AuditPage,
    InvitationList,
    InvitationSent,
    InvitationView,
    MemberList,
    MemberView,
    NewInvitation,
    OrganizationView,
)
from contracts.session import Role
from desktop.services.server_supervisor import SupervisorPhase
from desktop.views.members.invite_dialog import InviteDialog
from desktop.views.members.panel import INVITATIONS, LOG, MembersPanel
from desktop.views.members.panel import MEMBERS as MEMBERS_TAB
from desktop.views.members.presenter import MembersPresenter
from desktop.views.window.role_pages import MEMBERS
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.samples import ORGANIZATION
from tests.screenshots.mail import team_mail
from tests.screenshots.standing_still import NOW

if TYPE_CHECKING:
    from tests.screenshots.scenes import Stage

SEATS = 20
HERE, AT_HOME = "198.51.100.7", "203.0.113.24"
LINK = "https://school.example.org/account/invitation#Vq3Jt0yFz6mRk2sXb8Lw1Pn5Dc7Gh9Ae4Ui"
REFUSED = Refused(409, "AlreadyMember", "This person is a member already.")


def _ago(days: float = 0, hours: float = 0) -> datetime:
    return NOW - timedelta(days=days, hours=hours)


def _member(
    number: int,
    name: str,
    role: Role,
    days: float,
    seen: float | None,
    *,
    verified: bool = True,
    disabled: bool = False,
) -> MemberView:
    first, _, last = name.casefold().partition(" ")
    return MemberView(
        user_id=f"user-{number}",
        display_name=name,
        email=f"{first}.{last}@lincoln.example.org",
        email_verified=verified,
        role=role,
        joined_at=_ago(days),
        last_seen_at=_ago(hours=seen) if seen is not None else None,
        is_you=number == 1,
        is_disabled=disabled,
    )


MEMBERS_OF_SCHOOL = [
    _member(1, "Ada Okafor", Role.ADMIN, 400, 0.1),
    _member(2, "Benedikt Sommer", Role.TEACHER, 320, 2),
    _member(3, "Chiara Ferrari", Role.TEACHER, 210, 26),
    _member(4, "Daniel Kowalski", Role.STUDENT, 60, 70),
    _member(5, "Elif Şahin", Role.ADMIN, 390, 20),
    _member(6, "Farid Rahimi", Role.STUDENT, 60, 44, verified=False),
    _member(7, "Greta Lindqvist", Role.TEACHER, 150, 500, disabled=True),
    _member(8, "Hannah Goldberg-Montgomery", Role.STUDENT, 58, None),
]

INVITED = [
    InvitationView(
        invitation_id=f"invitation-{number}",
        email=email,
        role=role,
        invited_by="Ada Okafor",
        created_at=_ago(days),
        expires_at=_ago(days - 14),
        is_expired=days > 14,
    )
    for number, (email, role, days) in enumerate(
        [
            ("ivan.petrov@lincoln.example.org", Role.TEACHER, 1),
            ("jade.nguyen@lincoln.example.org", Role.STUDENT, 3),
            ("klara.weiss@lincoln.example.org", Role.STUDENT, 17),
        ]
    )
]


def _entry(number: int, hours: float, act: str, actor: int | None, subject: str = "", **detail: str) -> AuditEntry:
    who = MEMBERS_OF_SCHOOL[actor - 1] if actor is not None else None
    return AuditEntry(
        entry_id=f"entry-{number}",
        at=_ago(hours=hours),
        act=act,
        actor=who.display_name if who is not None else None,
        actor_id=who.user_id if who is not None else None,
        subject=subject,
        address=HERE if number % 3 else AT_HOME,
        detail=dict(detail),
    )


ENTRIES = [
    _entry(1, 0.2, "signed-in", 1, device="Ada's laptop"),
    _entry(2, 2, "signed-in", 2, device="Staff room"),
    _entry(3, 3, "sign-in-refused", None, "user-2"),
    _entry(4, 24, "member-invited", 1, "ivan.petrov@lincoln.example.org", role="teacher"),
    _entry(5, 25, "account-disabled", 1, "greta.lindqvist@lincoln.example.org"),
    _entry(6, 26, "role-changed", 1, "elif.şahin@lincoln.example.org", former="teacher", role="admin"),
    _entry(7, 31, "invitation-withdrawn", 1, "mail@typo.example.org"),
    _entry(8, 72, "password-reset-asked", None, "user-3"),
    _entry(9, 73, "password-reset", 3),
    _entry(10, 76, "member-invited", 1, "jade.nguyen@lincoln.example.org", role="student"),
    _entry(11, 80, "organization-renamed", 1, "Lincoln School", former="Lincoln"),
]


def add_team(app: FastAPI, ledger: LedgerApp) -> None:
    """What the page of members asks for."""
    ledger.profile, ledger.organization_name = "team", "Lincoln School"
    current = "/api/v1/organizations/current"

    @app.get(current)
    def organization() -> OrganizationView:
        return OrganizationView(
            organization_id=ORGANIZATION,
            name="Lincoln School",
            created_at=_ago(400),
            members=len(MEMBERS_OF_SCHOOL),
            invitations=len(INVITED),
            seats=SEATS,
        )

    @app.get(f"{current}/members")
    def members_of_school() -> MemberList:
        return MemberList(members=MEMBERS_OF_SCHOOL, seats=SEATS)

    @app.get(f"{current}/invitations")
    def invitations() -> InvitationList:
        return InvitationList(invitations=INVITED)

    @app.post(f"{current}/invitations", status_code=201)
    def invite(body: NewInvitation) -> InvitationSent:
        if "elif" in body.email:
            raise REFUSED
        return InvitationSent(invitation=INVITED[0], link=LINK, is_mailed=True)

    @app.get(f"{current}/audit")
    def audit(limit: int) -> AuditPage:
        return AuditPage(entries=ENTRIES[:limit], next_before="entry-11")


async def entry_of(stage: "Stage", name: str) -> None:
    """Waits until the sidebar has it."""
    (action,) = (one for one in stage.desktop.window.actions_.pages if one.text() == name)
    await stage.until(action.isVisible, "the entry of the page")


async def members(stage: "Stage") -> None:
    """Members, invitations, the dialog that invites, and the log; then the server goes."""
    window = stage.desktop.window
    await stage.live()
    await entry_of(stage, "Members")
    window.show_page(MEMBERS)
    panel, presenter = window.findChild(MembersPanel), window.findChild(MembersPresenter)
    assert isinstance(panel, MembersPanel)
    assert isinstance(presenter, MembersPresenter)
    await stage.until(lambda: presenter.seen, "the members")
    panel.members.list.choose(6)
    await stage.picture("members-list")
    panel.show_tab(INVITATIONS)
    await stage.picture("members-invitations")
    panel.open_invite()
    (dialog,) = window.findChildren(InviteDialog)
    dialog.addresses.setPlainText("lena.fuchs@lincoln.example.org, elif@lincoln.example.org, marta@lincoln.example.org")
    dialog.send_button.click()
    await stage.until(lambda: len(dialog.outcomes.rows) == 3 and not presenter.inviting, "the invitations")
    await stage.quiet()
    await stage.picture("members-invite", over=dialog)
    dialog.close()
    panel.show_tab(LOG)
    await stage.until(lambda: len(panel.log._presenter.entries) == len(ENTRIES), "the log")
    await stage.picture("members-log")
    await team_mail(stage)
    window.show_page(MEMBERS)
    stage.serving.close()
    supervisor = stage.desktop.workspace.supervisor
    await stage.until(lambda: supervisor.state.phase is SupervisorPhase.FAILED, "the server to be missed")
    await stage.quiet()
    panel.show_tab(MEMBERS_TAB)
    await stage.picture("members-error")
