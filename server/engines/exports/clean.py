"""Characters that no file format takes are taken out of a document before any format sees it."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from server.engines.exports.exported import Document

_Document = TypeVar("_Document", bound=Document)

_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML 1.0 (5th edition, section 2.2) forbids or discourages; lone surrogates have no UTF-8."""


def clean_text(text: str) -> str:
    """The text without such characters, its lines ended by a line feed alone."""
    return _NOT_PRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cleaned(document: _Document) -> _Document:
    """The document with every text of it cleaned; equal to `document` where nothing was to be taken out."""
    found = _cleaned(document)
    assert isinstance(found, type(document))
    return found


def has_unprintable(document: Document) -> bool:
    """Some character of the document is taken out by `cleaned`; a changed line end is none."""
    return _unprintable(document)


def _unprintable(value: object) -> bool:
    if isinstance(value, str):
        return _NOT_PRINTABLE.search(value) is not None
    if isinstance(value, tuple):
        return any(_unprintable(one) for one in value)
    if is_dataclass(value):
        return any(_unprintable(getattr(value, one.name)) for one in fields(value))
    return False


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else clean_text(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _cleaned(getattr(value, one.name)) for one in fields(value)})
    return value
