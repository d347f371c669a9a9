"""Grades and subjects as people write them."""

import re

from server.domain.content.errors import UnknownGrade

_ORDINALS = (
    "kindergarten", "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_NAMED = {
    "k": 0, "kg": 0, "kinder": 0, "pre-k": 0, "prek": 0, "reception": 0,
    "elementary": 4, "elementary school": 4, "primary": 4, "primary school": 4,
    "middle": 7, "middle school": 7, "junior high": 8,
    "high": 10, "high school": 10, "secondary": 9, "secondary school": 9,
    "freshman": 9, "sophomore": 10, "junior": 11, "senior": 12,
}  # fmt: skip
_SUBJECTS = {
    "mathematics": "math maths mathematics arithmetic algebra geometry statistics calculus trigonometry numeracy",
    "science": "science sciences biology chemistry physics earth stem ecology astronomy geology",
    "english": "english ela literacy reading writing grammar literature language language-arts",
    "social-studies": "history geography civics economics social government humanities world us",
    "computing": "computing computer computers ict it informatics technology digital cs",
    "luau": "luau lua roblox coding programming scripting code",
}
_DIGITS = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"\by(?:ea)?r\.?\s*\d", re.IGNORECASE)
LAST = 12


def read_grade(text: str) -> int:
    """0 to 12 of `5th Grade`, `Grade 5`, `5`, `K`, `fifth grade`, `Year 6` or `high school`; the middle of `9-12`.

    Raise UnknownGrade.
    """
    plain = re.sub(r"\b(?:grades?|class|level|the|students?|graders?)\b\.?", " ", text.casefold())
    plain = " ".join(plain.replace("–", "-").split()).strip(" -.")
    if plain in _NAMED:
        return _NAMED[plain]
    numbers = [int(found) for found in _DIGITS.findall(plain)]
    if re.match(r"k\b", plain) and len(numbers) == 1:
        numbers.insert(0, 0)
    if _YEAR.search(plain):
        numbers = [number - 1 for number in numbers]  # year 1 in England is one year before grade 1
    if not numbers:
        spelt = enumerate(zip(_ORDINALS, _CARDINALS, strict=True))
        numbers = [grade for grade, names in spelt if re.search(rf"\b(?:{'|'.join(names)})\b", plain)]
    if not 1 <= len(numbers) <= 2 or not all(0 <= number <= LAST for number in numbers):
        raise UnknownGrade(f"“{text}” is not read as a grade. Write it as 5, Grade 5, K or 9-12.")
    return sum(numbers) // len(numbers)


def read_subject(text: str) -> str | None:
    """The subject of the packs: `Math` and `Maths` are mathematics. None for one that no pack is written for."""
    words = re.findall(r"[a-z]+", text.casefold())
    counts = {subject: sum(word in names.split() for word in words) for subject, names in _SUBJECTS.items()}
    best = max(counts, key=lambda subject: (counts[subject], subject == "luau", subject == "computing"))
    return best if counts[best] else None
