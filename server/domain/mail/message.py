"""What a person writes: filled in, cleaned, in both forms, with a line that says who wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

import yaml
from lxml import html

from contracts.email import MAX_CONTENT, MAX_SUBJECT, Language, SendEmailRequest
from server.domain.mail.errors import InvalidContent
from server.domain.mail.plain_text import plain_text
from server.domain.mail.sanitizing import CONTROL, as_html, sanitized
from server.domain.mail.templated import Rendered, clean
from server.domain.mail.templates import piece
from server.domain.mail.variables import check_names, fill, names_in, refuse_expressions
from server.domain.organizations.membership import Member
from server.engines.resources import resource_folder


@dataclass(frozen=True, slots=True)
class Content:
    """What a request says. Making it takes a while, and asks the database nothing."""

    subject: str
    text: str
    body: html.HtmlElement | None

    def signed(self, member: Member, language: Language, unsubscribe_url: str | None) -> Rendered:
        """With the lines that say who wrote it, and how to get no more of it."""
        foot = _foot(member, language, unsubscribe_url)
        text = f"{self.text.rstrip()}\n\n-- \n{foot}\n"
        if self.body is None:
            return Rendered(self.subject, None, text)
        page = piece(
            "message",
            language=language,
            subject=escape(self.subject),
            content=as_html(self.body),
            foot=escape(foot).replace("\n", "<br>"),
        )
        return Rendered(self.subject, page, text)


def content_of(request: SendEmailRequest) -> Content:
    """Raises InvalidContent and InvalidTemplateData."""
    given = (request.subject, request.html_content, request.text_content)
    for text in given:
        refuse_expressions(text or "")
    if request.template_data is not None:
        check_names(names_in(*(text or "" for text in given)), request.template_data)
    values = {name: str(value) for name, value in (request.template_data or {}).items()}
    escaped = {name: escape(value) for name, value in values.items()}
    is_template = request.template_data is not None
    subject = _filled(request.subject, values, MAX_SUBJECT, is_template).strip()
    body = None
    if request.html_content is not None:
        body = sanitized(_filled(request.html_content, escaped, MAX_CONTENT, is_template))
    text = _filled(request.text_content or "", values, MAX_CONTENT, is_template)
    if not text.strip() and body is not None:
        text = plain_text(body)
    if not subject or not text.strip():
        raise InvalidContent("A mail needs a subject and something to read.")
    if CONTROL.search(text):
        raise InvalidContent("text_content holds control characters.")
    return Content(subject, text, body)


def _filled(text: str, values: Mapping[str, str], most: int, is_template: bool) -> str:
    return fill(text, values, most) if is_template else text


def _foot(member: Member, language: Language, unsubscribe_url: str | None) -> str:
    words = _feet()[language]
    values = {"writer": clean(member.display_name), "organization": clean(member.organization_name)}
    lines = [fill(words["signed"], values, MAX_CONTENT)]
    if unsubscribe_url is not None:
        lines.append(fill(words["ending"], {"link": unsubscribe_url}, MAX_CONTENT))
    return "\n".join(lines)


@cache
def _feet() -> dict[str, dict[str, str]]:
    text = (resource_folder("email") / "message.yaml").read_text(encoding="utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)
    return words
