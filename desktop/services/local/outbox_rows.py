"""The table of requests that wait for the server."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, JsonValue, TypeAdapter

from desktop.services.local.partition import Partition

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True)
class NewTask:
    """A task that shall be started."""

    kind: str
    body: dict[str, JsonValue]
    type: Literal["new"] = "new"


@dataclass(frozen=True)
class Again:
    """A finished task that shall run again; `changes` replaces single parameters."""

    kind: str
    task_id: str
    changes: dict[str, JsonValue] | None = None
    type: Literal["again"] = "again"


Request = Annotated[NewTask | Again, Field(discriminator="type")]


@functools.cache
def _request() -> TypeAdapter[NewTask | Again]:
    """Made with the first use: it takes a tenth of what the first frame may take."""
    return TypeAdapter(Request)


def request_json(request: NewTask | Again) -> str:
    """A request as the tables hold it."""
    return _request().dump_json(request).decode()


def request_of_json(text: str) -> NewTask | Again:
    """What `request_json` wrote."""
    return _request().validate_json(text)


@dataclass(frozen=True)
class OutboxEntry:
    """`entry_id` is the request's idempotency key for as long as it lives.

    `attempted`: it may have reached the server, whatever came back. `withdrawn`: its task shall be cancelled as soon as
    it is known. `refusal`: why the server will not do it; then it stays for the person to edit or to remove.
    """

    entry_id: str
    request: NewTask | Again
    title: str
    created_at: datetime
    attempted: bool = False
    withdrawn: bool = False
    refusal: str = ""


def insert(db: "Database", entry: OutboxEntry, server: str, owner: Partition | None) -> None:
    """Adds at the end of the queue, once. Without an owner it falls to the next session of that server."""
    of = {"organization_id": owner.organization_id, "user_id": owner.user_id} if owner else {}
    row = {"entry_id": entry.entry_id, "server": server, **of, **_columns(entry)}
    db.table("outbox").insert(row, ignore=True)


def update(db: "Database", entry_id: str, entry: OutboxEntry) -> None:
    """Writes a changed entry, perhaps under a new id; its place in the queue stays. One that is gone stays gone."""
    db.execute(
        "UPDATE outbox SET entry_id = :new_id, request = :request, title = :title, created_at = :created_at, "
        "attempted = :attempted, withdrawn = :withdrawn, refusal = :refusal WHERE entry_id = :entry_id",
        {"entry_id": entry_id, "new_id": entry.entry_id, **_columns(entry)},
    )


def _columns(entry: OutboxEntry) -> dict[str, str | int]:
    return {
        "request": request_json(entry.request),
        "title": entry.title,
        "created_at": entry.created_at.isoformat(),
        "attempted": int(entry.attempted),
        "withdrawn": int(entry.withdrawn),
        "refusal": entry.refusal,
    }


def delete(db: "Database", entry_id: str) -> None:
    """Forgets an entry; one that is not there is no error."""
    db.execute("DELETE FROM outbox WHERE entry_id = ?", [entry_id])


def adopt(db: "Database", owner: Partition) -> None:
    """Entries made before anybody was signed in now belong to this session."""
    db.execute(
        "UPDATE outbox SET organization_id = ?, user_id = ? WHERE server = ? AND organization_id IS NULL",
        [owner.organization_id, owner.user_id, owner.server],
    )


def entries_of(db: "Database", owner: Partition) -> Iterator[OutboxEntry]:
    """In the order in which they are to be sent."""
    rows = db["outbox"].rows_where(
        "server = ? AND organization_id = ? AND user_id = ?",
        [owner.server, owner.organization_id, owner.user_id],
        order_by="position",
    )
    for row in rows:
        yield OutboxEntry(
            entry_id=str(row["entry_id"]),
            request=request_of_json(str(row["request"])),
            title=str(row["title"]),
            created_at=datetime.fromisoformat(str(row["created_at"])).astimezone(UTC),
            attempted=bool(row["attempted"]),
            withdrawn=bool(row["withdrawn"]),
            refusal=str(row["refusal"]),
        )
