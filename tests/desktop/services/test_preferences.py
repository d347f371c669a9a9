"""What the window remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from contracts.optimization import OptimizationLevel
from desktop.services.preferences import MOST_RECENT, PREFERENCES_FILE, Preferences
from tests.desktop.services.waiting import recorded


@pytest.mark.usefixtures("qapp")
class TestPreferences:
    def test_a_new_place_has_defaults(self, tmp_path: Path) -> None:
        preferences = Preferences(tmp_path)
        assert preferences.theme == "system"
        assert preferences.level is OptimizationLevel.BALANCED
        assert preferences.window_geometry is None
        assert preferences.tasks_panel_open
        assert preferences.last_folder == ""
        assert not (tmp_path / PREFERENCES_FILE).exists()

    def test_everything_is_there_after_a_restart(self, tmp_path: Path) -> None:
        first = Preferences(tmp_path)
        first.theme = "dark"
        first.level = OptimizationLevel.AGGRESSIVE
        first.window_geometry = b"\x00\x01geometry\xff"
        first.tasks_panel_open = False
        first.last_folder = "/home/käthe, scripts; all"
        first.save()
        again = Preferences(tmp_path)
        assert again.theme == "dark"
        assert again.level is OptimizationLevel.AGGRESSIVE
        assert again.window_geometry == b"\x00\x01geometry\xff"
        assert not again.tasks_panel_open
        assert again.last_folder == "/home/käthe, scripts; all"

    def test_what_the_settings_page_sets_is_there_after_a_restart(self, tmp_path: Path) -> None:
        first = Preferences(tmp_path)
        assert (first.animations, first.ai_key_in_keyring) == (True, False)
        assert (first.toast_seconds, first.history_days) == (8, 0)
        assert (first.ai_base_url, first.ai_model) == ("", "")
        first.animations, first.ai_key_in_keyring = False, True
        first.toast_seconds, first.history_days = 0, 3650
        first.ai_base_url, first.ai_model = "http://localhost:11434/v1", "llama3:8b, or; so"
        first.save()
        again = Preferences(tmp_path)
        assert (again.animations, again.ai_key_in_keyring) == (False, True)
        assert (again.toast_seconds, again.history_days) == (0, 3650)
        assert (again.ai_base_url, again.ai_model) == ("http://localhost:11434/v1", "llama3:8b, or; so")

    @pytest.mark.parametrize("damaged", ["2", "61", "-5", "٨", "8.5", "9" * 20, ""])
    def test_a_number_that_makes_no_sense_gives_its_default(self, tmp_path: Path, damaged: str) -> None:
        text = f"[General]\ntoast_seconds={damaged}\nhistory_days=4{damaged}000\n"
        (tmp_path / PREFERENCES_FILE).write_text(text, encoding="utf-8")
        preferences = Preferences(tmp_path)
        assert (preferences.toast_seconds, preferences.history_days) == (8, 0)

    def test_says_what_changed_and_only_then(self, tmp_path: Path) -> None:
        preferences = Preferences(tmp_path)
        changed = recorded(preferences.changed)
        preferences.theme = "light"
        preferences.theme = "light"
        preferences.tasks_panel_open = False
        QCoreApplication.processEvents()
        assert changed == ["theme", "tasks_panel_open"]

    def test_a_damaged_file_gives_defaults(self, tmp_path: Path) -> None:
        (tmp_path / PREFERENCES_FILE).write_bytes(b"[General]\ntheme=pink\nlevel=42\nwindow_geometry=oops\n\xff\xfe[")
        preferences = Preferences(tmp_path)
        assert preferences.theme == "system"
        assert preferences.level is OptimizationLevel.BALANCED
        assert preferences.window_geometry is None

    def test_what_a_newer_version_keeps_there_stays(self, tmp_path: Path) -> None:
        file = tmp_path / PREFERENCES_FILE
        newer = (
            "[General]\nversion=9\ntheme=sepia\nshiny=@ByteArray(\\0\\x1)\ntoast_seconds=soon\n\n[layout]\nrows=1, 2\n"
        )
        file.write_text(newer, encoding="utf-8")
        preferences = Preferences(tmp_path)
        assert (preferences.theme, preferences.toast_seconds) == ("system", 8)
        preferences.level = OptimizationLevel.AGGRESSIVE
        preferences.save()
        kept = file.read_text(encoding="utf-8")
        assert [line for line in newer.splitlines() if line not in kept.splitlines()] == []
        assert Preferences(tmp_path).level is OptimizationLevel.AGGRESSIVE

    def test_the_geometry_can_be_forgotten(self, tmp_path: Path) -> None:
        preferences = Preferences(tmp_path)
        preferences.window_geometry = b"somewhere"
        preferences.window_geometry = None
        assert preferences.window_geometry is None

    def test_what_was_used_lately_comes_first_each_once_and_not_without_end(self, tmp_path: Path) -> None:
        preferences = Preferences(tmp_path)
        for number in range(MOST_RECENT + 5):
            preferences.remember_script(f"/scripts/{number}, a.luau")
        preferences.remember_script("/scripts/10, a.luau")
        preferences.remember_choice("action:Open…")
        preferences.save()
        again = Preferences(tmp_path)
        assert again.recent_scripts[:2] == ["/scripts/10, a.luau", f"/scripts/{MOST_RECENT + 4}, a.luau"]
        assert len(again.recent_scripts) == len(set(again.recent_scripts)) == MOST_RECENT
        assert again.recent_choices == ["action:Open…"]

    @pytest.mark.parametrize("damaged", ["{", "3", '["a", 3]'])
    def test_a_damaged_list_of_recent_ones_keeps_what_can_be_read(self, tmp_path: Path, damaged: str) -> None:
        preferences = Preferences(tmp_path)
        preferences._set("recent_scripts", damaged)
        assert preferences.recent_scripts == (["a"] if damaged.startswith("[") else [])


class TestForms:
    def test_each_form_has_its_own_values(self, tmp_path: Path) -> None:
        preferences = Preferences(tmp_path)
        assert preferences.form("lesson") == {}
        preferences.remember_form("lesson", {"grade": "4"})
        preferences.remember_form("assessment", {"grade": "5"})
        assert Preferences(tmp_path).form("lesson") == {"grade": "4"}

    @pytest.mark.parametrize("damaged", ["{", "[1]", '{"grade": 4}'])
    def test_what_is_damaged_is_left_out(self, tmp_path: Path, damaged: str) -> None:
        preferences = Preferences(tmp_path)
        preferences._set("form_lesson", damaged)
        assert preferences.form("lesson") == {}
