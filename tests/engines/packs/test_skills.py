"""Which exercises belong to a pack of mathematics."""

from server.engines.maths.skills import SKILLS
from tests.engines.packs.index import all_packs


def test_every_pack_of_mathematics_names_its_own() -> None:
    named = {pack.id: [*content.skills] for pack in all_packs() for content in pack.bands.values()}
    of_mathematics = {pack.id for pack in all_packs() if pack.subject == "mathematics"}
    assert {name for name, skills in named.items() if skills} == of_mathematics


def test_those_that_are_named_are_there_once() -> None:
    for pack in all_packs():
        for content in pack.bands.values():
            assert len(set(content.skills)) == len(content.skills)
            assert set(content.skills) <= set(SKILLS), pack.id
