"""How a question is asked on a screen: what is shown above the answer, and what may be typed as one."""

from dataclasses import dataclass
from html import escape

from server.engines.exports.numbers import decimal_key, spellings
from server.engines.exports.printed.inline import plain
from server.engines.items.model import FillIn, Item, LuauOutput, MultipleChoice, Numeric, TrueFalse


@dataclass(frozen=True, slots=True)
class Asked:
    """The stem, the code below it, and a line below both; the latter two may be empty."""

    stem: str
    code: str
    below: str

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "\n".join(part for part in (self.stem, self.code, self.below) if part)

    @property
    def html(self) -> str:
        """All of it as paragraphs; code in `pre`; NOT and EXCEPT in bold."""
        code = f"<pre>{escape(self.code, quote=False)}</pre>" if self.code else ""
        return "".join(part for part in (html_of(self.stem), code, html_of(self.below)) if part)


def asked(item: Item, *, bank: bool = False) -> Asked:
    """What is shown. `bank` names the words to choose from, for formats that cannot offer them in another way."""
    answer = item.answer
    below = ""
    if isinstance(answer, Numeric) and answer.unit:
        below = f"Give the number alone. The unit is {answer.unit}."
    elif bank and isinstance(answer, FillIn) and answer.bank:
        below = f"Words: {' / '.join(answer.bank)}"
    return Asked(item.stem, item.code, below)


def html_of(text: str) -> str:
    """The text as a paragraph; nothing where there is none."""
    return f"<p>{inline_html(text)}</p>" if text else ""


def inline_html(text: str) -> str:
    """The text with its line breaks, NOT and EXCEPT in bold."""
    parts = ((run.bold, escape(run.text, quote=False).replace("\n", "<br>")) for run in plain(text))
    return "".join(f"<strong>{part}</strong>" if loud else part for loud, part in parts)


@dataclass(frozen=True, slots=True)
class Offered:
    """What one is chosen from, and the index of what is right."""

    texts: tuple[str, ...]
    key: int

    @property
    def right(self) -> str:
        """The text that is right."""
        return self.texts[self.key]


def offered(item: Item) -> Offered | None:
    """The options, True and False, or the words of a bank; None where nothing is chosen, or the bank lacks the key."""
    answer = item.answer
    match answer:
        case MultipleChoice():
            return Offered(answer.options, answer.key)
        case TrueFalse():
            return Offered(("True", "False"), 0 if answer.key else 1)
        case FillIn() if answer.key in answer.bank:
            return Offered(answer.bank, answer.bank.index(answer.key))
        case _:
            return None


def typed(item: Item) -> tuple[str, ...]:
    """Texts that count as right when typed, the key first; empty where an answer is not compared as text.

    Of several lines that a script prints no program compares them fairly: that is read by the teacher.
    """
    answer = item.answer
    match answer:
        case FillIn():
            return tuple(dict.fromkeys((answer.key, *answer.accepted)))
        case Numeric():
            return spellings(answer) if decimal_key(answer) is None else ()
        case LuauOutput():
            return (answer.key,) if "\n" not in answer.key else ()
        case _:
            return ()


def case_counts(item: Item) -> bool:
    """Capitals make a difference: in what a script prints."""
    return isinstance(item.answer, LuauOutput)
