"""The corpus: texts of many kinds, most of them our own."""

from functools import cache
from pathlib import Path

from server.engines.quizzes.from_source.material import Material
from server.engines.sources.model import SourceText
from server.engines.sources.reading import read_source
from server.engines.tools import bundled_tools

FOLDER = Path(__file__).parent / "texts"
NAMES = tuple(sorted(path.name for path in FOLDER.iterdir()))
NOT_EXPOSITORY = frozenset(
    {
        "clockmaker.txt",
        "declaration.txt",
        "dialogue-debate.txt",
        "gettysburg.txt",
        "letter-home.txt",
        "poem-morning.txt",
        "pride-and-prejudice.txt",
        "slides-roman-roads.md",
        "the-lost-mitten.txt",
    }
)
"""Stories, speeches, verse, letters, talk, and slides of three words a line: they say little that can be asked."""


@cache
def source_of(name: str) -> SourceText:
    """As the product reads it."""
    rank = bundled_tools().word_rank
    assert rank is not None
    return read_source((FOLDER / name).read_bytes(), name, rank)


def material_of(name: str) -> Material:
    """With the name as its id."""
    return Material(name, source_of(name))
