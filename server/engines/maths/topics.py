"""Which skills a topic means: words in common, rare ones counting more, and the nearness of the grade."""

import math
import re
from functools import cache
from itertools import zip_longest

from server.engines.maths.skill import Skill
from server.engines.maths.skills import SKILLS

LEAST_SHARE = 0.6
"""Of the weight of a topic's words that a skill must know."""
BEST_SHARE = 0.8
"""Of the best skill's score that the others must reach."""
PER_GRADE = 0.08
"""Taken from the score for every grade between the class and the skill."""
FURTHEST = 4
"""Grades away beyond which a skill is no longer for this class."""
NEXT_TO = 1
"""As `FURTHEST`, where there are skills for the grade itself."""

_EMPTY = frozenset((
    "a", "an", "and", "as", "at", "by", "for", "from", "how", "in", "into", "is", "it", "its", "of", "on", "or",
    "that", "the", "their", "them", "to", "two", "with", "within", "using", "use", "solve", "solving", "find",
    "finding", "problem", "problems", "skill", "skills", "practice", "basic", "basics", "introduction", "intro",
    "review", "unit", "lesson", "topic", "grade", "simple", "one",
))  # fmt: skip
_SUBJECT = frozenset(("math", "mathematic", "arithmetic"))
_ACTIONS = frozenset(("add", "subtract", "multiply", "divide", "compare", "order", "round", "simplify", "convert"))
"""What is done with the other words of a topic, each on its own."""
_SAME = {
    "adding": "add", "addition": "add", "sum": "add", "plus": "add", "addend": "add",
    "minus": "subtract", "difference": "subtract",
    "times": "multiply", "product": "multiply", "multiple": "multiples",
    "quotient": "divide", "divisor": "divide", "division": "divide",
    "average": "mean",
    "percentage": "percent",
    "brackets": "parenthes", "bracket": "parenthes",
    "gradient": "slope",
    "pythagorean": "pythagora",
    "indice": "exponent", "power": "exponent",
    "centre": "center", "factorising": "factor", "factorisation": "factor", "factorization": "factor",
    "probabilitie": "probability", "chance": "probability",
    "gcd": "gcf", "hcf": "gcf", "statistic": "data", "inequalitie": "inequality", "geometric": "geometric",
}  # fmt: skip
_ENDINGS = (
    ("iplication", "iply"), ("traction", "tract"), ("ification", "ify"), ("ifying", "ify"),
    ("ying", "y"), ("ies", "y"), ("ations", "ate"), ("ation", "ate"), ("ating", "ate"), ("iding", "ide"),
    ("aring", "are"), ("ering", "er"), ("sses", "ss"), ("xes", "x"), ("ing", ""), ("ied", "y"),
    ("ed", ""), ("s", ""),
)  # fmt: skip
_KEPT = frozenset(("times", "less", "gas", "ages", "multiples", "range", "string", "mass", "class", "bus", "us"))


def words_of(text: str) -> list[str]:
    """The words of a text that say something, each by its stem: adding, addition and adds are all `add`."""
    return [stem(word) for word in re.findall(r"[a-z]+", text.lower()) if word not in _EMPTY]


def stem(word: str) -> str:
    """A light stem, one word for those that mean the same."""
    shown = _SAME.get(word, word)
    if shown == word and word not in _KEPT and len(word) > 3:
        ending, instead = next(((end, new) for end, new in _ENDINGS if word.endswith(end)), ("", ""))
        if len(word) - len(ending) >= 3 and not word.endswith("ss"):
            shown = word.removesuffix(ending) + instead
    return _SAME.get(shown, shown)


def find(topic: str, grade: int) -> list[Skill]:
    """The skills that the topic means, best first; none for a topic that is not of this subject.

    A topic that is the whole subject gives the skills of the grade. One that joins two things gives those of the one
    and of the other in turn: multiplying and dividing fractions, or GCF and LCM, which no skill has in common.
    """
    asked = list(dict.fromkeys(words_of(topic)))
    actions = [word for word in asked if word in _ACTIONS]
    whole = _found(asked, grade)
    if len(actions) > 1:
        rest = [word for word in asked if word not in _ACTIONS]
        return _in_turn([_found([action, *rest], grade) for action in actions]) or whole
    parts = [words for part in re.split(r",|&|/|;|\band\b", topic) if (words := words_of(part))]
    if len(whole) > 1 or len(parts) < 2:
        return whole
    return _in_turn([_found(part, grade) for part in parts]) or whole


def _in_turn(several: list[list[Skill]]) -> list[Skill]:
    """The first of each, then the second of each; none where one of them is empty."""
    if not all(several):
        return []
    mixed = [one for row in zip_longest(*several) for one in row if one is not None]
    return list({one.id: one for one in mixed}.values())


def _found(asked: list[str], grade: int) -> list[Skill]:
    if not asked:
        return []
    named = [word for word in asked if word not in _SUBJECT]
    if not named:
        return [one for one in SKILLS.values() if grade in one.grades]
    scores = {one.id: _score(one, named, grade) for one in SKILLS.values() if _away(one, grade) <= FURTHEST}
    best = max(scores.values(), default=0.0)
    found = [one for one in SKILLS.values() if scores.get(one.id, 0.0) > 0 and scores[one.id] >= best * BEST_SHARE]
    if any(grade in one.grades for one in found):
        found = [one for one in found if _away(one, grade) <= NEXT_TO]
    return sorted(found, key=lambda one: -scores[one.id])


def _score(one: Skill, asked: list[str], grade: int) -> float:
    """The share of the topic's weight that the skill knows, less for every grade away; 0 where that is too little."""
    known, weights = _weights(one.id), _rarity()
    most = max(weights.values())
    whole = sum(weights.get(word, most) for word in asked)
    share = sum(weights[word] * known[word] for word in asked if word in known) / whole
    return max(share - PER_GRADE * _away(one, grade), 0.01) if share >= LEAST_SHARE else 0.0


def _away(one: Skill, grade: int) -> int:
    return max(one.grades.start - grade, grade - one.grades.stop + 1, 0)


@cache
def _weights(skill_id: str) -> dict[str, float]:
    """How surely each word means the skill: of its title, then its domain, then its keywords."""
    one = SKILLS[skill_id]
    known = dict.fromkeys((word for keyword in one.keywords for word in words_of(keyword)), 0.78)
    known |= dict.fromkeys(words_of(one.domain.value), 0.9)
    return known | dict.fromkeys(words_of(one.title), 1.0)


@cache
def _rarity() -> dict[str, float]:
    """Of every known word: 1 for those of nearly all skills, more for rarer ones."""
    counts: dict[str, int] = {}
    for skill_id in SKILLS:
        for word in _weights(skill_id):
            counts[word] = counts.get(word, 0) + 1
    return {word: 1 + math.log(len(SKILLS) / count) / 4 for word, count in counts.items()}
