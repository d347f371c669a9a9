"""What may go wrong with accounts."""

from http import HTTPStatus

from server.core.errors import Forbidden, ServerError, Unauthorized


class WrongPassword(Unauthorized):
    """Of an account, or there is no such account: the two are not told apart."""


class PasswordNotRight(Forbidden):
    """Of somebody who is signed in: what was to be changed needs the password once more."""


class SignInEnded(Unauthorized):
    """The refresh token is not good any more: used, revoked, too old, or never was one."""


class AccountDisabled(SignInEnded):
    """The owner of the server lets the person in no more."""


class SignedOutElsewhere(SignInEnded):
    """From the list of sign-ins, on another device."""


class SignedOutEverywhere(SignInEnded):
    """On every device at once."""


class PasswordChanged(SignInEnded):
    """On another device, or by a mailed link."""


class SignInCopied(SignInEnded):
    """A token of it was used twice."""


class NotAMember(Unauthorized):
    """The sign-in is good, for other organizations of the person."""


class LinkNotGood(ServerError):
    """A link that was used, has run out, or never was one."""

    status = HTTPStatus.GONE


class WeakPassword(ServerError):
    """A new password that would be guessed."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class BadAddress(ServerError):
    """Not one e-mail address."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NameMissing(ServerError):
    """A new account needs a name."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class MailNotSetUp(ServerError):
    """The server cannot send the mail that this needs."""

    status = HTTPStatus.CONFLICT


class AlreadyVerified(ServerError):
    """There is nothing to verify."""

    status = HTTPStatus.CONFLICT


class StillNeeded(ServerError):
    """An account that others depend on, or by which something is paid on, cannot be deleted."""

    status = HTTPStatus.CONFLICT
