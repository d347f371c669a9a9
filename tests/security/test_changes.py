"""What a person may do is asked of the database on each request, whatever the token was made for."""

import pytest
from sqlalchemy import update

from contracts.session import Role
from server.core.database import Tenant
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Membership
from tests.security.examples import fill
from tests.security.requests import EXAMPLES, Key
from tests.security.sending import send
from tests.security.subjects import minted
from tests.security.world import World, add_person

OF_STAFF: Key = ("GET", "/api/v1/materials")
OF_ADMINS: Key = ("GET", "/api/v1/admin/dashboard")
OF_MEMBERS: Key = ("GET", "/api/v1/session")


@pytest.fixture
def person(world: World) -> Member:
    """A teacher of ours, who has come only now."""
    return add_person(world.database, world.ours.admin.organization_id, "Pat", Role.TEACHER)


def make(world: World, person: Member, role: Role) -> None:
    """The person has this role from now on."""
    with world.database.write(Tenant(person.organization_id)) as unit:
        of_person = Membership.organization_id == person.organization_id, Membership.user_id == person.user_id
        unit.session.execute(update(Membership).where(*of_person).values(role=role.value))


def asked(world: World, token: str, person: Member, *keys: Key) -> list[int]:
    """The statuses of the answers."""
    headers = {"Authorization": f"Bearer {token}"}
    return [send(world, key, EXAMPLES[key], fill(EXAMPLES[key], world, person), headers).status_code for key in keys]


class TestChanges:
    def test_who_loses_a_role_can_do_no_more_than_the_new_one_may(self, world: World, person: Member) -> None:
        token = minted(world, person)
        assert asked(world, token, person, OF_MEMBERS, OF_STAFF, OF_ADMINS) == [200, 200, 403]
        make(world, person, Role.STUDENT)
        assert asked(world, token, person, OF_MEMBERS, OF_STAFF, OF_ADMINS) == [200, 403, 403]

    def test_who_gets_one_can_use_it_at_once(self, world: World, person: Member) -> None:
        token = minted(world, person)
        make(world, person, Role.ADMIN)
        assert asked(world, token, person, OF_ADMINS) == [200]

    def test_who_is_removed_is_let_in_nowhere(self, world: World, person: Member) -> None:
        token = minted(world, person)
        world.parts.members.remove(person.organization_id, person.user_id)
        assert asked(world, token, person, OF_MEMBERS, OF_STAFF, OF_ADMINS) == [401, 401, 401]
