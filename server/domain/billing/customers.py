"""Who an organization is at Stripe: one customer, made when something is bought for the first time."""

from sqlalchemy.exc import IntegrityError

from server.core.database import Database, Tenant
from server.domain.billing import repository
from server.domain.billing.errors import NothingBought
from server.domain.billing.models import BillingCustomer
from server.domain.organizations.membership import Member
from server.integrations.stripe.provider import BillingProvider


class Customers:
    """Stripe is asked outside of any transaction; for the same question it gives the same customer."""

    def __init__(self, database: Database, provider: BillingProvider) -> None:
        self._database = database
        self._provider = provider

    def known(self, member: Member) -> str | None:
        """The id of the member's organization."""
        with self._database.read(Tenant(member.organization_id)) as session:
            found = repository.customer(session, member.organization_id)
        return None if found is None else found.customer_id

    def bought(self, member: Member) -> str:
        """The same. Raises NothingBought."""
        found = self.known(member)
        if found is None:
            raise NothingBought("Your organization has not bought anything yet, so there is nothing to change.")
        return found

    def ensure(self, member: Member) -> str:
        """The same, made now where there is none."""
        found = self.known(member)
        if found is not None:
            return found
        with self._database.read(Tenant(member.organization_id)) as session:
            name = repository.organization_name(session, member.organization_id)
            email = repository.own_address(session, member.user_id)
        made = self._provider.create_customer(member.organization_id, name, email)
        try:
            self._store(member.organization_id, made)
        except IntegrityError:
            made = self.bought(member)  # another request has just done the same
        return made

    def _store(self, organization_id: str, customer_id: str) -> None:
        with self._database.write(Tenant(organization_id)) as unit:
            now = unit.now()
            unit.session.add(
                BillingCustomer(
                    organization_id=organization_id, customer_id=customer_id, created_at=now, checked_at=now
                )
            )
