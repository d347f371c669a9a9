"""The rows that are a person's, found by the tables themselves, so that none is forgotten that comes later.

In sessions of one organization, since what people have made is asked for in no other.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, or_, select
from sqlalchemy.orm import Session

from server.core.database import OWNER
from server.core.orm import Base
from server.domain.organizations.models import User

BY = ("user_id", "sent_by")
"""Columns that name whose a row is."""
SECRET = ("hash", "claimed_by", "idempotency_key", "cache_key")
"""Columns whose names hold one of these are no data of the person's."""
FILES = "content"
"""Bytes that somebody sent along: they are told of by name and type."""

Rows = dict[str, list[dict[str, Any]]]


def of_account(session: Session, user_id: str) -> Rows:
    """What belongs to no organization: the account and its sign-ins."""
    found: Rows = {}
    for table in Base.metadata.sorted_tables:
        column = table.c.id if table.name == User.__tablename__ else table.c.get("user_id")
        if column is not None and "organization_id" not in table.columns:
            found[table.name] = _plain(session.execute(select(*_told(table)).where(column == user_id)).mappings())
    return found


def of_organization(session: Session, organization_id: str, user_id: str) -> Rows:
    """The person's rows in the session's organization, and what hangs on them and names nobody itself."""
    owner = {OWNER: organization_id}
    found: Rows = {}
    for table, columns in _personal():
        mine = select(*_told(table)).where(_of_owner(table), or_(*(column == user_id for column in columns)))
        found[table.name] = _plain(session.execute(mine, owner).mappings())
    for table, parent, key in _hanging():
        joined = select(*_told(table)).join(parent, key == parent.c.id)
        mine = joined.where(_of_owner(table), parent.c.user_id == user_id)
        found[table.name] = _plain(session.execute(mine, owner).mappings())
    return found


def forget(session: Session, organization_id: str, user_id: str) -> None:
    """Deletes them; what hangs on them goes with them."""
    for table, columns in _personal():
        mine = delete(table).where(_of_owner(table), or_(*(column == user_id for column in columns)))
        session.execute(mine, {OWNER: organization_id})


def _personal() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Those that refer to others first."""
    for table in reversed(Base.metadata.sorted_tables):
        columns = [table.c[name] for name in BY if name in table.c]
        if columns and "organization_id" in table.columns:
            yield table, columns


def _hanging() -> Iterator[tuple[Table, Table, Column[Any]]]:
    """(table, the personal table that it refers to by its id, the column that does)."""
    for table in Base.metadata.sorted_tables:
        if "organization_id" not in table.columns or any(name in table.c for name in BY):
            continue
        for key in table.foreign_keys:
            parent = key.column.table
            if key.column.name == "id" and "user_id" in parent.c:
                yield table, parent, key.parent
                break


def _of_owner(table: Table) -> Any:
    return table.c.organization_id == bindparam(OWNER)


def _told(table: Table) -> list[Column[Any]]:
    hidden = {column for column in table.c if column.type.python_type is bytes and column.name == FILES}
    return [one for one in table.c if one not in hidden and not any(secret in one.name for secret in SECRET)]


def _plain(rows: Any) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
