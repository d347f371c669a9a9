"""What is made from the packs stands beside them as it would be made now."""

from server.engines.packs.index import Index, index_of
from tests.engines.packs.index import INDEX, SCHEMA, all_packs, index_text, schema_text


def test_the_index_is_that_of_the_packs() -> None:
    assert INDEX.read_text(encoding="utf-8") == index_text(index_of(all_packs())), "python -m tests.engines.packs.index"


def test_the_index_reads_back_as_it_was() -> None:
    assert Index.model_validate_json(INDEX.read_text(encoding="utf-8")) == index_of(all_packs())


def test_the_schema_is_that_of_the_model() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "python -m tests.engines.packs.index"
