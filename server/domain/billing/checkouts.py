"""Buying: an intent is stored, then Stripe makes a page for it. Nothing is given before Stripe says it is paid."""

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from contracts.billing import (
    CheckoutMode,
    CheckoutRequest,
    CheckoutStarted,
    CheckoutState,
    CheckoutStatus,
    LineItem,
    SubscriptionRequest,
)
from server.core.database import Database, Tenant, database_now
from server.domain.audit import log as audit
from server.domain.audit.log import NOWHERE, Act, Visitor
from server.domain.billing import entitlements, repository
from server.domain.billing.customers import Customers
from server.domain.billing.errors import AlreadySubscribed, CheckoutNotFound, InvalidCheckout, UnknownPrice
from server.domain.billing.mirror import Mirror
from server.domain.billing.models import BillingCheckout, BillingSubscription
from server.domain.billing.plans import LIVING
from server.domain.billing.prices import Prices
from server.domain.billing.return_urls import ReturnUrls
from server.domain.organizations.membership import Member
from server.domain.tasks.errors import IdempotencyConflict
from server.integrations.stripe.errors import NotAtStripe
from server.integrations.stripe.provider import BillingProvider, Checkout, Line, NewCheckout, Price, Subscription

FIRST_CHECK = timedelta(minutes=2)
"""After which an open checkout is asked for, should its event not have come."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A request that passed every check."""

    mode: CheckoutMode
    lines: tuple[Line, ...]
    success_url: str
    cancel_url: str

    @property
    def hash(self) -> str:
        """The same for the same request."""
        lines = [[line.price_id, line.quantity] for line in self.lines]
        said = json.dumps([self.mode.value, lines, self.success_url, self.cancel_url])
        return hashlib.sha256(said.encode()).hexdigest()


