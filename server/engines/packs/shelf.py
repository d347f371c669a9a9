"""The folder of packs: its index is read once, a pack when it is asked for."""

from functools import lru_cache
from pathlib import Path

from server.engines.packs.index import Index
from server.engines.packs.loading import load_pack
from server.engines.packs.model import Pack

KEPT = 8
"""Packs that stay in memory."""


class Shelf:
    """`folder` is `resources/packs`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.pack = lru_cache(KEPT)(self._read)
        self.index = lru_cache(1)(self._read_index)

    def _read_index(self) -> Index:
        """Which packs there are."""
        return Index.model_validate_json((self._folder / "index.json").read_text(encoding="utf-8"))

    def _read(self, pack_id: str) -> Pack:
        """One of the index. Raise PackError for a file that is no pack."""
        return load_pack((self._folder / f"{pack_id}.yaml").read_text(encoding="utf-8"), pack_id)
