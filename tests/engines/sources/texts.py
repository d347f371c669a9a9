"""The corpus: texts of many kinds, most of them our own."""

from functools import cache
from pathlib import Path

from server.engines.quizzes.from_source.material import Material
from server.engines.sources.model import SourceText
from server.engines.sources.reading import read_source
from server.engines.tools import bundled_tools

FOLDER = Path(__file__).parent / "texts"
NAMES = tuple(sorted(path.name for path in FOLDER.iterdir()))
KINDS = {
    "textbook": (
        "cold-war-textbook.md dense-planets.txt electricity-textbook.txt human-heart.md immune-system.txt nile.txt "
        "oceans-zones.html photosynthesis.md sound-waves.txt supply-and-demand.md three-branches.md volcanoes.txt "
        "water-cycle.txt"
    ),
    "college": (
        "college-acids.txt college-courts.md college-glaciers.txt college-heat.txt college-industry.txt "
        "college-inflation.txt college-learning.txt college-membranes.txt college-networks.txt "
        "college-reconstruction.txt college-sampling.txt college-selection.txt"
    ),
    "article": "bees.txt great-wall.txt news-bridge.txt printing-press.txt thermometer-history.txt",
    "biography": "harriet-tubman.txt marie-curie.txt south-pole.txt wangari-maathai.html",
    "directions": "bread-recipe.txt luau-tutorial.md map-skills.txt plant-a-bean.txt write-a-paragraph.md",
    "notes": "lab-report.md lecture-notes-memory.md probability-notes.txt rainforest-bullets.md",
    "glossary": "glossary-ecology.txt",
    "slides": "slides-roman-roads.md",
    "story": "clockmaker.txt lighthouse-tale.txt pride-and-prejudice.txt the-lost-mitten.txt",
    "speech": "declaration.txt dialogue-debate.txt gettysburg.txt",
    "letter or verse": "letter-home.txt poem-morning.txt",
}
"""Every text by its kind."""
_OF_LITTLE = ("slides", "story", "speech", "letter or verse")
"""Stories, speeches, verse, letters, talk, and slides of three words a line: they say little that can be asked."""
NOT_EXPOSITORY = frozenset(name for kind in _OF_LITTLE for name in KINDS[kind].split())


def kind_of(name: str) -> str:
    """A key of `KINDS`."""
    return next(kind for kind, names in KINDS.items() if name in names.split())


@cache
def source_of(name: str) -> SourceText:
    """As the product reads it."""
    rank = bundled_tools().word_rank
    assert rank is not None
    return read_source((FOLDER / name).read_bytes(), name, rank)


def material_of(name: str) -> Material:
    """With the name as its id."""
    return Material(name, source_of(name))
