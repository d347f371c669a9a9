"""Writes what is made from the packs: `python -m tests.engines.packs.index`."""

import json
from pathlib import Path

from server.engines.packs.index import Index, index_of
from server.engines.packs.loading import load_pack
from server.engines.packs.model import Pack
from tests.engines.packs.check import FOLDER

INDEX = FOLDER / "index.json"
SCHEMA = FOLDER / "schema.json"


def all_packs(folder: Path = FOLDER) -> list[Pack]:
    """Every pack of the folder, read."""
    return [load_pack(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("*.yaml"))]


def index_text(index: Index) -> str:
    """A line for every pack, so that two people who add one each rarely meet."""
    lines = ",\n".join(json.dumps(entry.model_dump(mode="json"), ensure_ascii=False) for entry in index.packs)
    return f'{{"packs": [\n{lines}\n]}}\n'


def schema_text() -> str:
    """The schema of a pack's file, for editors and for people."""
    return json.dumps(Pack.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    INDEX.write_text(index_text(index_of(all_packs())), encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")
