"""The calls to a team's server that are about the mail of its organization."""

from urllib.parse import urlencode

from contracts.email import (
    EmailLogPage,
    EmailPreview,
    EmailPreviewRequest,
    EmailSettings,
    EmailSettingsView,
    EmailTemplate,
    Language,
    SuppressionList,
)
from desktop.services.api_client import ApiClient

_EMAIL = "/api/v1/email"
_SETTINGS = f"{_EMAIL}/settings"
_SUPPRESSIONS = f"{_EMAIL}/suppressions"


class MailCalls:
    """Over one client, so for one admin in one organization. Raises what that raises."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def settings(self) -> EmailSettingsView:
        """To whom people may write, and how much."""
        return await self._api.ask("GET", _SETTINGS, EmailSettingsView)

    async def change(self, *, is_open: bool) -> EmailSettingsView:
        """From the next mail on."""
        return await self._api.ask("PUT", _SETTINGS, EmailSettingsView, EmailSettings(is_open=is_open))

    async def preview(self, template: EmailTemplate, language: Language) -> EmailPreview:
        """With made-up data; nothing is sent."""
        wanted = EmailPreviewRequest(template=template, language=language)
        return await self._api.ask("POST", f"{_EMAIL}/preview", EmailPreview, wanted)

    async def log(self, *, limit: int, before: str | None = None) -> EmailLogPage:
        """A page of what was written, newest first."""
        params: dict[str, str | int | list[str]] = {"limit": limit}
        if before is not None:
            params["before"] = before
        return await self._api.ask("GET", f"{_EMAIL}/log", EmailLogPage, params=params)

    async def suppressions(self) -> SuppressionList:
        """Addresses that are not written to, newest first."""
        return await self._api.ask("GET", _SUPPRESSIONS, SuppressionList)

    async def lift(self, address: str) -> None:
        """Mail goes there again; refused with 404 where it does already."""
        await self._api.tell("DELETE", f"{_SUPPRESSIONS}?{urlencode({'address': address})}")
