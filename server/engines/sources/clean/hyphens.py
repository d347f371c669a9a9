"""Words that a line's end has parted."""

import re
from collections import Counter
from collections.abc import Callable

from server.engines.items.text.words import words_of

_PARTED = re.compile(r"(?P<before>[^\W\d_]+)-\n(?P<after>[^\W\d_]+)")

WordRank = Callable[[str], int | None]


def no_rank(word: str) -> int | None:
    """No word is known."""
    del word
    return None


def joined(text: str, elsewhere: Counter[str], rank: WordRank) -> str:
    """Lines as they are; a word is joined where the whole is known or stands elsewhere, and keeps its hyphen where it
    stands elsewhere with one. Of what is not known at all, a second half in small letters is joined.
    """

    def whole(found: re.Match[str]) -> str:
        before, after = found["before"], found["after"]
        together = f"{before}{after}".casefold()
        if elsewhere[f"{before}-{after}".casefold()]:
            return f"{before}-{after}"
        if elsewhere[together] or rank(together) is not None:
            return f"{before}{after}"
        both = rank(before) is not None and rank(after) is not None
        return f"{before}-{after}" if both or after[0].isupper() else f"{before}{after}"

    return _PARTED.sub(whole, text)


def counted(texts: list[str]) -> Counter[str]:
    """How often each word stands there unparted, words with a hyphen as well."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(words_of(text))
        counts.update(one.casefold() for one in re.findall(r"[^\W\d_]+-[^\W\d_]+", text))
    return counts
