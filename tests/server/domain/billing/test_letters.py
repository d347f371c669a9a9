"""Who is written to about payments, and in which words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from contracts.session import Role
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database, Tenant
from server.domain.billing.letters import BillingLetters, date_words, money_words, plan_words
from server.domain.billing.telling import Money, News, Paid, PlanChanged, Refused
from server.domain.mail.models import Mail
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Membership, Organization, User

AT = datetime(2026, 11, 6, 23, tzinfo=UTC)
PAGE = "https://usual.test"


@dataclass
class Outbox:
    """Keeps what is put into it."""

    mails: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, session: Session, now: datetime, **mail: Any) -> str:
        self.mails.append(mail)
        return str(len(self.mails))


@pytest.fixture
def ada(sqlite_database: Database) -> Member:
    return MembershipService(sqlite_database).create("Lincoln School", "Ada", Role.ADMIN)


def person(database: Database, ada: Member, name: str, role: Role, **changes: Any) -> None:
    """Another member of Ada's school."""
    with database.write(SYSTEM) as unit:
        unit.session.add(User(id=name, display_name=name, is_server_owner=False, created_at=utc_now(), **changes))
        unit.session.flush()
        unit.session.add(Membership(organization_id=ada.organization_id, user_id=name, role=role.value))


def written(database: Database, ada: Member, news: News) -> list[dict[str, Any]]:
    outbox = Outbox()
    with database.write(Tenant(ada.organization_id)) as unit:
        BillingLetters(PAGE, outbox)(unit.session, AT, news)
    return outbox.mails


class TestReaders:
    def test_admins_with_an_address_each_in_their_language(self, sqlite_database: Database, ada: Member) -> None:
        person(sqlite_database, ada, "grace", Role.ADMIN, email="grace@school.test", language="de")
        person(sqlite_database, ada, "tom", Role.TEACHER, email="tom@school.test")
        person(sqlite_database, ada, "gone", Role.ADMIN, email="gone@school.test", disabled_at=utc_now())
        news = Paid(ada.organization_id, "school", Money(4900, "eur"), None)
        (mail,) = written(sqlite_database, ada, news)
        assert (mail["recipient"], mail["user_id"], mail["language"]) == ("grace@school.test", "grace", "de")
        assert mail["data"] == {
            "organization": "Lincoln School",
            "plan": "School",
            "amount": "49,00 EUR",
            "date": "6. November 2026",
            "link": PAGE,
        }


class TestData:
    @pytest.fixture(autouse=True)
    def reader(self, sqlite_database: Database, ada: Member) -> None:
        person(sqlite_database, ada, "eve", Role.ADMIN, email="eve@school.test", language="en")

    @pytest.mark.parametrize(
        ("make", "template", "data"),
        [
            (
                lambda own: Refused(own, "school", Money(500, "jpy"), "https://invoice.stripe.com/i/1"),
                "payment-failed",
                {"plan": "School", "amount": "500 JPY", "link": "https://invoice.stripe.com/i/1"},
            ),
            (
                lambda own: PlanChanged(own, "free", "big-district"),
                "subscription-changed",
                {"old_plan": "Free", "new_plan": "Big district", "date": "6 Nov 2026"},
            ),
        ],
    )
    def test_each_has_the_names_of_its_template(
        self, sqlite_database: Database, ada: Member, make: Any, template: str, data: Mapping[str, str]
    ) -> None:
        (mail,) = written(sqlite_database, ada, make(ada.organization_id))
        assert (mail["template"], mail["data"]) == (template, {"organization": "Lincoln School", **data})


class TestOutbox:
    NEWS = (
        lambda own: Paid(own, "school", Money(4900, "eur"), None),
        lambda own: Refused(own, "school", Money(4900, "eur"), "https://invoice.stripe.com/i/1"),
        lambda own: PlanChanged(own, "free", "school"),
    )

    @pytest.mark.parametrize("make", NEWS)
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_each_is_a_mail_that_waits(self, sqlite_database: Database, ada: Member, make: Any, language: str) -> None:
        person(sqlite_database, ada, "eve", Role.ADMIN, email="eve@school.test", language=language)
        with sqlite_database.write(Tenant(ada.organization_id)) as unit:
            BillingLetters(PAGE)(unit.session, AT, make(ada.organization_id))
        with sqlite_database.read(SYSTEM) as session:
            (mail,) = session.scalars(select(Mail))
        assert (mail.recipient, mail.user_id, mail.status) == ("eve@school.test", "eve", "queued")
        assert "Lincoln School" in mail.text

    def test_an_address_that_is_none_undoes_nothing_else(self, sqlite_database: Database, ada: Member) -> None:
        person(sqlite_database, ada, "eve", Role.ADMIN, email="nonsense")
        with sqlite_database.write(Tenant(ada.organization_id)) as unit:
            unit.session.get_one(Organization, ada.organization_id).plan = "school"
            BillingLetters(PAGE)(unit.session, AT, PlanChanged(ada.organization_id, "free", "school"))
        with sqlite_database.read(SYSTEM) as session:
            assert session.get_one(Organization, ada.organization_id).plan == "school"
            assert session.scalars(select(Mail)).all() == []


class TestWords:
    def test_money_dates_and_plans(self) -> None:
        assert [money_words(Money(1999, "usd"), one) for one in ("en", "de")] == ["19.99 USD", "19,99 USD"]
        assert money_words(Money(1999, "jpy"), "en") == "1999 JPY"
        assert money_words(Money(1999, "kwd"), "de") == "1,999 KWD"
        assert [date_words(AT, one) for one in ("en", "de")] == ["6 Nov 2026", "6. November 2026"]
        assert [plan_words("free", one) for one in ("en", "de")] == ["Free", "Kostenlos"]
        assert plan_words("", "en") == "–"
