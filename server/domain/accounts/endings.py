"""Why a sign-in is over, told to whoever shows a token of it and to nobody else."""

from enum import StrEnum

from sqlalchemy.orm import Session

from server.core.errors import Unauthorized
from server.domain.accounts.errors import (
    AccountDisabled,
    NotAMember,
    PasswordChanged,
    SignedOutElsewhere,
    SignedOutEverywhere,
    SignInCopied,
    SignInEnded,
)
from server.domain.accounts.models import SignIn
from server.domain.organizations.models import User

ENDED = "Your sign-in has ended. Sign in again."
DISABLED = "The owner of this server has disabled this account."
NO_MEMBER = "You do not belong to this organization any more."


class Ending(StrEnum):
    """By what it ended, as it is stored. COPIED: a refresh token that was used up came again."""

    SIGNED_OUT = "signed-out"
    ELSEWHERE = "elsewhere"
    EVERYWHERE = "everywhere"
    PASSWORD = "password"  # noqa: S105 - of a new one
    COPIED = "copied"
    DISABLED = "disabled"


_REASONS: dict[str, tuple[type[SignInEnded], str]] = {
    Ending.ELSEWHERE: (SignedOutElsewhere, "You were signed out here from another device. Sign in again."),
    Ending.EVERYWHERE: (SignedOutEverywhere, "You were signed out on every device. Sign in again."),
    Ending.PASSWORD: (PasswordChanged, "Your password was changed, so you were signed out. Sign in with the new one."),
    Ending.COPIED: (
        SignInCopied,
        "Somebody may have copied your sign-in, so it was ended. Sign in again, and change your password.",
    ),
}


def why_ended(sign_in: SignIn | None, user: User | None) -> SignInEnded | None:
    """None while it lasts, as far as these two say."""
    if sign_in is None or user is None or sign_in.user_id != user.id:
        return SignInEnded(ENDED)
    if user.disabled_at is not None:
        return AccountDisabled(DISABLED)
    if sign_in.revoked_at is None:
        return None
    kind, words = _REASONS.get(sign_in.ended_by or "", (SignInEnded, ENDED))
    return kind(words)


def why_refused(session: Session, sign_in_id: str, user_id: str) -> Unauthorized:
    """Of somebody who has shown a good token, and whom the organization of that token does not know as a member."""
    ended = why_ended(session.get(SignIn, sign_in_id), session.get(User, user_id))
    return ended or NotAMember(NO_MEMBER)
