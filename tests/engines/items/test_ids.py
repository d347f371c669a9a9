"""Names of items."""

import re

from hypothesis import given
from hypothesis import strategies as st

from server.engines.items.ids import item_id


class TestItemId:
    def test_it_follows_from_the_parts_and_their_order(self) -> None:
        assert item_id(7, "pack", "Why?") == item_id(7, "pack", "Why?")
        assert len({item_id("a", "b"), item_id("b", "a"), item_id("ab"), item_id("a", "b", "")}) == 4

    def test_it_is_the_same_on_every_machine(self) -> None:
        assert item_id("a", 1) == "q-839e11a421"

    @given(st.lists(st.text(max_size=8), max_size=4))
    def test_any_text_has_one(self, parts: list[str]) -> None:
        assert re.fullmatch(r"q-[0-9a-f]{10}", item_id(*parts))
