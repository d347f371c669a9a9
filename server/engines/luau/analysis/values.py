"""What expressions may give and what tables may hold, as sets of the tables made in view."""

from collections.abc import Iterable
from dataclasses import dataclass

from server.engines.luau.syntax.nodes import Expr

NUMBERS = "1"
"""Stands for every field whose key is a number."""
ANY = "*"
"""Stands for every field at all."""


@dataclass(frozen=True, slots=True)
class Values:
    """What an expression may give: some of `tables`, numbers, `other` things without a metatable, or the `unknown`."""

    tables: frozenset[Expr] = frozenset()
    unknown: bool = False
    other: bool = False
    number: bool = False

    @property
    def only_numbers(self) -> bool:
        return self.number and not (self.tables or self.unknown or self.other)

    def __or__(self, more: "Values") -> "Values":
        return Values(
            self.tables | more.tables,
            self.unknown or more.unknown,
            self.other or more.other,
            self.number or more.number,
        )


NOTHING = Values()
OTHER = Values(other=True)
NUMERIC = Values(number=True)
UNKNOWN = Values(unknown=True, other=True, number=True)


def joined(found: Iterable[Values]) -> Values:
    result = NOTHING
    for one in found:
        result = result | one
    return result


class Contents:
    """What the fields of each table may hold: by name, all numbers together. It only ever grows."""

    def __init__(self) -> None:
        self._fields: dict[Expr, dict[str, Values]] = {}
        self.changed = False

    def put(self, tables: Iterable[Expr], field: str, found: Values) -> None:
        for table in tables:
            fields = self._fields.setdefault(table, {})
            before = fields.get(field, NOTHING)
            after = before | found
            if after != before:
                fields[field] = after
                self.changed = True

    def copy(self, source: Expr, target: Expr) -> None:
        for field, found in list(self._fields.get(source, {}).items()):
            self.put((target,), field, found)

    def of(self, table: Expr, field: str) -> Values:
        """What a field may hold. A field that is not there gives nil, which is always possible."""
        return self.put_in(table, field) | OTHER

    def put_in(self, table: Expr, field: str) -> Values:
        """What is ever put into a field: what it may hold if it is there."""
        fields = self._fields.get(table, {})
        if field == ANY:
            return joined(fields.values())
        return fields.get(field, NOTHING) | fields.get(ANY, NOTHING)
