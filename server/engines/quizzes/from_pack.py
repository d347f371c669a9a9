"""Items of a knowledge pack: its own questions, and what its vocabulary can be asked for."""

import random
from collections.abc import Iterator, Sequence

from server.engines.items.ids import item_id
from server.engines.items.model import (
    Answer,
    Bloom,
    Difficulty,
    FillIn,
    Item,
    Numeric,
    Origin,
    ShortAnswer,
    Source,
    TrueFalse,
)
from server.engines.items.text.words import bare, content_stems
from server.engines.packs.model import (
    AnyQuestion,
    BandContent,
    ChoiceQuestion,
    FillInQuestion,
    MatchingQuestion,
    NumericQuestion,
    OrderingQuestion,
    Pack,
    ShortAnswerQuestion,
    Term,
    TrueFalseQuestion,
)
from server.engines.quizzes.from_luau import RunLuau, luau_item
from server.engines.quizzes.order import choice, matching, ordering

TERMS_OF_A_MATCHING = 4
WRONG_TERMS = 3


def items_of(pack: Pack, content: BandContent, rng: random.Random, run_luau: RunLuau | None) -> list[Item]:
    """All that the pack can ask at this band, in the pack's order. Snippets that do not run as written are left out."""
    own = [item for question in content.questions if (item := _item(pack, content, question, rng, run_luau))]
    return [*own, *_of_vocabulary(pack, content, rng)]


def _item(
    pack: Pack, content: BandContent, question: AnyQuestion, rng: random.Random, run_luau: RunLuau | None
) -> Item | None:
    if isinstance(
        question,
        ChoiceQuestion
        | TrueFalseQuestion
        | FillInQuestion
        | MatchingQuestion
        | ShortAnswerQuestion
        | OrderingQuestion
        | NumericQuestion,
    ):
        answer: Answer | None = _answer(question, rng)
        stem, code = question.stem, ""
    else:
        made = luau_item(question, rng, run_luau) if run_luau is not None else None
        if made is None:
            return None
        answer, stem, code = made.answer, made.stem, made.code
    assert answer is not None
    belief = next(
        (one.belief for one in content.misconceptions if one.id == getattr(question, "misconception", None)), ""
    )
    return Item(
        id=item_id(pack.id, question.type, question.stem, code),
        stem=stem,
        answer=answer,
        reason=question.reason,
        source=_source(pack, content, question),
        bloom=question.bloom,
        difficulty=question.difficulty,
        objective=question.objective,
        hint=question.hint,
        code=code,
        watch_for=belief,
    )


def _answer(
    question: ChoiceQuestion
    | TrueFalseQuestion
    | FillInQuestion
    | MatchingQuestion
    | ShortAnswerQuestion
    | OrderingQuestion
    | NumericQuestion,
    rng: random.Random,
) -> Answer:
    match question:
        case ChoiceQuestion():
            return choice(question.answer, question.wrong, rng)
        case TrueFalseQuestion():
            return TrueFalse(question.answer, question.correction)
        case FillInQuestion():
            return FillIn(question.answer, tuple(question.accept))
        case MatchingQuestion():
            return matching(question.pairs, question.extra, rng)
        case ShortAnswerQuestion():
            return ShortAnswer(question.answer, tuple(question.points))
        case OrderingQuestion():
            return ordering(question.steps, rng)
        case NumericQuestion():
            return Numeric(question.answer, question.unit, question.tolerance)


def _source(pack: Pack, content: BandContent, question: AnyQuestion) -> Source:
    """The concept that the objective belongs to, and the named reference where there is one."""
    concept = next((one.title for one in content.concepts if one.objective == question.objective), "")
    reference = next((one for one in pack.references if one.id == question.reference), None)
    quote = f"{reference.title}, {reference.publisher}" if reference is not None else ""
    return Source(Origin.PACK, pack.title, concept, quote)


def _of_vocabulary(pack: Pack, content: BandContent, rng: random.Random) -> Iterator[Item]:
    """Which word means what: the wrong answers are words of the same list, whose meanings differ."""
    terms = list(content.vocabulary)
    for term in terms:
        others = [other.term for other in terms if _apart(term, other)]
        if len(others) < WRONG_TERMS:
            continue
        yield Item(
            id=item_id(pack.id, "term", term.term),
            stem=f"Which of these means “{_definition(term)}”?",
            answer=choice(term.term, rng.sample(others, WRONG_TERMS), rng),
            reason=f"{_capital(term.term)}: {_definition(term)}. {term.example}",
            source=Source(Origin.PACK, pack.title, "Vocabulary"),
            bloom=Bloom.REMEMBER,
            difficulty=Difficulty.EASY,
            objective=_objective_of(term, content),
        )
    shuffled = [term for term in rng.sample(terms, len(terms)) if not _tells_itself(term)]
    for start in range(0, len(shuffled) - TERMS_OF_A_MATCHING, TERMS_OF_A_MATCHING + 1):
        group = shuffled[start : start + TERMS_OF_A_MATCHING + 1]
        yield _matching_of(pack, group, _objective_of(group[0], content), rng)


def _matching_of(pack: Pack, terms: Sequence[Term], objective: str, rng: random.Random) -> Item:
    """The last term is the one too many."""
    pairs = [(_definition(term), term.term) for term in terms[:-1]]
    return Item(
        id=item_id(pack.id, "terms", *(term.term for term in terms)),
        stem="Match each meaning with its term. One term is left over.",
        answer=matching(pairs, [terms[-1].term], rng),
        reason=" ".join(f"{_capital(term)}: {definition}." for definition, term in pairs),
        source=Source(Origin.PACK, pack.title, "Vocabulary"),
        bloom=Bloom.REMEMBER,
        difficulty=Difficulty.EASY,
        objective=objective,
    )


def _objective_of(term: Term, content: BandContent) -> str:
    """Of the concept that explains the term; the lowest where none speaks of it."""
    wanted = set(content_stems(term.term))
    for concept in content.concepts:
        if wanted <= set(content_stems(f"{concept.title} {concept.text}")):
            return concept.objective
    return min(content.objectives, key=lambda one: list(Bloom).index(one.bloom)).id


def _definition(term: Term) -> str:
    return term.definition.strip().rstrip(".")


def _tells_itself(term: Term) -> bool:
    """Whether the meaning shares a word with the term, so that a pair of both needs no thought."""
    return bool(set(content_stems(term.term)) & set(content_stems(term.definition)))


def _apart(term: Term, other: Term) -> bool:
    """Whether the other word is no answer to the meaning of the first: neither is part of the other."""
    one, two = bare(term.term), bare(other.term)
    return one != two and one not in two and two not in one and two not in bare(term.definition)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
