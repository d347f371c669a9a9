"""The calls to a team's server about what the person has shared, and what students have made of it."""

from contracts.content import ExportedFile
from contracts.shares import AttemptToMark, NewMark, NewMarks, SharePage, ShareResults, ShareRules, ShareView
from desktop.services.api_client import ApiClient

_SHARES = "/api/v1/shares"
_EXPORT_SECONDS = 120.0


class ResultsCalls:
    """Over one client, so for one person in one organization. Raises what that raises."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def shares(self, before: str | None = None) -> SharePage:
        """A page, newest first; an admin gets everybody's."""
        params: dict[str, str | int | list[str]] = {} if before is None else {"before": before}
        return await self._api.ask("GET", _SHARES, SharePage, params=params)

    async def change(self, share_id: str, rules: ShareRules) -> ShareView:
        """Replaces the rules, also for attempts that run."""
        return await self._api.ask("PUT", f"{_SHARES}/{share_id}", ShareView, rules)

    async def results(self, share_id: str) -> ShareResults:
        """Of a quiz: by student, and by question."""
        return await self._api.ask("GET", f"{_SHARES}/{share_id}/results", ShareResults)

    async def export(self, share_id: str, form: str) -> ExportedFile:
        """The same as a file; `form` is csv or xlsx."""
        params: dict[str, str | int | list[str]] = {"format": form}
        path = f"{_SHARES}/{share_id}/results/export"
        return await self._api.ask("GET", path, ExportedFile, params=params, timeout=_EXPORT_SECONDS)

    async def attempt(self, share_id: str, attempt_id: str) -> AttemptToMark:
        """A student's answers beside the keys."""
        return await self._api.ask("GET", f"{_SHARES}/{share_id}/results/{attempt_id}", AttemptToMark)

    async def mark(self, share_id: str, attempt_id: str, marks: list[NewMark]) -> AttemptToMark:
        """Answers that are not named stay."""
        path = f"{_SHARES}/{share_id}/results/{attempt_id}/marks"
        return await self._api.ask("PUT", path, AttemptToMark, NewMarks(marks=marks))
