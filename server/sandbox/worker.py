"""The engine worker: takes jobs on stdin, answers on stdout. The only module that knows both sandbox and engines."""

import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from server.sandbox import frames, limits
from server.sandbox.lifeline import tied_to

Step = Callable[[str, int], None]
"""(name of the step, percent)"""
Job = Callable[[dict[str, Any], Step], Any]
"""Takes parameters and returns what JSON can hold."""


LoadJob = Callable[[], Job]
"""Imports what the job needs and returns it. The first is called before the worker confines itself."""


def load_selftest() -> Job:
    """For `doctor` and tests: shows that a worker starts, is heard, and answers."""

    def echo(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("echo", 100)
        return {"echo": params, "python": sys.version.split()[0]}

    return echo


def load_luau_optimize() -> Job:
    """Parameters: those of `optimize`, but for the machine. Returns the report as plain data."""
    from server.engines.luau.optimize import optimize
    from server.engines.luau.plain import is_plain
    from server.engines.luau.project import project_of
    from server.engines.luau.proposals.proposal import Proposal
    from server.engines.luau.vm.machine import PluauMachine

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        report = optimize(
            params["source"],
            file=params["file"],
            level=params["level"],
            vm=PluauMachine(project=project_of(params["project"])),
            on_step=on_step,
            run_scripts=params["run_scripts"],
            seed=params["seed"],
            driver=params["driver"],
            preserve_comments=params["preserve_comments"],
            time_budget=params["time_budget"],
            modernise=params["modernise"],
            left_out=[(rule, line) for rule, line in params["left_out"]],
            proposals=[Proposal(**proposal) for proposal in params["proposals"]],
            find_hot=params["find_hot"],
        )
        told = asdict(report)
        if params["tell_plain"]:
            told["plain"] = is_plain(report.optimized_code or "")
        if not params["find_hot"]:
            del told["hot"]  # no part of the document
        return told

    return run


def load_content_quiz() -> Job:
    """Parameters: those of `QuizRequest`, and `subject_key`. Returns the document, or `unknown` with what is near."""
    from server.engines.items.model import Bloom, Difficulty, ItemType
    from server.engines.quizzes.document import quiz_document
    from server.engines.quizzes.making import make_quiz
    from server.engines.quizzes.request import QuizRequest
    from server.engines.quizzes.topic import TopicUnknown
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Choosing questions", 10)
        request = QuizRequest(
            subject=params["subject"],
            topic=params["topic"],
            grade=params["grade"],
            count=params["count"],
            difficulty=Difficulty(params["difficulty"]),
            types=tuple(ItemType(kind) for kind in params["types"]),
            bloom={Bloom(level): share for level, share in params["bloom"].items()},
            objectives=tuple(params["objectives"]),
            seed=params["seed"],
            points_each=params["points_each"],
        )
        try:
            made = make_quiz(request, params["subject_key"], tools)
        except TopicUnknown as unknown:
            return {"unknown": list(unknown.offered)}
        on_step("Checked", 95)
        return {"document": quiz_document(made, request.seed)}

    return run


def load_content_lesson() -> Job:
    """Parameters: those of `LessonRequest`, and `subject_key`. Returns the document."""
    from server.engines.lessons.document import lesson_document
    from server.engines.lessons.making import make_lesson
    from server.engines.lessons.model import Template
    from server.engines.lessons.request import LessonRequest
    from server.engines.tools import bundled_tools

    tools = bundled_tools()

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("Writing the lesson", 10)
        request = LessonRequest(
            subject=params["subject"],
            topic=params["topic"],
            grade=params["grade"],
            duration=params["duration"],
            template=Template(params["template"]),
            objectives=tuple(params["objectives"]),
            standards=params["standards"],
            seed=params["seed"],
        )
        made = make_lesson(request, params["subject_key"], tools)
        on_step("Checked", 95)
        return {"document": lesson_document(made, request.seed)}

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


JOBS: Mapping[str, LoadJob] = {
    "selftest": load_selftest,
    "luau.optimize": load_luau_optimize,
    "content.lesson": load_content_lesson,
    "content.quiz": load_content_quiz,
    "content.export": load_content_export,
}


class Worker:
    """Serves one supervisor until the request pipe ends."""

    def __init__(self, stdin: int, stdout: int, jobs: Mapping[str, LoadJob]) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._jobs = jobs
        self._confined = False

    def serve(self) -> None:
        while (request := frames.read(lambda count: os.read(self._stdin, count))) is not None:
            with tied_to(self._stdin):
                answer = self._answer(request)
            self._send(answer)

    def _answer(self, request: frames.Frame) -> frames.Frame:
        """The edge of the worker: whatever a job raises becomes an error frame, and the worker lives on."""
        limits.forget_peak_memory()
        started, cpu_before = time.monotonic(), limits.cpu_seconds()
        try:
            job = self._prepare(request)
            answer: frames.Frame = {"kind": "result", "value": job(request["params"], self._step)}
            frames.encode(answer)
        except Exception as error:  # noqa: BLE001 - reported to the supervisor, which decides
            answer = _failure(error)
        answer["wall_seconds"] = time.monotonic() - started
        answer["cpu_seconds"] = limits.cpu_seconds() - cpu_before
        answer["peak_memory_bytes"] = limits.peak_memory_bytes()
        return answer

    def _prepare(self, request: frames.Frame) -> Job:
        """Load the job's code, then close the limits: under them its bytecode could not be cached."""
        bounds = limits.WorkerLimits(**request["limits"])
        job = self._jobs[request["job"]]()
        if not self._confined:
            limits.confine(bounds)
            self._confined = True
        limits.allow_cpu(request["timeout_seconds"] + bounds.cpu_grace_seconds)
        return job

    def _step(self, name: str, percent: int) -> None:
        self._send({"kind": "step", "name": name, "percent": percent})

    def _send(self, frame: frames.Frame) -> None:
        data = memoryview(frames.encode(frame))
        while data:
            data = data[os.write(self._stdout, data) :]


def _failure(error: Exception) -> frames.Frame:
    return {
        "kind": "error",
        "error_class": type(error).__name__,
        "message": str(error)[:2000],
        "detail": "".join(traceback.format_exception(error))[-20000:],
    }


def _take_over(descriptor: int) -> int:
    """Keep a private copy of a standard stream and point the stream itself at nothing: Luau's VM prints on stdout."""
    private = os.dup(descriptor)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, descriptor)
    os.close(nothing)
    return private


def main(jobs: Mapping[str, LoadJob] = JOBS) -> int:
    """Entry of `engine-worker`. Returns when the supervisor hangs up."""
    worker = Worker(_take_over(0), _take_over(1), jobs)
    try:
        worker.serve()
    except (OSError, frames.FrameError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
