"""Which language the window speaks, and what that changes."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QDate, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.ui.language import LANGUAGE_VARIABLE, language_of, speak_language
from desktop.ui.sentences import localized
from desktop.ui.translation import counted, tr


def on_a_system_in(language: str) -> str:
    """What the choice `system` means there."""
    code = "from desktop.ui.language import language_of; print(language_of('system'))"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "LC_"))}
    kept.pop(LANGUAGE_VARIABLE)
    environment = {**kept, "LANG": f"{language}.UTF-8", "LC_ALL": f"{language}.UTF-8"}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return found.stdout.strip()


class TestLanguageOf:
    def test_a_choice_holds_whatever_the_system_speaks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(LANGUAGE_VARIABLE)
        assert [language_of("en"), language_of("de")] == ["en", "de"]

    def test_the_environment_comes_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(LANGUAGE_VARIABLE, "pseudo")
        assert language_of("de") == "pseudo"

    @pytest.mark.parametrize(("system", "language"), [("de_AT", "de"), ("en_GB", "en"), ("fr_FR", "en"), ("C", "en")])
    def test_else_the_system_is_asked(self, system: str, language: str) -> None:
        assert on_a_system_in(system) == language


class TestEnglish:
    def test_nothing_is_installed(self, qapp: QApplication) -> None:
        speak_language(qapp, "en")
        assert qapp.findChildren(QTranslator) == []
        assert QLocale().language() is QLocale.Language.English
        assert localized("The server is running.") == "The server is running."


@pytest.mark.parametrize("spoken", ["de"], indirect=True)
@pytest.mark.usefixtures("spoken")
class TestGerman:
    def test_words_numbers_and_dates_are_german(self) -> None:
        assert tr("Open…") == "Öffnen …"
        assert counted("1 run", "{n} runs", 1234) == "1.234 Läufe"
        assert QLocale().toString(QDate(2026, 3, 1), "d. MMMM") == "1. März"

    def test_sentences_of_others_are_german(self) -> None:
        text = "The server ended with code 3 and is being restarted. Your tasks are kept. Its last words: qq"
        restarting = "Der Server endete mit Code 3 und wird neu gestartet. Ihre Aufgaben bleiben erhalten."
        assert localized(text) == f"{restarting} Seine letzten Worte: qq"
        assert localized("1,234 more of the same") == "1.234 weitere derselben Art"

    def test_qt_speaks_german_too(self, qapp: QApplication) -> None:
        box = QMessageBox()
        assert box.addButton(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"
        assert QKeySequence("Ctrl+Del").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+Entf"
        box.deleteLater()
