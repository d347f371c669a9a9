"""An item with the place in the source that it was made from."""

from collections.abc import Sequence

from server.engines.items.ids import item_id
from server.engines.items.model import GAP, Answer, Bloom, Difficulty, Item, Origin, Source
from server.engines.quizzes.from_source.material import Statement


def sourced(
    stem: str,
    answer: Answer,
    statements: Sequence[Statement],
    bloom: Bloom,
    difficulty: Difficulty,
) -> Item:
    """`statements` of one material; the first one's section is the item's."""
    places = sorted(statements, key=lambda one: one.start)
    first, last = places[0], places[-1]
    quote = GAP.join(one.quote for one in places)
    source = Source(
        Origin.MATERIAL,
        name=first.material.source.name,
        section=first.section,
        quote=quote,
        page=first.material.source.page_at(first.start),
        start=first.start,
        end=last.end,
        material_id=first.material.id,
    )
    return Item(
        id=item_id(first.material.id, first.material.source.name, stem, answer),
        stem=stem,
        answer=answer,
        reason=f"The source says: “{quote.replace(GAP, ' … ')}”",
        source=source,
        bloom=bloom,
        difficulty=difficulty,
        objective=first.objective,
    )
