"""Each act that matters for security stands in the log of its organization, with who did it and from where."""

from collections.abc import Callable

import pytest

from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.errors import ServerError
from server.domain.accounts.letters import Letter
from server.domain.accounts.sign_ins import Opened
from tests.builders.school_fixtures import ON_ONE_DATABASE
from tests.server.domain.accounts.conftest import HERE, PASSWORD, RememberedLetters, joined

pytestmark = ON_ONE_DATABASE
ADA, TOM, NEW = "ada@school.example.org", "tom@school.example.org", "four other quiet words"


class Team:
    """Ada, who owns the server, and Tom, who teaches."""

    def __init__(self, parts: TeamParts, owner: Opened, letters: RememberedLetters) -> None:
        self.parts, self.owner, self.letters = parts, owner, letters
        self.tom = joined(parts, owner, TOM)
        self.tom_id = self.tom.member.user_id

    def withdrawn(self) -> None:
        self.parts.invitations.invite(self.owner.member, "eve@school.example.org", Role.STUDENT, "en", HERE)
        [sent] = self.parts.invitations.list(self.owner.member).invitations
        self.parts.invitations.withdraw(self.owner.member, sent.invitation_id, HERE)

    def reset(self) -> None:
        self.parts.recovery.ask_for_reset(TOM, HERE)
        self.parts.recovery.reset(self.letters.token(Letter.RESET), NEW, HERE)

    def refused(self) -> None:
        with pytest.raises(ServerError):
            self.parts.sign_ins.sign_in(TOM, "some other words", None, "", HERE)
        self.parts.aside.close()

    def verified(self) -> None:
        self.parts.recovery.verify(self.letters.token(Letter.VERIFY), HERE)

    def ended(self) -> None:
        phone = self.parts.sign_ins.sign_in(TOM, PASSWORD, None, "phone", HERE)
        self.parts.sign_ins.end(self.tom.member, phone.sign_in_id, HERE)


ACTS: dict[str, tuple[Callable[[Team], object], str | None, str]] = {
    "signed-in": (lambda t: t.parts.sign_ins.sign_in(TOM, PASSWORD, None, "", HERE), "tom", ""),
    "sign-in-refused": (Team.refused, None, TOM),
    "signed-out": (lambda t: t.parts.sign_ins.sign_out(t.tom.refresh_token, HERE), "tom", ""),
    "signed-out-everywhere": (lambda t: t.parts.sign_ins.sign_out_everywhere(t.tom.member, HERE), "tom", ""),
    "sign-in-ended": (Team.ended, "tom", ""),
    "password-changed": (lambda t: t.parts.recovery.change_password(t.tom.member, PASSWORD, NEW, HERE), "tom", ""),
    "password-reset-asked": (lambda t: t.parts.recovery.ask_for_reset(TOM, HERE), None, TOM),
    "password-reset": (Team.reset, "tom", ""),
    "email-verified": (Team.verified, "Ada", ""),
    "account-exported": (lambda t: t.parts.accounts.export(t.tom.member, HERE), "tom", ""),
    "account-deleted": (lambda t: t.parts.accounts.delete(t.tom.member, PASSWORD, HERE), None, "deleted account"),
    "organization-renamed": (lambda t: t.parts.organizations.rename(t.owner.member, "Zoo", HERE), "Ada", "Zoo"),
    "invitation-withdrawn": (Team.withdrawn, "Ada", "eve@school.example.org"),
    "member-left": (lambda t: t.parts.organizations.remove(t.tom.member, t.tom_id, HERE), "tom", TOM),
    "member-removed": (lambda t: t.parts.organizations.remove(t.owner.member, t.tom_id, HERE), "Ada", TOM),
    "role-changed": (
        lambda t: t.parts.organizations.change_role(t.owner.member, t.tom_id, Role.STUDENT, HERE),
        "Ada",
        TOM,
    ),
    "account-disabled": (lambda t: t.parts.accounts.disable(t.owner.member, t.tom_id, HERE), "Ada", TOM),
    "account-enabled": (lambda t: t.parts.accounts.enable(t.owner.member, t.tom_id, HERE), "Ada", TOM),
}


@pytest.mark.parametrize("act", ACTS)
def test_it_is_written_down(team: TeamParts, owner: Opened, letters: RememberedLetters, act: str) -> None:
    do, actor, subject = ACTS[act]
    do(Team(team, owner, letters))
    newest = team.audit.page(owner.member, limit=1, before=None).entries[0]
    assert (newest.act, newest.actor, newest.subject, newest.address) == (act, actor, subject, HERE.address)


def test_nothing_is_written_down_of_what_did_not_happen(
    team: TeamParts, owner: Opened, letters: RememberedLetters
) -> None:
    of_team = Team(team, owner, letters)
    before = team.audit.page(owner.member, limit=9, before=None)
    with pytest.raises(ServerError):
        team.organizations.remove(owner.member, owner.member.user_id, HERE)
    team.organizations.change_role(owner.member, of_team.tom_id, Role.TEACHER, HERE)
    team.sign_ins.sign_out("never-one", HERE)
    assert team.audit.page(owner.member, limit=9, before=None) == before
