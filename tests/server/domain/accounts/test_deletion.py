"""What else hangs on an account that is deleted: what its organization pays, and the classes of its teacher."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database, Tenant
from server.domain.accounts.errors import StillNeeded
from server.domain.accounts.passwords import Passwords
from server.domain.accounts.sign_ins import Opened
from server.domain.audit.models import AuditEntry
from server.domain.billing.models import BillingSubscription
from server.domain.classes.models import SchoolClass
from server.domain.organizations.membership import Member, MembershipService, add_membership
from server.domain.organizations.models import Organization, User
from server.domain.sharing.models import Share
from tests.builders.school import School
from tests.server.domain.accounts.conftest import HERE, PASSWORD, joined


def with_password(database: Database, member: Member) -> Member:
    with database.write(SYSTEM) as unit:
        unit.session.get_one(User, member.user_id).password_hash = Passwords().hash(PASSWORD)
    return member


class TestWhatIsPaid:
    @pytest.fixture
    def eve(self, database: Database) -> Member:
        """The only member of an organization."""
        return with_password(database, MembershipService(database).create("Zoo School", "Eve", Role.ADMIN))

    def subscribe(self, database: Database, member: Member, status: str, *, ends: bool) -> None:
        with database.write(Tenant(member.organization_id)) as unit:
            now = unit.now()
            unit.session.add(
                BillingSubscription(
                    id="sub_1", organization_id=member.organization_id, status=status, item_id="si_1",
                    price_id="price_1", quantity=1, period_start=now, period_end=now + timedelta(days=30),
                    cancel_at_period_end=ends, created_at=now, read_at=now,
                )
            )  # fmt: skip

    @pytest.mark.parametrize("status", ["active", "past_due"])
    def test_a_subscription_that_goes_on_is_ended_first(
        self, team: TeamParts, eve: Member, database: Database, status: str
    ) -> None:
        self.subscribe(database, eve, status, ends=False)
        with pytest.raises(StillNeeded, match="Zoo School"):
            team.accounts.delete(eve, PASSWORD, HERE)
        with database.read(SYSTEM) as session:
            assert session.get(Organization, eve.organization_id) is not None

    @pytest.mark.parametrize(("status", "ends"), [("active", True), ("canceled", False)])
    def test_one_that_is_paid_no_more_keeps_nobody(
        self, team: TeamParts, eve: Member, database: Database, status: str, ends: bool
    ) -> None:
        self.subscribe(database, eve, status, ends=ends)
        team.accounts.delete(eve, PASSWORD, HERE)
        with database.read(SYSTEM) as session:
            assert session.get(Organization, eve.organization_id) is None

    def test_one_of_an_organization_with_other_admins_is_theirs(
        self, team: TeamParts, eve: Member, database: Database
    ) -> None:
        self.subscribe(database, eve, "active", ends=False)
        other = MembershipService(database).create("Other", "Tom", Role.ADMIN)
        with database.write(SYSTEM) as unit:
            add_membership(unit.session, eve.organization_id, other.user_id, Role.ADMIN, unit.now())
        team.accounts.delete(eve, PASSWORD, HERE)


class TestTheLog:
    def test_an_address_that_an_admin_typed_otherwise_goes_too(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.organizations.remove(owner.member, tom.member.user_id, HERE)
        back = joined(team, owner, "TOM@school.example.org")
        team.accounts.delete(back.member, PASSWORD, HERE)
        with database.read(SYSTEM) as session:
            assert not [one for one in session.scalars(select(AuditEntry.subject)) if "tom@" in one.lower()]


class TestClasses:
    def test_a_class_with_which_an_admin_has_shared_becomes_the_admins(
        self, team: TeamParts, database: Database
    ) -> None:
        school = School(database)
        grace, mia = school.person("Grace", Role.TEACHER), school.person("Mia")
        used, unused = school.school_class(grace, mia), school.school_class(grace, name="6b")
        school.share(grace, class_id=used)
        share = school.share(school.admin, class_id=used).share_id
        team.accounts.delete(with_password(database, grace), PASSWORD, HERE)
        with database.read(SYSTEM) as session:
            assert session.get_one(SchoolClass, used).user_id == school.admin.user_id
            assert session.get(SchoolClass, unused) is None
            assert list(session.scalars(select(Share.id))) == [share]
        assert [one.display_name for one in school.classes.show(school.admin, used).members] == ["Mia"]
