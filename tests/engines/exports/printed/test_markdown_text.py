"""The Markdown of lessons as blocks."""

from server.engines.exports.printed.blocks import Code, Heading, Listing, Paragraph, Run, text_of
from server.engines.exports.printed.markdown_text import blocks_of
from tests.engines.exports.fixtures import CONTENT


class TestBlocksOf:
    def test_a_text_of_all_kinds_is_read(self) -> None:
        first, steps, code, last = blocks_of(CONTENT, 3)
        assert first == Paragraph(
            (
                Run("Ask the class "),
                Run("what a plant eats", bold=True),
                Run(". Give "),
                Run("one", italic=True),
                Run(" minute."),
            )
        )
        assert isinstance(steps, Listing)
        assert steps.marker == "number"
        assert code == Code("local light = true\nprint(light) -- <true>")
        assert isinstance(last, Paragraph)

    def test_lists_stand_in_lists(self) -> None:
        steps = blocks_of(CONTENT, 3)[1]
        assert isinstance(steps, Listing)
        lead, inner = steps.items[1]
        assert lead == Paragraph((Run("Do "), Run("NOT", bold=True), Run(" judge them.")))
        assert isinstance(inner, Listing)
        assert inner.items[1] == (Paragraph((Run('print("x < y")', code=True), Run(" stays code"))),)

    def test_html_and_links_are_text(self) -> None:
        last = blocks_of(CONTENT, 3)[-1]
        assert isinstance(last, Paragraph)
        assert text_of(last.runs) == "A tag <script>alert(1)</script> is text, [a link](https://example.org) too."

    def test_a_block_of_html_is_text(self) -> None:
        assert blocks_of("<div>\nx\n</div>", 3) == (Paragraph((Run("<div> x </div>"),)),)

    def test_headings_begin_at_the_level_that_is_asked_for(self) -> None:
        found = blocks_of("## One\n\n#### Two\n\ntext", 3)
        assert [one.level for one in found if isinstance(one, Heading)] == [3, 4]

    def test_a_list_begins_where_its_first_number_is(self) -> None:
        (found,) = blocks_of("3. c\n4. d", 3)
        assert isinstance(found, Listing)
        assert found.start == 3

    def test_code_of_another_language_is_not_luau(self) -> None:
        assert blocks_of("```json\n{}\n```", 3) == (Code("{}", luau=False),)

    def test_nothing_is_nothing(self) -> None:
        assert blocks_of("", 3) == ()
