"""Sentences of others in another language."""

from collections.abc import Iterator

import pytest

from desktop.ui.sentences import Sentences, localized, speak

GERMAN = {
    "The script was not run.": "Das Skript wurde nicht ausgeführt.",
    "Not applied: {1}": "Nicht übernommen: {1}",
    "The original differs.": "Das Original weicht ab.",
    "{1} has trouble (HTTP {2}). Try {3} later.": "Versuchen Sie es {3} später. {1} hat Probleme (HTTP {2}).",
    "in {1#} seconds": "in {1#} Sekunden",
    "Constant table {1} built once": "Konstante Tabelle {1} einmal gebaut",
    "the script": "das Skript",
    "`{1}` is a table.": "`{1}` ist eine Tabelle.",
    "Both stop with the same error{1}.": "Beide enden mit demselben Fehler{1}.",
    "at line {1#}": "in Zeile {1#}",
    "{1}: {2#} times as fast": "{1}: {2#}-mal so schnell",
    "local to global": "lokal zu global",
    "nothing": "nichts",
    "The local variable is old": "Die lokale Variable ist alt",
}


@pytest.fixture
def german() -> Iterator[None]:
    speak(Sentences(GERMAN, GERMAN.__getitem__).localized)
    yield
    speak(None)


class TestWithoutALanguage:
    def test_everything_stays_as_it_came(self) -> None:
        assert localized("The script was not run.") == "The script was not run."


@pytest.mark.usefixtures("german")
class TestLocalized:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("The script was not run.", "Das Skript wurde nicht ausgeführt."),
            ("the original differs.", "Das Original weicht ab."),
            ("Not applied: the original differs.", "Nicht übernommen: Das Original weicht ab."),
            ("Not applied: 3 + 4 is odd.", "Nicht übernommen: 3 + 4 is odd."),
            ("A has trouble (HTTP 502). Try in 5 seconds later.",
             "Versuchen Sie es in 5 Sekunden später. A hat Probleme (HTTP 502)."),
            ("Both stop with the same error.", "Beide enden mit demselben Fehler."),
            ("Both stop with the same error at line 3.", "Beide enden mit demselben Fehler in Zeile 3."),
            ("local to global: 1.5 times as fast, x^2: 1.0 times as fast",
             "lokal zu global: 1.5-mal so schnell, x^2: 1.0-mal so schnell"),
            ("Nothing.", "Nothing."),
            ("The local variable is old.", "Die lokale Variable ist alt."),
            ("Nobody knows this. The local variable is old. The script was not run.",
             "Nobody knows this. Die lokale Variable ist alt. Das Skript wurde nicht ausgeführt."),
            ("in many seconds", "in many seconds"),
            ("Nobody knows this.", "Nobody knows this."),
            ("", ""),
        ],
    )  # fmt: skip
    def test_what_is_known_is_told_in_the_language(self, text: str, shown: str) -> None:
        assert localized(text) == shown

    def test_a_known_sentence_is_found_among_unknown_ones(self) -> None:
        text = "Nobody knows this. The script was not run.\nNor this."
        assert localized(text) == "Nobody knows this. Das Skript wurde nicht ausgeführt.\nNor this."

    def test_a_place_at_the_beginning_takes_in_no_sentence_before_it(self) -> None:
        shown = "Das Skript wurde nicht ausgeführt. Versuchen Sie es in 5 Sekunden später. A hat Probleme (HTTP 502)."
        assert localized("The script was not run. A has trouble (HTTP 502). Try in 5 seconds later.") == shown

    def test_names_of_a_script_stay_though_they_are_words(self) -> None:
        assert localized("Constant table nothing built once") == "Konstante Tabelle nothing einmal gebaut"
        assert localized("`the script` is a table.") == "`the script` ist eine Tabelle."
