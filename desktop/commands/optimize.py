"""`toolboxai optimize`: scripts in, documents out."""

import argparse
import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from contracts.optimization import (
    MAX_LEFT_OUT,
    TIME_BUDGET_SECONDS,
    OptimizationLevel,
    OptimizeScriptRequest,
    Place,
    ScriptError,
)
from contracts.tasks import TaskPriority, TaskStatus, TaskView
from desktop.commands.connection import connected
from desktop.commands.following import Pace, look_at, pace_of
from desktop.commands.optimize_project import Surroundings, add_project_arguments, surroundings
from desktop.commands.optimize_text import as_lines
from desktop.commands.optimize_views import advice, not_applied
from desktop.commands.output import Exit, ProgressPrinter, complain, print_failure, print_json, say
from desktop.commands.report import ReportRefused, check_report_path, read_document, save_report
from desktop.commands.teams.option import add_team_argument
from desktop.services.api_client import ApiClient, new_idempotency_key
from desktop.services.project.errors import ProjectError
from desktop.services.script_files import (
    NotWritten,
    Script,
    ScriptFileError,
    UnreadableScript,
    find_scripts,
    read_script,
    write_script,
)

INPUT_ERRORS = frozenset({"BinaryFile", "ScriptTooLarge"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for, whatever the script. `driver` is the text of a script that uses the optimized one."""

    level: OptimizationLevel
    seed: int = 0
    driver: str | None = None
    comments: bool = True
    time_budget: float = TIME_BUDGET_SECONDS
    modernise: bool = False
    ai: bool = False
    fresh: bool = False
    priority: TaskPriority = TaskPriority.NORMAL
    left_out: tuple[Place, ...] = ()
    around: Surroundings = field(default_factory=Surroundings)

    def request(self, script: Script) -> OptimizeScriptRequest:
        return OptimizeScriptRequest(
            script_code=script.raw,
            script_name=script.sendable_name,
            optimization_level=self.level,
            seed=self.seed,
            driver_code=self.driver,
            preserve_comments=self.comments,
            time_budget_seconds=self.time_budget,
            modernise=self.modernise,
            ai_proposals=self.ai,
            fresh=self.fresh,
            priority=self.priority,
            left_out=list(self.left_out),
            project=self.around.project(script),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one path."""

    document: dict[str, Any]
    exit: Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a Luau script, or a folder of them")
    levels = [level.value for level in OptimizationLevel]
    parser.add_argument("--level", choices=levels, default=OptimizationLevel.BALANCED.value)
    parser.add_argument(
        "--driver", metavar="FILE", type=Path, help="a script that uses what PATH returns; run to compare and to time"
    )
    parser.add_argument(
        "--seed", type=_seed, default=0, help="chooses the made-up arguments with which functions are called"
    )
    parser.add_argument(
        "--time-budget",
        metavar="SECONDS",
        type=_seconds,
        default=TIME_BUDGET_SECONDS,
        help="what timing may take, 1 to 60 s; more makes the figures surer",
    )
    parser.add_argument(
        "--strip-comments", action="store_true", help="take the comments out; lines stay where they are"
    )
    parser.add_argument(
        "--modernise",
        action="store_true",
        help="first put current Roblox API in place of old API; can change what a script does, and says how",
    )
    parser.add_argument(
        "--leave-out",
        metavar="RULE:LINE",
        type=_place,
        action="append",
        default=[],
        help="do not make the change of this rule at this line, as an earlier run names them in --json; repeatable",
    )
    add_project_arguments(parser)
    parser.add_argument(
        "--ai",
        action="store_true",
        help="with --level aggressive: send the script to the AI endpoint that is set, and try what it proposes",
    )
    parser.add_argument(
        "--fresh", action="store_true", help="run it, also where the result of the very same request is stored"
    )
    parser.add_argument(
        "--priority",
        choices=[level.value for level in TaskPriority],
        default=TaskPriority.NORMAL.value,
        help="which of the waiting tasks goes first (default: %(default)s)",
    )
    parser.add_argument("--in-place", action="store_true", help="write the optimized script over the original")
    parser.add_argument("--report", metavar="FILE.html", type=Path, help="write one page with the evidence of it all")
    parser.add_argument("--detach", action="store_true", help="start the tasks and return; a server finishes them")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    add_team_argument(parser)


async def run(options: argparse.Namespace) -> Exit:
    """Optimizes every path; the exit code is the highest of theirs."""
    if options.detach and options.in_place:
        detail = "--detach returns before there is a result to write; leave out one of --detach and --in-place."
        return _bad_input("BadUsage", detail, options)
    if len(options.leave_out) > MAX_LEFT_OUT:
        return _bad_input("BadUsage", f"At most {MAX_LEFT_OUT} changes can be left out.", options)
    if options.ai and options.level != OptimizationLevel.AGGRESSIVE.value:
        return _bad_input("BadUsage", "--ai needs --level aggressive.", options)
    try:
        driver = read_script(options.driver).raw if options.driver is not None else None
    except UnreadableScript as error:
        return _bad_input("DriverError", f"{options.driver}: {error.reason}", options)
    wish = _wish(options, driver)
    paths = find_scripts(options.paths)
    try:
        check_report_path(options.report, [*paths, options.driver, options.project], detach=options.detach)
    except ReportRefused as error:
        return _bad_input("BadUsage", str(error), options)
    readable, refused = _read_all(paths, wish.level)
    try:
        wish = replace(wish, around=surroundings(options, readable, driver))
    except ProjectError as error:
        return _bad_input("ProjectError", error.message, options)
    readable = _without_refused(readable, refused, wish)
    if not readable and not refused:
        return _bad_input("NoScripts", "There is no .luau or .lua file in what was given.", options)
    if options.detach:
        return await _detach(readable, refused, wish, options)
    answers = dict(refused)
    if readable:
        async with connected(options.team) as api:
            answers.update(await _optimize_all(api, readable, wish, pace_of(options.team)))
    ordered = [answers[path] for path in paths]
    known = {script.path: script for script in readable}
    originals = [known.get(str(path)) for path in paths]
    results = [answer.document for answer in ordered]
    if options.in_place:
        ordered = [_write_back(*each) for each in zip(ordered, paths, originals, strict=True)]
    reported = save_report(options.report, results, originals)  # first: who reads what is printed may go away
    _show(ordered, as_json=options.json, in_place=options.in_place)
    return max(reported, *(answer.exit for answer in ordered))


def _bad_input(error: str, detail: str, options: argparse.Namespace) -> Exit:
    if options.json:
        nothing: dict[str, Any] = {"tasks": []} if options.detach else {"files": []}
        print_failure(error, detail, **nothing)
    complain(detail)
    return Exit.BAD_INPUT


def _read_all(paths: list[Path], level: OptimizationLevel) -> tuple[list[Script], dict[Path, Answer]]:
    readable: list[Script] = []
    refused: dict[Path, Answer] = {}
    for path in paths:
        try:
            readable.append(read_script(path))
        except UnreadableScript as error:
            problem = ScriptError(error=type(error).__name__, detail=error.reason)
            refused[path] = Answer(_failed(path, level, "", problem), Exit.BAD_INPUT)
    return readable, refused


def _without_refused(readable: list[Script], refused: dict[Path, Answer], wish: Wish) -> list[Script]:
    """Scripts that are no part of the project that was asked for go over to those that were refused."""
    for path, error in wish.around.refused.items():
        problem = ScriptError(error=type(error).__name__, detail=error.message)
        refused[path] = Answer(_failed(path, wish.level, "", problem), Exit.BAD_INPUT)
    return [script for script in readable if Path(script.path or script.name) not in wish.around.refused]


async def _detach(readable: list[Script], refused: dict[Path, Answer], wish: Wish, options: argparse.Namespace) -> Exit:
    accepted: list[dict[str, str]] = []
    if readable:
        async with connected(options.team, detach=True) as api:
            for script in readable:
                await asyncio.sleep(pace_of(options.team).request)
                task = await api.optimize_script(wish.request(script), idempotency_key=new_idempotency_key())
                accepted.append(
                    {"task_id": task.task_id, "file": script.path or script.name, "status": task.status.value}
                )
    problems = [_problem(answer) for answer in refused.values()]
    if options.json:
        errors = {"errors": [answer.document for answer in refused.values()]} if refused else {}
        print_json({"tasks": accepted, **errors})
    else:
        for task_line in accepted:
            say(f"{task_line['task_id']}  {task_line['file']}")
        for problem in problems:
            complain(problem)
    return Exit.BAD_INPUT if refused else Exit.DONE


async def _optimize_all(api: ApiClient, readable: list[Script], wish: Wish, pace: Pace) -> dict[Path, Answer]:
    session = await api.session()
    waiting: dict[str, Script] = {}
    answers: dict[Path, Answer] = {}
    progress = ProgressPrinter()
    try:
        for script in readable:
            await asyncio.sleep(pace.request)
            task = await api.optimize_script(wish.request(script), idempotency_key=new_idempotency_key())
            waiting[task.task_id] = script
        while waiting:
            for task_id, script in list(waiting.items()):
                view = await look_at(api, task_id, pace)
                progress.show(script.name, view.progress, view.step or view.message)
                if view.status.is_terminal:
                    del waiting[task_id]
                    path = Path(script.path or script.name)
                    answer = await _answer(api, view, path, wish.level, session.luau_version)
                    answers[path] = _with_notes(answer, wish.around.complaints(script))
            if waiting:
                await asyncio.sleep(pace.round)
    except asyncio.CancelledError:
        for task_id in waiting:
            await api.cancel(task_id)
        raise
    finally:
        progress.clear()
    return answers


def _wish(options: argparse.Namespace, driver: str | None) -> Wish:
    return Wish(
        OptimizationLevel(options.level),
        options.seed,
        driver,
        comments=not options.strip_comments,
        time_budget=options.time_budget,
        modernise=options.modernise,
        ai=options.ai,
        fresh=options.fresh,
        priority=TaskPriority(options.priority),
        left_out=tuple(dict.fromkeys(options.leave_out)),
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 60:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 1 to 60")
    return seconds


def _place(text: str) -> Place:
    rule, _, line = text.rpartition(":")
    try:
        return Place(rule=rule, line=int(line) if line.isascii() and line.isdigit() else 0)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no rule and line such as string-length:12") from None


def _seed(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) >= 2**31:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 to {2**31 - 1}")
    return int(text)


async def _answer(api: ApiClient, task: TaskView, path: Path, level: OptimizationLevel, luau_version: str) -> Answer:
    if task.status is TaskStatus.COMPLETED:
        document = await api.optimization(task.task_id)
        views = {"not_applied": not_applied(document), "advice": advice(document), "task_id": task.task_id}
        answer = Answer({**document.model_dump(mode="json"), "file": str(path), **views}, Exit.DONE)
        return answer if task.cached_from is None else _with_notes(answer, [_given_again(task)])
    error = ScriptError(
        error=task.error.error if task.error else "Cancelled",
        detail=task.error.message if task.error else task.message,
        line=task.error.line if task.error else None,
    )
    code = Exit.BAD_INPUT if error.error in INPUT_ERRORS else Exit.FAILED
    return Answer({**_failed(path, level, luau_version, error), "task_id": task.task_id}, code)


def _given_again(task: TaskView) -> str:
    measured = str((task.result or {}).get("measured_at", ""))[:16].replace("T", " ")
    return (
        f"This result was stored on {measured} UTC, when the very same request was run; its times were measured then. "
        "Run it again with --fresh."
    )


def _with_notes(answer: Answer, sentences: Sequence[str]) -> Answer:
    """What is to be known of the project stands with the notes of the script."""
    notes = answer.document.get("notes")
    if notes is None or not sentences:
        return answer
    return replace(answer, document={**answer.document, "notes": [*notes, *sentences]})


def _failed(path: Path, level: OptimizationLevel, luau_version: str, error: ScriptError) -> dict[str, Any]:
    return {
        "file": str(path),
        "level": level.value,
        "status": "failed",
        "luau_version": luau_version,
        "optimized_code": None,
        "changes": [],
        "behaviour": {"equivalent": None, "method": "not run"},
        "measurement": None,
        "error": error.model_dump(),
    }


def _write_back(answer: Answer, path: Path, original: Script | None) -> Answer:
    """Writes over the file as it was read; one that somebody has saved meanwhile is left alone."""
    code = answer.document["optimized_code"]
    if answer.exit is not Exit.DONE or code is None or not _is_edited(answer.document):
        return answer
    try:
        if read_script(path) != original:
            return _not_written(answer, "It was not written: it has been changed while it was being optimized.")
        write_script(path, code)
    except NotWritten as error:
        return _not_written(answer, error.reason)
    except ScriptFileError as error:
        return _not_written(answer, f"It was not written. {error.reason}")
    return answer


def _is_edited(document: dict[str, Any]) -> bool:
    return bool(document["modernised"]) or any(change["applied"] for change in document["changes"])


def _not_written(answer: Answer, detail: str) -> Answer:
    problem = ScriptError(error="NotWritten", detail=detail)
    return Answer({**answer.document, "status": "failed", "error": problem.model_dump()}, Exit.FAILED)


def _show(answers: list[Answer], *, as_json: bool, in_place: bool) -> None:
    documents = [answer.document for answer in answers]
    if as_json:
        print_json(documents[0] if len(documents) == 1 else {"files": documents})
        return
    for answer in answers:
        if answer.document["status"] == "failed":
            complain(_problem(answer))
            continue
        for line in as_lines(read_document(answer.document), in_place=in_place):
            say(line)


def _problem(answer: Answer) -> str:
    return f"{answer.document['file']}: {answer.document['error']['detail']}"
