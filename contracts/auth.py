"""Signing in to a team's server, and the person's own account there. A server of one computer has none of it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from contracts.base import A_NAME, NOT_IN_A_NAME, Stripped, WireModel
from contracts.session import Role

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1024
"""Characters. A longer one would cost the server more than it is worth to anybody."""

LONGEST_TOKEN = 512

Email = Annotated[str, StringConstraints(min_length=3, max_length=254, pattern=A_NAME), Stripped]
Password = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PASSWORD)]
"""One that is there already, of whatever length it once had to have."""
NewPassword = Annotated[str, StringConstraints(min_length=SHORTEST_PASSWORD, max_length=LONGEST_PASSWORD)]
OneTimeToken = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TOKEN, pattern=r"^[0-9A-Za-z_.-]+$")]
PersonName = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=A_NAME), Stripped]
OrganizationName = PersonName
DeviceName = Annotated[str, StringConstraints(max_length=100, pattern=f"^[^{NOT_IN_A_NAME}]*$")]
Language = Literal["en", "de"]
EntityId = Annotated[str, StringConstraints(min_length=1, max_length=36, pattern=r"^[0-9A-Za-z-]+$")]


class SignInRequest(WireModel):
    """Body of `POST /api/v1/auth/sign-in`. Without `organization_id` it is the one that was used last."""

    email: Email
    password: Password
    organization_id: EntityId | None = None
    device: DeviceName = ""
    """As it shall be called in the list of sign-ins: the computer's name, say."""


class RefreshRequest(WireModel):
    """Body of `POST /api/v1/auth/refresh`. Each refresh token is good once; `organization_id` changes to another."""

    refresh_token: OneTimeToken
    organization_id: EntityId | None = None


class SignOutRequest(WireModel):
    """Body of `POST /api/v1/auth/sign-out`."""

    refresh_token: OneTimeToken


class OrganizationBrief(WireModel):
    """One of the organizations that a person belongs to."""

    organization_id: str
    name: str
    role: Role


class SignedIn(WireModel):
    """The answer to each way of signing in, and to a refresh."""

    access_token: str
    expires_in: int
    """Seconds for which the access token is good."""
    refresh_token: str
    user_id: str
    display_name: str
    email: str
    email_verified: bool
    is_server_owner: bool
    organization_id: str
    organizations: list[OrganizationBrief]
    """All that the person belongs to, by name."""


class SetUpRequest(WireModel):
    """Body of `POST /api/v1/auth/set-up`: makes the owner of a new team server, with the link of its first start."""

    token: OneTimeToken
    organization_name: OrganizationName
    display_name: PersonName
    email: Email
    password: NewPassword
    language: Language = "en"


class PasswordResetRequest(WireModel):
    """Body of `POST /api/v1/auth/password-reset`. The answer is the same whether or not there is such an account."""

    email: Email


class NewPasswordRequest(WireModel):
    """Body of `POST /api/v1/auth/password-reset/confirm`. Every sign-in of the account ends."""

    token: OneTimeToken
    password: NewPassword


class VerifyEmailRequest(WireModel):
    """Body of `POST /api/v1/auth/verify-email`."""

    token: OneTimeToken


class InvitationLookup(WireModel):
    """Body of `POST /api/v1/auth/invitations/show`."""

    token: OneTimeToken


class InvitationOffer(WireModel):
    """What whoever holds the link of an invitation may know before accepting it."""

    organization_name: str
    email: str
    role: Role
    has_account: bool
    """Whether the invited address has an account here: then its password is asked for, else a new one is set."""
    expires_at: datetime


class AcceptInvitationRequest(WireModel):
    """Body of `POST /api/v1/auth/invitations/accept`. A new account needs a name and a password of full length."""

    token: OneTimeToken
    password: Password
    display_name: PersonName | None = None
    language: Language = "en"
    device: DeviceName = ""


class ChangePasswordRequest(WireModel):
    """Body of `POST /api/v1/account/password`. Every other sign-in of the account ends."""

    old_password: Password
    new_password: NewPassword


class AccountView(WireModel):
    """Answer of `GET /api/v1/account`."""

    user_id: str
    email: str
    email_verified: bool
    display_name: str
    language: Language
    is_server_owner: bool
    created_at: datetime
    organizations: list[OrganizationBrief]


class AccountChanges(WireModel):
    """Body of `PATCH /api/v1/account`. What is left out stays."""

    display_name: PersonName | None = None
    language: Language | None = None


class SignInView(WireModel):
    """One place where the person is signed in."""

    sign_in_id: str
    device: str
    created_at: datetime
    last_seen_at: datetime
    is_current: bool


class SignInList(WireModel):
    """Answer of `GET /api/v1/account/sign-ins`, the latest used first."""

    sign_ins: list[SignInView]


class DeleteAccountRequest(WireModel):
    """Body of `POST /api/v1/account/delete`."""

    password: Password
