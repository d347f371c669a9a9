"""What an organization has, uses and has paid."""

from contracts.billing import (
    BillingOverview,
    InvoiceList,
    InvoiceView,
    PlanLimits,
    PlanList,
    PlanView,
    Portal,
    PriceView,
    Usage,
)
from contracts.session import Role
from server.core.database import Database, Tenant, database_now
from server.domain.audit import log as audit
from server.domain.audit.log import NOWHERE, Act, Visitor
from server.domain.billing import entitlements, repository
from server.domain.billing.customers import Customers
from server.domain.billing.errors import InvoiceNotFound
from server.domain.billing.plans import Entitlements, Plans
from server.domain.billing.prices import Prices
from server.domain.billing.return_urls import ReturnUrls
from server.domain.billing.subscriptions import view
from server.domain.organizations.membership import Member
from server.domain.tasks import access, listing
from server.domain.tasks.allowance import used_this_month
from server.integrations.stripe.errors import NotAtStripe
from server.integrations.stripe.provider import BillingProvider, Invoice, Price


class OverviewService:
    """Reads; what it says of subscriptions is what Stripe told last."""

    def __init__(
        self,
        database: Database,
        provider: BillingProvider,
        plans: Plans,
        *,
        prices: Prices,
        customers: Customers,
        urls: ReturnUrls,
        roles: frozenset[Role],
    ) -> None:
        self._database = database
        self._provider = provider
        self._plans = plans
        self._prices = prices
        self._customers = customers
        self._urls = urls
        self._roles = roles

    def show(self, member: Member) -> BillingOverview:
        """Everything that the organization has; asks nobody."""
        organization_id = member.organization_id
        with self._database.read(Tenant(organization_id)) as session:
            now = database_now(session)
            rows = entitlements.subscriptions(session, organization_id)
            entitled = entitlements.stored(session, organization_id)
            begins = access.history_begins(session, member)
            hides = begins is not None and listing.has_older(session, begins, access.only(member))
            usage = Usage(
                seats=repository.seats_used(session, organization_id),
                running_tasks=repository.running_tasks(session, organization_id),
                tokens_this_month=used_this_month(session, now),
            )
        counts = self._plans.entitled(rows, now)
        return BillingOverview(
            is_set_up=self._provider.available,
            is_live=self._provider.livemode,
            may_change=self._provider.available and member.role in self._roles,
            plan=entitled.plan,
            limits=_limits(entitled),
            usage=usage,
            subscriptions=[view(row, self._plans) for row in rows],
            has_lapsed=bool(rows) and not self._plans.sells_all and counts == self._plans.entitled([], now),
            hidden_before=begins if hides else None,
        )

    def plans(self) -> PlanList:
        """What is sold, and what it costs."""
        sold = self._plans.settings.items()
        return PlanList(
            plans=[
                PlanView(
                    name=name,
                    limits=PlanLimits(
                        seats=plan.seats,
                        concurrent_tasks=plan.concurrent_tasks,
                        tokens_a_month=plan.tokens_a_month,
                        history_days=plan.history_days,
                    ),
                    prices=[_price(found) for price in plan.prices if (found := self._prices.shown(price)) is not None],
                )
                for name, plan in sold
            ]
        )

    def invoices(self, member: Member, limit: int, after: str | None) -> InvoiceList:
        """As Stripe has them now, with links that work."""
        customer = self._customers.known(member)
        if customer is None:
            return InvoiceList(invoices=[], has_more=False)
        try:
            page = self._provider.invoices_of(customer, limit, after)
        except NotAtStripe:
            raise InvoiceNotFound("There is no such invoice here to go on after.") from None
        return InvoiceList(invoices=[_invoice(one) for one in page.invoices], has_more=page.has_more)

    def portal(self, member: Member, return_url: str | None, visitor: Visitor = NOWHERE) -> Portal:
        """Raises NothingBought."""
        back = self._urls.check(return_url or self._urls.usual)
        url = self._provider.portal(self._customers.bought(member), back)
        with self._database.write(Tenant(member.organization_id)) as unit:
            whose, act = member.organization_id, Act.BILLING_PORTAL_OPENED
            audit.record(unit.session, whose, unit.now(), act, actor_id=member.user_id, visitor=visitor)
        return Portal(url=url)


def _limits(entitled: Entitlements) -> PlanLimits:
    return PlanLimits(
        seats=entitled.seats,
        concurrent_tasks=entitled.concurrent_tasks,
        tokens_a_month=entitled.tokens_a_month,
        history_days=entitled.history_days,
    )


def _price(price: Price) -> PriceView:
    return PriceView(
        id=price.id,
        currency=price.currency,
        amount=price.amount,
        interval=price.interval,
        interval_count=price.interval_count,
    )


def _invoice(invoice: Invoice) -> InvoiceView:
    return InvoiceView(
        id=invoice.id,
        number=invoice.number,
        status=invoice.status,
        currency=invoice.currency,
        total=invoice.total,
        amount_due=invoice.amount_due,
        amount_paid=invoice.amount_paid,
        created_at=invoice.created_at,
        page_url=invoice.page_url,
        pdf_url=invoice.pdf_url,
    )
