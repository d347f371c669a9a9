"""Sentences of the server and the services, which write English for everyone, in the language of the window.

A known sentence is a template: `The server {1} and is being restarted.` What stands in a place of it is known itself,
or is a name or a figure and stays. Text that nobody knows is shown as it came.
"""

import functools
import re
from collections.abc import Callable, Iterable

Translate = Callable[[str], str]
"""Gives the template in the other language; the template itself when there is none."""

Figure = Callable[[str], str]
"""Writes `1.5` as the other language does."""

_PLACE = re.compile(r"\{(\d+)(#?)\}")
_SENTENCE_END = re.compile(r"(?<=[.:…)])\s+|\n")
FIGURE, CODE, WORDS = "figure", "code", "words"
"""What may stand in a place."""
_QUOTES = "`'“\""
"""What stands right behind one of these is a name or code, never words of ours."""
_MEASUREMENT_END = " times as fast"
"""Measurements come as a list; in one of them there may be other commas."""
_LONGEST = 5_000
"""What is longer is no sentence of ours."""
_KEPT = 2_000


class Sentences:
    """Knows the templates. The most telling one is taken: that begins with its own words, and has the most of them."""

    def __init__(self, templates: Iterable[str], translate: Translate, figure: Figure = str) -> None:
        self._translate = translate
        self._figure = figure
        patterns = [_Template(text) for text in templates]
        self._whole = {pattern.text for pattern in patterns if not pattern.places}
        self._patterns = sorted(
            (pattern for pattern in patterns if pattern.places),
            key=lambda pattern: (pattern.begins_with_place, -pattern.weight),
        )
        self.localized = functools.lru_cache(_KEPT)(self._localized)

    def _localized(self, text: str) -> str:
        """The text in the other language, sentence by sentence where it is not known as a whole."""
        core = text.strip()
        if not core or len(core) > _LONGEST:
            return text
        known = self._known(core)
        return text.replace(core, self._pieces(core) if known is None else known, 1)

    def _known(self, text: str) -> str | None:
        if text in self._whole:
            return self._translate(text)
        if text.endswith(".") and text[:-1] in self._whole:
            return f"{self._translate(text[:-1])}."  # said as a sentence here, as a part of one elsewhere
        capital = text[:1].upper() + text[1:]
        if capital in self._whole:
            return self._translate(capital)
        measured = text.split(f"{_MEASUREMENT_END}, ")
        if len(measured) > 1 and text.endswith(_MEASUREMENT_END):
            each = [*(f"{one}{_MEASUREMENT_END}" for one in measured[:-1]), measured[-1]]
            return ", ".join(map(self.localized, each))
        for pattern in self._patterns:
            found = (pattern.match(text) or pattern.match(capital)) if pattern.anchor in text else None
            if found is not None and not (pattern.begins_with_place and self._swallows(found[0][0])):
                values = [self._value(*place) for place in found]
                return pattern.filled(self._translate(pattern.text), values)
        return None

    def _swallows(self, text: str) -> bool:
        """Whether a place at the beginning has taken in sentences that stand before the one that is meant."""
        return _SENTENCE_END.search(text) is not None and self._known(text) is None

    def _pieces(self, text: str) -> str:
        """The longest known beginning that ends with a sentence, then the rest; an unknown sentence stays."""
        ends = [found.span() for found in _SENTENCE_END.finditer(text)]
        for end, start in reversed(ends):
            known = self._known(text[:end])
            if known is not None:
                return known + text[end:start] + self.localized(text[start:])
        if not ends:
            return text
        end, start = ends[0]
        return text[:start] + self.localized(text[start:])

    def _value(self, text: str, kind: str) -> str:
        """Single words in a place are names."""
        if kind == FIGURE:
            return self._figure(text)
        return self.localized(text) if kind == WORDS and " " in text.strip() else text


class _Template:
    """`{1}` holds anything, or nothing where it hangs on a word; `{1#}` holds a figure.

    `anchor` is the longest stretch of its own words.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [found.group(1) for found in _PLACE.finditer(text)]
        own = _PLACE.split(text)[::3]
        self.begins_with_place = not own[0]
        self.anchor = max(own, key=len)
        self.weight = sum(len(part) for part in own)
        before = [text[found.start() - 1 : found.start()] for found in _PLACE.finditer(text)]
        marks = (found.group(2) for found in _PLACE.finditer(text))
        self._kinds = [
            FIGURE if mark else CODE if sign and sign in _QUOTES else WORDS
            for mark, sign in zip(marks, before, strict=True)
        ]
        self._glued = [sign.isalnum() or (sign in ".)" and sign != "") for sign in before]
        self._pattern: re.Pattern[str] | None = None

    def match(self, text: str) -> list[tuple[str, str]] | None:
        """What stands in the places, each with its kind."""
        if self._pattern is None:
            parts = _PLACE.split(self.text)
            holes = [
                r"(\d[\d,]*(?:\.\d+)?)" if mark else "(.*?)" if glued else "(.+?)"
                for mark, glued in zip(parts[2::3], self._glued, strict=True)
            ]
            own = [re.escape(part) for part in parts[::3]]
            self._pattern = re.compile(own[0] + "".join(map("".join, zip(holes, own[1:], strict=True))), re.DOTALL)
        found = self._pattern.fullmatch(text)
        return list(zip(found.groups(), self._kinds, strict=True)) if found is not None else None

    def filled(self, translation: str, values: list[str]) -> str:
        """The translation with the values in its places, which may stand in another order."""
        by_name = dict(zip(self.places, values, strict=True))
        return _PLACE.sub(lambda place: by_name.get(place.group(1), ""), translation)


_in_force: list[Callable[[str], str]] = []
"""None or one, as Qt's translators are the application's and not a window's."""


def speak(language: Callable[[str], str] | None) -> None:
    """From now on `localized` asks this; None for English."""
    _in_force[:] = [language] if language is not None else []


def localized(text: str) -> str:
    """A sentence that was written elsewhere, as it is shown to the person."""
    return _in_force[0](text) if _in_force else text
