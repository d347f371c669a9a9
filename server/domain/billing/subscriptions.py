"""What a person does with the organization's subscription: look, change, cancel, resume."""

import uuid
from datetime import datetime, timedelta

from pydantic import JsonValue

from contracts.billing import (
    CancelRequest,
    ChangePreview,
    PreviewLine,
    SubscriptionChange,
    SubscriptionList,
    SubscriptionView,
)
from server.core.database import Database, Tenant, database_now
from server.domain.audit import log as audit
from server.domain.audit.log import NOWHERE, Act, Visitor
from server.domain.billing import entitlements, repository
from server.domain.billing.errors import PreviewTooOld, SubscriptionEnded, SubscriptionNotFound
from server.domain.billing.mirror import Mirror
from server.domain.billing.models import BillingSubscription
from server.domain.billing.plans import LIVING, Plans
from server.domain.billing.prices import Prices
from server.domain.organizations.membership import Member
from server.integrations.stripe.errors import NotAtStripe
from server.integrations.stripe.provider import BillingProvider, Change, Subscription

PREVIEW_HOLDS = timedelta(minutes=15)
"""So long a change costs what was shown. Counted from a moment of the person's choice it could cost nothing."""
CLOCKS_DIFFER = timedelta(minutes=2)


class SubscriptionService:
    """Stripe is asked first; what it answers is written down at once, and again when its event comes."""

    def __init__(
        self, database: Database, provider: BillingProvider, prices: Prices, mirror: Mirror, plans: Plans
    ) -> None:
        self._database = database
        self._provider = provider
        self._prices = prices
        self._mirror = mirror
        self._plans = plans

    def list(self, member: Member) -> SubscriptionList:
        """The organization's, newest first, those that ended too."""
        with self._database.read(Tenant(member.organization_id)) as session:
            rows = entitlements.subscriptions(session, member.organization_id)
            return SubscriptionList(subscriptions=[view(row, self._plans) for row in rows])

    def show(self, member: Member, subscription_id: str) -> SubscriptionView:
        """One of them. Raises SubscriptionNotFound."""
        return view(self._row(member, subscription_id)[0], self._plans)

    def preview(self, member: Member, subscription_id: str, change: SubscriptionChange) -> ChangePreview:
        """What the change would cost now."""
        current, wanted = self._wanted(member, subscription_id, change)
        seen = self._provider.preview(current, wanted)
        lines = [PreviewLine(description=line.words, amount=line.amount) for line in seen.lines]
        return ChangePreview(
            currency=seen.currency,
            total=seen.total,
            amount_due=seen.amount_due,
            lines=lines,
            prorated_at=seen.prorated_at,
        )

    def change(
        self,
        member: Member,
        subscription_id: str,
        change: SubscriptionChange,
        key: str | None,
        visitor: Visitor = NOWHERE,
    ) -> SubscriptionView:
        """Paid at once. A declined card changes nothing."""
        current, wanted = self._wanted(member, subscription_id, change)
        is_new = (wanted.price_id, wanted.quantity) != (current.price_id, current.quantity)
        if is_new:
            self._provider.change(current, wanted, _key(subscription_id, key))
        if is_new or key is not None:  # the answer to the same wish may have been lost when it was done
            details: dict[str, JsonValue] = {"price": wanted.price_id, "quantity": wanted.quantity}
            self._record(member, Act.SUBSCRIPTION_CHANGED, subscription_id, visitor, **details)
        return self._written(member, subscription_id)

    def cancel(
        self, member: Member, subscription_id: str, request: CancelRequest, key: str | None, visitor: Visitor = NOWHERE
    ) -> SubscriptionView:
        """With its period, or at once."""
        self._living(member, subscription_id)
        try:
            self._provider.cancel(subscription_id, _key(subscription_id, key), at_period_end=request.at_period_end)
        except NotAtStripe:
            self._need_ended(subscription_id)
        act, at_end = Act.SUBSCRIPTION_CANCELLED, request.at_period_end
        self._record(member, act, subscription_id, visitor, at_period_end=at_end)
        return self._written(member, subscription_id)

    def resume(
        self, member: Member, subscription_id: str, key: str | None, visitor: Visitor = NOWHERE
    ) -> SubscriptionView:
        """It goes on after its period."""
        self._living(member, subscription_id)
        self._provider.resume(subscription_id, _key(subscription_id, key))
        self._record(member, Act.SUBSCRIPTION_RESUMED, subscription_id, visitor)
        return self._written(member, subscription_id)

    def _record(self, member: Member, act: Act, subscription_id: str, visitor: Visitor, **detail: JsonValue) -> None:
        with self._database.write(Tenant(member.organization_id)) as unit:
            whose, who = member.organization_id, member.user_id
            audit.record(
                unit.session, whose, unit.now(), act, actor_id=who, visitor=visitor, subject=subscription_id, **detail
            )

    def _row(self, member: Member, subscription_id: str) -> tuple[BillingSubscription, datetime]:
        with self._database.read(Tenant(member.organization_id)) as session:
            row, now = repository.subscription(session, subscription_id), database_now(session)
        if row is None:
            raise SubscriptionNotFound("There is no such subscription here.")
        return row, now

    def _living(self, member: Member, subscription_id: str) -> tuple[Subscription, datetime]:
        """As Stripe has it now, and when it was asked."""
        _, now = self._row(member, subscription_id)
        try:
            current = self._provider.subscription(subscription_id)
        except NotAtStripe:
            raise SubscriptionEnded("This subscription is not there any more. Begin a new one.") from None
        if current.status not in LIVING:
            self._mirror.subscription(member.organization_id, current, now)
            raise SubscriptionEnded("This subscription has ended. Begin a new one.")
        return current, now

    def _need_ended(self, subscription_id: str) -> None:
        """Ended by this very request: its first answer was lost, and sent again it found nothing more to end."""
        try:
            found = self._provider.subscription(subscription_id)
        except NotAtStripe:
            raise SubscriptionEnded("This subscription is not there any more. Begin a new one.") from None
        if found.status in LIVING:
            raise SubscriptionNotFound("There is no such subscription here.")

    def _wanted(self, member: Member, subscription_id: str, change: SubscriptionChange) -> tuple[Subscription, Change]:
        current, now = self._living(member, subscription_id)
        at = change.prorated_at
        if at is not None and not now - PREVIEW_HOLDS <= at <= now + CLOCKS_DIFFER:
            raise PreviewTooOld("What was shown is too old by now. Look at the change again, then confirm it.")
        if change.price is not None and change.price != current.price_id:
            self._prices.recurring(change.price)
        quantity = current.quantity if change.quantity is None else change.quantity
        return current, Change(change.price or current.price_id, quantity, at)

    def _written(self, member: Member, subscription_id: str) -> SubscriptionView:
        """As Stripe has it now, by the clock after the change: whoever has read meanwhile has read what was before.

        Nor is what Stripe answered to a change as good: to a key that came before it answers as it did then.
        """
        read_at = self._now(member)
        self._mirror.subscription(member.organization_id, self._provider.subscription(subscription_id), read_at)
        return self.show(member, subscription_id)

    def _now(self, member: Member) -> datetime:
        """By the database's clock."""
        with self._database.read(Tenant(member.organization_id)) as session:
            return database_now(session)


def view(row: BillingSubscription, plans: Plans) -> SubscriptionView:
    """As people see it."""
    return SubscriptionView(
        id=row.id,
        status=row.status,
        plan=plans.of_price(row.price_id),
        price=row.price_id,
        quantity=row.quantity,
        period_start=row.period_start,
        period_end=row.period_end,
        cancel_at_period_end=row.cancel_at_period_end,
        is_living=row.status in LIVING,
    )


def _key(subscription_id: str, key: str | None) -> str:
    """Of the request, or of this attempt alone."""
    return f"{subscription_id}-{key or uuid.uuid4()}"
