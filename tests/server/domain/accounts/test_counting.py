"""Whatever can be guessed is counted before it is looked at, and what was right is forgiven."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.database import Database
from server.core.errors import ServerError, TooManyRequests
from server.core.wakeups import Wakeups
from server.domain.accounts.attempts import Attempt
from server.domain.accounts.letters import Letter
from server.domain.accounts.sign_ins import Opened
from server.domain.audit.log import Visitor
from tests.builders.school_fixtures import ON_ONE_DATABASE
from tests.builders.team_app import team_parts
from tests.server.domain.accounts.conftest import HERE, PASSWORD, RememberedLetters, token_of

pytestmark = ON_ONE_DATABASE
ADA, NEW = "ada@school.example.org", "four other quiet words"


@dataclass
class Counted:
    """Remembers what was counted; from `refusing` on everything is too much."""

    counted: list[tuple[Attempt, str]] = field(default_factory=list)
    forgiven: list[tuple[Attempt, str]] = field(default_factory=list)
    refusing: bool = False

    def count(self, what: Attempt, account: str, visitor: Visitor) -> None:
        assert visitor == HERE
        self.counted.append((what, account))
        if self.refusing:
            raise TooManyRequests("Too often.", 1)

    def forgive(self, what: Attempt, account: str, visitor: Visitor) -> None:
        assert visitor == HERE
        self.forgiven.append((what, account))


@pytest.fixture
def counted() -> Counted:
    return Counted()


@pytest.fixture
def team(database: Database, wakeups: Wakeups, letters: RememberedLetters, counted: Counted) -> Iterator[TeamParts]:
    made = team_parts(database, wakeups, letters=letters, attempts=counted)
    yield made
    made.aside.close()


Act = Callable[[TeamParts, Opened], object]
WRONG = "some other long words"
GUESSES: dict[str, tuple[Act, Attempt, str]] = {
    "a password": (lambda team, owner: team.sign_ins.sign_in(ADA, WRONG, None, "", HERE), Attempt.SIGN_IN, ADA),
    "a password of nobody": (
        lambda team, owner: team.sign_ins.sign_in("Nobody@x.org", WRONG, None, "", HERE),
        Attempt.SIGN_IN,
        "nobody@x.org",
    ),
    "the old password": (
        lambda team, owner: team.recovery.change_password(owner.member, WRONG, NEW, HERE),
        Attempt.SIGN_IN,
        ADA,
    ),
    "the password of a deletion": (
        lambda team, owner: team.accounts.delete(owner.member, WRONG, HERE),
        Attempt.SIGN_IN,
        ADA,
    ),
    "an address to write to": (
        lambda team, owner: team.recovery.ask_for_reset("Nobody@x.org", HERE),
        Attempt.RESET,
        "nobody@x.org",
    ),
    "a verification": (lambda team, owner: team.recovery.ask_to_verify(owner.member, HERE), Attempt.RESET, ADA),
    "a link to a new password": (lambda team, owner: team.recovery.reset("no-link", NEW, HERE), Attempt.LINK, ""),
    "a link that verifies": (lambda team, owner: team.recovery.verify("no-link", HERE), Attempt.LINK, ""),
    "an invitation that is looked at": (lambda team, owner: team.invitations.offer("no-link", HERE), Attempt.LINK, ""),
    "an invitation": (
        lambda team, owner: team.invitations.accept("no-link", PASSWORD, "Tom", "en", "", HERE),
        Attempt.LINK,
        "",
    ),
    "a refresh token": (lambda team, owner: team.sign_ins.refresh("no-token", None, HERE), Attempt.REFRESH, ""),
}


@pytest.mark.parametrize("what", GUESSES)
def test_each_guess_counts_once_and_is_not_forgiven(
    team: TeamParts, owner: Opened, counted: Counted, what: str
) -> None:
    act, attempt, account = GUESSES[what]
    counted.counted.clear()
    with suppress(ServerError):
        act(team, owner)
    assert counted.counted == [(attempt, account)]
    assert counted.forgiven == []


@pytest.mark.parametrize("what", GUESSES)
def test_past_the_limit_nothing_is_looked_at(
    team: TeamParts, owner: Opened, counted: Counted, letters: RememberedLetters, what: str
) -> None:
    counted.refusing = True
    written = len(letters.written)
    with pytest.raises(TooManyRequests):
        GUESSES[what][0](team, owner)
    assert len(letters.written) == written


def test_an_export_is_counted(team: TeamParts, owner: Opened, counted: Counted) -> None:
    counted.counted.clear()
    team.accounts.export(owner.member, HERE)
    assert counted.counted == [(Attempt.EXPORT, owner.member.user_id)]


class TestForgiving:
    def test_the_right_password_is_forgiven_wherever_it_is_asked_for(
        self, team: TeamParts, owner: Opened, counted: Counted
    ) -> None:
        team.sign_ins.sign_in(ADA, PASSWORD, None, "", HERE)
        team.recovery.change_password(owner.member, PASSWORD, NEW, HERE)
        assert counted.forgiven == [(Attempt.SIGN_IN, ADA)] * 2

    def test_who_had_forgotten_it_comes_in_with_the_new_one(
        self, team: TeamParts, owner: Opened, counted: Counted, letters: RememberedLetters
    ) -> None:
        team.recovery.ask_for_reset(ADA, HERE)
        team.recovery.reset(letters.token(Letter.RESET), NEW, HERE)
        assert counted.forgiven == [(Attempt.SIGN_IN, ADA)]

    def test_an_invitation_of_somebody_known_counts_as_a_password(
        self, team: TeamParts, owner: Opened, counted: Counted
    ) -> None:
        sent = team.invitations.invite(owner.member, "tom@x.org", Role.TEACHER, "en", HERE)
        tom = team.invitations.accept(token_of(sent.link), PASSWORD, "Tom", "en", "", HERE)
        team.organizations.remove(owner.member, tom.member.user_id, HERE)
        again = team.invitations.invite(owner.member, "tom@x.org", Role.TEACHER, "en", HERE)
        counted.counted.clear()
        with pytest.raises(ServerError):
            team.invitations.accept(token_of(again.link), WRONG, None, "en", "", HERE)
        assert counted.counted == [(Attempt.LINK, ""), (Attempt.SIGN_IN, "tom@x.org")]
