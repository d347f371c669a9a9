"""A mail of notices says all there is, in words that fit the number, in both languages."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from contracts.email import Language
from contracts.notices import Moment
from server.domain.notices import wording
from server.domain.notices.models import Notice
from server.domain.notices.sentences import Sentences, sentences

AT = datetime(2026, 11, 26, 14, 3, tzinfo=UTC)
WEST = timezone(timedelta(hours=-3, minutes=-30))


def notice(
    title: str = "spawner.luau",
    moment: str = "ended",
    seconds: int = 125,
    words: str | None = None,
    figure: int | None = None,
) -> Notice:
    return Notice(title=title, moment=moment, at=AT, seconds=seconds, words=words, figure=figure)


class TestDigest:
    @pytest.mark.parametrize(
        ("language", "line"),
        [
            ("en", "- spawner.luau: done at 10:33 on 26 Nov 2026 (UTC-03:30), after 2 min 5 s."),
            ("de", "- spawner.luau: abgeschlossen am 26. November 2026 um 10:33 Uhr (UTC-03:30), nach 2 min 5 s."),
        ],
    )
    def test_a_line_says_all_there_is(self, language: Language, line: str) -> None:
        told = wording.digest([notice()], language, WEST)
        assert told.text.splitlines()[0] == line
        assert line.removeprefix("- ") in (told.html or "")
        assert f'<html lang="{language}">' in (told.html or "")

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            (
                "en",
                ["and 1 more, which the app shows under History.", "and 10 more, which the app shows under History."],
            ),
            ("de", ["und 1 weitere, die Sie in der App", "und 10 weitere, die Sie in der App"]),
        ],
    )
    def test_a_long_list_ends(self, language: Language, said: list[str]) -> None:
        for count, words in zip((51, 60), said, strict=True):
            told = wording.digest([notice() for _ in range(count)], language, UTC)
            lines = told.text.splitlines()
            assert lines[49].startswith("- ")
            assert lines[50].startswith(words)
            assert (told.html or "").count("2 min 5 s.") == 50

    def test_a_title_is_no_markup_and_no_variable(self) -> None:
        html = wording.digest([notice("<b>bold</b> ${month}")], "en", UTC).html or ""
        assert "&lt;b&gt;bold&lt;/b&gt; ${month}: done at" in html
        assert "<b>" not in html

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_the_foot_tells_how_to_get_no_more(self, language: Language) -> None:
        told = wording.digest([notice()], language, UTC)
        settings = {"en": "open Settings there", "de": "öffnen Sie dort die Einstellungen"}[language]
        assert settings in told.text
        assert settings in (told.html or "")


class TestSubject:
    @pytest.mark.parametrize(
        ("moments", "english", "german"),
        [
            (["late"], "spawner.luau: running late", "spawner.luau: dauert länger als erwartet"),
            (["half"], "spawner.luau: half done", "spawner.luau: zur Hälfte fertig"),
            (
                ["late", "ended"],
                "2 notices about your tasks: 1 running late, 1 done",
                "2 Benachrichtigungen zu Ihren Aufgaben: 1 dauert länger als erwartet, 1 abgeschlossen",
            ),
            (
                ["late", "late", "failed"],
                "3 notices about your tasks: 2 running late, 1 failed",
                "3 Benachrichtigungen zu Ihren Aufgaben: 2 dauern länger als erwartet, 1 fehlgeschlagen",
            ),
        ],
    )
    def test_words_fit_the_number(self, moments: Sequence[str], english: str, german: str) -> None:
        told = [notice(moment=moment) for moment in moments]
        assert (wording.subject(told, "en"), wording.subject(told, "de")) == (english, german)

    @pytest.mark.parametrize(
        ("title", "shown"),
        [
            ("a\r\nBcc: eve@evil.test", "a Bcc: eve@evil.test"),
            ("turn\u202eed", "turn ed"),
            ("x" * 100, "x" * 79 + "…"),
        ],
    )
    def test_a_name_is_on_one_line(self, title: str, shown: str) -> None:
        assert wording.name(title) == shown
        assert wording.subject([notice(title)], "en") == f"{shown}: done"


class TestFurther:
    @pytest.mark.parametrize(
        ("told", "english", "german"),
        [
            (
                notice(moment="late", figure=60),
                "It was expected to take 1 min at most.",
                "Erwartet waren höchstens 1 min.",
            ),
            (notice(moment="half", figure=53), "53 % of it is done.", "53 % davon sind fertig."),
            (
                notice(moment="failed", figure=7),
                "The reason is in line 7 of the script; the app shows it.",
                "Der Grund steht in Zeile 7 des Skripts; die App zeigt ihn.",
            ),
            (notice(moment="failed"), "The app shows the reason.", "Die App zeigt den Grund."),
            (notice(moment="failed", words="The engine stopped."), "The engine stopped.", "The engine stopped."),
            (notice(moment="late", words="Written before."), "Written before.", "Written before."),
            (notice(), None, None),
        ],
    )
    def test_what_else_is_to_be_said(self, told: Notice, english: str | None, german: str | None) -> None:
        assert wording.further(told, sentences("en")) == english
        assert wording.further(told, sentences("de")) == german


class TestDuration:
    @pytest.mark.parametrize(
        ("seconds", "said"),
        [
            (0.4, "0 s"),
            (59, "59 s"),
            (60, "1 min"),
            (125, "2 min 5 s"),
            (3600, "1 h"),
            (3659, "1 h 1 min"),
            (9000, "2 h 30 min"),
        ],
    )
    def test_durations(self, seconds: float, said: str) -> None:
        assert wording.duration(seconds) == said


class TestSentences:
    def test_a_language_without_words_for_a_moment_is_refused(self) -> None:
        given = sentences("de").model_dump()
        del given["lines"][Moment.HALF]
        with pytest.raises(ValidationError, match="some of the moments"):
            Sentences.model_validate(given)

    def test_nothing_of_the_test_mail_is_in_the_other_language(self) -> None:
        english, german = wording.test_mail("en"), wording.test_mail("de")
        assert german.subject == "Testmail von ToolBoxAI Companion"
        assert not set(english.text.splitlines()) & set(german.text.splitlines()) - {""}
