"""The German catalogue: in step with the code, finished, and careful with everything that is not words."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QTranslator

from tests.translations.catalogue import CATALOGUE, COMPILED, FORMS, Message, Translations, merged, read_catalogue
from tests.translations.known_sentences import messages
from tests.translations.own_words import own_words

COMMAND = "run: python3 dev.py translate"

_PLACES = re.compile(r"\{[\w#]*\}|%L?n|\(\*[^)]*\)|`[^`]*`|https?://[\w.:/]*\w|--[a-z]+")
_CODE = re.compile("`[^`]*`")
_ENGLISH_QUOTES = re.compile(r"“[^„”]*”|(?<![\w'])\"")


@pytest.fixture(scope="module")
def german() -> Translations:
    return read_catalogue()


def _english(message: Message) -> list[str]:
    return [message.source, message.many] if message.many else [message.source]


class TestInStep:
    def test_every_text_of_the_code_is_there_and_no_other(self, german: Translations) -> None:
        wanted = own_words() | messages()
        assert (wanted - german.keys(), german.keys() - wanted) == (set(), set()), COMMAND

    def test_nothing_is_without_german(self, german: Translations) -> None:
        missing = sorted(message for message, forms in german.items() if not all(forms))
        assert missing == [], f"translate them in {CATALOGUE}, then {COMMAND}"

    def test_the_compiled_file_says_the_same(self, german: Translations) -> None:
        compiled = QTranslator()
        assert compiled.load(str(COMPILED))
        stale = [message for message, forms in german.items() if _told(compiled, message) != forms]
        assert stale == [], COMMAND


class TestGerman:
    def test_places_and_patterns_survive(self, german: Translations) -> None:
        lost = [
            (message.source, form)
            for message, forms in german.items()
            for form, english in zip(forms, _english(message), strict=True)
            if Counter(_PLACES.findall(form)) != Counter(_PLACES.findall(english))
        ]
        assert lost == []

    def test_mnemonics_and_what_announces_a_question_survive(self, german: Translations) -> None:
        for message, forms in german.items():
            for form, english in zip(forms, _english(message), strict=True):
                assert form.count("&") == english.count("&"), message
                assert form.endswith("…") is english.endswith("…"), message
                assert (form[:1] == " ", form[-1:] == " ") == (english[:1] == " ", english[-1:] == " "), message

    def test_a_sentence_ends_as_it_did(self, german: Translations) -> None:
        astray = [message for message, forms in german.items() if _ends(forms[0]) is not _ends(message.source)]
        assert astray == []

    def test_quotes_are_german_and_nobody_is_shouted_at(self, german: Translations) -> None:
        forms = [form for forms in german.values() for form in forms]
        assert [form for form in forms if _ENGLISH_QUOTES.search(form) or "!" in _CODE.sub("", form)] == []

    def test_the_plural_differs_from_the_english_singular(self, german: Translations) -> None:
        """`counted` tells by that whether there is a translation."""
        assert [message for message, forms in german.items() if message.many and forms[1] == message.source] == []


class TestMerged:
    def test_a_new_text_takes_over_the_translation_of_the_same_words(self) -> None:
        known: Translations = {Message("A", "Cancel"): ("Abbrechen",), Message("A", "Gone"): ("Weg",)}
        assert merged([Message("B", "Cancel"), Message("B", "New"), Message("B", "1 x", "{n} x")], known) == {
            Message("B", "1 x", "{n} x"): ("",) * FORMS,
            Message("B", "Cancel"): ("Abbrechen",),
            Message("B", "New"): ("",),
        }


def _ends(text: str) -> bool:
    return text.endswith(".") and not text.endswith("..")  # Luau's operator


def _told(compiled: QTranslator, message: Message) -> tuple[str, ...]:
    numbers = range(1, FORMS + 1) if message.many else [-1]
    many = message.many or None
    return tuple(compiled.translate(message.context, message.source, many, n) or "" for n in numbers)
