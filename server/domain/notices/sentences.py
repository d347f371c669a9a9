"""The sentences of mail about tasks, from `resources/email/notices.yaml`: whole in each language."""

from functools import cache
from typing import Annotated, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from contracts.email import Language
from contracts.notices import Moment
from server.domain.mail.templates import LONGEST
from server.domain.mail.variables import fill, names_in
from server.engines.resources import resource_folder

T = TypeVar("T")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Plural(_Strict):
    """Words after a number."""

    one: str
    many: str

    def of(self, count: int) -> str:
        """With the number in it."""
        return filled(self.one if count == 1 else self.many, count=str(count))


def _has_every_moment(given: dict[Moment, T]) -> dict[Moment, T]:
    if set(given) != set(Moment):
        raise ValueError("there are no words for some of the moments")
    return given


class Short(_Strict):
    """A mail of one sentence."""

    subject: str
    body: str


class Sentences(_Strict):
    """In one language. `named` is the subject of one notice, `several` that of more, with the parts `counted`."""

    named: Annotated[dict[Moment, str], AfterValidator(_has_every_moment)]
    several: str
    counted: Annotated[dict[Moment, Plural], AfterValidator(_has_every_moment)]
    lines: Annotated[dict[Moment, str], AfterValidator(_has_every_moment)]
    expected: str
    share: str
    script_line: str
    in_the_app: str
    more: Plural
    moment: str
    months: list[str] = Field(min_length=12, max_length=12)
    test: Short
    """Only shows that mail arrives."""
    foot: str

    @property
    def names(self) -> list[set[str]]:
        """Those of the variables, text by text."""
        counted = [self.counted[moment].many for moment in Moment]
        texts = (
            *(self.named[moment] for moment in Moment),
            *(self.lines[moment] for moment in Moment),
            *counted,
            self.several,
            self.expected,
            self.share,
            self.script_line,
            self.in_the_app,
            self.more.many,
            self.moment,
            self.foot,
        )
        return [names_in(text) for text in texts]


class _InBoth(_Strict):
    en: Sentences
    de: Sentences

    @model_validator(mode="after")
    def _say_the_same(self) -> "_InBoth":
        if self.en.names != self.de.names:
            raise ValueError("a text has other variables in one language than in the other")
        return self


def sentences(language: Language) -> Sentences:
    """In that language."""
    both = _read()
    return both.de if language == "de" else both.en


def filled(text: str, **values: str) -> str:
    """With values for its variables."""
    return fill(text, values, LONGEST)


@cache
def _read() -> _InBoth:
    text = (resource_folder("email") / "notices.yaml").read_text(encoding="utf-8")
    return _InBoth.model_validate(yaml.safe_load(text))
