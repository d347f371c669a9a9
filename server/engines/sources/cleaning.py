"""Blocks cleaned, step by step."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from server.engines.items.text.language import ENGLISH, LEAST_WORDS, language_of
from server.engines.items.text.sentences import sentences_of
from server.engines.sources.clean.addressed import speaks_to_a_program
from server.engines.sources.clean.back_matter import without_back_matter
from server.engines.sources.clean.captions import is_caption, is_figures
from server.engines.sources.clean.characters import cleaned
from server.engines.sources.clean.citations import without_citations
from server.engines.sources.clean.hyphens import WordRank, counted, joined
from server.engines.sources.clean.spacing import reflowed
from server.engines.sources.model import Block, Role


def clean(blocks: Sequence[Block], notes: list[str], rank: WordRank) -> list[Block]:
    """What is left; `notes` gets what the teacher should know of the rest."""
    named = [replace(block, text=cleaned(block.text)) for block in blocks]
    elsewhere = counted([block.text for block in named])
    whole = [replace(block, text=reflowed(joined(block.text, elsewhere, rank))) for block in named]
    kept = [block for block in without_back_matter(whole) if not _is_no_text(block)]
    bare = [replace(block, text=reflowed(without_citations(block.text))) for block in kept]
    return list(_read_by_people(_in_english([block for block in bare if block.text], notes), notes))


def _is_no_text(block: Block) -> bool:
    return block.role is not Role.HEADING and (is_caption(block.text) or is_figures(block.text))


def _in_english(blocks: Sequence[Block], notes: list[str]) -> Iterator[Block]:
    """Paragraphs in another language are left out: only long ones can be told."""
    others: list[str] = []
    for block in blocks:
        language = language_of(block.text) if len(block.text.split()) >= LEAST_WORDS else None
        if language in (None, ENGLISH):
            yield block
        else:
            assert language is not None
            others.append(language)
    if others:
        count = len(others)
        named = " and ".join(dict.fromkeys(others))
        notes.append(
            f"{count} paragraph{'s' if count > 1 else ''} in {named} {'were' if count > 1 else 'was'} left out."
        )


def _read_by_people(blocks: Iterator[Block], notes: list[str]) -> Iterator[Block]:
    """Without sentences that speak to a program."""
    count = 0
    for block in blocks:
        if not speaks_to_a_program(block.text):
            yield block
            continue
        sentences = sentences_of(block.text)
        kept = [one.text for one in sentences if not speaks_to_a_program(one.text)]
        count += len(sentences) - len(kept)
        if kept:
            yield replace(block, text=" ".join(kept))
    if count:
        notes.append(
            f"{count} sentence{'s that speak' if count > 1 else ' that speaks'} to a computer program "
            f"instead of a reader {'were' if count > 1 else 'was'} left out."
        )
