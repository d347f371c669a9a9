"""What students get of quizzes and lessons tells no key."""

import json
import random
from functools import cache
from itertools import islice

import pytest

from contracts.attempts import StudentItem, StudentQuiz
from contracts.content import AssessmentDocument, LessonDocument
from server.domain.sharing.documents import item_of
from server.domain.sharing.models import Share
from server.domain.sharing.showing import student_lesson, student_quiz
from server.engines.items.model import (
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
)
from server.engines.items.plain import to_plain
from server.engines.lessons.document import lesson_document
from server.engines.lessons.making import make_lesson
from server.engines.lessons.request import LessonRequest
from server.engines.packs.index import Entry
from server.engines.quizzes.document import quiz_document
from server.engines.quizzes.grading.layout import layout_of, options_of
from server.engines.quizzes.making import make_quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.tools import bundled_tools
from tests.builders.school import ITEMS, quiz
from tests.engines.quizzes import samples
from tests.engines.quizzes.every_topic import entries
from tests.sizes import sized

ITEM_FIELDS = {"number", "type", "stem", "code", "points", "options", "prompts", "unit"}
QUIZ_FIELDS = {"title", "subject", "grade", "instructions", "points", "passing_percent", "items"}
LESSON_FIELDS = {"title", "subject", "grade", "objectives", "sections"}
SEEDS = 40


def share_of(document: AssessmentDocument | LessonDocument) -> Share:
    is_lesson = isinstance(document, LessonDocument)
    items = [] if isinstance(document, LessonDocument) else document.items
    return Share(
        id="a-share",
        content_id="in-the-library",
        kind="lesson" if is_lesson else "assessment",
        title=document.title,
        subject=document.subject,
        grade=document.grade,
        items=len(items),
        points=sum(item.points for item in items),
        passing_percent=70,
        document=document.model_dump_json(),
    )


def shown(document: AssessmentDocument, seed: int) -> StudentQuiz:
    items = [item_of(item) for item in document.items]
    rng = random.Random(seed)
    return student_quiz(share_of(document), items, [layout_of(item, rng) for item in items])


@cache
def documents() -> tuple[AssessmentDocument, ...]:
    """About topics that are drawn; about all of them in the long run."""
    drawn = entries()
    random.Random(11).shuffle(drawn)
    made = (
        quiz_document(
            make_quiz(QuizRequest(one.subject, one.title, grade, count=15, seed=5), one.subject, bundled_tools()), 5
        )
        for one, grade in drawn
    )
    chosen = islice(made, sized(10, len(drawn)))
    return (quiz(), *(AssessmentDocument.model_validate(one) for one in chosen))


def secrets_of(item: Item) -> list[str]:
    """Texts that belong to the key or say why, where neither stem nor code nor what is chosen from says them too."""
    told = [item.reason, item.hint, item.watch_for, item.source.quote, item.source.name, item.id]
    answer = item.answer
    match answer:
        case FillIn(key, accepted, bank):
            told += [key, *accepted] if not bank else []
        case Numeric(key, _, tolerance, accepted):
            told += [key, *accepted, tolerance]
        case ShortAnswer(key, points):
            told += [key, *points]
        case LuauOutput(key):
            told.append(key)
        case _:
            pass
    return [text for text in told if len(text) > 3]


def fields_in(plain: object) -> set[str]:
    """Names of fields, however deep."""
    if isinstance(plain, dict):
        return set(plain).union(*map(fields_in, plain.values()))
    return set().union(*map(fields_in, plain)) if isinstance(plain, list) else set()


