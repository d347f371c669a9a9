"""Reads a teacher's file, whatever it is."""

from collections.abc import Callable, Mapping

from server.engines.items.text.language import ENGLISH, is_english, language_of
from server.engines.sources import docx, html, markdown, pdf, plain, pptx
from server.engines.sources.assembling import assembled
from server.engines.sources.clean.hyphens import WordRank, no_rank
from server.engines.sources.cleaning import clean
from server.engines.sources.errors import NotEnglish, TooShort
from server.engines.sources.kinds import FileKind, kind_by_name, kind_of
from server.engines.sources.limits import LEAST_WORDS, check_size
from server.engines.sources.model import Draft, SourceText

_READERS: Mapping[FileKind, Callable[[bytes], Draft]] = {
    FileKind.PDF: pdf.read,
    FileKind.DOCX: docx.read,
    FileKind.PPTX: pptx.read,
    FileKind.MARKDOWN: markdown.read,
    FileKind.HTML: html.read,
    FileKind.PLAIN: plain.read,
}
_SAME_TO_PEOPLE = frozenset({FileKind.MARKDOWN, FileKind.PLAIN})


def read_source(data: bytes, name: str, word_rank: WordRank = no_rank) -> SourceText:
    """`name` is the file's; `word_rank` that of `ranks.words_by_rank`, by which parted words and lists of English terms
    are told. Raise SourceError, whose text is for the person who chose the file.
    """
    check_size(len(data))
    if not data.strip():
        raise TooShort(0)
    kind = kind_of(data, name)
    draft = _READERS[kind](data)
    notes = [*_other_kind(kind, name), *draft.notes]
    language = language_of(" ".join(block.text for block in draft.blocks))
    if language not in (None, ENGLISH):
        assert language is not None
        raise NotEnglish(language)
    source = assembled(clean(draft.blocks, notes, word_rank), name, notes)
    if source.words < LEAST_WORDS:
        raise TooShort(source.words)
    if word_rank is not no_rank and not is_english(source.text, word_rank):
        raise NotEnglish(language_of(source.text) or "")
    return source


def _other_kind(kind: FileKind, name: str) -> list[str]:
    """A note where the name promises something else."""
    named = kind_by_name(name)
    if named is None or named is kind or {named, kind} <= _SAME_TO_PEOPLE:
        return []
    return [f"“{name}” is named like a {named.value}, and was read as what it is: {kind.value}."]
