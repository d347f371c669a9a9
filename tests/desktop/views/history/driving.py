"""The history page driven as a person would."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from contracts.tasks import TaskDetail
from desktop.services.history import History
from desktop.services.local import history_rows
from desktop.views.history.model import Column
from desktop.views.history.panel import HistoryPanel
from desktop.views.history.presenter import HistoryPresenter
from desktop.views.saved.files import SavedFiles
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import ME
from tests.desktop.services.waiting import until
from tests.desktop.views.documents import document

_FLAGS = QItemSelectionModel.SelectionFlag


@dataclass
class HistoryPage:
    """Panel and presenter over a history."""

    panel: HistoryPanel
    presenter: HistoryPresenter
    history: History
    run: Run[Any]
    saved: SavedFiles

    @property
    def names(self) -> list[str]:
        """What stands in the list, as far as it is loaded."""
        model = self.presenter.model
        return [str(model.index(row, Column.NAME).data()) for row in range(model.rowCount())]

    @property
    def chosen(self) -> list[str]:
        """Ids of the selected rows."""
        return [task.task_id for task in self.panel.list.chosen_tasks()]

    @property
    def said(self) -> str:
        """Every word that can be read on the page outside the list."""
        labels = [one for one in self.panel.findChildren(QLabel) if one.isVisible()]
        return "\n".join(one.text() for one in labels)

    def keep(self, *tasks: TaskDetail, result: str | None = "return 2\n") -> None:
        """Tasks as they come in from the server, with a result where they completed."""
        kept = document(result).model_dump_json() if result is not None else None

        def work(db: Any, owner_id: int) -> None:
            for task in tasks:
                history_rows.keep_contents(db, owner_id, task, kept if task.status == "completed" else None)

        self.run(self.history._store.write(ME, work))
        self.settle()

    def settle(self) -> None:
        """Until nothing more is on its way."""
        jobs, quiet = self.presenter._jobs, self.history._told_lately
        self.wait(lambda: not jobs._tasks and not quiet.isActive() and not self.presenter.model._load_soon.isActive())

    def wait(self, condition: Callable[[], object], what: str = "the page to come to rest") -> None:
        """Lets the page work until the condition holds."""
        self.run(until(condition, what))

    def choose(self, *rows: int) -> None:
        """Selects rows, as clicks with Ctrl do."""
        selection = self.panel.list.selectionModel()
        selection.clearSelection()
        for row in rows:
            selection.setCurrentIndex(self.presenter.model.index(row, 0), _FLAGS.Select | _FLAGS.Rows)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, to whatever has the focus."""
        target = self.panel.focusWidget() or self.panel
        QTest.keyClick(target, key, modifiers)
        self.settle()

    def type(self, text: str, into: QWidget) -> None:
        """Letter by letter."""
        into.setFocus()
        QTest.keyClicks(into, text)
        self.wait(lambda: not self.panel.filters._timer.isActive(), "the end of typing")
        self.settle()
