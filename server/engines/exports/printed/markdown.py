"""A sheet as Markdown (CommonMark): every sign of a text that Markdown would read is escaped."""

import re
from collections.abc import Iterable

from server.engines.exports.keys import letter
from server.engines.exports.printed.blocks import (
    AnswerLines,
    Block,
    Code,
    Fields,
    Heading,
    Labelled,
    Listing,
    PageBreak,
    Paragraph,
    Question,
    Run,
    Runs,
    Sheet,
    Table,
    WordBox,
)

_READ_ANYWHERE = re.compile(r"([\\`*_\[\]<>&|~#])")
_READ_AT_LINE_START = re.compile(r"(?m)^(\s*)([-+=])")
_NUMBER_AT_LINE_START = re.compile(r"(?m)^(\s*\d{1,9})([.)])")
_LINE = "\\_" * 40


def drawn(sheet: Sheet) -> bytes:
    """The sheet in UTF-8."""
    return (_all(sheet.blocks) + "\n").encode()


def escaped(text: str) -> str:
    """The text as Markdown reads it back; a line feed as a hard break."""
    plain = _READ_ANYWHERE.sub(r"\\\1", text)
    plain = _NUMBER_AT_LINE_START.sub(r"\1\\\2", _READ_AT_LINE_START.sub(r"\1\\\2", plain))
    return plain.replace("\n", "\\\n")


def _all(blocks: Iterable[Block]) -> str:
    return "\n\n".join(drawing for drawing in map(_block, blocks) if drawing)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_one_line(block.runs)}"
        case Paragraph():
            return _inline(block.runs).strip()
        case Labelled():
            return f"**{escaped(block.label)}:** {_inline(block.runs)}".rstrip()
        case Listing():
            return _listing(block)
        case Code():
            return _fenced(block)
        case AnswerLines():
            return "\n\n".join([_LINE] * block.count)
        case Fields():
            return " ".join(f"{escaped(label)}: {_LINE[:40]}" for label in block.labels) + _after(block.after)
        case WordBox():
            return f"> {' · '.join(_one_line((Run(word),)) for word in block.words)}"
        case Table():
            return _table(block)
        case Question():
            return _question(block)
        case PageBreak():
            return ""


def _after(text: str) -> str:
    return f" {escaped(text)}" if text else ""


def _question(block: Question) -> str:
    points = f" *({block.points})*" if block.points else ""
    stem = _inline(block.stem)
    lead = f"**{block.number}.**" + (f" {stem}" if stem else "") + points
    return "\n\n".join(part for part in (lead, _all(block.body)) if part)


def _listing(block: Listing) -> str:
    entries = []
    for index, item in enumerate(block.items):
        lead = _marker(block, index)
        indent = " " * (len(lead) if block.marker == "number" else 2)
        entries.append(lead + _all(item).replace("\n", f"\n{indent}"))
    return "\n".join(re.sub(r"(?m)^ +$", "", entry) for entry in entries)


def _marker(block: Listing, index: int) -> str:
    """Markdown has no list with letters: they stand in the text, as the key names them."""
    match block.marker:
        case "number":
            return f"{block.start + index}. "
        case "letter":
            return f"- {letter(index)}. "
        case _:
            return "- "


def _fenced(block: Code) -> str:
    longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{'luau' if block.luau else ''}\n{block.text}\n{fence}"


def _table(block: Table) -> str:
    lines = [_row(escaped(cell) for cell in block.head), _row("---" for _ in block.head)]
    return "\n".join([*lines, *(_row(_one_line(cell) for cell in row) for row in block.rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _one_line(runs: Runs) -> str:
    return _inline(tuple(Run(run.text.replace("\n", " "), run.bold, run.italic, run.code) for run in runs))


def _inline(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.code and run.text.strip():
        return _code_span(run.text)
    inner = run.text.strip()
    mark = ("**" if run.bold else "") + ("*" if run.italic else "")
    if not inner or not mark:
        return escaped(run.text)
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{before}{mark}{escaped(inner)}{mark[::-1]}{after}"


def _code_span(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text.replace(chr(10), ' ')}{pad}{fence}"
