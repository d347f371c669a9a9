"""The jobs of the engine worker that make lessons and quizzes, change them, and write files of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from server.sandbox.job import Job, LoadJob, Step

if TYPE_CHECKING:
    from server.engines.quizzes.request import QuizRequest


def load_content_quiz() -> Job:
    """Parameters: those of `QuizRequest`, `subject_key`, `materials`; `written`: items of a model that come first.

    Returns the document, or `unknown` with what is near, or `nothing` with notes where a text gives no question.
    """
    from dataclasses import replace

    from server.engines.items.plain import from_plain
    from server.engines.quizzes.document import quiz_document
    from server.engines.quizzes.from_model.with_model import quiz_of_model, said_of
    from server.engines.quizzes.from_source.making import make_quiz_from_sources
    from server.engines.quizzes.from_source.material import materials_from_plain
    from server.engines.quizzes.making import make_quiz
    from server.engines.quizzes.request import request_from_plain
    from server.engines.quizzes.topic import TopicUnknown
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Choosing questions", 10)
        request, materials = request_from_plain(params), materials_from_plain(params["materials"])
        written = [from_plain(item) for item in params.get("written", ())]
        try:
            if materials:
                made = make_quiz_from_sources(request, materials, tools, written)
            else:
                made = make_quiz(request, params["subject_key"], tools, written)
        except TopicUnknown as unknown:
            if not written:
                return {"unknown": list(unknown.offered)}
            made = quiz_of_model(request, written, tools)
        if not made.quiz.items:
            return {"nothing": list(made.notes)}
        provider, origin = said_of(made.made_from, made.quiz.items)
        made = replace(made, quiz=replace(made.quiz, provider=provider), made_from=origin)
        on_step("Checked", 95)
        return {"document": quiz_document(made, request.seed)}

    return run


def load_content_lesson() -> Job:
    """Parameters: those of `LessonRequest`, and the others as for a quiz. Returns the document."""
    from dataclasses import replace

    from server.engines.items.plain import from_plain
    from server.engines.lessons.document import lesson_document
    from server.engines.lessons.from_source import lesson_from_sources
    from server.engines.lessons.making import make_lesson
    from server.engines.lessons.request import request_from_plain
    from server.engines.quizzes.from_model.with_model import said_of
    from server.engines.quizzes.from_source.material import materials_from_plain
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Writing the lesson", 10)
        request, materials = request_from_plain(params), materials_from_plain(params["materials"])
        written = [from_plain(item) for item in params.get("written", ())]
        if materials:
            made = lesson_from_sources(request, materials, tools, written)
        else:
            made = make_lesson(request, params["subject_key"], tools, written)
        lesson = made.lesson
        items = [item for section in lesson.sections for item in section.items]
        provider, origin = said_of(lesson.made_from, items)
        made = replace(made, lesson=replace(lesson, provider=provider, made_from=origin))
        on_step("Checked", 95)
        return {"document": lesson_document(made, request.seed)}

    return run


def load_content_model_brief() -> Job:
    """Parameters as for a quiz or a lesson. Returns what a model is to be told; `lesson_frame` where it is not asked.

    `count` questions of `types` are wanted for `objectives`, within `text`; `schema` is what it is to answer in.
    """
    from server.engines.quizzes.from_model.brief import brief_of
    from server.engines.quizzes.from_model.shape import LIST, schema_for, types_for
    from server.engines.quizzes.from_source.material import materials_from_plain
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Reading", 10)
        request, materials = _items_wanted(params), materials_from_plain(params["materials"])
        brief = brief_of(request, params["subject_key"], materials, tools)
        types = types_for(request.types, params["subject_key"], sourced=bool(materials))
        return {
            "count": request.count,
            "types": [kind.value for kind in types],
            "objectives": [objective.text for objective in brief.objectives],
            "difficulty": request.difficulty.value,
            "bloom": {level.value: share for level, share in request.shares.items()},
            "text": brief.text,
            "files": [list(one) for one in brief.files],
            "quoted": bool(materials),
            "lesson_frame": "template" in params and not materials and brief.topic is None,
            "schema": schema_for(types, len(brief.objectives), quoted=bool(materials)),
            "list": LIST,
        }

    return run


def load_content_model_items() -> Job:
    """Parameters as for a quiz or a lesson, and `raw`: what `model` wrote; `kept`: items that stay.

    Returns the sound `items`, and of each of the `refused` its `stem` and `why`.
    """
    from server.engines.items.plain import from_plain, to_plain
    from server.engines.quizzes.from_model.brief import brief_of
    from server.engines.quizzes.from_model.judging import judge
    from server.engines.quizzes.from_model.with_model import desk_for
    from server.engines.quizzes.from_source.material import materials_from_plain
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Checking what the model wrote", 10)
        request, materials = _items_wanted(params), materials_from_plain(params["materials"])
        brief = brief_of(request, params["subject_key"], materials, tools)
        desk = desk_for(request, brief, materials, params["model"], params["subject_key"], tools)
        kept = [from_plain(item) for item in params["kept"]]
        judged = judge(params["raw"], desk, kept, request.seed)
        return {
            "items": [to_plain(item) for item in judged.sound],
            "refused": [{"stem": one.stem, "why": list(one.why)} for one in judged.refused],
        }

    return run


def _items_wanted(params: dict[str, Any]) -> "QuizRequest":
    """Of a lesson, what it has time for."""
    from server.engines.lessons.making import items_wanted
    from server.engines.lessons.request import request_from_plain as lesson_request
    from server.engines.quizzes.request import request_from_plain as quiz_request

    return items_wanted(lesson_request(params)) if "template" in params else quiz_request(params)


def load_content_read_file() -> Job:
    """Parameters: `path`, `name`. Returns `source`, or `refused` with the reason for a person."""
    from pathlib import Path

    from server.engines.sources.errors import SourceError
    from server.engines.sources.reading import read_source
    from server.engines.sources.stored import source_to_plain
    from server.engines.tools import bundled_tools

    tools = bundled_tools()
    assert tools.word_rank is not None
    rank = tools.word_rank

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Reading the file", 10)
        try:
            source = read_source(Path(params["path"]).read_bytes(), params["name"], rank)
        except SourceError as error:
            return {"refused": str(error), "source": None}
        return {"refused": "", "source": source_to_plain(source)}

    return run


def load_content_export() -> Job:
    """Parameters: `lesson` or `quiz` (a document), `id`, `format` (a suffix), `version`. Returns the file in base64."""
    import base64

    from server.engines.exports.formats import export, format_of
    from server.engines.lessons.document import lesson_from_document
    from server.engines.quizzes.document import quiz_from_document
    from server.engines.quizzes.versions import version_of

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Writing the file", 10)
        wanted = format_of(f"file{params['format']}")
        if wanted is None:
            raise ValueError(f"There is no format {params['format']!r}.")
        if params["lesson"] is not None:
            made = export(lesson_from_document(params["lesson"], params["id"]), wanted)
        else:
            quiz = quiz_from_document(params["quiz"], params["id"])
            made = export(version_of(quiz, params["version"]) if params["version"] else quiz, wanted)
        data = base64.b64encode(made.data).decode("ascii")
        return {"data": data, "media_type": wanted.media_type, "notes": list(made.notes)}

    return run


def load_content_check() -> Job:
    """Parameters: `lesson` or `quiz`, and `subject_key`. Returns `quality` and `reading_grade`."""
    from dataclasses import replace

    from server.engines.lessons.checks import check_lesson, reading_grade
    from server.engines.lessons.document import lesson_from_document
    from server.engines.quizzes.checking import check_quiz, context_of
    from server.engines.quizzes.document import quality_of, quiz_from_document
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Checking", 10)
        subject = params["subject_key"]
        if params["quiz"] is not None:
            quiz = quiz_from_document(params["quiz"], "checked")
            return {"quality": quality_of(check_quiz(quiz, subject, tools)), "reading_grade": None}
        lesson = lesson_from_document(params["lesson"], "checked")
        context = context_of(lesson.subject, lesson.topic, lesson.grade, subject, tools)
        found = check_lesson(lesson, replace(context, objectives=lesson.objectives))
        return {"quality": quality_of(found), "reading_grade": reading_grade(lesson)}

    return run


def load_content_remake_section() -> Job:
    """Parameters: `lesson`, `section_id`, `remark`, `seed`, `subject_key`. Returns `section` (or None) and `notes`."""
    from server.engines.lessons.document import lesson_from_document, section_to_plain
    from server.engines.lessons.remaking import NoSuchSection, remake_section
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Making it again", 10)
        lesson = lesson_from_document(params["lesson"], "changed")
        remark, seed, subject = params["remark"], params["seed"], params["subject_key"]
        try:
            section, notes = remake_section(lesson, params["section_id"], remark, seed, subject, tools)
        except NoSuchSection:
            return {"section": None, "notes": []}
        return {"section": section_to_plain(section), "notes": list(notes)}

    return run


def load_content_replace_item() -> Job:
    """Parameters: `quiz`, `item_id`, `seed`, `subject_key`. Returns `item` (or None) and whether it was `there`."""
    from server.engines.items.plain import to_plain
    from server.engines.quizzes.document import quiz_from_document
    from server.engines.quizzes.from_source.material import Material
    from server.engines.quizzes.replacing import NoSuchItem, replace_item
    from server.engines.sources.stored import source_from_plain
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Looking for another", 10)
        quiz = quiz_from_document(params["quiz"], "changed")
        materials = [Material(one["id"], source_from_plain(one["source"])) for one in params["materials"]]
        try:
            item = replace_item(quiz, params["item_id"], params["seed"], params["subject_key"], tools, materials)
        except NoSuchItem:
            return {"item": None, "there": False}
        return {"item": None if item is None else to_plain(item), "there": True}

    return run


def load_content_tables() -> Job:
    """Parameters: `tables`, each with `title`, `head` and `rows`, and `form`, csv or xlsx. Returns `data` in base64.

    CSV holds the first of them alone.
    """
    import base64

    from server.engines.quizzes.grading.table import Table, as_csv, as_xlsx

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Writing", 10)
        tables = [
            Table(one["title"], tuple(one["head"]), tuple(tuple(row) for row in one["rows"]))
            for one in params["tables"]
        ]
        data = as_csv(tables[0]) if params["form"] == "csv" else as_xlsx(tables)
        return {"data": base64.b64encode(data).decode("ascii")}

    return run


CONTENT_JOBS: Mapping[str, LoadJob] = {
    "content.lesson": load_content_lesson,
    "content.quiz": load_content_quiz,
    "content.model_brief": load_content_model_brief,
    "content.model_items": load_content_model_items,
    "content.export": load_content_export,
    "content.read_file": load_content_read_file,
    "content.check": load_content_check,
    "content.remake_section": load_content_remake_section,
    "content.replace_item": load_content_replace_item,
    "content.tables": load_content_tables,
}