class CheckoutService:
    """All decisions about buying, for the member's own organization."""

    def __init__(
        self,
        database: Database,
        provider: BillingProvider,
        prices: Prices,
        customers: Customers,
        mirror: Mirror,
        urls: ReturnUrls,
    ) -> None:
        self._database = database
        self._provider = provider
        self._prices = prices
        self._customers = customers
        self._mirror = mirror
        self._urls = urls

    def start(
        self, member: Member, request: CheckoutRequest, key: str | None, visitor: Visitor = NOWHERE
    ) -> CheckoutStarted:
        """A page to pay on; the same key and body give the same one. After a failure the same may be sent again."""
        success, cancel = self._urls.check(request.success_url), self._urls.check(request.cancel_url)
        prices = [self._prices.sold(item.price) for item in request.line_items]
        lines = tuple(Line(item.price, item.quantity) for item in request.line_items)
        wanted = _Wanted(_mode(request.mode, prices, request.line_items), lines, success, cancel)
        return self._start(member, wanted, key, visitor)

    def subscribe(
        self, member: Member, request: SubscriptionRequest, key: str | None, visitor: Visitor = NOWHERE
    ) -> CheckoutStarted:
        """The same for one recurring price."""
        success = self._urls.check(request.success_url or self._urls.usual)
        cancel = self._urls.check(request.cancel_url or self._urls.usual)
        price = self._prices.recurring(request.price)
        lines = (Line(price.id, request.quantity),)
        return self._start(member, _Wanted(CheckoutMode.SUBSCRIPTION, lines, success, cancel), key, visitor)

    def state(self, member: Member, session_id: str) -> CheckoutState:
        """As far as Stripe has told."""
        with self._database.read(Tenant(member.organization_id)) as session:
            found = repository.checkout(session, session_id)
        if found is None or found.session_id is None:
            raise CheckoutNotFound("There is no such checkout here.")
        return CheckoutState(
            session_id=found.session_id,
            mode=CheckoutMode(found.mode),
            status=CheckoutStatus(found.status),
            payment_status=found.payment_status,
            url=found.url,
        )

    def _start(self, member: Member, wanted: _Wanted, key: str | None, visitor: Visitor) -> CheckoutStarted:
        if wanted.mode is CheckoutMode.SUBSCRIPTION and not self._is_known(member, key):
            self._refuse_second(member)
        try:
            intent = self._intent(member, wanted, key)
        except IntegrityError:
            intent = self._intent(member, wanted, key)  # another request with this key has just been stored
        if intent.session_id is not None and intent.url is not None:
            return CheckoutStarted(session_id=intent.session_id, url=intent.url)
        new = NewCheckout(
            key=intent.id,
            organization_id=member.organization_id,
            customer_id=self._customers.ensure(member),
            mode=wanted.mode.value,
            lines=wanted.lines,
            success_url=wanted.success_url,
            cancel_url=wanted.cancel_url,
        )
        try:
            made = self._provider.create_checkout(new)
        except NotAtStripe:
            raise UnknownPrice("The customer or a price is not known to the payment service any more.") from None
        if made.url is None:
            raise InvalidCheckout("This checkout is over. Begin a new one.")
        self._store(member, intent.id, made, visitor)
        return CheckoutStarted(session_id=made.id, url=made.url)

    def _is_known(self, member: Member, key: str | None) -> bool:
        """Whether the request came before."""
        if key is None:
            return False
        with self._database.read(Tenant(member.organization_id)) as session:
            return repository.checkout_by_key(session, member.organization_id, member.user_id, key) is not None

    def _refuse_second(self, member: Member) -> None:
        """Stripe is asked: what was paid a moment ago nobody may have told yet, and would be paid for twice."""
        customer_id = self._customers.known(member)
        if customer_id is None:
            return
        with self._database.read(Tenant(member.organization_id)) as session:
            read_at = database_now(session)
        try:
            living = [one for one in self._provider.subscriptions_of(customer_id) if one.status in LIVING]
        except NotAtStripe:
            return  # who does not know the customer has no subscription of it
        for one in living:
            self._mirror.subscription(member.organization_id, one, read_at)
        _only_one(living)

    def _store(self, member: Member, intent_id: str, made: Checkout, visitor: Visitor) -> None:
        """Once: to the same key Stripe answers as it did at first, and the person may have paid since."""
        with self._database.write(Tenant(member.organization_id)) as unit:
            row = repository.locked_checkout(unit.session, intent_id)
            if row.session_id is not None:
                return
            row.session_id, row.url = made.id, made.url
            row.status, row.payment_status = made.status, made.payment_status
            audit.record(
                unit.session,
                member.organization_id,
                unit.now(),
                Act.CHECKOUT_STARTED,
                actor_id=member.user_id,
                visitor=visitor,
                subject=made.id,
                mode=row.mode,
            )

    def _intent(self, member: Member, wanted: _Wanted, key: str | None) -> BillingCheckout:
        with self._database.write(Tenant(member.organization_id)) as unit:
            if key is not None:
                earlier = repository.checkout_by_key(unit.session, member.organization_id, member.user_id, key)
                if earlier is not None:
                    return _same(earlier, wanted)
            if wanted.mode is CheckoutMode.SUBSCRIPTION:
                _only_one(entitlements.subscriptions(unit.session, member.organization_id))
            now = unit.now()
            intent = BillingCheckout(
                id=str(uuid.uuid4()),
                organization_id=member.organization_id,
                user_id=member.user_id,
                client_key=key,
                request_hash=wanted.hash,
                mode=wanted.mode.value,
                status="new",
                payment_status="unpaid",
                created_at=now,
                next_check_at=now + FIRST_CHECK,
            )
            unit.session.add(intent)
            return intent


def _mode(asked: CheckoutMode | None, prices: Sequence[Price], items: Sequence[LineItem]) -> CheckoutMode:
    """What the prices say. Raises InvalidCheckout where the request says otherwise."""
    recurring = [price for price in prices if price.interval is not None]
    found = CheckoutMode.SUBSCRIPTION if recurring else CheckoutMode.PAYMENT
    if asked is not None and asked is not found:
        if recurring:
            raise InvalidCheckout(f"{recurring[0].id} is paid again and again, so it is no payment that is made once.")
        raise InvalidCheckout(f"{prices[0].id} is paid once, so it is no subscription.")
    if len(recurring) > 1:
        raise InvalidCheckout("One checkout begins one subscription. Choose one recurring price and its quantity.")
    if len({item.price for item in items}) < len(items):
        raise InvalidCheckout("A price stands twice. Give it once, with its quantity.")
    return found


def _same(earlier: BillingCheckout, wanted: _Wanted) -> BillingCheckout:
    if earlier.request_hash != wanted.hash:
        raise IdempotencyConflict("This Idempotency-Key was used before with a different request.")
    if earlier.status in (CheckoutStatus.COMPLETE.value, CheckoutStatus.EXPIRED.value):
        raise InvalidCheckout("The checkout of this Idempotency-Key is over. Use another key for a new one.")
    return earlier


def _only_one(subscriptions: Sequence[BillingSubscription | Subscription]) -> None:
    if any(one.status in LIVING for one in subscriptions):
        raise AlreadySubscribed("Your organization has a subscription. Change its plan or quantity instead.")
