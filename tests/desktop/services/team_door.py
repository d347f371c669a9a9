"""Stands for the accounts of a team server on the real wire: one person, tokens that are moved by hand.

The ledger's app behind it is that of `ledger_app`; where both are real, `tests/e2e` looks at the same things.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

from fastapi import FastAPI, Response

from contracts.auth import (
    AcceptInvitationRequest,
    AccountView,
    ChangePasswordRequest,
    DeleteAccountRequest,
    InvitationLookup,
    InvitationOffer,
    OrganizationBrief,
    PasswordResetRequest,
    RefreshRequest,
    SignedIn,
    SignInList,
    SignInRequest,
    SignInView,
    SignOutRequest,
)
from contracts.session import Role
from tests.desktop.services.ledger_app import LedgerApp, Refused, create_app
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.serving import served

EMAIL = "kaethe@school.example.org"
PASSWORD = "a long password"
USER = "user-1"
OTHER = "org-2"
INVITATION = "an-invitation"

_OPEN = "/api/v1/auth/"


class TeamDoor:
    """Refresh tokens are good once: a second use ends the sign-in. Methods may be called while it serves."""

    def __init__(self, ledger: LedgerApp) -> None:
        self.ledger = ledger
        self.password = PASSWORD
        self.organizations = [
            OrganizationBrief(organization_id=ORGANIZATION, name="Lincoln School", role=Role.TEACHER),
            OrganizationBrief(organization_id=OTHER, name="Chess Club", role=Role.ADMIN),
        ]
        self.lifetime = 600
        self.refreshes: list[str] = []
        self.signed_out: list[str] = []
        self.resets: list[str] = []
        self.wanted: list[str | None] = []
        """The organization that each sign-in asked for."""
        self.ended: list[str] = []
        self.deleted = False
        self.has_account = True
        self.refuses_refresh: list[Refused] = []
        self.refuses_all: Refused | None = None
        """What every token is refused with, where it is to be."""
        self._numbers = count(1)
        self._good: dict[str, str] = {}
        """Access tokens, and the organization of each."""
        self._expired: set[str] = set()
        self._refresh = ""
        self._lock = threading.Lock()
        ledger.door = self
        ledger.profile = "team"

    def expire(self) -> None:
        """All access tokens run out."""
        self._expired |= set(self._good)
        self._good.clear()

    def revoke(self) -> None:
        """The sign-in is over, as after a change of the password elsewhere."""
        self._refresh = ""
        self.expire()

    def remove(self, organization_id: str = ORGANIZATION) -> None:
        """The person is not in that organization any more."""
        self.organizations = [one for one in self.organizations if one.organization_id != organization_id]

    def check(self, path: str, token: str) -> None:
        """As the server does on each request."""
        if path.startswith(_OPEN):
            return
        if token in self._expired:
            raise Refused(401, "SignInExpired", "Your sign-in has expired. Sign in again.")
        if self.refuses_all is not None:
            raise self.refuses_all
        organization = self._good.get(token)
        if organization is None or organization not in {one.organization_id for one in self.organizations}:
            raise Refused(401, "Unauthorized", "You do not belong to this organization any more.")
        self._show(organization)

    def sign_in(self, body: SignInRequest) -> SignedIn:
        """For one e-mail and password."""
        if (body.email.casefold(), body.password) != (EMAIL, self.password):
            raise Refused(401, "WrongPassword", "E-mail or password is not right.")
        self.wanted.append(body.organization_id)
        return self.let_in(body.organization_id)

    def refresh(self, body: RefreshRequest) -> SignedIn:
        """Uses the token up."""
        with self._lock:
            self.refreshes.append(body.refresh_token)
            if self.refuses_refresh:
                raise self.refuses_refresh.pop(0)
            if not self._refresh or body.refresh_token != self._refresh:
                self.revoke()
                raise Refused(401, "SignInEnded", "Your sign-in has ended. Sign in again.")
            if body.organization_id not in (None, *(one.organization_id for one in self.organizations)):
                raise Refused(401, "Unauthorized", "You do not belong to this organization any more.")
            return self.let_in(body.organization_id)

    def let_in(self, organization_id: str | None) -> SignedIn:
        """A new pair of tokens."""
        number = next(self._numbers)
        known = {one.organization_id for one in self.organizations}
        wanted = organization_id if organization_id in known else self.organizations[0].organization_id
        self._refresh = f"refresh-{number}"
        access = f"access-{number}"
        self._good[access] = wanted
        return SignedIn(
            access_token=access,
            expires_in=self.lifetime,
            refresh_token=self._refresh,
            user_id=USER,
            display_name="Käthe",
            email=EMAIL,
            email_verified=False,
            is_server_owner=False,
            organization_id=wanted,
            organizations=self.organizations,
        )

    def _show(self, organization_id: str) -> None:
        mine = next(one for one in self.organizations if one.organization_id == organization_id)
        self.ledger.organization_id, self.ledger.organization_name = mine.organization_id, mine.name
        self.ledger.role = mine.role


@contextmanager
def served_team(ledger: LedgerApp, port: int = 0) -> Iterator[tuple[str, TeamDoor]]:
    """The ledger behind a door; gives its address."""
    door = ledger.door if isinstance(ledger.door, TeamDoor) else TeamDoor(ledger)
    app = create_app(ledger)
    _add_auth(app, door)
    _add_account(app, door)
    with served(app, port) as url:
        yield url, door


def _add_auth(app: FastAPI, door: TeamDoor) -> None:
    @app.post("/api/v1/auth/sign-in")
    def sign_in(body: SignInRequest) -> SignedIn:
        return door.sign_in(body)

    @app.post("/api/v1/auth/refresh")
    def refresh(body: RefreshRequest) -> SignedIn:
        return door.refresh(body)

    @app.post("/api/v1/auth/sign-out", status_code=204)
    def sign_out(body: SignOutRequest) -> Response:
        door.signed_out.append(body.refresh_token)
        return Response(status_code=204)

    @app.post("/api/v1/account/sign-out-everywhere", status_code=204)
    def sign_out_everywhere() -> Response:
        door.revoke()
        return Response(status_code=204)

    @app.post("/api/v1/auth/password-reset", status_code=202)
    def reset(body: PasswordResetRequest) -> Response:
        door.resets.append(body.email)
        return Response(status_code=202)

    @app.post("/api/v1/auth/invitations/show")
    def show(body: InvitationLookup) -> InvitationOffer:
        if body.token != INVITATION:
            raise Refused(410, "LinkNotGood", "This invitation is used up or has run out.")
        return InvitationOffer(
            organization_name="Chess Club",
            email=EMAIL,
            role=Role.TEACHER,
            has_account=door.has_account,
            expires_at=datetime.now(UTC) + timedelta(days=7),
        )

    @app.post("/api/v1/auth/invitations/accept")
    def accept(body: AcceptInvitationRequest) -> SignedIn:
        if door.has_account and body.password != door.password:
            raise Refused(401, "WrongPassword", "E-mail or password is not right.")
        door.password = body.password
        return door.let_in(OTHER)


def _add_account(app: FastAPI, door: TeamDoor) -> None:
    @app.get("/api/v1/account")
    def account() -> AccountView:
        return AccountView(
            user_id=USER,
            email=EMAIL,
            email_verified=False,
            display_name="Käthe",
            language="en",
            is_server_owner=False,
            created_at=datetime(2026, 11, 1, tzinfo=UTC),
            organizations=door.organizations,
        )

    @app.get("/api/v1/account/sign-ins")
    def sign_ins() -> SignInList:
        places = [place for place in ("here", "elsewhere") if place not in door.ended]
        at = datetime(2026, 11, 20, 8, tzinfo=UTC)
        views = [
            SignInView(
                sign_in_id=place,
                device="staff-room-pc" if place == "here" else "laptop",
                created_at=at,
                last_seen_at=at,
                is_current=place == "here",
            )
            for place in places
        ]
        return SignInList(sign_ins=views)

    @app.delete("/api/v1/account/sign-ins/{sign_in_id}", status_code=204)
    def end(sign_in_id: str) -> Response:
        door.ended.append(sign_in_id)
        return Response(status_code=204)

    @app.post("/api/v1/account/password", status_code=204)
    def change_password(body: ChangePasswordRequest) -> Response:
        if body.old_password != door.password:
            raise Refused(401, "WrongPassword", "That is not your password.")
        door.password = body.new_password
        return Response(status_code=204)

    @app.post("/api/v1/account/delete", status_code=204)
    def delete(body: DeleteAccountRequest) -> Response:
        if body.password != door.password:
            raise Refused(401, "WrongPassword", "That is not your password.")
        door.deleted = True
        return Response(status_code=204)

    @app.get("/api/v1/account/export")
    def export() -> dict[str, str]:
        return {"email": EMAIL}
