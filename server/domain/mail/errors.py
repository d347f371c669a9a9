"""Why a mail is not taken."""

from http import HTTPStatus

from server.core.errors import Forbidden, NotFound, ServerError, TooManyRequests


class MailNotSetUp(ServerError):
    """The server has no way for mail."""

    status = HTTPStatus.CONFLICT


class InvalidMail(ServerError):
    """Something about it cannot be sent. Its subclasses say what."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class InvalidRecipient(InvalidMail):
    """No address, or none that this organization's mail goes to."""


class RecipientSuppressed(InvalidMail):
    """Mail to an address came back, or its owner wants no more of it."""


class InvalidContent(InvalidMail):
    """The subject or what the mail says."""


class InvalidTemplateData(InvalidMail):
    """Values that do not fit the names in a text."""


class InvalidAttachment(InvalidMail):
    """A file that is not what it says, too large, or of a kind that is not sent."""


class TooManyMails(TooManyRequests):
    """So much mail a day, and no more."""


class MailNotFound(NotFound):
    """There is no such mail in this organization."""


class NotOfferedHere(Forbidden):
    """The link was not made by this server."""
