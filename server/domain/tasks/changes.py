"""Changes of a task's row that depend on what stands there."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func


@dataclass(frozen=True, slots=True)
class Meeting:
    """A value that does not replace what stands in the row, but meets it there."""

    value: float

    @staticmethod
    def of(column: ColumnElement[Any], given: ColumnElement[Any]) -> ColumnElement[Any]:
        """What stands in the column afterwards."""
        raise NotImplementedError


class Plus(Meeting):
    """Is added; nothing counts as 0."""

    @staticmethod
    def of(column: ColumnElement[Any], given: ColumnElement[Any]) -> ColumnElement[Any]:
        """The sum."""
        return func.coalesce(column, 0) + given


class AtLeast(Meeting):
    """The larger of both stays."""

    @staticmethod
    def of(column: ColumnElement[Any], given: ColumnElement[Any]) -> ColumnElement[Any]:
        """It too where nothing stands there."""
        return case((column > given, column), else_=given)


class IfNone(Meeting):
    """Is written where nothing stands yet."""

    @staticmethod
    def of(column: ColumnElement[Any], given: ColumnElement[Any]) -> ColumnElement[Any]:
        """The first one stays."""
        return func.coalesce(column, given)
