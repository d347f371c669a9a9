"""Arguments that are equal without being the same, as two colours are: a key tells them apart, `==` does not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from server.engines.luau.exercise.cases import Case
from server.engines.luau.exercise.shapes import Shape

_LISTS = ((1, 2, 1), (1, 1), (1, 2), (2, 2, 1))
_SINGLE = (1, 1, 2, 1)


def twinned(cases: Sequence[Case], guessed: Sequence[bool]) -> list[Case]:
    """The calls once more, with twins wherever nothing is sure of a value, or of the elements of a list.

    `guessed` says for each parameter whether its shape is a guess; where it is annotated, the annotation counts.
    """
    found = [made for case in cases for made in _variants(case, guessed)]
    return list(dict.fromkeys(found))


def _variants(case: Case, guessed: Sequence[bool]) -> Iterator[Case]:
    for number in range(len(_LISTS)):
        arguments = [
            _argument(text, shape, number + position, is_guess=position >= len(guessed) or guessed[position])
            for position, (text, shape) in enumerate(zip(case.arguments, case.shapes, strict=False))
        ]
        made = (*arguments, *case.arguments[len(arguments) :])
        if made != case.arguments:
            yield replace(case, arguments=made)


def _argument(text: str, shape: Shape, turn: int, *, is_guess: bool) -> str:
    parts = shape.parts if shape.kind == "union" else (shape,)
    lists = [part for part in parts if part.kind == "list"]
    if any(is_guess or part.parts[0].kind == "any" for part in lists):
        return "{" + ", ".join(f"values.twin({one})" for one in _LISTS[turn % len(_LISTS)]) + "}"
    if any(part.kind == "any" for part in parts):
        return f"values.twin({_SINGLE[turn % len(_SINGLE)]})"
    return text
