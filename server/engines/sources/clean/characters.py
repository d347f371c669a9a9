"""Letters as people write them: no ligatures, no soft hyphens, no odd spaces. What they mean stays: `m²` is no `m2`."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None, "\ufffd": None,
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
        "\u2010": "-", "\u2011": "-", "\u2028": "\n", "\u2029": "\n",
    }
)  # fmt: skip
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TWICE = re.compile(
    "â[\u0080€][\u0080-\u00bf\u2018-\u203a\u0152-\u0178™\u0153\u017e\u02dc]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]"
)
_WIDE = re.compile("[\uff01-\uff5e]")


def mended(text: str) -> str:
    """Letters of UTF-8 that some program has read as those of Windows: `donâ€™t` is `don’t`."""
    return _TWICE.sub(_read_again, text)


def _read_again(found: re.Match[str]) -> str:
    for encoding in ("latin-1", "cp1252"):
        try:
            return found.group().encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return found.group()


def cleaned(text: str) -> str:
    """Composed, and with plain spaces."""
    text = _DIRECTIONS.sub("", text.translate(_LETTERS))
    text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return unicodedata.normalize("NFC", text)
