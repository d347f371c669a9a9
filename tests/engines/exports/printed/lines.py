"""The texts of a sheet in their order, told without any renderer."""

from server.engines.exports.keys import letter
from server.engines.exports.printed.blocks import (
    AnswerLines,
    Block,
    Code,
    Fields,
    Heading,
    Labelled,
    Listing,
    Paragraph,
    Question,
    Sheet,
    Table,
    WordBox,
    text_of,
)


def lines_of(sheet: Sheet) -> list[str]:
    """Every text; letters of options and numbers of questions before theirs."""
    return [line for block in sheet.blocks for line in _block(block)]


def _block(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [text_of(block.runs)]
        case Labelled():
            return [f"{block.label}: {text_of(block.runs)}"]
        case Code():
            return [block.text]
        case Listing():
            markers = [f"{letter(index)}." if block.marker == "letter" else "" for index in range(len(block.items))]
            return [
                part
                for marker, item in zip(markers, block.items, strict=True)
                for part in (marker, *(line for one in item for line in _block(one)))
            ]
        case WordBox():
            return list(block.words)
        case Table():
            return [*block.head, *(text_of(cell) for row in block.rows for cell in row)]
        case Question():
            points = f"({block.points})" if block.points else ""
            return [f"{block.number}.", text_of(block.stem), points, *(x for one in block.body for x in _block(one))]
        case Fields():
            return [*(f"{label}:" for label in block.labels), block.after]
        case AnswerLines():
            return []
        case _:
            return []
