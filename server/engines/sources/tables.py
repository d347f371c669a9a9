"""Tables: lists of terms with their meanings are kept, figures are not sentences and are left out."""

from collections.abc import Sequence

from server.engines.sources.model import Block, Role

MOST_TERM_WORDS, LEAST_MEANING_WORDS = 4, 4
LEAST_SHARE = 0.6


def entries_of(rows: Sequence[Sequence[str]], page: int | None = None) -> list[Block]:
    """Entries of a two-column table whose first cells are terms; empty for any other table."""
    kept = [(row[0].strip(), row[1].strip()) for row in rows if len(row) == 2]
    entries = [(term, meaning) for term, meaning in kept if is_entry(term, meaning)]
    if len(entries) < 2 or len(entries) < LEAST_SHARE * len(rows):
        return []
    return [Block(Role.ENTRY, f"{term}: {meaning}", page=page) for term, meaning in entries]


def left_out(tables: int) -> list[str]:
    """A note for the teacher."""
    if not tables:
        return []
    return [f"{tables} table{'s' if tables > 1 else ''} of the file {'were' if tables > 1 else 'was'} left out."]


def is_entry(term: str, meaning: str) -> bool:
    """Whether it is a term of a few words, with a meaning of more."""
    words = len(term.split())
    return 0 < words <= MOST_TERM_WORDS and not term[0].isdigit() and len(meaning.split()) >= LEAST_MEANING_WORDS
