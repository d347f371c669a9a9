"""Addresses that are not written to: kept once, whoever finds out first."""

from server.core.database import Database, Tenant
from server.domain.mail import suppressions
from server.domain.mail.suppressions import Reason
from server.domain.organizations.membership import Member
from tests.server.domain.accounts.test_sign_ins import at_once


class TestAdd:
    def test_what_is_known_stays_as_it_is(self, database: Database, admin: Member) -> None:
        for address, words in (("Ada@x.test", "550 no such user"), ("ada@X.test", None)):
            with database.write(Tenant(admin.organization_id)) as unit:
                reason = Reason.BOUNCED if words else Reason.UNSUBSCRIBED
                suppressions.add(unit.session, admin.organization_id, {address: words}, reason, unit.now())
        with database.read(Tenant(admin.organization_id)) as session:
            [row] = suppressions.newest(session)
        assert (row.address_key, row.reason, row.words) == ("ada@x.test", "bounced", "550 no such user")

    def test_several_may_find_out_at_once(self, database: Database, admin: Member) -> None:
        def add() -> None:
            with database.write(Tenant(admin.organization_id)) as unit:
                suppressions.add(
                    unit.session, admin.organization_id, {"ada@x.test": None}, Reason.UNSUBSCRIBED, unit.now()
                )

        assert at_once(6, add) == [None] * 6
        with database.read(Tenant(admin.organization_id)) as session:
            assert len(suppressions.newest(session)) == 1
