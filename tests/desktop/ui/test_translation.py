"""The window's own words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.translation import counted, number, tr


class Plural(QTranslator):
    """A catalogue with one counted text."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, many: str | None = None, n: int = -1) -> str | None:
        forms = {("1 run", "{n} runs"): ("1 Lauf", "{n} Läufe")}.get((text, many or ""))
        return None if forms is None else forms[0 if n == 1 else 1]


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = Plural()
    before = QLocale()
    qapp.installTranslator(translator)
    QLocale.setDefault(QLocale(QLocale.Language.German))
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


class TestEnglish:
    def test_the_text_itself_is_shown(self) -> None:
        assert tr("Open…") == "Open…"

    @pytest.mark.parametrize(("n", "text"), [(0, "0 runs"), (1, "1 run"), (2, "2 runs"), (1234, "1,234 runs")])
    def test_a_number_has_its_form_without_any_catalogue(self, n: int, text: str) -> None:
        assert counted("1 run", "{n} runs", n) == text


@pytest.mark.usefixtures("german")
class TestGerman:
    @pytest.mark.parametrize(("n", "text"), [(0, "0 Läufe"), (1, "1 Lauf"), (1234, "1.234 Läufe")])
    def test_a_number_has_the_form_of_the_catalogue(self, n: int, text: str) -> None:
        assert counted("1 run", "{n} runs", n) == text

    def test_a_text_that_the_catalogue_lacks_keeps_its_english_forms(self) -> None:
        assert [counted("1 cat", "{n} cats", n) for n in (1, 2)] == ["1 cat", "2 cats"]

    def test_numbers_have_a_comma(self) -> None:
        assert number(1234.567, 2) == "1.234,57"
