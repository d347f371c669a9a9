"""What an endpoint was asked and what it answered, byte for byte, in a file that can be read."""

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

Plain = dict[str, Any]

_TEXT = re.compile(r"(=====TEXT )[0-9a-f]{16}=====\n.*\n\1[0-9a-f]{16}=====", re.DOTALL)
_SAID = re.compile(r'(?<="delta":\{"content":)"(?:[^"\\]|\\.)*"(?=\})')
_WHEN = re.compile(r'(?<="created":)\d+')
_TEXT_PLACE, _WHEN_PLACE = "⟨text⟩", "⟨created⟩"


@dataclass(frozen=True)
class Asked:
    """A request. `body` without what changes from run to run; see `asked_of`."""

    method: str
    path: str
    body: Plain | None


@dataclass(frozen=True)
class Exchange:
    """`answer` is the body as text; of a stream all of its events."""

    asked: Asked
    status: int
    content_type: str
    answer: str

    def events(self) -> Sequence[bytes]:
        """As they are sent one after the other; the whole answer where it was not streamed."""
        return [event.encode() for event in _events(self.answer)]


@dataclass
class Transcript:
    """`about`: which model of which package, and which server."""

    about: str
    exchanges: list[Exchange] = field(default_factory=list)

    def save(self, path: Path) -> None:
        """Pieces of a stream that differ in their text only are written as that text."""
        plain = {"about": self.about, "exchanges": [_packed(one) for one in self.exchanges]}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def load(cls, path: Path) -> "Transcript":
        """As it was saved."""
        plain = json.loads(path.read_text(encoding="utf-8"))
        return cls(plain["about"], [_unpacked(one) for one in plain["exchanges"]])


def asked_of(method: str, path: str, body: Plain | None) -> Asked:
    """Without the text that a model is to stay within and the random marks around it.

    What is asked is the same when somebody mends a sentence of a pack; that there is a text, and where, is still seen.
    """
    if body is None or "messages" not in body:
        return Asked(method, path, body)
    turns = [{**turn, "content": _TEXT.sub("(a text between marks)", turn["content"])} for turn in body["messages"]]
    return Asked(method, path, {**body, "messages": turns})


def difference(recorded: Asked, now: Asked) -> str:
    """Empty, or the lines that differ."""
    return "\n".join(difflib.unified_diff(_lines(recorded), _lines(now), "recorded", "now", lineterm="", n=1))


def _lines(asked: Asked) -> list[str]:
    return json.dumps(asdict(asked), indent=1, ensure_ascii=False).replace("\\n", "\n").split("\n")


def _events(answer: str) -> list[str]:
    return [event for event in re.split(r"(?<=\n\n)", answer) if event]


def _packed(exchange: Exchange) -> Plain:
    return {**asdict(exchange), "answer": list(_parts(exchange.answer))}


def _parts(answer: str) -> Iterator[str | Plain]:
    """Events; in place of several in a row that are alike one object: the event, and what stands in its places."""
    row: Plain = {}
    created = ""
    for event in _events(answer):
        piece = _taken_apart(event)
        if row and (piece is None or piece[0] != row["event"]):
            yield row
            row = {}
        if piece is None:
            yield event
            continue
        if not row:
            row, created = {"event": piece[0], "said": []}, ""
        if piece[1] != created:
            created = piece[1]
            row["said"].append(int(created))
        row["said"].append(piece[2])
    if row:
        yield row


def _taken_apart(event: str) -> tuple[str, str, str] | None:
    """The event with places, the second that it names and its text; None where it could not be put together again."""
    said, when = _SAID.search(event), _WHEN.search(event)
    if said is None or when is None:
        return None
    text = json.loads(said[0])
    places = _WHEN.sub(_WHEN_PLACE, _SAID.sub(_TEXT_PLACE, event, count=1), count=1)
    return (places, when[0], text) if _together(places, when[0], text) == event else None


def _unpacked(plain: Plain) -> Exchange:
    answer = "".join(part if isinstance(part, str) else "".join(_said(part)) for part in plain["answer"])
    return Exchange(Asked(**plain["asked"]), plain["status"], plain["content_type"], answer)


def _said(row: Plain) -> Iterator[str]:
    created = ""
    for one in row["said"]:
        if isinstance(one, int):
            created = str(one)
        else:
            yield _together(row["event"], created, one)


def _together(event: str, created: str, text: str) -> str:
    return event.replace(_WHEN_PLACE, created).replace(_TEXT_PLACE, json.dumps(text, ensure_ascii=False))
