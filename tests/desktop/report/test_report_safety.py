"""Nothing in a script or from the server becomes part of the page, and the page asks for nothing."""

import base64
import hashlib
import re

import pytest

from contracts.optimization import Behaviour, Counterexample, OptimizationDocument, Outcome, ScriptError
from tests.desktop.report.conftest import Made
from tests.desktop.report.reading_page import Node, read_page
from tests.desktop.views.documents import change, document, measurement

ATTACKS = [
    '"><script>alert(1)</script>',
    "</style><script>alert(1)</script>",
    "</pre></td></tr></table><img src=x onerror=alert(1)>",
    "<!-- --><svg onload=alert(1)>",
    "&lt;script&gt; &#60;script&#62;",
    "]]><?xml?><a href='javascript:alert(1)'>",
]
NAMES = """html head meta title style body header main nav article section h1 h2 h3 h4 p span strong code pre a div
dl dt dd ul li table colgroup col thead tbody tr th td details summary figure figcaption svg desc rect path g text
del ins"""
OURS = frozenset(NAMES.split())
"""Every element that the page may have."""


def page_of_everything(made: Made, words: str) -> str:
    """A page in which every text that is not ours is `words`."""
    changes = [
        change(outcome=outcome, title=words, evidence=words).model_copy(
            update={"rule": words, "message": words, "before": words, "after": words}
        )
        for outcome in Outcome
    ]
    code = f"print({words!r}) {words}\n"
    whole = document(code, *changes, measured=measurement(2, 1.5, 2.5), note=words, notes=(words,))
    behaviour = Behaviour(
        equivalent=True,
        method=words,
        detail=words,
        counterexample=Counterexample(call=words, before=words, after=words),
    )
    update = {"file": words, "luau_version": words, "behaviour": behaviour}
    return made(whole.model_copy(update=update), f"-- {words}\nlocal s = [[{words}]]\n")


def failed(words: str) -> OptimizationDocument:
    return document(None, error=ScriptError(error="SyntaxError", detail=words, line=1)).model_copy(
        update={"file": words}
    )


def ids(page: Node) -> list[str]:
    return [node.attributes["id"] or "" for node in page.all() if "id" in node.attributes]


class TestEscaping:
    @pytest.mark.parametrize("attack", ATTACKS)
    def test_markup_in_a_text_stays_text(self, made: Made, attack: str) -> None:
        page = read_page(page_of_everything(made, attack))
        assert {node.tag for node in page.all()} <= OURS
        names = {name for node in page.all() for name in node.attributes}
        assert not [name for name in names if name.startswith("on") or name in ("src", "style", "srcdoc")]
        assert page.all("h2")[0].text == attack
        assert f"-- {attack}" in page.all("table", "diff")[0].text

    @pytest.mark.parametrize("attack", ATTACKS)
    def test_also_in_the_page_of_a_script_that_failed(self, made: Made, attack: str) -> None:
        page = read_page(made(failed(attack), f"{attack}\n"))
        assert {node.tag for node in page.all()} <= OURS
        assert page.one("pre").text == attack

    @pytest.mark.parametrize(
        "mark", ["\u202e", "\u2066", "\u200f", "\u061c", "\x00", "\x1b", "\x7f", "\u2028", "\ud800"]
    )
    def test_what_turns_or_hides_text_is_shown_as_its_escape(self, made: Made, mark: str) -> None:
        page = page_of_everything(made, f"a{mark}b")
        escape = mark.encode("unicode_escape").decode()
        assert mark not in page
        assert page.count(f"a{escape}b") > 10
        page.encode("utf-8")

    def test_tabs_of_the_script_stay(self, made: Made) -> None:
        page = read_page(made(document("\tprint(#name)\n", change()), "\tprint(name:len())\n"))
        assert "\tprint(name:len())" in page.one("del").text


class TestPolicy:
    def sheet(self, page: str) -> str:
        """The text between the tags, as a browser hashes it."""
        (sheet,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        return str(sheet)

    def policy(self, page: str) -> str:
        metas = read_page(page).one("head").all("meta")
        (policy,) = [m.attributes["content"] for m in metas if "http-equiv" in m.attributes]
        return policy or ""

    def test_lets_in_the_one_style_sheet_by_its_hash_and_nothing_else(self, made: Made) -> None:
        page = made(document("print(#name)\n", change()))
        digest = base64.b64encode(hashlib.sha256(self.sheet(page).encode()).digest()).decode()
        assert self.policy(page) == (
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        )

    def test_stands_before_all_that_it_governs(self, made: Made) -> None:
        head = [part.tag for part in read_page(made(document(None))).one("head").parts if isinstance(part, Node)]
        assert head == ["meta", "meta", "meta", "meta", "meta", "title", "style"]
        first, second = read_page(made(document(None))).one("head").all("meta")[:2]
        assert (first.attributes["charset"], second.attributes["http-equiv"]) == ("utf-8", "Content-Security-Policy")

    def test_no_address_is_told_where_the_reader_comes_from(self, made: Made) -> None:
        assert '<meta name="referrer" content="no-referrer">' in made(document(None))

    def test_the_page_asks_for_nothing(self, made: Made) -> None:
        page = page_of_everything(made, "words")
        for call in (
            "http:",
            "https:",
            "//",
            "src=",
            "url(",
            "@import",
            "<script",
            "<link",
            "<img",
            "<iframe",
            "style=",
        ):
            assert call not in page.replace("=//", ""), call

    def test_links_stay_in_the_page_and_arrive(self, made: Made) -> None:
        page = read_page(page_of_everything(made, "words"))
        known = ids(page)
        assert len(known) == len(set(known))
        links = [link.attributes["href"] or "" for link in page.all("a")]
        assert links
        assert {link[:1] for link in links} == {"#"}
        assert {link[1:] for link in links} <= set(known)
