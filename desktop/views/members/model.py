"""Members and invitations as lists."""

from PySide6.QtCore import QObject

from contracts.organizations import InvitationView, MemberView
from desktop.services.printable import escaped
from desktop.ui.rows.model import ListModel, RowText, Telling
from desktop.ui.translation import tr
from desktop.views.members.wording import (
    invitation_badge,
    invitation_line,
    list_badges,
    name_of,
    second_line,
    spoken_invitation,
    spoken_member,
    words_of_member,
)


def members_model(parent: QObject) -> ListModel[MemberView]:
    """Of members, as they come."""
    return ListModel(Telling(lambda one: one.user_id, _member_row, spoken_member, words_of_member), parent)


def invitations_model(parent: QObject) -> ListModel[InvitationView]:
    """Of invitations, as they come."""
    return ListModel(
        Telling(lambda one: one.invitation_id, _invitation_row, spoken_invitation, lambda one: one.email), parent
    )


def _member_row(member: MemberView) -> RowText:
    return RowText(
        title=name_of(member),
        line=second_line(member),
        badges=list_badges(member),
        mark=tr("you") if member.is_you else "",
        faded=member.is_disabled,
    )


def _invitation_row(invitation: InvitationView) -> RowText:
    return RowText(
        title=escaped(invitation.email),
        line=invitation_line(invitation),
        badges=(invitation_badge(invitation),),
        faded=invitation.is_expired,
    )
