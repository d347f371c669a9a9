"""A school with teachers and students, a library, and a quiz with a question of every type."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from sqlalchemy import select

from contracts.attempts import (
    AttemptView,
    ChoiceGiven,
    GivenAnswer,
    MatchesGiven,
    OrderGiven,
    SaveAnswers,
    SavedAnswer,
    StudentItem,
    TextGiven,
    TruthGiven,
)
from contracts.classes import AddStudents, ClassNaming
from contracts.content import AssessmentDocument, ContentDocument, LessonDocument, Quality
from contracts.session import Role
from contracts.shares import NewShare, ShareView
from server.core.database import SYSTEM, Database, Tenant
from server.domain.classes.service import ClassService
from server.domain.content.library import Library
from server.domain.content.models import Content, ContentVersion
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Membership, User
from server.domain.sharing.attempts import AttemptService
from server.domain.sharing.models import QuizAttempt, Share
from server.domain.sharing.reading import SharedService
from server.domain.sharing.results import ResultService
from server.domain.sharing.service import ShareService
from server.engines.items.model import (
    Difficulty,
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from server.engines.quizzes.document import quiz_document
from server.engines.quizzes.making import MadeQuiz
from server.engines.quizzes.model import Quiz
from tests.engines.quizzes.samples import item

ITEMS: tuple[Item, ...] = (
    item("Which bird fishes?", MultipleChoice(("heron", "wren", "robin", "swift"), 0), id="q-1", hint="Long legs."),
    item("Whales are fish.", TrueFalse(False, "Whales are mammals."), id="q-2"),
    item("The _____ makes sugar.", FillIn("leaf", ("leaves",), ("root", "leaf", "bark")), id="q-3"),
    item(
        "Which capital belongs to which country?",
        Matching((("France", "Paris"), ("Spain", "Madrid")), ("Bern",), ("Bern", "Madrid", "Paris")),
        id="q-4",
        points=2,
    ),
    item("Order them by size.", Ordering(("cat", "ant", "cow"), (1, 0, 2)), id="q-5", points=2),
    item("What is half of 1.5?", Numeric("3/4", "cm"), id="q-6"),
    item("Why is the sky blue?", ShortAnswer("Air scatters blue light most.", ("Names the air",)), id="q-7", points=3),
    item("What does it print?", LuauOutput("2\ntrue"), id="q-8", code="print(1 + 1)\nprint(true)"),
)
POINTS = sum(one.points for one in ITEMS)


@cache
def quiz(title: str = "Animals and more") -> AssessmentDocument:
    """With a question of every type."""
    made = Quiz("quiz", title, "Science", "Animals", 5, Difficulty.MEDIUM, ITEMS, instructions="Take your time.")
    return AssessmentDocument.model_validate(quiz_document(MadeQuiz(made, (), "By hand", ("A note",)), 4711))


class _NoChecks:
    def quality_of(self, document: ContentDocument) -> Quality:
        return Quality()


@dataclass
class School:
    """One organization. Services are those of the product."""

    database: Database
    name: str = "Lincoln School"
    library: Library = field(init=False)
    classes: ClassService = field(init=False)
    shares: ShareService = field(init=False)
    shared: SharedService = field(init=False)
    attempts: AttemptService = field(init=False)
    results: ResultService = field(init=False)
    admin: Member = field(init=False)

    def __post_init__(self) -> None:
        self.library = Library(self.database, _NoChecks())
        self.classes = ClassService(self.database)
        self.shares = ShareService(self.database, self.library)
        self.shared = SharedService(self.database)
        self.attempts = AttemptService(self.database)
        self.results = ResultService(self.database)
        self.admin = MembershipService(self.database).create(self.name, "Ada", Role.ADMIN)

    def person(self, name: str, role: Role = Role.STUDENT) -> Member:
        """Somebody new."""
        user_id = str(uuid.uuid4())
        with self.database.write(SYSTEM) as unit:
            address = f"{name.lower()}-{user_id[:8]}@school.test"
            unit.session.add(User(id=user_id, display_name=name, email=address, created_at=unit.now()))
            unit.session.flush()
            unit.session.add(Membership(organization_id=self.admin.organization_id, user_id=user_id, role=role.value))
        return Member(user_id, name, self.admin.organization_id, self.name, role, is_server_owner=False)

    def keep(self, member: Member, document: AssessmentDocument | LessonDocument) -> str:
        """Puts it into the member's library; its id there."""
        content_id = str(uuid.uuid4())
        kind = "lesson" if isinstance(document, LessonDocument) else "assessment"
        with self.database.write(Tenant(member.organization_id)) as unit:
            unit.session.add(
                Content(
                    id=content_id,
                    organization_id=member.organization_id,
                    user_id=member.user_id,
                    kind=kind,
                    resource_id=content_id,
                    title=document.title,
                    subject=document.subject,
                    topic=document.topic,
                    grade=document.grade,
                    version=1,
                    items=0,
                    warnings=0,
                    provider="offline",
                    search_text="",
                    created_at=unit.now(),
                    updated_at=unit.now(),
                )
            )
            unit.session.flush()
            unit.session.add(
                ContentVersion(
                    content_id=content_id,
                    version=1,
                    organization_id=member.organization_id,
                    made_by="generated",
                    note="",
                    document=document.model_dump_json(),
                    created_at=unit.now(),
                )
            )
        return content_id

    def school_class(self, member: Member, *students: Member, name: str = "5b") -> str:
        """A class with these students; its id."""
        class_id = self.classes.create(member, ClassNaming(name=name)).class_id
        if students:
            self.classes.add_students(member, class_id, AddStudents(user_ids=[one.user_id for one in students]))
        return class_id

    def share(
        self, member: Member, document: AssessmentDocument | LessonDocument | None = None, **rules: object
    ) -> ShareView:
        """Shares a document, the quiz where none is named, with a class or everybody."""
        content_id = self.keep(member, document or quiz())
        return self.shares.create(member, NewShare.model_validate({"content_id": content_id, **rules}))

    def answer(self, member: Member, attempt: AttemptView, answers: dict[int, GivenAnswer | None]) -> None:
        """Saves them."""
        saved = [SavedAnswer(number=number, answer=one) for number, one in answers.items()]
        self.attempts.save(member, attempt.share_id, attempt.attempt_id, SaveAnswers(answers=saved))

    def hand_in(
        self, member: Member, share_id: str, answers: dict[int, GivenAnswer | None] | None = None
    ) -> AttemptView:
        """Takes the quiz: with these answers, or with every key."""
        attempt = self.attempts.start(member, share_id)
        self.answer(member, attempt, keys(attempt) if answers is None else answers)
        return self.attempts.submit(member, share_id, attempt.attempt_id)

    def pass_time(self, span: timedelta) -> None:
        """As if everything had been shared and begun so much earlier."""
        with self.database.write(SYSTEM) as unit:
            for share in unit.session.scalars(select(Share)):
                share.opens_at, share.closes_at, share.ended_at = (
                    None if moment is None else moment - span
                    for moment in (share.opens_at, share.closes_at, share.ended_at)
                )
            for attempt in unit.session.scalars(select(QuizAttempt)):
                attempt.started_at -= span


def keys(attempt: AttemptView) -> dict[int, GivenAnswer | None]:
    """The right answers, by where their options stand in this attempt."""
    assert attempt.quiz is not None
    return {one.number: right(one) for one in attempt.quiz.items}


def right(asked: StudentItem) -> GivenAnswer:
    """What is right, as somebody who knows would answer it."""
    answer = ITEMS[asked.number - 1].answer
    match answer:
        case MultipleChoice():
            return ChoiceGiven(choice=asked.options.index(answer.right))
        case TrueFalse(key):
            return TruthGiven(truth=key)
        case Matching(pairs):
            return MatchesGiven(matches=[asked.options.index(match) for _, match in pairs])
        case Ordering():
            return OrderGiven(order=[asked.options.index(step) for step in answer.right])
        case FillIn(key) | Numeric(key) | LuauOutput(key) | ShortAnswer(key):
            return TextGiven(text=key)
