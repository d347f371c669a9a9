"""Changes to lessons and assessments that the server has not taken yet: on disk until it has."""

import hashlib
import json
import logging
from collections.abc import Iterator

from pydantic import ValidationError

from contracts.base import WireModel
from contracts.library import SaveContentRequest
from contracts.session import SessionView
from desktop.services.drafts import Draft, DraftStore
from desktop.services.local.partition import LOCAL_SERVER

_log = logging.getLogger(__name__)

_PREFIX = "content-"


class Unsaved(WireModel):
    """What is to be sent. `owner` is whose it is, as `owner_of` names them."""

    owner: str
    content_id: str
    title: str
    request: SaveContentRequest


class UnsavedContent:
    """The newest change of each lesson or assessment. A disk that takes nothing is logged: the window has it still."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts

    def keep(self, unsaved: Unsaved) -> None:
        """In the place of an older one."""
        self._save(unsaved.owner, unsaved.content_id, Draft(unsaved.title, unsaved.model_dump_json(), modified=True))

    def forget(self, owner: str, content_id: str) -> None:
        """The server has it, or it is not wanted any more."""
        self._save(owner, content_id, None)

    def find(self, owner: str, content_id: str) -> Unsaved | None:
        """What has not been taken of this one."""
        return self._read(_page(owner, content_id))

    def all(self, owner: str) -> Iterator[Unsaved]:
        """All that wait, of one person."""
        for page in self._drafts.pages(_PREFIX):
            unsaved = self._read(page)
            if unsaved is not None and unsaved.owner == owner:
                yield unsaved

    def forget_account(self, server: str, user_id: str) -> None:
        """Nothing of this person at this team server is kept any more."""
        for page in self._drafts.pages(_PREFIX):
            unsaved = self._read(page)
            if unsaved is not None and _is_of(unsaved.owner, server, user_id):
                self.forget(unsaved.owner, unsaved.content_id)

    def _read(self, page: str) -> Unsaved | None:
        draft = self._drafts.load(page)
        if draft is None:
            return None
        try:
            return Unsaved.model_validate(json.loads(draft.raw))
        except (ValueError, ValidationError) as error:
            _log.warning("a change that was kept cannot be read: %s", error)
            return None

    def _save(self, owner: str, content_id: str, draft: Draft | None) -> None:
        try:
            self._drafts.save(_page(owner, content_id), draft, self._drafts.ticket())
        except OSError as error:
            _log.warning("a change was not kept on disk: %s", error)


def owner_of(session: SessionView, server: str = LOCAL_SERVER) -> str:
    """The person in an organization, at a server."""
    whose = f"{session.organization_id}/{session.user_id}"
    return whose if server == LOCAL_SERVER else f"{server}/{whose}"


def _is_of(owner: str, server: str, user_id: str) -> bool:
    return owner.startswith(f"{server}/") and owner.endswith(f"/{user_id}")


def _page(owner: str, content_id: str) -> str:
    return _PREFIX + hashlib.sha256(f"{owner}/{content_id}".encode()).hexdigest()[:32]
