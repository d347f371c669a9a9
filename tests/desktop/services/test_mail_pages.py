"""A mail as a page for the browser."""

from html.parser import HTMLParser

from desktop.services.mail_pages import mail_page, remove_page, write_page

MAIL = '<p class="x">5 < 6 & "quoted"</p><script>steal()</script>'


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] = dict(attrs)


class TestMailPage:
    def test_the_mail_stands_whole_in_a_frame_that_allows_nothing(self) -> None:
        tags = Tags(mail_page("en", 'A "subject" </title>', MAIL)).found
        assert tags["iframe"] == {"sandbox": None, "title": 'A "subject" </title>', "srcdoc": MAIL}
        assert "script" not in tags
        assert "script-src 'none'" in str(tags["meta"]["content"])


class TestWritePage:
    def test_it_is_taken_away_with_its_folder(self) -> None:
        path = write_page("Grüße", "welcome-de.html")
        other = write_page("Hello", "welcome-de.html")
        assert (path.read_text(encoding="utf-8"), path.name) == ("Grüße", "welcome-de.html")
        assert path.parent != other.parent
        for one in (path, other, other):
            remove_page(one)
        assert not path.parent.exists()
        assert not other.parent.exists()
