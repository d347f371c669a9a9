"""The form of single questions: what a stem, an option, a statement may look like."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from server.engines.items.model import BLANK
from server.engines.items.values import value_of
from server.engines.packs.model import (
    AnyQuestion,
    ChoiceQuestion,
    FillInQuestion,
    MatchingQuestion,
    NumericQuestion,
    OrderingQuestion,
    ShortAnswerQuestion,
    TrueFalseQuestion,
)
from server.engines.packs.words import all_words, content_stems, plain
from tests.engines.packs.arithmetic import computed
from tests.engines.packs.finding import Finding, error, note

KAHOOT_STEM, KAHOOT_OPTION = 120, 75
_DANGLING = re.compile(r"(This|It|These|Those|They|That|He|She|There)\b")
_ELSEWHERE = re.compile(
    r"\b(this|the) (passage|text|figure|picture|image|diagram|paragraph|reading|lesson|chart|table)\b(?! of)"
    r"|\b(above|below|shown here)\b[.?]?$",
    re.IGNORECASE,
)
_BANNED_OPTION = re.compile(
    r"\b(all|none|both|any) of (the above|these|them)\b|\bboth [A-E]\b|\b[A-E] and [A-E]\b|\bi don't know\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"\b(always|never|only|usually|often|sometimes|every time|must always)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(NOT|EXCEPT)\b")
_WHICH_NOT = re.compile(r"^which\b.*\b(not|except|isn't|aren't|doesn't|cannot)\b")
_ARTICLE_CUE = re.compile(rf"\ban? (?={BLANK})|\b(a|an)\?$", re.IGNORECASE)
_STEP_CUE = re.compile(r"(first|then|next|after that|finally|last|lastly|second|third)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(first|second|third|fourth|last)( two| three)? (wrong|options?|choices?|answers?)\b", re.IGNORECASE
)
_LONGEST_SLOT = 3


def is_negative(stem: str) -> bool:
    """Whether the question asks for what is NOT so."""
    return bool(_NEGATIVE.search(stem))


def check_question(place: str, question: AnyQuestion) -> Iterator[Finding]:
    """Everything that can be said of a question alone, its code apart."""
    yield from _stem(place, question)
    yield from _reason(place, question)
    match question:
        case ChoiceQuestion():
            yield from _choice(place, question)
        case TrueFalseQuestion():
            yield from _true_false(place, question)
        case FillInQuestion():
            yield from _fill_in(place, question)
        case MatchingQuestion():
            yield from _matching(place, question)
        case OrderingQuestion():
            yield from _distinct(place, "step", question.steps)
            yield from (
                error(place, f"the step tells its place: {one}") for one in question.steps if _STEP_CUE.match(one)
            )
        case ShortAnswerQuestion():
            if len(all_words(question.answer)) < 4:
                yield error(place, "a model answer is a sentence")
        case NumericQuestion():
            yield from _numeric(place, question)
        case _:
            pass


def _stem(place: str, question: AnyQuestion) -> Iterator[Finding]:
    stem = question.stem
    count = len(stem.split())
    if not 5 <= count <= 40:
        yield error(place, f"the stem has {count} words, not 5 to 40: {stem}")
    if len(stem) > KAHOOT_STEM and isinstance(question, ChoiceQuestion | TrueFalseQuestion):
        yield note(place, f"the stem has {len(stem)} characters; Kahoot takes {KAHOOT_STEM}")
    if stem.startswith(("This code", "The code")) is False and _DANGLING.match(stem):
        yield error(place, f"the stem points at something outside itself: {stem}")
    if not question.type.startswith("luau") and _ELSEWHERE.search(stem):
        yield error(place, f"the stem speaks of something that is not there: {stem}")
    if re.sub(rf"{BLANK}", "", stem).count("_"):
        yield error(place, "a blank has five underscores")
    yield from _ending(place, question)


def _ending(place: str, question: AnyQuestion) -> Iterator[Finding]:
    blanks, stem = question.stem.count(BLANK), question.stem
    if isinstance(question, TrueFalseQuestion):
        right = stem.endswith(".") and not blanks
    elif isinstance(question, OrderingQuestion | MatchingQuestion):
        right = stem.endswith((".", "?")) and not blanks
    elif isinstance(question, FillInQuestion):
        right = blanks == 1
    else:
        right = (stem.endswith("?") and not blanks) or (blanks == 1 and stem[-1] in "._?")
    if not right:
        yield error(
            place, f"the stem must end with a question mark or hold one blank (a statement: a full stop): {stem}"
        )


def _reason(place: str, question: AnyQuestion) -> Iterator[Finding]:
    if len(question.reason.split()) < 6 or not question.reason.endswith((".", "!", '."', ".”")):
        yield error(place, f"the reason is a whole sentence: {question.reason}")
    if re.match(r"(This|It|They|That|These|Those|Because|Option|See)\b", question.reason):
        yield error(place, f"the reason does not stand alone: {question.reason}")
    if _COUNTED.search(question.reason):
        yield error(place, f"the reason counts options, which are shuffled: {question.reason}")
    if (
        question.hint
        and isinstance(question, ChoiceQuestion | FillInQuestion)
        and _holds(question.hint, question.answer)
    ):
        yield error(place, "the hint holds the key")


def _telling(text: str) -> list[str]:
    """Words that would give a key away: in arithmetic the same digits stand everywhere."""
    return [word for word in content_stems(text) if not word.isdigit()]


def _holds(text: str, words: str) -> bool:
    return f" {plain(words)} " in f" {plain(text)} "


def _distinct(place: str, what: str, texts: list[str]) -> Iterator[Finding]:
    for one, other in combinations(texts, 2):
        values = value_of(one), value_of(other)
        bare = [" ".join(word for word in all_words(text) if word not in {"a", "an", "the"}) for text in (one, other)]
        symbols = any(not bare_text for bare_text in bare) or re.search(r"[^\w\s.,'’?!-]", one + other)
        if None not in values and values[0] != values[1]:
            continue
        same_words = bare[0] == bare[1] and (not symbols or one.strip() == other.strip())
        if same_words or (values[0] is not None and values[0] == values[1]):
            yield error(place, f"{what}s say the same: {one} | {other}")


def _choice(place: str, question: ChoiceQuestion) -> Iterator[Finding]:
    options = [question.answer, *question.wrong]
    yield from _distinct(place, "option", options)
    for option in options:
        if len(option) > KAHOOT_OPTION:
            yield error(place, f"the option has {len(option)} characters, more than {KAHOOT_OPTION}: {option}")
        if found := _BANNED_OPTION.search(option) or _ABSOLUTE.search(option):
            yield error(place, f"the option says `{found.group()}`: {option}")
    if _ARTICLE_CUE.search(question.stem):
        yield error(place, f"the article before the blank tells the key: {question.stem}")
    if _WHICH_NOT.match(question.stem.lower()) and not is_negative(question.stem):
        yield note(place, f"is the stem negative? Then in capitals: {question.stem}")
    if len({option.endswith(".") for option in options if all_words(option)}) > 1:
        yield error(place, "some options end with a full stop, some do not")
    if len({option[:1].isupper() for option in options}) > 1:
        yield note(place, f"some options begin with a capital, some do not: {options}")
    yield from _key_among(place, question)


def _key_among(place: str, question: ChoiceQuestion) -> Iterator[Finding]:
    stem = _telling(question.stem)
    shared = {option: sum(word in stem for word in _telling(option)) for option in question.wrong}
    own = [word for word in _telling(question.answer) if word in stem]
    if len(own) > max(shared.values()):
        yield error(place, f"the key shares {own} with the stem, more than any wrong option: {question.stem}")
    key = f" {plain(question.answer)} "
    for wrong in question.wrong:
        other = f" {plain(wrong)} "
        plain_words = not re.search(r"[\d=<>+/×÷−*\"(\[{]|\.\w", question.answer + wrong)
        if plain_words and key.strip() and other.strip() and (key in other or other in key):
            yield error(place, f"a wrong option holds the key, or lies in it: {question.answer} | {wrong}")
    mean = sum(map(len, question.wrong)) / len(question.wrong)
    if len(question.answer) > max(1.4 * mean, 20) and len(question.answer) > max(map(len, question.wrong)):
        yield note(place, f"the key is much longer than the rest: {question.answer}")


def _true_false(place: str, question: TrueFalseQuestion) -> Iterator[Finding]:
    if question.answer:
        if question.correction:
            yield error(place, "a true statement needs no correction")
        return
    if not question.correction:
        yield error(place, "a false statement needs the true one as its correction")
        return
    before, after = question.stem.rstrip(".").split(), question.correction.rstrip(".").split()
    changes = [change for change in SequenceMatcher(None, before, after, False).get_opcodes() if change[0] != "equal"]
    if len(changes) != 1:
        yield error(place, f"the false statement differs in {len(changes)} slots, not in one: {question.stem}")
        return
    _, start, end, other_start, other_end = changes[0]
    if max(end - start, other_end - other_start) > _LONGEST_SLOT:
        yield note(place, f"the slot is long: {before[start:end]} for {after[other_start:other_end]}")
    if "not" in before[start:end] + after[other_start:other_end]:
        yield error(place, f"the statement is false by a `not`: {question.stem}")


def _fill_in(place: str, question: FillInQuestion) -> Iterator[Finding]:
    if len(question.answer.split()) > 3:
        yield error(place, f"the key of a blank is a word or a short term: {question.answer}")
    if _holds(question.stem, question.answer):
        yield error(place, f"the key stands in the stem: {question.stem}")
    known = [question.answer.casefold(), *(one.casefold() for one in question.accept)]
    if len(set(known)) < len(known):
        yield error(place, f"accepted spellings stand twice: {known}")
    if re.search(rf"\ban? {BLANK}", question.stem):
        yield note(place, f"the article narrows the blank: {question.stem}")


def _matching(place: str, question: MatchingQuestion) -> Iterator[Finding]:
    yield from _distinct(place, "prompt", [prompt for prompt, _ in question.pairs])
    yield from _distinct(place, "match", [*(match for _, match in question.pairs), *question.extra])
    for prompt, match in question.pairs:
        shared = [word for word in _telling(prompt) if word in _telling(match)]
        if shared:
            yield error(place, f"prompt and match share {shared}: {prompt} | {match}")


def _numeric(place: str, question: NumericQuestion) -> Iterator[Finding]:
    answer = value_of(question.answer)
    tolerance = value_of(question.tolerance) if question.tolerance else None
    if answer is None or (question.tolerance and tolerance is None):
        yield error(place, f"no number: {question.answer} {question.tolerance}")
        return
    try:
        found = computed(question.works)
    except ValueError as problem:
        yield error(place, str(problem))
        return
    if abs(found - answer) > (tolerance or 0):
        yield error(place, f"{question.works} is {found}, not {question.answer}")
    for number in re.findall(r"\d+(?:\.\d+)?", question.works.replace(",", "")):
        if number not in re.findall(r"\d+(?:\.\d+)?", question.stem.replace(",", "")):
            yield note(place, f"{number} of `{question.works}` does not stand in the stem")
