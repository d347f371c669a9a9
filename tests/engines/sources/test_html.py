"""Web pages."""

from server.engines.sources.model import Role
from server.engines.sources.reading import read_source
from tests.engines.sources.files import SEA

PAGE = f"""<!DOCTYPE html><html><head><title>x</title><style>p {{}}</style></head><body>
<nav>Home</nav><div hidden>Secret</div><h1>The sea</h1><p>{SEA[:60]}<b>{SEA[60:90]}</b>{SEA[90:]}</p>
<ul><li>Fish<ul><li>Cod</li></ul> swim</li></ul><ol><li>Fill the jar.</li></ol>
<dl><dt>Tide</dt><dd>The rise and fall of the sea</dd></dl><table><tr><td>1</td><td>2</td><td>3</td></tr></table>
<script>alert(1)</script><footer>Imprint</footer></body></html>"""


class TestRead:
    def test_what_is_read_is_kept_and_what_is_around_it_is_not(self) -> None:
        source = read_source(PAGE.encode(), "sea.html")
        said = [(one.role, source.text[one.start : one.end]) for one in source.passages]
        assert said == [
            (Role.HEADING, "The sea"),
            (Role.PARAGRAPH, SEA),
            (Role.BULLET, "Fish swim"),
            (Role.BULLET, "Cod"),
            (Role.STEP, "Fill the jar."),
            (Role.ENTRY, "Tide: The rise and fall of the sea"),
        ]
        assert source.notes == ("1 table of the file was left out.",)

    def test_what_lies_deeper_than_any_page_is_not_followed(self) -> None:
        page = f"<html><body><p>{SEA}</p>" + "<div>" * 20_000 + "<p>Down here.</p></body></html>"
        assert read_source(page.encode(), "deep.html").text == SEA

    def test_a_page_in_latin_1_says_so(self) -> None:
        page = f'<html><head><meta charset="iso-8859-1"></head><body><p>Café. {SEA}</p></body></html>'
        assert read_source(page.encode("latin-1"), "cafe.html").text.startswith("Café.")
