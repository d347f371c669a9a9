"""What is found of the words that modules ask translations for."""

import pytest

from tests.translations.catalogue import Message
from tests.translations.own_words import NotExtractable, own_words, words_of


class TestWordsOf:
    def test_tr_is_filed_under_the_window_even_inside_a_class(self) -> None:
        source = "class Panel:\n    def show(self):\n        label(tr('Open'))\n"
        assert list(words_of(source, "panel.py")) == [Message("window", "Open")]

    def test_self_tr_is_filed_under_its_class(self) -> None:
        source = "class Panel:\n    def show(self):\n        self.tr('A long '\n          'text')\n"
        assert list(words_of(source, "panel.py")) == [Message("Panel", "A long text")]

    def test_a_counted_text_has_both_english_forms(self) -> None:
        assert list(words_of("def f(n): counted('1 run', '{n} runs', n)", "a.py")) == [
            Message("window", "1 run", "{n} runs")
        ]

    @pytest.mark.parametrize("call", ["tr(f'{n} runs')", "tr(text)", "self.tr('a' + b)", "counted('1', many, 2)"])
    def test_words_that_are_made_at_run_time_are_refused_with_their_place(self, call: str) -> None:
        with pytest.raises(NotExtractable, match=r"a\.py:1 needs a literal"):
            list(words_of(f"def show(): {call}", "a.py"))

    def test_words_that_are_translated_before_there_is_a_language_are_refused(self) -> None:
        with pytest.raises(NotExtractable, match=r"a\.py:1 is translated when it is imported"):
            list(words_of("NAMES = {'open': tr('Open')}", "a.py"))

    def test_a_way_past_the_shared_function_is_refused(self) -> None:
        with pytest.raises(NotExtractable, match=r"use desktop\.ui\.translation\.tr"):
            list(words_of("QCoreApplication.translate('home', 'Open')", "a.py"))


class TestOwnWords:
    def test_every_page_is_looked_through(self) -> None:
        contexts = {message.context for message in own_words()}
        assert {"window", "HomePanel", "RobloxStudioPanel", "HistoryPanel", "Banner", "Sidebar"} <= contexts
