"""What stands on the lines."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence

from contracts.events import Phase
from desktop.views.palette.entry import EntryKind
from desktop.views.palette.sources import action_entries, script_entries, task_entries
from tests.desktop.services.samples import MORNING, Row


@pytest.mark.usefixtures("qapp")
class TestActionEntries:
    def test_pages_come_first_and_each_is_as_it_can_be_done(self) -> None:
        page, save, nameless = QAction("Roblox &Studio"), QAction("Save…"), QAction("")
        save.setShortcut(QKeySequence("Ctrl+S"))
        save.setEnabled(False)
        entries = action_entries([save, page, nameless], [page])
        assert [(e.kind, e.text, e.shortcut, e.enabled) for e in entries] == [
            (EntryKind.PAGE, "Roblox Studio", "", True),
            (EntryKind.ACTION, "Save…", "Ctrl+S", False),
        ]

    def test_running_one_does_what_the_action_does(self) -> None:
        action = QAction("Open…")
        done: list[bool] = []
        action.triggered.connect(lambda: done.append(True))
        action_entries([action], [])[0].run()
        assert done == [True]


class TestScriptEntries:
    def test_the_folder_is_shown_and_the_path_is_opened(self, tmp_path: Path) -> None:
        opened: list[Path] = []
        (entry,) = script_entries([str(tmp_path / "a.luau")], opened.append)
        entry.run()
        assert (entry.text, entry.detail, opened) == ("a.luau", str(tmp_path), [tmp_path / "a.luau"])


class TestTaskEntries:
    def test_title_and_state_and_what_it_opens(self) -> None:
        row = Row("t1", title="leaderboard.luau")
        row.advance(Phase.STARTED, 2, MORNING)
        row.advance(Phase.COMPLETED, 3, MORNING)
        opened: list[str] = []
        (entry,) = task_entries([row.view()], opened.append)
        entry.run()
        assert (entry.text, entry.detail, opened) == ("leaderboard.luau", "completed", ["t1"])
