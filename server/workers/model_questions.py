"""Words for a model that is to write questions: our rules, what is wanted, and a text that it stays within."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.core.resources import resource_folder
from server.integrations.ai.provider import Completion, Message

MOST_A_CALL = 20
TOKENS_AN_ITEM, TOKENS_BESIDE = 260, 400
"""A question with its reason takes some 150 tokens, with a quote 220."""
MOST_TOLD = 12
"""Refused ones, and ones that are there, that are told with the next call."""
QUOTING = (
    '"quote" is the place of the text that says the answer: one or two whole sentences, copied letter by letter. '
    "Ask only what the text says. The answer uses the words of that place, and no wrong option stands in it."
)


@dataclass(frozen=True, slots=True)
class Brief:
    """What an engine says a model is to be told; see the job `content.model_brief`."""

    count: int
    types: Sequence[str]
    objectives: Sequence[str]
    difficulty: str
    bloom: Mapping[str, float]
    text: str
    files: Sequence[tuple[str, int]]
    quoted: bool
    lesson_frame: bool
    schema: dict[str, Any]
    list: str
    """Name of the property of the schema that holds the questions."""

    def schema_for(self, count: int) -> dict[str, Any]:
        """With room for so many questions and no more."""
        properties = self.schema["properties"]
        listed = {**properties[self.list], "maxItems": count}
        return {**self.schema, "properties": {**properties, self.list: listed}}


def question(asked: Mapping[str, Any], brief: Brief, count: int, after: Sequence[str] = ()) -> Completion:
    """`count` questions are wanted; `after` are lines about those that were written before.

    The text stands between marks that it cannot know. No name of a file or a person is sent.
    """
    rules = prompt().replace("{grade}", str(asked["grade"]))
    rules = rules.replace("{quoting}", QUOTING if brief.quoted else "")
    wanted = [
        f"Write {count} question{'s' if count > 1 else ''} about: {asked['topic']}",
        f"Subject: {asked['subject']}",
        f"Types: {', '.join(brief.types)}",
        f"Difficulty: mostly {brief.difficulty}",
    ]
    if brief.bloom:
        shares = ", ".join(f"{level} {share:.0%}" for level, share in brief.bloom.items())
        wanted.append(f"Levels of Bloom's taxonomy: {shares}")
    wanted += ["Objectives:", *(f"{number}. {text}" for number, text in enumerate(brief.objectives, start=1))]
    if brief.text:
        mark = f"=====TEXT {secrets.token_hex(8)}====="
        use = (
            "Ask only about this text." if brief.quoted else "Stay with what this text says, and contradict none of it."
        )
        wanted += [use, mark, brief.text, mark]
    messages = (Message("system", rules), Message("user", "\n".join([*wanted, *after])))
    return Completion(messages, TOKENS_BESIDE + TOKENS_AN_ITEM * count)


def about_before(kept: Sequence[Mapping[str, Any]], refused: Sequence[Mapping[str, Any]]) -> list[str]:
    """What was kept, so that it is not written again, and what was refused, with the reasons."""
    lines: list[str] = []
    if kept:
        lines += ["These questions are there already:", *(f"- {one['stem']}" for one in kept[-MOST_TOLD:])]
    if refused:
        lines.append("These were refused. Write better ones in their place:")
        lines += [f"- {one['stem'] or '(nothing)'}: {' '.join(one['why'][:2])}" for one in refused[-MOST_TOLD:]]
    return lines


def prompt() -> str:
    """`resources/prompts/write_questions.txt`, with places for the grade and for what is said of quotes."""
    return (resource_folder("prompts") / "write_questions.txt").read_text(encoding="utf-8")
