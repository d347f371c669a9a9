"""The report: what is in it, and what never is."""

import json
import logging
import os
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from contracts.optimization import OptimizeScriptRequest
from desktop.services import diagnostics as module
from desktop.services.crash_watch import CRASH_LOG
from desktop.services.data_directory import LOG_FOLDER, log_folder
from desktop.services.diagnostics import Diagnostics, ReportNotSaved
from desktop.services.log_file import APP_LOG
from desktop.services.preferences import Preferences
from desktop.services.redaction import Known
from desktop.services.versions import product_version
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import TOKEN
from tests.desktop.services.sending import optimized

PRIVATE = ("hunter22", "kaethe", TOKEN, "print('mine')", "secret_folder")
LINE = f"2026-11-26 08:00:00,123 ERROR desktop.x: {TOKEN} password=hunter22 /home/kaethe/a.luau kaethe@example.com"


@pytest.fixture(autouse=True)
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "known_here", lambda: Known(user="kaethe", home="/home/kaethe"))


@pytest.fixture
def diagnostics(joined: Workspace, tmp_path: Path) -> Diagnostics:
    preferences = Preferences(tmp_path)
    preferences.remember_script("/srv/secret_folder/a.luau")
    preferences.last_folder = "/srv/secret_folder"
    return Diagnostics(tmp_path, joined, preferences)


def read(archive: Path) -> dict[str, str]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


class TestReport:
    def test_it_holds_versions_settings_layers_and_logs(
        self, diagnostics: Diagnostics, joined: Workspace, run: Run[Any], tmp_path: Path
    ) -> None:
        run(optimized(joined, OptimizeScriptRequest(script_code="print('mine')", script_name="mine.luau")))
        (log_folder(tmp_path) / APP_LOG).write_text(f"{LINE}\n")
        (tmp_path / LOG_FOLDER / CRASH_LOG).write_text("Fatal Python error: Segmentation fault\n")
        target = tmp_path / "report.zip"
        diagnostics.save(diagnostics.collect(), target)
        files = read(target)
        facts = json.loads(files["report.json"])
        assert facts["versions"]["ToolBoxAI Companion"] == product_version()
        assert facts["settings"] == {
            "theme": "system", "language": "system", "level": "balanced", "tasks_panel_open": True, "page": "",
            "recent_scripts": 1,
        }  # fmt: skip
        assert facts["layers"]["server"]["phase"] == "ready"
        assert facts["layers"]["tracker"]["tasks"] == {"queued": 1}
        assert facts["layers"]["tracker"]["position"]["seq"] >= 0
        assert "Segmentation fault" in files["crash.log"]
        assert "ERROR desktop.x" in files["app.log"]
        assert "sent to nobody" in files["about-this-report.txt"]
        assert [(name, private) for name, text in files.items() for private in PRIVATE if private in text] == []

    def test_only_its_owner_can_read_it(self, diagnostics: Diagnostics, tmp_path: Path) -> None:
        diagnostics.save(diagnostics.collect(), tmp_path / "report.zip")
        if os.name == "posix":
            assert stat.S_IMODE((tmp_path / "report.zip").stat().st_mode) == 0o600

    def test_what_cannot_be_written_leaves_nothing_behind(
        self, diagnostics: Diagnostics, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "out" / "report.zip"
        target.parent.mkdir()
        target.write_text("the old one")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(ReportNotSaved, match="No space left"):
            diagnostics.save(diagnostics.collect(), target)
        assert [path.name for path in target.parent.iterdir()] == ["report.zip"]
        assert target.read_text() == "the old one"


class TestLogs:
    def test_lines_of_the_server_are_shown_without_what_is_private(
        self, diagnostics: Diagnostics, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        records = [
            json.dumps({"event": "signed in kaethe", "level": "info", "token": "hunter22"}),
            "The port is taken.",
        ]
        monkeypatch.setattr(type(diagnostics._workspace.supervisor), "log_lines", records)
        first, second = diagnostics.server_log()
        assert (first.level, first.text) == (logging.INFO, "INFO signed in [user] token=[secret]")
        assert second.text == "The port is taken."

    def test_a_key_over_several_lines_is_taken_out(
        self, diagnostics: Diagnostics, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lines = ["-----BEGIN PRIVATE KEY-----", "MIIEow", "-----END PRIVATE KEY-----", "after"]
        monkeypatch.setattr(type(diagnostics._workspace.supervisor), "log_lines", lines)
        assert [line.text for line in diagnostics.server_log()] == ["[secret]", "after"]
