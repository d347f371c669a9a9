"""Mail that the server writes by itself: rendering it, and putting it into the outbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from contracts.email import EmailTemplate, Language
from server.core.mail_address import one_address
from server.domain.mail import repository
from server.domain.mail.errors import InvalidTemplateData
from server.domain.mail.models import SUBJECT_LENGTH
from server.domain.mail.repository import NewMail, Origin, Purpose
from server.domain.mail.templates import LONGEST, Kind, Page, Words, template
from server.domain.mail.variables import check_names, fill

LONGEST_VALUE = 300
LONGEST_LINK = 2000
_NOT_IN_LINKS = frozenset("\"'<>\\^`{|}")

Data = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Rendered:
    """One mail in both forms; `html` None where somebody wrote no HTML."""

    subject: str
    html: str | None
    text: str


def render(name: EmailTemplate, language: Language, data: Data) -> Rendered:
    """Raises InvalidTemplateData unless `data` has a fitting value for each variable, and nothing else."""
    known = template(name)
    check_names(set(known.variables), data)
    values = {key: _checked(key, known.variables[key], value) for key, value in data.items()}
    words = known.words(language)
    subject = fill(words.subject, values, LONGEST)[:SUBJECT_LENGTH]
    return Rendered(subject, _html(words, values, language, subject), _text(words, values))


def sample(name: EmailTemplate, language: Language) -> Rendered:
    """With made-up data."""
    return render(name, language, template(name).made_up(language))


def queue(
    session: Session,
    now: datetime,
    *,
    organization_id: str,
    user_id: str | None,
    recipient: str,
    template: EmailTemplate,
    language: Language,
    data: Data,
) -> str:
    """Puts it into the outbox in the caller's transaction, and gives its id; the caller may wake the mailer after it.

    `user_id` is that of a member; None for people who do not belong to the organization (yet). Names that people chose
    are cut and cleaned, so that nobody's name keeps a mail from being written. Raises ValueError for no address.
    """
    cleaned = {key: clean(value) if isinstance(value, str) else value for key, value in data.items()}
    mail = render(template, language, cleaned)
    return repository.add(
        session, new_mail(mail, organization_id, user_id, one_address(recipient), template, Purpose.SERVICE), now
    )


def new_mail(
    mail: Rendered,
    organization_id: str,
    user_id: str | None,
    recipient: str,
    template: EmailTemplate,
    purpose: Purpose,
    origin: Origin | None = None,
) -> NewMail:
    """For the outbox."""
    return NewMail(
        organization_id,
        user_id,
        purpose,
        recipient,
        mail.subject,
        mail.text,
        html=mail.html,
        template=template.value,
        origin=origin,
    )


def clean(value: str) -> str:
    """On one line, without signs that nobody sees; links keep their length."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())
    return words if len(words) <= LONGEST_VALUE or _is_link(words) else f"{words[: LONGEST_VALUE - 1]}…"


def _checked(name: str, kind: Kind, value: str | float) -> str:
    text = value if isinstance(value, str) else str(value)
    if not text.isprintable():
        raise InvalidTemplateData(f"{name} must be on one line.")
    if kind is Kind.LINK:
        if not _is_link(text):
            raise InvalidTemplateData(f"{name} must be an address that begins with http:// or https://.")
    elif len(text) > LONGEST_VALUE:
        raise InvalidTemplateData(f"{name} is longer than {LONGEST_VALUE} characters.")
    return text


def _is_link(text: str) -> bool:
    if len(text) > LONGEST_LINK or not text.isascii() or " " in text or _NOT_IN_LINKS & set(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _html(words: Words, values: Mapping[str, str], language: Language, subject: str) -> str:
    page = Page(language, subject)
    page.heading(fill(words.heading, values, LONGEST))
    for paragraph in words.body:
        page.paragraph(fill(paragraph, values, LONGEST))
    if words.button is not None:
        page.button(words.button.label, values[words.button.link])
    for paragraph in words.after:
        page.paragraph(fill(paragraph, values, LONGEST))
    return page.html(fill(words.foot, values, LONGEST))


def _text(words: Words, values: Mapping[str, str]) -> str:
    parts = [words.heading, *words.body]
    if words.button is not None:
        parts.append(f"{words.button.label}:\n${{{words.button.link}}}")
    parts += [*words.after, f"-- \nToolBoxAI Companion\n{words.foot}"]
    return fill("\n\n".join(parts), values, LONGEST) + "\n"
