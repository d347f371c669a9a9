"""The calls to a team's server that are about its billing."""

from contracts.billing import (
    BillingOverview,
    CancelRequest,
    ChangePreview,
    CheckoutStarted,
    CheckoutState,
    InvoiceList,
    PlanList,
    Portal,
    PortalRequest,
    SubscriptionChange,
    SubscriptionRequest,
    SubscriptionView,
)
from desktop.services.api_client import ApiClient

_BILLING = "/api/v1/billing"
_SUBSCRIPTIONS = f"{_BILLING}/subscriptions"


class BillingCalls:
    """Over one client, so for one person in one organization. Raises what that raises.

    A `key` makes that the same wish, sent again, is done once.
    """

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def overview(self) -> BillingOverview:
        """Plan, limits, use and subscriptions; asks nobody but the server."""
        return await self._api.ask("GET", _BILLING, BillingOverview)

    async def plans(self) -> PlanList:
        """What is sold; refused with 409 where nothing is."""
        return await self._api.ask("GET", f"{_BILLING}/plans", PlanList)

    async def subscribe(self, wanted: SubscriptionRequest, key: str) -> CheckoutStarted:
        """A page to pay on."""
        return await self._api.ask("POST", _SUBSCRIPTIONS, CheckoutStarted, wanted, headers=_of(key))

    async def checkout(self, session_id: str) -> CheckoutState:
        """Whether it was paid, as far as the server knows."""
        return await self._api.ask("GET", f"{_BILLING}/checkout/{session_id}", CheckoutState)

    async def preview(self, subscription_id: str, change: SubscriptionChange) -> ChangePreview:
        """What a change would cost; nothing is changed."""
        return await self._api.ask("POST", f"{_SUBSCRIPTIONS}/{subscription_id}/preview", ChangePreview, change)

    async def change(self, subscription_id: str, change: SubscriptionChange, key: str) -> SubscriptionView:
        """Paid at once; a declined card (402) changes nothing."""
        return await self._api.ask(
            "PATCH", f"{_SUBSCRIPTIONS}/{subscription_id}", SubscriptionView, change, headers=_of(key)
        )

    async def cancel(self, subscription_id: str, wanted: CancelRequest, key: str) -> SubscriptionView:
        """With its period, or at once."""
        return await self._api.ask(
            "POST", f"{_SUBSCRIPTIONS}/{subscription_id}/cancel", SubscriptionView, wanted, headers=_of(key)
        )

    async def resume(self, subscription_id: str, key: str) -> SubscriptionView:
        """It goes on after its period."""
        return await self._api.ask(
            "POST", f"{_SUBSCRIPTIONS}/{subscription_id}/resume", SubscriptionView, headers=_of(key)
        )

    async def invoices(self, *, limit: int, after: str | None = None) -> InvoiceList:
        """A page of them, newest first."""
        params: dict[str, str | int | list[str]] = {"limit": limit}
        if after is not None:
            params["after"] = after
        return await self._api.ask("GET", f"{_BILLING}/invoices", InvoiceList, params=params)

    async def portal(self) -> Portal:
        """A page for card and address, open for some minutes."""
        return await self._api.ask("POST", f"{_BILLING}/portal", Portal, PortalRequest())


def _of(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}
