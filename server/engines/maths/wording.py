"""Names and things for problems told in words."""

import random

NAMES = (
    "Aisha", "Amara", "Ben", "Carlos", "Chen", "Diego", "Elena", "Fatima", "Grace", "Hana", "Ines", "Jamal",
    "Kofi", "Leila", "Mateo", "Mei", "Nia", "Noah", "Omar", "Priya", "Ravi", "Sofia", "Tomas", "Yuki",
)  # fmt: skip
COLLECTED = ("coin", "block", "stud", "gem", "badge", "sticker", "tile", "card")
FOOD = ("cup of rice", "cup of flour", "cup of oats", "cup of sugar")


def name(rng: random.Random) -> str:
    """A given name."""
    return rng.choice(NAMES)


def two_names(rng: random.Random) -> tuple[str, str]:
    """Two different given names."""
    first, second = rng.sample(NAMES, 2)
    return first, second


def plural(thing: str) -> str:
    """Of a regular noun: `blocks`, `boxes`, `batteries`."""
    if thing.endswith(("s", "x", "ch", "sh")):
        return f"{thing}es"
    if thing.endswith("y") and thing[-2] not in "aeiou":
        return f"{thing[:-1]}ies"
    return f"{thing}s"


def counted(number: int, thing: str) -> str:
    """`1 block`, `5 blocks`, `1,200 blocks`."""
    return f"{number:,} {thing if number == 1 else plural(thing)}"


def listed(words: list[str] | tuple[str, ...], joint: str = "and") -> str:
    """`a, b and c`."""
    return f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else words[0]


def ordinal(number: int) -> str:
    """`1st`, `12th`, `21st`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def an(word: str) -> str:
    """With its article: `an 8-sided die`, `a hexagon`."""
    vowel = word[0].lower() in "aeiou" or word.startswith(("8", "11", "18"))
    return f"{'an' if vowel else 'a'} {word}"
