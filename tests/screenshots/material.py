"""A teacher's own files: on the form, and where a question of a quiz comes from."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from contracts.content import QUOTE_GAP, AssessmentDocument, ItemSource
from contracts.library import ContentDetail
from contracts.materials import MaterialSection, MaterialText, MaterialView
from desktop.views.content.source_view import SourceDialog
from server.engines.quizzes.document import quiz_document
from server.engines.quizzes.from_source.making import make_quiz_from_sources
from server.engines.quizzes.from_source.material import Material
from server.engines.quizzes.request import QuizRequest
from server.engines.sources.model import SourceText
from server.engines.sources.reading import read_source
from server.engines.tools import bundled_tools
from tests.desktop.views.content.files import BRIDGES
from tests.screenshots.standing_still import NOW

if TYPE_CHECKING:
    from tests.screenshots.scenes import Stage

BRIDGE_ID = "material-bridges"
LEFT_OUT = "3 pages hold no text (pictures, or nothing at all)."
NO_SUCH_KIND = Path("field-trip.heic")


@cache
def bridges() -> SourceText:
    """As the server reads it."""
    return read_source(BRIDGES.encode(), "Bridges, unit 3.md")


def files() -> list[MaterialView]:
    """What has been read on that morning."""
    text = bridges()
    names = [section.heading for section in text.sections]
    return [
        MaterialView(
            material_id=BRIDGE_ID, name=text.name, words=text.words, pages=0, sections=names, notes=[], created_at=NOW
        ),
        MaterialView(
            material_id="material-spans",
            name="Spans and supports – worksheet for the second week of the engineering unit.pdf",
            words=3214,
            pages=12,
            sections=[],
            notes=[LEFT_OUT],
            created_at=NOW - timedelta(minutes=4),
        ),
    ]


def text_of_bridges() -> MaterialText:
    """What the quotes stand in."""
    text = bridges()
    return MaterialText(
        material_id=BRIDGE_ID,
        name=text.name,
        text=text.text,
        sections=[
            MaterialSection(heading=one.heading, level=one.level, start=one.start, end=one.end) for one in text.sections
        ],
    )


def quiz() -> ContentDetail:
    """Made from that text."""
    request = QuizRequest("Science", "Bridges", 5, count=10, seed=2)
    made = make_quiz_from_sources(request, [Material(BRIDGE_ID, bridges())], bundled_tools())
    document = AssessmentDocument.model_validate(quiz_document(made, 2))
    return ContentDetail(
        content_id="quiz-bridges",
        kind="assessment",
        resource_id="quiz-bridges",
        title=document.title,
        subject=document.subject,
        topic=document.topic,
        grade=document.grade,
        version=1,
        shown=1,
        items=len(document.items),
        minutes=None,
        warnings=0,
        provider=document.provider,
        created_at=NOW,
        updated_at=NOW,
        assessment=document,
    )


def two_places(sources: list[ItemSource]) -> ItemSource:
    """As a matching question quotes them."""
    in_order = sorted(sources, key=lambda one: one.start or 0)
    return in_order[0].model_copy(update={"quote": QUOTE_GAP.join([in_order[0].quote, in_order[-1].quote])})


async def material(stage: "Stage") -> None:
    """Files on the form beside the box for a model; a quiz that was made from one, and its source."""
    from desktop.views.window.content_pages import ASSESSMENTS

    stage.ledger.materials = files()
    stage.ledger.material_texts = {BRIDGE_ID: text_of_bridges()}
    stage.ledger.contents = [quiz()]
    await stage.live()
    ai = stage.desktop.ai()
    await ai.use("http://127.0.0.1:11434/v1")
    await ai.choose_model("qwen3:8b")
    await stage.content(ASSESSMENTS, "assessment", 1)
    presenter = stage.content_presenter("assessment")
    await stage.until(lambda: presenter.material.known, "the files")
    presenter.material.use(presenter.material.known)
    presenter.material.add_files([NO_SUCH_KIND])
    await stage.picture("assessments-material")
    await stage.opened("assessment", "quiz-bridges")
    await stage.picture("assessments-sourced")
    document = presenter.opened.assessment
    assert document is not None
    source = two_places([item.source for item in document.items])
    window = stage.desktop.window
    window.resize(1280, 800)
    dialog = SourceDialog(stage.desktop.theme, presenter.calls, source, window)
    dialog.open()
    await stage.until(lambda: dialog.text.marked, "the text")
    await stage.picture("assessments-source", over=dialog)
    dialog.close()
