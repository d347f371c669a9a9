"""Makes `resources/words/english.txt` from the English list of wordfreq 3.1.1.

Run once, by hand: `uv run --with wordfreq==3.1.1 python -m tests.engines.items.make_words`. The product does without
wordfreq: it needs the order of the words only, and these are a hundredth of its data.
"""

import importlib
import re
from collections.abc import Iterable
from pathlib import Path

MOST = 20_000
LOOKED_AT = 40_000
TARGET = Path(__file__).resolve().parents[3] / "resources" / "words" / "english.txt"


def lines_of(words: Iterable[str]) -> list[str]:
    """The commonest that are written with letters from a to z."""
    return [word for word in words if re.fullmatch(r"[a-z]+(?:'[a-z]+)*", word)][:MOST]


if __name__ == "__main__":
    wordfreq = importlib.import_module("wordfreq")
    kept = lines_of(wordfreq.top_n_list("en", LOOKED_AT))
    TARGET.write_text("\n".join(kept) + "\n", encoding="utf-8")
