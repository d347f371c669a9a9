"""Names and sentences of lessons and assessments."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from contracts.content import Difficulty, ItemType, LessonDocument, LessonTemplate, QualityNote
from contracts.library import Checked, ContentView, MadeBy, VersionView
from desktop.services.content_edits import Document
from desktop.ui.sentences import localized
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, number, tr

LETTERS = "ABCDEFGHIJ"
GRADES = range(13)


def grade_name(grade: int) -> str:
    """0 is kindergarten."""
    return tr("Grade {number}").format(number=grade) if grade else tr("Kindergarten")


def grade_text(grade: int) -> str:
    """As a request writes it."""
    return str(grade) if grade else "K"


def subjects() -> list[str]:
    """What packs are written for, as a request writes it."""
    return ["Math", "Science", "English", "Social studies", "Computing", "Luau"]


def subject_name(subject: str) -> str:
    """As a person reads it."""
    names = {
        "Math": tr("Math"),
        "Science": tr("Science"),
        "English": tr("English"),
        "Social studies": tr("Social studies"),
        "Computing": tr("Computing"),
        "Luau": tr("Luau"),
    }
    return names.get(subject, subject)


def template_name(template: LessonTemplate) -> str:
    """How a lesson is built up."""
    return {
        LessonTemplate.GRADUAL_RELEASE: tr("Gradual release"),
        LessonTemplate.FIVE_E: tr("5E"),
        LessonTemplate.WORKSHOP: tr("Workshop"),
    }[template]


def difficulty_name(difficulty: Difficulty) -> str:
    """How hard the questions are."""
    return {
        Difficulty.EASY: tr("Easy"),
        Difficulty.MEDIUM: tr("Medium"),
        Difficulty.HARD: tr("Hard"),
        Difficulty.EXPERT: tr("Expert"),
    }[difficulty]


def type_name(kind: str) -> str:
    """A kind of question."""
    names = {
        ItemType.MULTIPLE_CHOICE: tr("Multiple choice"),
        ItemType.TRUE_FALSE: tr("True or false"),
        ItemType.FILL_IN: tr("Fill in"),
        ItemType.MATCHING: tr("Matching"),
        ItemType.SHORT_ANSWER: tr("Short answer"),
        ItemType.ORDERING: tr("Ordering"),
        ItemType.NUMERIC: tr("Number"),
        ItemType.LUAU_OUTPUT: tr("What it prints"),
    }
    return names[ItemType(kind)]


def version_text(version: VersionView) -> str:
    """Its number, when, and how it came about."""
    how = {
        MadeBy.GENERATED: tr("made"),
        MadeBy.EDITED: tr("edited"),
        MadeBy.RESTORED: tr("restored"),
    }[version.made_by]
    said = f"{how}: {version.note}" if version.note else how
    return tr("Version {number}, {time}, {how}").format(
        number=version.version, time=moment_text(version.created_at), how=said
    )


def moment_text(moment: datetime) -> str:
    """Day and time here."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def facts_of(content: ContentView) -> str:
    """What a row of the library says below the title."""
    facts = [subject_name(content.subject), grade_name(content.grade)]
    if content.minutes is not None:
        facts.append(tr("{minutes} min").format(minutes=content.minutes))
    else:
        facts.append(counted("{n} question", "{n} questions", content.items))
    return " · ".join(facts)


def spoken_row(content: ContentView) -> str:
    """All that a row says, for a screen reader."""
    parts = [content.title, facts_of(content).replace(" · ", ", "), warnings_text(content.warnings)]
    changed = tr("changed {time}").format(time=moment_text(content.updated_at))
    return ", ".join([*(part for part in parts if part), changed])


def warnings_text(count: int) -> str:
    """Empty where there is nothing to look at."""
    return counted("{n} thing to look at", "{n} things to look at", count) if count else ""


def quality_badges(document: Document, check: Checked | None) -> list[BadgeText]:
    """What holds, in words. That something is to be looked at, its own button says."""
    badges = []
    quality = check.quality if check is not None else document.quality
    rules = {note.rule for note in (*quality.hard, *quality.warn)}
    if isinstance(document, LessonDocument):
        minutes = sum(section.minutes for section in document.sections)
        if minutes == document.duration:
            badges.append(BadgeText(Tone.GOOD, "check", tr("{minutes} min adds up").format(minutes=minutes)))
    if check is not None and check.reading_grade is not None:
        grade = number(check.reading_grade, 1)
        badges.append(BadgeText(Tone.GOOD, "check", tr("reads at grade {grade}").format(grade=grade)))
    if document.objectives and not any("objective" in rule or "coverage" in rule for rule in rules):
        badges.append(BadgeText(Tone.GOOD, "check", tr("objectives covered")))
    return badges


def notes_of(document: Document, check: Checked | None) -> list[QualityNote]:
    """What the gate found, the worst first."""
    quality = check.quality if check is not None else document.quality
    return [*quality.hard, *quality.warn]


def note_text(note: QualityNote, document: Document) -> str:
    """With the question that it is about."""
    items = document.items if not isinstance(document, LessonDocument) else []
    place = next((at for at, item in enumerate(items, start=1) if item.id == note.item_id), None)
    said = localized(note.message)
    return said if place is None else tr("Question {number}: {text}").format(number=place, text=said)


def made_from_text(document: Document) -> str:
    """Where it comes from."""
    return localized(document.made_from)


def format_name(suffix: str) -> str:
    """A file as people call it."""
    return {
        ".md": tr("Markdown"),
        ".html": tr("Web page"),
        ".docx": tr("Word, for the teacher"),
        ".pdf": tr("PDF, for the teacher"),
        ".student.docx": tr("Word, for students"),
        ".student.pdf": tr("PDF, for students"),
        ".key.docx": tr("Word, answer key"),
        ".key.pdf": tr("PDF, answer key"),
        ".gift": tr("Moodle, GIFT"),
        ".moodle.xml": tr("Moodle, XML"),
        ".qti12.zip": tr("Canvas, QTI 1.2"),
        ".qti21.zip": tr("QTI 2.1"),
        ".qti3.zip": tr("QTI 3.0"),
        ".imscc": tr("Common Cartridge"),
        ".kahoot.xlsx": tr("Kahoot"),
        ".apkg": tr("Anki cards"),
        ".csv": tr("Table, CSV"),
        ".gforms.csv": tr("Google Forms, CSV"),
    }[suffix]


def format_groups(*, quiz: bool) -> list[tuple[str, list[str]]]:
    """Suffixes under the names of their groups."""
    printed = [".docx", ".student.docx", ".key.docx", ".pdf", ".student.pdf", ".key.pdf", ".html", ".md"]
    groups = [(tr("Print"), printed)]
    if quiz:
        groups += [
            (tr("Learning platforms"), [".moodle.xml", ".gift", ".qti12.zip", ".qti21.zip", ".qti3.zip", ".imscc"]),
            (tr("Games and cards"), [".kahoot.xlsx", ".apkg"]),
            (tr("Tables"), [".csv", ".gforms.csv"]),
        ]
    return groups
