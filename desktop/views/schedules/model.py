"""The schedules as a list: those that run next first, then what is paused or has ended."""

from datetime import UTC, datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from contracts.schedules import ScheduleView
from desktop.views.schedules.wording import name_of, spoken_row

SCHEDULE_ROLE = Qt.ItemDataRole.UserRole
_NEVER = datetime.max.replace(tzinfo=UTC)
Index = QModelIndex | QPersistentModelIndex


class SchedulesModel(QAbstractListModel):
    """Rows that are still there keep their persistent indexes, and with them what is selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schedules: list[ScheduleView] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._schedules)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._schedules):
            return None
        schedule = self._schedules[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(schedule)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(schedule)
        return schedule if role == SCHEDULE_ROLE else None

    def schedule(self, row: int) -> ScheduleView | None:
        """The one in a row."""
        return self._schedules[row] if 0 <= row < len(self._schedules) else None

    def row_of(self, schedule_id: str) -> int | None:
        """Where it stands."""
        return next((row for row, one in enumerate(self._schedules) if one.schedule_id == schedule_id), None)

    def show(self, schedules: list[ScheduleView]) -> None:
        """These in place of those before."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._schedules[index.row()].schedule_id for index in before]
        self._schedules = sorted(schedules, key=_place)
        rows = {one.schedule_id: row for row, one in enumerate(self._schedules)}
        after = [self.index(rows[one]) if one in rows else QModelIndex() for one in ids]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _place(schedule: ScheduleView) -> tuple[datetime, str]:
    return (schedule.next_runs[0] if schedule.next_runs else _NEVER, schedule.name.casefold())
