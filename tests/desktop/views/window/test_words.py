"""In a language that nobody speaks every word of ours shows whether it has gone through the catalogue."""

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.pseudo import pseudo
from tests.desktop.conftest import Run
from tests.desktop.views.window.conftest import Shell
from tests.desktop.views.window.reading import texts_of
from tests.desktop.views.window.scenes import Stage

_TRANSLATED_LETTERS = set("aceilnosuyzACEILNOSUYZ")
_ALLOWED = re.compile(
    r"ToolBoxAI Companion"  # the product
    r"|Python|PySide6|Qt|Luau|Inter|JetBrains Mono"  # what it is made of
    r"|English|Deutsch"  # languages in their own name
    r"|https?://\S+|`[^`]*`|table\.getn|'(?:end|function)'"  # addresses and code
    r"|\b\w+\.luau\b|\b\w+@[\w.]+\b"  # names of scripts, addresses of mail
    r"|\b(?:Ctrl|Shift|Alt|Meta|Return|Enter|Space|Del|Esc|Tab|Home|End|Left|Right|Up|Down|Menu|F\d+)\b"  # keys
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\* mon-fri\b"
    r"|\bUTC\b|\b[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+-]+)+"  # zones, by their names
    r"|\b[AP]M\b"  # of the calendar, which Qt writes
)
_LICENCES = re.compile(r"QListWidget|QPlainTextEdit")
"""Names of licences, lines of logs, titles of help pages."""


def untranslated(text: str) -> list[str]:
    """Words with a letter that the pseudo-language would have changed."""
    words = re.findall(r"[A-Za-z]{2,}", _ALLOWED.sub("", text))
    return [word for word in words if _TRANSLATED_LETTERS & set(word)]


class TestUntranslated:
    def test_a_translated_text_has_no_such_word(self) -> None:
        assert untranslated(pseudo("Opened {name}; the others were left alone.").format(name="Ctrl+K")) == []

    def test_a_value_inside_of_it_is_seen(self) -> None:
        assert untranslated(pseudo("Line {line}: {message}").format(line=1, message="It broke")) == ["It", "broke"]


@pytest.mark.parametrize("spoken", ["pseudo"], indirect=True)
@pytest.mark.timeout(170)
def test_every_word_of_the_window_is_translatable(
    spoken: str, shell: Shell, workspace: Workspace, grammar: Grammar, run: Run[Any], qapp: QApplication, tmp_path: Path
) -> None:
    found: dict[tuple[str, ...], str] = {}
    for scene, widget in Stage(shell, workspace, grammar, run, qapp).scenes():
        for said in texts_of(widget):
            words = untranslated(said.text.replace("\u200b", "").replace(str(tmp_path), ""))
            if words and not _LICENCES.search(said.where):
                found.setdefault((said.where, said.text), scene)
    assert not found, "\n".join(f"{scene}: {where}: {text}" for (where, text), scene in found.items())
