"""What the server writes by itself, from `resources/email`: words in each language, and one look for all."""

from enum import StrEnum
from functools import cache
from html import escape

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from contracts.email import EmailTemplate, Language
from server.domain.mail.variables import fill, names_in
from server.engines.resources import resource_folder

LONGEST = 500_000
"""Characters of a page."""


class Kind(StrEnum):
    """TEXT is on one line. LINK is an address on the web, and nothing else goes into a link."""

    TEXT = "text"
    LINK = "link"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Button(_Strict):
    """`link` is the name of a variable."""

    label: str
    link: str


class Words(_Strict):
    """A mail in one language; `foot` says why it came."""

    subject: str
    heading: str
    body: list[str]
    button: Button | None = None
    after: list[str]
    foot: str

    @property
    def names(self) -> set[str]:
        """Those of the variables that are used."""
        used = names_in(self.subject, self.heading, *self.body, *self.after, self.foot)
        return used | ({self.button.link} if self.button is not None else set())


class InBoth(_Strict):
    """A made-up value that is words."""

    en: str
    de: str


class Template(_Strict):
    """Every language uses every variable, and the sample has a value for each."""

    variables: dict[str, Kind]
    sample: dict[str, str | InBoth]
    en: Words
    de: Words

    @model_validator(mode="after")
    def _is_whole(self) -> "Template":
        names = set(self.variables)
        for language in ("en", "de"):
            if self.words(language).names != names:
                raise ValueError(f"the words in {language} use other variables than there are")
        if set(self.sample) != names:
            raise ValueError("the sample has other variables than there are")
        return self

    def words(self, language: Language) -> Words:
        """In that language."""
        return self.de if language == "de" else self.en

    def made_up(self, language: Language) -> dict[str, str]:
        """A value for each variable, for somebody who looks at the template."""
        return {
            name: getattr(value, language) if isinstance(value, InBoth) else value
            for name, value in self.sample.items()
        }


@cache
def template(name: EmailTemplate) -> Template:
    """Read once."""
    text = (resource_folder("email") / f"{name.value}.yaml").read_text(encoding="utf-8")
    return Template.model_validate(yaml.safe_load(text))


class Page:
    """Puts words into the look of the product. All that is given is text, and escaped here."""

    def __init__(self, language: Language, subject: str) -> None:
        self._language = language
        self._subject = subject
        self._rows: list[str] = []

    def heading(self, words: str) -> None:
        """One, at the top."""
        self._rows.append(piece("heading", words=escape(words)))

    def paragraph(self, words: str) -> None:
        """Line breaks in it stay."""
        self._rows.append(piece("paragraph", words=escape(words).replace("\n", "<br>")))

    def button(self, label: str, link: str) -> None:
        """The link is shown as well, for those who do not trust buttons."""
        self._rows.append(piece("button", label=escape(label), link=escape(link)))

    def html(self, foot: str) -> str:
        """The whole page."""
        rows, words = "\n".join(self._rows), escape(foot).replace("\n", "<br>")
        return piece("layout", language=self._language, subject=escape(self._subject), rows=rows, foot=words)


def piece(name: str, **values: str) -> str:
    """A part of the look, `resources/email/NAME.html`, around HTML that is safe."""
    return fill(_layout(name), values, LONGEST).rstrip("\n")


@cache
def _layout(name: str) -> str:
    return (resource_folder("email") / f"{name}.html").read_text(encoding="utf-8")
