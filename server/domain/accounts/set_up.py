"""The first start of a team server: a link, good once, that makes its owner."""

import uuid

from contracts.session import Role
from server.core.database import SYSTEM, Database
from server.domain.accounts import repository
from server.domain.accounts.attempts import Attempt, Attempts
from server.domain.accounts.errors import LinkNotGood
from server.domain.accounts.letters import Links, Page
from server.domain.accounts.new_account import NewAccount, checked_address
from server.domain.accounts.passwords import Passwords
from server.domain.accounts.recovery import Recovery
from server.domain.accounts.repository import Purpose
from server.domain.accounts.sign_ins import Opened, open_sign_in
from server.domain.accounts.tokens import new_token
from server.domain.audit.log import Act, Visitor, record
from server.domain.organizations.membership import Founded, add_membership, add_organization, nothing_to_do

NOT_GOOD = "This link has been used already, or the server has been started since. Look in its log."


class SetUp:
    """As long as nobody owns the server each start makes a new link, and the ones before are good no more."""

    def __init__(
        self,
        database: Database,
        passwords: Passwords,
        attempts: Attempts,
        recovery: Recovery,
        links: Links,
        founded: Founded = nothing_to_do,
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._attempts = attempts
        self._recovery = recovery
        self._links = links
        self._founded = founded

    def link(self) -> str | None:
        """A new link; None where the server has an owner."""
        return set_up_link(self._database, self._links)

    def set_up(self, token: str, organization_name: str, new: NewAccount, visitor: Visitor) -> Opened:
        """Makes the owner and the first organization. Raises LinkNotGood, WeakPassword, BadAddress."""
        self._attempts.count(Attempt.LINK, "", visitor)
        with self._database.read(SYSTEM) as session:
            if not repository.knows_one_time(session, token, Purpose.SET_UP):
                raise LinkNotGood(NOT_GOOD)
        address = checked_address(new.email)
        hashed = new.hashed(self._passwords, address)
        with self._database.write(SYSTEM) as unit:
            session, now = unit.session, unit.now()
            taken = repository.take_one_time(session, token, Purpose.SET_UP, now)
            if taken is None or repository.owner_exists(session):
                raise LinkNotGood(NOT_GOOD)
            user = new.user(str(uuid.uuid4()), address, hashed, now, is_server_owner=True)
            session.add(user)
            organization_id = add_organization(session, organization_name, now)
            add_membership(session, organization_id, user.id, Role.ADMIN, now)
            self._founded(session, organization_id, now)
            record(session, organization_id, now, Act.ORGANIZATION_CREATED, actor_id=user.id, visitor=visitor)
            self._recovery.write_to_verify(unit, user, organization_id)
            return open_sign_in(session, user, organization_id, new.device, now)


def set_up_link(database: Database, links: Links) -> str | None:
    """Of several servers that start at once the last one's link is good."""
    with database.write(SYSTEM) as unit:
        if repository.owner_exists(unit.session):
            return None
        token = new_token()
        repository.drop_one_time(unit.session, Purpose.SET_UP, None)
        repository.add_one_time(unit.session, token, Purpose.SET_UP, unit.now(), lasts=None)
    return links.to(Page.SET_UP, token)
