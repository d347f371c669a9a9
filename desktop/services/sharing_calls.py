"""The calls to a team's server about classes, and about what was shared with students."""

from contracts.classes import AddStudents, ClassDetail, ClassList, ClassNaming
from contracts.shares import NewShare, SharePage, ShareView
from desktop.services.api_client import ApiClient

_SHARES = "/api/v1/shares"
_CLASSES = "/api/v1/classes"


class SharingCalls:
    """Over one client, so for one teacher or admin in one organization. Raises what that raises."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def shares(self, content_id: str) -> list[ShareView]:
        """All of one lesson or assessment of the library, newest first."""
        found, before = list[ShareView](), None
        while True:
            params: dict[str, str | int | list[str]] = {"content_id": content_id}
            if before is not None:
                params["before"] = before
            page = await self._api.ask("GET", _SHARES, SharePage, params=params)
            found += page.shares
            before = page.next_before
            if before is None:
                return found

    async def share(self, wanted: NewShare, key: str) -> ShareView:
        """With a class or everybody. Sent again with the same key it answers with the same share."""
        return await self._api.ask("POST", _SHARES, ShareView, wanted, headers={"Idempotency-Key": key})

    async def end(self, share_id: str) -> ShareView:
        """Takes it back; what was handed in stays."""
        return await self._api.ask("POST", f"{_SHARES}/{share_id}/end", ShareView)

    async def classes(self) -> ClassList:
        """By name."""
        return await self._api.ask("GET", _CLASSES, ClassList)

    async def school_class(self, class_id: str) -> ClassDetail:
        """One with its students."""
        return await self._api.ask("GET", f"{_CLASSES}/{class_id}", ClassDetail)

    async def create_class(self, name: str) -> ClassDetail:
        """Still empty."""
        return await self._api.ask("POST", _CLASSES, ClassDetail, ClassNaming(name=name))

    async def rename_class(self, class_id: str, name: str) -> ClassDetail:
        """Its students stay."""
        return await self._api.ask("PATCH", f"{_CLASSES}/{class_id}", ClassDetail, ClassNaming(name=name))

    async def delete_class(self, class_id: str) -> None:
        """Refused with 409 while something is shared with it."""
        await self._api.tell("DELETE", f"{_CLASSES}/{class_id}")

    async def add_students(self, class_id: str, user_ids: list[str]) -> ClassDetail:
        """All of them, or none where one is no student of the organization."""
        path = f"{_CLASSES}/{class_id}/students"
        return await self._api.ask("POST", path, ClassDetail, AddStudents(user_ids=user_ids))

    async def remove_student(self, class_id: str, user_id: str) -> ClassDetail:
        """What the student handed in stays."""
        return await self._api.ask("DELETE", f"{_CLASSES}/{class_id}/students/{user_id}", ClassDetail)
