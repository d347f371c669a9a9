"""Parts of packed files (Office), read no further than the limits, whatever their directory promises."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from server.engines.sources.errors import Damaged, Locked, TooLarge, Unsafe
from server.engines.sources.limits import (
    MEGABYTE,
    MOST_PARTS,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_COUNTS_FROM,
)

_PIECE = MEGABYTE
_ENCRYPTED = 0x1


@contextmanager
def _opened(data: bytes) -> Iterator[ZipFile]:
    """Only ever in memory. Raise Damaged, Locked, Unsafe or TooLarge by what the directory says."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                raise Locked
            whole = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_PARTS or (whole > RATIO_COUNTS_FROM and whole > MOST_RATIO * len(data)):
                raise Unsafe
            if whole > MOST_UNPACKED:
                raise TooLarge(f"The file unpacks to {whole // MEGABYTE} MB, which is more than can be read.")
            yield archive
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, zlib.error) as error:
        raise Damaged from error


def names_in(data: bytes) -> frozenset[str]:
    """Of all parts."""
    with _opened(data) as archive:
        return frozenset(archive.namelist())


class Parts:
    """The XML parts of one file. All that is read together stays below the limit."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = MOST_UNPACKED
        self._most = max(RATIO_COUNTS_FROM, MOST_RATIO * len(data))

    def tree(self, name: str) -> Any:
        """The root element of a part (lxml); None where there is no such part. Raise SourceError."""
        with _opened(self._data) as archive:
            if name not in archive.namelist():
                return None
            text = self._bytes_of(archive, name)
        return tree_of(text)

    def _bytes_of(self, archive: ZipFile, name: str) -> bytes:
        pieces: list[bytes] = []
        size = 0
        with archive.open(name) as part:
            while piece := part.read(_PIECE):
                pieces.append(piece)
                size += len(piece)
                self._left -= len(piece)
                if self._left < 0 or size > self._most:
                    raise Unsafe
        return b"".join(pieces)


def tree_of(text: bytes) -> Any:
    """The root element of a piece of XML without a document type. Nothing outside of it is ever read."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if b"<!ENTITY" in text or b"<!DOCTYPE" in text:
            raise Unsafe from error
        raise Damaged from error
    if root.getroottree().docinfo.doctype:
        raise Unsafe
    return root
