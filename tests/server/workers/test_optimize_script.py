"""What comes of an optimization that says more than an engine may hand on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contracts.optimization import MAX_SCRIPT_BYTES, OptimizationDocument, OptimizeScriptRequest, Outcome
from contracts.project import MAX_PROJECT_BYTES, MODULE, Project, ProjectNode
from contracts.tasks import TaskStatus
from server.api.guard import MAX_BODY_BYTES
from server.core.database import Database
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Execution
from server.domain.tasks.service import TaskService
from server.sandbox import frames
from server.sandbox.pool import EnginePool
from server.workers.keeper import RunningTasks
from server.workers.optimize_script import OptimizeScriptWork
from server.workers.running import TaskRunner
from server.workers.tools_step import NOT_PLAIN
from tests.fakes import luau_programs
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter
from tests.server.sandbox.conftest import WORKSHOP

LINE = "print(name_of_it:len())\n"
EDITS = (MAX_SCRIPT_BYTES - 100) // len(LINE)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """The work of a task is the same whatever holds the ledger."""
    return sqlite_database


@pytest.fixture
def runner(database: Database, execution: Execution, running: RunningTasks, sender: RecordingSender) -> TaskRunner:
    return TaskRunner(database, execution, running, sender)


@pytest.fixture
def real_pool() -> Iterator[EnginePool]:
    pool = EnginePool(1)
    yield pool
    pool.close()


@pytest.fixture
def workshop() -> Iterator[EnginePool]:
    pool = EnginePool(1, WORKSHOP)
    yield pool
    pool.close()


def test_the_largest_script_with_an_edit_on_every_line_completes(
    runner: TaskRunner, tasks: TaskService, admin: Member, submit: Submitter, real_pool: EnginePool
) -> None:
    source = f"local name_of_it = tostring(1)\n{LINE * EDITS}"
    task_id = submit(admin, code=source).task_id
    runner.run(task_id, OptimizeScriptWork(real_pool))
    document = OptimizationDocument.model_validate_json(tasks.result(admin, task_id))
    # A quick machine has the time to measure some of them alone, and to find that one line in so many gains nothing.
    applied, measured = document.count(Outcome.APPLIED), document.count(Outcome.NO_GAIN)
    assert (applied + measured, measured < EDITS // 100) == (EDITS, True)
    assert tasks.show(admin, task_id).message == f"{applied} changes applied"
    assert document.optimized_code is not None
    assert document.optimized_code.replace("#name_of_it", "name_of_it:len()") == source
    assert document.optimized_code.count("#name_of_it") == applied
    assert len(document.changes) < 1000


@pytest.mark.parametrize("letter", ["é", "字", "😀"])
def test_the_largest_request_fits_into_one_body_and_into_the_pipe_of_an_engine(letter: str) -> None:
    def text(size: int) -> str:
        return letter * (size // len(letter.encode()))

    module = ProjectNode(path=["R", "M"], class_name=MODULE, source=text(MAX_PROJECT_BYTES - 20))
    request = OptimizeScriptRequest(
        script_code=text(MAX_SCRIPT_BYTES),
        driver_code=text(MAX_SCRIPT_BYTES),
        project=Project(script_path=["R", "S"], nodes=[module]),
    )
    assert len(request.model_dump_json().encode()) < MAX_BODY_BYTES
    frames.encode({"kind": "job", "params": request.model_dump(mode="json")})


def test_a_result_that_is_too_large_fails_the_task_with_the_reason(
    runner: TaskRunner, tasks: TaskService, admin: Member, submit: Submitter, workshop: EnginePool
) -> None:
    task_id = submit(admin, code="huge").task_id
    runner.run(task_id, OptimizeScriptWork(workshop))
    task = tasks.show(admin, task_id)
    assert task.status is TaskStatus.FAILED
    assert task.error is not None
    assert (task.error.error, task.error.message) == (
        "ResultTooLarge",
        "The result for this script is larger than an engine may hand on. The script was not changed.",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line for POSIX")
@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("print(s:len())", "Not timed as native code: The script ends too soon to be timed as native code."),
        ("print(s:len(), workspace.Name)", NOT_PLAIN),
    ],
)
def test_a_luau_on_path_is_asked_where_the_script_is_plain(
    runner: TaskRunner,
    tasks: TaskService,
    admin: Member,
    submit: Submitter,
    real_pool: EnginePool,
    tmp_path: Path,
    line: str,
    note: str,
) -> None:
    program = luau_programs.luau(tmp_path)
    task_id = submit(admin, code=f"local s = tostring(1)\n{line}\n").task_id
    runner.run(task_id, OptimizeScriptWork(real_pool, find_tool=lambda name: program if name == "luau" else None))
    document = OptimizationDocument.model_validate_json(tasks.result(admin, task_id))
    assert document.count(Outcome.APPLIED) == 1
    assert document.notes == [note]
