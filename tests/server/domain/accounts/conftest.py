"""The services of a team's accounts over both databases, with an outbox that only remembers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.accounts.letters import Addressee, Letter, Links
from server.domain.accounts.new_account import NewAccount
from server.domain.accounts.set_up import set_up_link
from server.domain.accounts.sign_ins import Opened
from server.domain.audit.log import Visitor
from tests.builders.team_app import PUBLIC_URL, team_parts

PASSWORD = "three brave little words"
HERE = Visitor("198.51.100.7")


@dataclass
class RememberedLetters:
    """In place of the outbox."""

    can_send: bool = True
    written: list[tuple[Addressee, Letter, dict[str, str]]] = field(default_factory=list)

    def write(self, session: Session, now: datetime, to: Addressee, letter: Letter, data: Mapping[str, str]) -> None:
        self.written.append((to, letter, dict(data)))

    def wake(self) -> None:
        """Nobody sleeps."""

    def token(self, letter: Letter) -> str:
        """Of the link in the newest of these."""
        data = [data for _, which, data in self.written if which is letter][-1]
        return token_of(data["link"])


def token_of(link: str) -> str:
    found = re.fullmatch(rf"{re.escape(PUBLIC_URL)}/account/[a-z-]+#([\w-]+)", link)
    assert found is not None, link
    return found[1]


@pytest.fixture
def letters() -> RememberedLetters:
    return RememberedLetters()


@pytest.fixture
def team(database: Database, wakeups: Wakeups, letters: RememberedLetters) -> Iterator[TeamParts]:
    made = team_parts(database, wakeups, letters=letters)
    yield made
    made.aside.close()


@pytest.fixture
def owner(team: TeamParts, database: Database) -> Opened:
    """Who set the server up: Ada, of Lincoln School."""
    link = set_up_link(database, Links(PUBLIC_URL))
    assert link is not None
    new = NewAccount("Ada@School.example.org", "Ada", PASSWORD, "en")
    return team.set_up.set_up(token_of(link), "Lincoln School", new, HERE)


def joined(team: TeamParts, owner: Opened, email: str, role: Role = Role.TEACHER, password: str = PASSWORD) -> Opened:
    """Somebody who was invited and came."""
    sent = team.invitations.invite(owner.member, email, role, "en", HERE)
    return team.invitations.accept(token_of(sent.link), password, email.partition("@")[0], "en", "", HERE)
