"""Which strings count as sentences, and what is made of them."""

import re

from desktop.ui.known_sentences import KNOWN_SENTENCES
from desktop.ui.sentences import Sentences
from tests.translations.catalogue import ROOT
from tests.translations.known_sentences import MODULE, known_sentences, module_text, sentences_of, source_files
from tests.translations.sentence_sources import LEFT_OUT, SOURCES


def found(source: str) -> set[str]:
    return set(sentences_of(source))


class TestSentencesOf:
    def test_values_become_numbered_places(self) -> None:
        source = "error(f'The script has {size // 1024} KB, at most {most} are taken.')"
        assert found(source) == {"The script has {1} KB, at most {2} are taken."}

    def test_a_choice_between_literals_gives_a_template_for_each(self) -> None:
        source = "note(f\"{n} edit{'s' if n > 1 else ''} {'were' if n > 1 else 'was'} left out.\")"
        assert found(source) == {"{1} edits were left out.", "{1} edit was left out."}

    def test_of_a_text_that_is_filled_in_later_the_braces_are_a_place(self) -> None:
        source = 'of_questions("Anki has no points: those of {} were left out.", points)\nnote("An empty table is {}.")'
        assert found(source) == {"Anki has no points: those of {1} were left out.", "An empty table is {}."}

    def test_what_is_not_shown_is_left_alone(self) -> None:
        source = (
            '"""A module for people."""\n'
            "log.warning('a request was refused: %s', error)\n"
            "jobs.start(work(), name='read the whole history')\n"
            "query = 'SELECT view FROM tasks WHERE id = ?'\n"
            "pattern = re.compile('two words here')\n"
        )
        assert found(source) == set()

    def test_a_template_that_would_fit_anything_is_left_out(self) -> None:
        assert found("f'{a} of {b}'") == set()


class TestKnownSentences:
    def test_the_generated_module_is_in_step_with_the_sources(self) -> None:
        assert MODULE.read_text(encoding="utf-8") == module_text(known_sentences()), "run: python3 dev.py translate"

    def test_every_source_is_there(self) -> None:
        assert [pattern for pattern in SOURCES if not list(ROOT.glob(pattern))] == []

    def test_what_is_left_out_would_else_be_found(self) -> None:
        everything = {text for path in source_files() for text in sentences_of(path.read_text(encoding="utf-8"))}
        assert LEFT_OUT - everything == set()


class TestTellingThemApart:
    def test_each_template_is_taken_for_itself(self) -> None:
        asked: list[str] = []

        def translate(template: str) -> str:
            asked.append(template)
            return template

        sentences = Sentences(KNOWN_SENTENCES, translate)
        mistaken = {}
        for template in KNOWN_SENTENCES:
            text = re.sub(r"\{\d+\}", "qq zz", re.sub(r"\{\d+#\}", "7", template))
            sentences.localized(text)
            if asked[-1] != template:
                mistaken[template] = asked[-1]
        assert mistaken == {}
