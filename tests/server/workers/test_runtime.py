"""What is composed fits together: every kind of task has somebody who runs it."""

from collections.abc import Iterator

import pytest

from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.tasks.execution import Execution
from server.domain.tasks.kinds import KINDS
from server.workers.dispatcher import CELERY_TASKS
from server.workers.runtime import Runtime, create_runtime
from tests.fakes.sender import RecordingSender


@pytest.fixture
def runtime(database: Database, wakeups: Wakeups, sender: RecordingSender, execution: Execution) -> Iterator[Runtime]:
    made = create_runtime(database, wakeups, sender, execution, slots=1)
    yield made
    made.node.pool.close()


class TestKinds:
    def test_every_kind_is_mapped_to_a_celery_task(self) -> None:
        assert CELERY_TASKS.keys() == KINDS.keys()

    def test_the_worker_knows_each_of_these_tasks_and_no_other(self, runtime: Runtime) -> None:
        assert runtime.worker.task_names == set(CELERY_TASKS.values())
