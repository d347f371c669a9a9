"""Short texts, as a teacher would type them."""

import random

from server.engines.items.model import Item, ItemType, ShortAnswer
from server.engines.quizzes.from_source.candidates import candidates
from server.engines.quizzes.from_source.material import Material
from server.engines.sources.reading import read_source
from server.engines.tools import bundled_tools


def material(text: str, name: str = "Rivers unit.txt", material_id: str = "m1") -> Material:
    """Read as the product reads it."""
    rank = bundled_tools().word_rank
    assert rank is not None
    return Material(material_id, read_source(text.encode(), name, rank))


def made(text: str, kind: ItemType, seed: int = 4) -> list[Item]:
    """All candidates of a type."""
    tools = bundled_tools()
    found = candidates([material(text)], random.Random(seed), tools.nouns, tools.word_rank)
    return [item for item in found if item.type is kind]


FILLER = (
    "The water of a river is cold in winter and warm in summer. Many fish live in rivers, and many birds eat them. "
)


def asked(*sentences: str) -> dict[str, ShortAnswer]:
    """Short answers by their questions, of sentences in a text."""
    items = made(f"{FILLER * 3}\n\n{' '.join(sentences)}", ItemType.SHORT_ANSWER)
    return {item.stem: item.answer for item in items if isinstance(item.answer, ShortAnswer)}


RIVERS = """Rivers

A river is a stream of water that flows toward the sea. A delta is the flat land that a river builds at its mouth. A \
meander is a wide bend in the course of a river. A levee is a bank of earth that keeps a river in its bed. Erosion is \
the carrying away of soil by water or wind.

The Danube is 2,850 kilometers long and flows into the Black Sea. The Rhine is 1,230 kilometers long and ends in the \
Netherlands. The Elbe is 1,094 kilometers long and ends near Hamburg. The Volga is 3,530 kilometers long and flows \
into the Caspian Sea. The Thames is 346 kilometers long and flows into the North \
Sea.

Bridges

The Stone Bridge in Regensburg was finished in 1146. The Chain Bridge in Budapest was opened in 1849. The Tower Bridge \
in London was opened in 1894. The Ponte Vecchio in Florence was rebuilt in 1345.
"""
