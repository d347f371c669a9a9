"""Presentations."""

from server.engines.sources.model import Role
from server.engines.sources.reading import read_source
from tests.engines.sources.files import SEA, slides


class TestRead:
    def test_slides_come_in_the_order_in_which_they_are_shown_with_their_titles_first(self) -> None:
        source = read_source(slides([("The sea", [SEA]), ("The land", ["Hills", "Valleys"])]), "unit.pptx")
        assert [section.heading for section in source.sections] == ["The sea", "The land"]
        assert source.page_at(source.text.index("Hills")) == 2
        assert "Our school" not in source.text

    def test_numbered_lines_are_steps(self) -> None:
        source = read_source(slides([("To do", ["Fill the jar.", SEA])], numbered=True), "unit.pptx")
        assert [one.role for one in source.passages] == [Role.HEADING, Role.STEP, Role.STEP]
