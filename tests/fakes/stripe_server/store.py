"""What the account at Stripe holds, and its clock."""

import copy
import itertools
import time
from typing import Any

from tests.fakes.stripe_server.events import EventLog
from tests.fakes.stripe_server.faults import missing

Row = dict[str, Any]
DAY = 86_400


class Store:
    """Objects by their id, in the order in which they were made. `now`: seconds, moved by `advance` only."""

    def __init__(self, *, livemode: bool = False) -> None:
        self.now = int(time.time())
        self.livemode = livemode
        self.events = EventLog(livemode=livemode)
        self._rows: dict[str, Row] = {}
        self._numbers = itertools.count(1)

    def advance(self, days: float) -> None:
        """Nothing happens by itself meanwhile: renewals are asked for."""
        self.now += int(days * DAY)

    def add(self, prefix: str, kind: str, fields: Row, *, object_id: str | None = None) -> Row:
        """A new object; its row is live, and given to nobody outside of the fake."""
        made = self.draft(kind, fields, object_id or f"{prefix}_{next(self._numbers):06}")
        self._rows[made["id"]] = made
        return made

    def draft(self, kind: str, fields: Row, object_id: str) -> Row:
        """An object that is not kept."""
        return {"id": object_id, "object": kind, "created": self.now, "livemode": self.livemode, **fields}

    def get(self, kind: str, object_id: str) -> Row:
        """The live row. Raises a 404."""
        row = self._rows.get(object_id)
        if row is None or row["object"] != kind:
            raise missing(kind, object_id)
        return row

    def find(self, kind: str, **wanted: object) -> list[Row]:
        """All that fit, the newest first, as Stripe lists them."""
        rows = [row for row in self._rows.values() if row["object"] == kind]
        return [row for row in reversed(rows) if all(row.get(name) == value for name, value in wanted.items())]

    def happened(self, name: str, row: Row) -> None:
        """An event about the object as it is now."""
        self.events.add(name, copy.deepcopy(row), self.now)
