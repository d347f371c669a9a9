"""What may go wrong with members and invitations."""

from http import HTTPStatus

from server.core.errors import NotFound, ServerError


class OrganizationGone(NotFound):
    """It was deleted meanwhile."""


class LastAdmin(ServerError):
    """An organization without an admin could never get one again."""

    status = HTTPStatus.CONFLICT


class NoSeat(ServerError):
    """Every seat is taken."""

    status = HTTPStatus.CONFLICT


class AlreadyMember(ServerError):
    """There is nobody to invite."""

    status = HTTPStatus.CONFLICT


class InvitationNotFound(NotFound):
    """No such invitation in this organization."""


class InvitationNotGood(ServerError):
    """The link was used, withdrawn, replaced, or has run out."""

    status = HTTPStatus.GONE


class TooManyInvitations(ServerError):
    """As many are open as an organization may have."""

    status = HTTPStatus.CONFLICT
