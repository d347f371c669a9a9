"""The formats that quizzes and lessons are exported to; the suffix of a file's name chooses one."""

from dataclasses import dataclass

from server.engines.exports import writers
from server.engines.exports.clean import cleaned, has_unprintable
from server.engines.exports.exported import Audience, CannotExport, Document, Exported, Paper
from server.engines.exports.writers import DrawSheet, WriteQuiz
from server.engines.lessons.model import Lesson

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PDF = "application/pdf"
_ZIP = "application/zip"
_UNPRINTABLE = "Characters that no program can show (control characters) were left out."


@dataclass(frozen=True, slots=True)
class _Printed:
    audience: Audience
    draw: DrawSheet


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `suffix` begins with a dot; `title` is how a person reads it in a list."""

    suffix: str
    title: str
    media_type: str
    writer: _Printed | WriteQuiz

    @property
    def for_quizzes(self) -> bool:
        """Every format is."""
        return True

    @property
    def for_lessons(self) -> bool:
        """Those that people read are; those that other programs read know only questions."""
        return isinstance(self.writer, _Printed)


FORMATS: tuple[Format, ...] = (
    Format(".md", "Markdown", "text/markdown", _Printed(Audience.TEACHER, writers.markdown)),
    Format(".html", "Web page", "text/html", _Printed(Audience.TEACHER, writers.html)),
    Format(".docx", "Word, for the teacher", _WORD, _Printed(Audience.TEACHER, writers.docx)),
    Format(".pdf", "PDF, for the teacher", _PDF, _Printed(Audience.TEACHER, writers.pdf)),
    Format(".student.docx", "Word, for students", _WORD, _Printed(Audience.STUDENT, writers.docx)),
    Format(".student.pdf", "PDF, for students", _PDF, _Printed(Audience.STUDENT, writers.pdf)),
    Format(".key.docx", "Word, answer key", _WORD, _Printed(Audience.KEY, writers.docx)),
    Format(".key.pdf", "PDF, answer key", _PDF, _Printed(Audience.KEY, writers.pdf)),
    Format(".gift", "GIFT (Moodle)", "text/plain", writers.gift),
    Format(".moodle.xml", "Moodle XML", "application/xml", writers.moodle),
    Format(".qti12.zip", "QTI 1.2 (Canvas)", _ZIP, writers.qti12),
    Format(".qti21.zip", "QTI 2.1", _ZIP, writers.qti21),
    Format(".qti3.zip", "QTI 3", _ZIP, writers.qti3),
    Format(".imscc", "Common Cartridge", _ZIP, writers.cartridge),
    Format(".kahoot.xlsx", "Kahoot", _EXCEL, writers.kahoot),
    Format(".apkg", "Anki", "application/octet-stream", writers.anki),
    Format(".csv", "Table (CSV)", "text/csv", writers.table),
    Format(".gforms.csv", "Google Forms (CSV)", "text/csv", writers.google_forms),
)


def format_of(filename: str) -> Format | None:
    """The format whose suffix the name ends with, the longest where several do; None where none does."""
    name = filename.lower()
    found = [one for one in FORMATS if name.endswith(one.suffix)]
    return max(found, key=lambda one: len(one.suffix), default=None)


def export(document: Document, chosen: Format, paper: Paper = Paper.A4) -> Exported:
    """The document as a file of that format, the same bytes each time. `paper` is for PDF and Word.

    Nothing is written to a disk. Raise CannotExport where the format is not for such documents.
    """
    clean = cleaned(document)
    notes = (_UNPRINTABLE,) if has_unprintable(document) else ()
    if isinstance(chosen.writer, _Printed):
        done = writers.printed(clean, chosen.writer.audience, chosen.writer.draw, paper)
    elif isinstance(clean, Lesson):
        raise CannotExport(f"{chosen.title} is for quizzes. Choose Word, PDF, Markdown or HTML for a lesson.")
    else:
        done = chosen.writer(clean)
    return Exported(done.data, (*notes, *done.notes))
