"""What `toolboxai lesson` and `toolboxai quiz` have in common."""

import argparse
import asyncio
import base64
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pydantic import JsonValue, ValidationError

from contracts.content import MAX_MATERIALS, AssessmentDocument, ContentRequest, ExportRequest, LessonDocument
from contracts.materials import MATERIAL_SUFFIXES
from contracts.tasks import TaskStatus, TaskView
from desktop.commands.connection import connected
from desktop.commands.following import Pace, look_at, pace_of
from desktop.commands.output import Exit, ProgressPrinter, complain, print_failure, print_json, say
from desktop.commands.teams.option import add_team_argument
from desktop.services.api_client import ApiClient, new_idempotency_key
from desktop.services.content_files import UnreadableMaterial, format_of, formats_of, read_material, save_file
from desktop.services.errors import ApiError

_OPTIONS = {"question_types": "types", "learning_objectives": "objective", "grade_level": "grade"}
"""Options that are called otherwise than their field of the request."""
INPUT_ERRORS = frozenset({"TopicUnknown", "UnknownGrade", "NothingToAsk"})
UNREADABLE = 422

Document = LessonDocument | AssessmentDocument


def add_content_arguments(parser: argparse.ArgumentParser, *, quiz: bool) -> None:
    """What both commands take."""
    formats = " ".join(formats_of(quiz=quiz))
    parser.add_argument("--subject", required=True, help="such as Math, Science or Luau")
    parser.add_argument("--topic", required=True, help="what it is about")
    parser.add_argument("--grade", required=True, help="such as 5, Grade 5, K or 9-12")
    parser.add_argument(
        "--objective", action="append", default=[], metavar="TEXT", help="what students shall be able to do; repeatable"
    )
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help=f"your own material to make it from, repeatable: {' '.join(MATERIAL_SUFFIXES)}",
    )
    parser.add_argument(
        "--ai",
        action="store_true",
        help="let the AI endpoint that is set write questions too; topic and material go there",
    )
    parser.add_argument("--seed", type=int, help="the same number makes the same again")
    parser.add_argument(
        "--out",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help=f"a file to write, repeatable; its suffix says which: {formats}",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    add_team_argument(parser)


async def make(
    options: argparse.Namespace,
    path: str,
    model: type[ContentRequest],
    fields: dict[str, Any],
    lines: Callable[[Any], Sequence[str]],
) -> Exit:
    """Starts the task, follows it, writes the files that are wanted, and prints what came of it."""
    quiz = path.endswith("assessments/generate")
    unknown = [file for file in options.out if format_of(file, quiz=quiz) is None]
    if unknown:
        known = ", ".join(formats_of(quiz=quiz))
        return _refused("BadUsage", f"{unknown[0]} does not end in one of {known}.", options)
    if len(options.source) > MAX_MATERIALS:
        return _refused("BadUsage", f"At most {MAX_MATERIALS} files can be named as --source.", options)
    try:
        sources = [(file.name, await asyncio.to_thread(read_material, file)) for file in options.source]
        request = model.model_validate({**_common(options), **fields})
    except UnreadableMaterial as error:
        return _refused("UnreadableSource", str(error), options)
    except ValidationError as error:
        return _refused("BadUsage", _wrong(error), options)
    async with connected(options.team) as api:
        try:
            ids = [(await api.add_material(name, data)).material_id for name, data in sources]
            task = await _followed(api, path, request.model_copy(update={"material_ids": ids}), pace_of(options.team))
        except ApiError as error:
            if error.status != UNREADABLE:
                raise
            return _refused(error.error, error.message, options)
        if task.status is not TaskStatus.COMPLETED:
            return _failed(task, options)
        document = await (api.assessment(task.task_id) if quiz else api.lesson(task.task_id))
        trouble, notes = await _save_all(api, document, options.out, quiz=quiz)
    _show(document, task, options, [*document.notes, *notes], lines)
    for line in trouble:
        complain(line)
    return Exit.FAILED if trouble else Exit.DONE


def _common(options: argparse.Namespace) -> dict[str, Any]:
    return {
        "subject": options.subject,
        "topic": options.topic,
        "grade_level": options.grade,
        "learning_objectives": options.objective,
        "seed": options.seed,
        "ai": options.ai,
    }


async def _followed(api: ApiClient, path: str, request: ContentRequest, pace: Pace) -> TaskView:
    """The task at its end."""
    body: dict[str, JsonValue] = request.model_dump(mode="json")
    accepted = await api.create(path, body, idempotency_key=new_idempotency_key())
    progress = ProgressPrinter()
    try:
        while True:
            view = await look_at(api, accepted.task_id, pace)
            progress.show(request.topic, view.progress, view.step or view.message)
            if view.status.is_terminal:
                return view
            await asyncio.sleep(pace.round)
    except asyncio.CancelledError:
        await api.cancel(accepted.task_id)
        raise
    finally:
        progress.clear()


async def _save_all(
    api: ApiClient, document: Document, paths: Sequence[Path], *, quiz: bool
) -> tuple[list[str], list[str]]:
    """(what went wrong, what formats could not carry)."""
    trouble: list[str] = []
    notes: list[str] = []
    for path in paths:
        suffix = format_of(path, quiz=quiz)
        assert suffix is not None
        wanted = ExportRequest(
            lesson=document if isinstance(document, LessonDocument) else None,
            assessment=document if isinstance(document, AssessmentDocument) else None,
            id=path.name.encode("ascii", "ignore").decode()[:128],
            format=suffix,
        )
        try:
            file = await api.export_content(wanted)
            await asyncio.to_thread(save_file, path, base64.b64decode(file.content))
        except OSError as error:
            trouble.append(f"{path} was not written: {error.strerror or error}.")
        except ApiError as error:
            trouble.append(f"{path} was not written: {error.message}")
        else:
            notes += [f"{path.name}: {note}" for note in file.notes]
    return trouble, notes


def _show(
    document: Document,
    task: TaskView,
    options: argparse.Namespace,
    notes: Sequence[str],
    lines: Callable[[Any], Sequence[str]],
) -> None:
    if options.json:
        print_json({**document.model_dump(mode="json"), "notes": list(notes), "task_id": task.task_id})
        return
    if not options.out:
        for line in lines(document):
            say(line)
    for path in options.out:
        say(str(path))
    for warning in document.quality.warn:
        complain(f"To look at: {warning.message}")
    for note in notes:
        complain(note)


def _wrong(error: ValidationError) -> str:
    """The first thing that is wrong, in plain words, by the name of its option."""
    first = error.errors()[0]
    told = first.get("ctx", {})
    words = {
        "greater_than_equal": "at least {ge}",
        "less_than_equal": "at most {le}",
        "string_too_long": "at most {max_length} characters",
        "string_too_short": "must say something",
        "too_long": "at most {max_length}",
    }.get(first["type"])
    name = str(first["loc"][0]) if first["loc"] else ""
    option = f"--{_OPTIONS.get(name, name).replace('_', '-')}" if name else "The request"
    return f"{option}: {words.format(**told) if words else first['msg']}."


def _refused(error: str, detail: str, options: argparse.Namespace) -> Exit:
    if options.json:
        print_failure(error, detail)
    complain(detail)
    return Exit.BAD_INPUT


def _failed(task: TaskView, options: argparse.Namespace) -> Exit:
    error = task.error.error if task.error else "Cancelled"
    detail = task.error.message if task.error else task.message
    if options.json:
        print_failure(error, detail, task_id=task.task_id)
    complain(detail)
    return Exit.BAD_INPUT if error in INPUT_ERRORS else Exit.FAILED
