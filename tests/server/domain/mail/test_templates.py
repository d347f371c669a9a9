"""What the server words itself: whole in both languages, in one look, with values that stay values."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from contracts.email import EmailTemplate, Language
from server.core.database import Database, Tenant
from server.domain.mail import repository
from server.domain.mail.delivery import Delivery
from server.domain.mail.errors import InvalidTemplateData
from server.domain.mail.templated import queue, render, sample
from server.domain.mail.templates import Page, template
from server.domain.organizations.membership import Member
from tests.builders.mail_server import Mailbox
from tests.server.domain.mail.conftest import Mails

ROOT = Path(__file__).resolve().parents[4]
RESOURCES = ROOT / "resources" / "email"
INVITATION: dict[str, str | int | float] = {
    "inviter": "Ada",
    "organization": "Lincoln School",
    "link": "https://a.test/account/invitation#x",
    "days": 7,
}


class Reader(HTMLParser):
    """What a mail program would fetch, run or follow, and whether all that opens is closed."""

    VOID = frozenset({"meta", "br", "hr", "img", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "background")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str | None) -> Reader:
    reader = Reader()
    reader.feed(html or "")
    reader.close()
    return reader


class TestSample:
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_each_is_a_page_without_anything_to_fetch(self, language: Language) -> None:
        for name in EmailTemplate:
            made = sample(name, language)
            reader = read(made.html)
            assert reader.open == [], name
            assert not {"img", "script", "link", "iframe"} & set(reader.tags), name
            button = template(name).words(language).button
            assert reader.links == ([template(name).made_up(language)[button.link]] if button is not None else []), name
            assert f'<html lang="{language}">' in (made.html or "")
            assert "${" not in f"{made.subject}{made.html}{made.text}"
            assert all(len(line) < 500 for line in (made.html or "").splitlines() if "<style" not in line)

    def test_there_is_a_file_for_each_and_no_other(self) -> None:
        stored = {path.stem for path in RESOURCES.glob("*.yaml")} - {"html", "message", "notices"}
        assert stored == {name.value for name in EmailTemplate}

    def test_its_colours_are_those_of_the_product(self) -> None:
        tokens = json.loads((ROOT / "resources" / "themes" / "tokens.json").read_text(encoding="utf-8"))
        known = set(tokens["light"].values()) | set(tokens["dark"].values())
        for path in RESOURCES.glob("*.html"):
            assert set(re.findall(r"#[0-9a-f]{6}\b", path.read_text(encoding="utf-8"))) <= known, path.name


class TestRender:
    def test_values_are_words_and_no_markup(self) -> None:
        made = render(EmailTemplate.INVITATION, "en", {**INVITATION, "inviter": "<b>${link}</b> & Co"})
        assert made.subject == "<b>${link}</b> & Co invites you to Lincoln School"
        assert "&lt;b&gt;${link}&lt;/b&gt; &amp; Co invites you" in (made.html or "")
        assert "b" not in read(made.html).tags
        assert "https://a.test/account/invitation#x" in made.text

    @pytest.mark.parametrize(
        "changes",
        [
            {"more": "x"},
            {"inviter": "a\nb"},
            {"inviter": "\u202eadA"},
            {"inviter": "x" * 301},
            {"link": ""},
            {"link": "a.test"},
            {"link": "javascript:alert(1)"},
            {"link": "https://user:pw@a.test/"},
            {"link": "https://a.test/ b"},
            {"link": 'https://a.test/"x'},
            {"link": "https://[a"},
            {"link": "https://a.test/" + "x" * 2000},
        ],
    )
    def test_what_does_not_fit_is_refused(self, changes: dict[str, str]) -> None:
        with pytest.raises(InvalidTemplateData):
            render(EmailTemplate.INVITATION, "en", {**INVITATION, **changes})

    @pytest.mark.parametrize("name", sorted(INVITATION))
    def test_what_is_missing_is_named(self, name: str) -> None:
        data = {key: value for key, value in INVITATION.items() if key != name}
        with pytest.raises(InvalidTemplateData, match=f"has no {name}"):
            render(EmailTemplate.INVITATION, "en", data)


class TestQueue:
    def test_it_is_sent_to_somebody_who_belongs_to_nobody_yet(
        self, database: Database, delivery: Delivery, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        with database.write(Tenant(admin.organization_id)) as unit:
            mail_id = queue(
                unit.session,
                unit.now(),
                organization_id=admin.organization_id,
                user_id=None,
                recipient="Ben@Home.test",
                template=EmailTemplate.INVITATION,
                language="de",
                data={**INVITATION, "inviter": f"Ada\r\nBcc: x {'a' * 400}"},
            )
        delivery.step()
        (taken,) = box.taken
        assert (box.recipients, taken["Message-ID"]) == (["Ben@home.test"], f"<{mail_id}@school.test>")
        assert taken["Subject"].startswith("Ada Bcc: x aaa")
        assert taken["List-Unsubscribe"] is None
        assert [(mail.template, mail.purpose, mail.user_id) for mail in mails()] == [("invitation", "service", None)]

    def test_without_the_transaction_there_is_no_mail(self, database: Database, mails: Mails, admin: Member) -> None:
        def write() -> None:
            with database.write(Tenant(admin.organization_id)) as unit:
                for recipient in ("ben@home.test", "ben@home.test, eve@evil.test"):
                    queue(
                        unit.session,
                        unit.now(),
                        organization_id=admin.organization_id,
                        user_id=None,
                        recipient=recipient,
                        template=EmailTemplate.INVITATION,
                        language="en",
                        data=INVITATION,
                    )

        with pytest.raises(ValueError, match="no e-mail address"):
            write()
        assert mails() == []

    def test_notices_that_are_not_wanted_any_more_take_no_other_mail_along(
        self, database: Database, mails: Mails, admin: Member
    ) -> None:
        with database.write(Tenant(admin.organization_id)) as unit:
            queue(
                unit.session,
                unit.now(),
                organization_id=admin.organization_id,
                user_id=admin.user_id,
                recipient="ada@school.test",
                template=EmailTemplate.WELCOME,
                language="en",
                data={"name": "Ada", "organization": "Lincoln School", "link": "https://a.test"},
            )
            repository.withdraw_notices(unit.session, admin.user_id, other_than=None)
        assert [mail.template for mail in mails()] == ["welcome"]


class TestPage:
    def test_lines_stay_and_signs_are_escaped(self) -> None:
        page = Page("en", "A & B")
        page.paragraph("one\n<two>")
        html = page.html("foot")
        assert "one<br>&lt;two&gt;" in html
        assert "<title>A &amp; B</title>" in html
