"""`toolboxai quiz`: a topic in, a quiz with its key out."""

import argparse
from collections.abc import Iterator

from contracts.content import (
    MAX_QUESTIONS,
    AnyItem,
    AssessmentDocument,
    Difficulty,
    FillInItem,
    GenerateAssessmentRequest,
    ItemType,
    MatchingItem,
    MultipleChoiceItem,
    OrderingItem,
    TrueFalseItem,
)
from desktop.commands.content import add_content_arguments, make
from desktop.commands.output import Exit

LETTERS = "ABCDE"
PATH = "/api/v1/content/assessments/generate"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_content_arguments(parser, quiz=True)
    parser.add_argument(
        "--num-questions", type=int, default=10, metavar="N", help=f"1 to {MAX_QUESTIONS} (default: 10)"
    )
    parser.add_argument("--difficulty", choices=[one.value for one in Difficulty], default=Difficulty.MEDIUM.value)
    kinds = ", ".join(kind.value for kind in ItemType)
    parser.add_argument(
        "--types", default="", metavar="T,..", help=f"kinds of question, with commas: {kinds} (default: what there is)"
    )


async def run(options: argparse.Namespace) -> Exit:
    """Makes the quiz."""
    fields = {
        "num_questions": options.num_questions,
        "difficulty": options.difficulty,
        "question_types": [kind.strip() for kind in options.types.split(",") if kind.strip()],
    }
    return await make(options, PATH, GenerateAssessmentRequest, fields, _lines)


def _lines(document: AssessmentDocument) -> list[str]:
    lines = [document.title, ""]
    for number, item in enumerate(document.items, start=1):
        lines += [f"{number}. {item.stem}", *(f"   {line}" for line in _choices(item)), f"   Key: {_key(item)}", ""]
    return [*lines, document.made_from]


def _choices(item: AnyItem) -> Iterator[str]:
    yield from (f"| {line}" for line in item.code.splitlines())
    match item:
        case MultipleChoiceItem():
            yield from (f"{letter}) {option}" for letter, option in zip(LETTERS, item.options, strict=False))
        case FillInItem() if item.options:
            yield f"[{' · '.join(item.options)}]"
        case MatchingItem():
            yield from (f"- {prompt}" for prompt, _ in item.key)
            yield f"[{' · '.join(item.options)}]"
        case OrderingItem():
            yield from (f"- {option}" for option in item.options)
        case _:
            pass


def _key(item: AnyItem) -> str:
    match item:
        case MultipleChoiceItem():
            return f"{LETTERS[item.key]}) {item.options[item.key]}"
        case TrueFalseItem():
            return "true" if item.key else f"false: {item.correction}"
        case MatchingItem():
            return "; ".join(f"{prompt} → {match}" for prompt, match in item.key)
        case OrderingItem():
            return " → ".join(item.options[index] for index in item.key)
        case _:
            return str(item.key)