@pytest.mark.long
class TestStudentQuiz:
    def test_it_has_the_fields_that_it_may_have_and_no_other(self) -> None:
        assert set(StudentItem.model_fields) == ITEM_FIELDS
        assert set(StudentQuiz.model_fields) == QUIZ_FIELDS

    def test_no_text_that_belongs_to_a_key_stands_in_it(self) -> None:
        looked_for = 0
        for document in documents():
            seen = shown(document, 1)
            whole = json.loads(seen.model_dump_json())
            for plain, item in zip(whole["items"], map(item_of, document.items), strict=True):
                assert set(plain) == ITEM_FIELDS
                values = [*plain["options"], *plain["prompts"], plain["unit"], plain["type"]]
                secrets = [text for text in secrets_of(item) if text not in item.stem and text not in item.code]
                looked_for += len(secrets)
                assert [text for text in secrets if text in plain["stem"] or text in plain["code"]] == []
                assert [text for text in secrets if text in values and text not in options_of(item)] == []
        assert looked_for > 100

    def test_neither_seed_nor_ids_nor_sources_by_which_it_could_be_made_again(self) -> None:
        for document in documents():
            plain = json.loads(shown(document, 1).model_dump_json())
            text = json.dumps(plain)
            assert all(f'"{item.id}"' not in text for item in document.items)
            assert fields_in(plain) == QUIZ_FIELDS | ITEM_FIELDS

    def test_where_the_right_option_stands_follows_from_nothing(self) -> None:
        """Of options that may stand anywhere, over many attempts, each place has the right one as often."""
        document = quiz()
        places = [shown(document, seed).items[0].options.index("heron") for seed in range(10 * SEEDS)]
        counts = [places.count(place) for place in range(4)]
        assert min(counts) > 10 * SEEDS / 4 * 0.7

    def test_what_is_put_in_order_never_stands_in_it(self) -> None:
        for document in documents():
            items = [item_of(item) for item in document.items]
            for seed in range(SEEDS):
                for item, seen in zip(items, shown(document, seed).items, strict=True):
                    answer = item.answer
                    if len(seen.options) < 3:
                        continue
                    if isinstance(answer, Ordering):
                        assert tuple(seen.options) != answer.right
                    elif isinstance(answer, Matching):
                        assert seen.options[: len(answer.pairs)] != [match for _, match in answer.pairs]
                        assert seen.prompts == [prompt for prompt, _ in answer.pairs]

    def test_there_is_all_that_it_takes_to_answer(self) -> None:
        for item, seen in zip(ITEMS, shown(quiz(), 3).items, strict=True):
            assert (seen.stem, seen.code, seen.points) == (item.stem, item.code, item.points)
            assert sorted(seen.options) == sorted(options_of(item))
            assert isinstance(item.answer, MultipleChoice | FillIn | Matching | Ordering) == bool(seen.options)


class TestStudentLesson:
    @pytest.mark.parametrize("entry", entries()[:: max(1, len(entries()) // 6)])
    def test_only_what_is_for_students_without_keys(self, entry: tuple[Entry, int]) -> None:
        document = _lesson(entry)
        seen = student_lesson(share_of(document))
        plain = json.loads(seen.model_dump_json())
        assert set(plain) == LESSON_FIELDS
        kept = [one for one in document.sections if one.for_students.strip() or one.items]
        assert [one.title for one in seen.sections] == [one.title for one in kept]
        assert [one.text for one in seen.sections] == [one.for_students for one in kept]
        items = [item for section in seen.sections for item in section.items]
        assert [item.number for item in items] == list(range(1, len(items) + 1))
        for theirs, ours in zip(items, (item for section in kept for item in section.items), strict=True):
            assert theirs.stem == ours.stem
            assert set(theirs.model_dump()) == ITEM_FIELDS

    def test_what_students_know_does_not_put_the_options_back_in_order(self) -> None:
        steps = tuple(f"step {number}" for number in range(20))
        to_order = samples.item("Put them in order.", Ordering(steps, tuple(range(20))), id="q-1")
        plain = _lesson(entries()[0]).model_dump(mode="json")
        plain["sections"] = [{**plain["sections"][0], "items": [to_plain(to_order)]}]
        share = share_of(LessonDocument.model_validate(plain))
        [shown_item] = student_lesson(share).sections[0].items
        guessed = random.Random(share.id).sample(range(20), 20)
        put_back = [option for _, option in sorted(zip(guessed, shown_item.options, strict=True))]
        assert put_back != list(steps)
        assert student_lesson(share).sections[0].items == [shown_item]
        share.content_id = "in-another-library"
        assert student_lesson(share).sections[0].items != [shown_item]

    def test_no_section_of_the_teachers_own_is_in_it(self) -> None:
        document = _lesson(entries()[0])
        own = [one for one in document.sections if not one.for_students.strip() and not one.items]
        assert own
        text = student_lesson(share_of(document)).model_dump_json()
        assert [one.title for one in own if json.dumps(one.content)[1:-1] in text and one.content] == []


def _lesson(entry: tuple[Entry, int]) -> LessonDocument:
    one, grade = entry
    made = make_lesson(LessonRequest(one.subject, one.title, grade, seed=2), one.subject, bundled_tools())
    return LessonDocument.model_validate(lesson_document(made, 2))
