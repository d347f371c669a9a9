"""The calls to a team's server about what was shared with the person, and about taking quizzes."""

from contracts.attempts import (
    AnswersSaved,
    AttemptView,
    SaveAnswers,
    SavedAnswer,
    SharedDetail,
    SharedPage,
    SharedView,
)
from desktop.services.api_client import ApiClient

_SHARED = "/api/v1/shared"


class StudentCalls:
    """Over one client, so for one person in one organization. Raises what that raises."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def all_shared(self) -> list[SharedView]:
        """Newest first."""
        found, before = list[SharedView](), None
        while True:
            params: dict[str, str | int | list[str]] = {} if before is None else {"before": before}
            page = await self._api.ask("GET", _SHARED, SharedPage, params=params)
            found += page.shares
            before = page.next_before
            if before is None:
                return found

    async def show(self, share_id: str) -> SharedDetail:
        """A lesson to be read, or what is told of a quiz before it begins."""
        return await self._api.ask("GET", f"{_SHARED}/{share_id}", SharedDetail)

    async def start(self, share_id: str) -> AttemptView:
        """Begins an attempt, or gives the one that runs."""
        return await self._api.ask("POST", f"{_SHARED}/{share_id}/attempts", AttemptView)

    async def attempt(self, share_id: str, attempt_id: str) -> AttemptView:
        """The quiz while it runs; afterwards what it came to."""
        return await self._api.ask("GET", f"{_SHARED}/{share_id}/attempts/{attempt_id}", AttemptView)

    async def save(self, share_id: str, attempt_id: str, answers: list[SavedAnswer]) -> AnswersSaved:
        """Those that are not named stay."""
        path = f"{_SHARED}/{share_id}/attempts/{attempt_id}/answers"
        return await self._api.ask("PUT", path, AnswersSaved, SaveAnswers(answers=answers))

    async def submit(self, share_id: str, attempt_id: str) -> AttemptView:
        """As it was saved last."""
        return await self._api.ask("POST", f"{_SHARED}/{share_id}/attempts/{attempt_id}/submit", AttemptView)
