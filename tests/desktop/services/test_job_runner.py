"""The only way async work starts in the desktop."""

import asyncio
import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject

from desktop.services.errors import ServerUnreachable
from desktop.services.job_runner import JobRunner
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import recorded, until


async def _answer(value: int) -> int:
    await asyncio.sleep(0)
    return value


async def _failure(error: Exception) -> None:
    await asyncio.sleep(0)
    raise error


class TestStart:
    def test_gives_the_result_on_the_gui_thread(self, jobs: JobRunner, run: Run[Any]) -> None:
        seen: list[tuple[int, threading.Thread]] = []
        job = jobs.start(
            _answer(7), name="answer", on_success=lambda value: seen.append((value, threading.current_thread()))
        )
        run(job.wait())
        run(until(lambda: seen, "the result"))
        assert seen == [(7, threading.main_thread())]

    def test_an_error_goes_to_its_own_callback_only(self, jobs: JobRunner, run: Run[Any]) -> None:
        unhandled = recorded(jobs.failed)
        seen: list[Exception] = []
        error = ServerUnreachable("ReadError")
        jobs.start(_failure(error), name="failing", on_failure=seen.append)
        run(until(lambda: seen, "the error"))
        assert seen == [error]
        assert unhandled == []

    def test_an_error_without_callback_goes_to_the_window(self, loop: asyncio.AbstractEventLoop, run: Run[Any]) -> None:
        jobs = JobRunner(loop)
        unhandled = recorded(jobs.failed)
        error = ServerUnreachable("ReadError")
        jobs.start(_failure(error), name="failing")
        run(until(lambda: unhandled, "the error"))
        assert unhandled == [error]

    def test_a_fault_in_a_callback_is_not_lost(
        self, loop: asyncio.AbstractEventLoop, run: Run[Any], caplog: pytest.LogCaptureFixture
    ) -> None:
        jobs = JobRunner(loop)
        unhandled = recorded(jobs.failed)
        fault = ZeroDivisionError("in the view")

        def broken(_value: int) -> None:
            raise fault

        jobs.start(_answer(1), name="answer", on_success=broken)
        run(until(lambda: unhandled, "the fault"))
        assert unhandled == [fault]
        assert "answer" in caplog.text

    def test_it_is_done_when_its_callback_has_returned(self, jobs: JobRunner, run: Run[Any]) -> None:
        """Who waits for a page to come to rest must not look at it between the end of the work and its callback."""
        seen: list[bool] = []
        job = jobs.start(_answer(1), name="answer", on_success=lambda _value: seen.append(job.done))
        run(job.wait())
        assert seen == [False]
        assert job.done


class TestCancel:
    def test_shows_nothing(self, jobs: JobRunner, run: Run[Any]) -> None:
        calls: list[object] = []
        job = jobs.start(asyncio.sleep(60), name="long", on_success=calls.append, on_failure=calls.append)
        job.cancel()
        run(job.wait())
        assert job.done
        assert calls == []

    def test_shows_nothing_even_when_the_work_ends_well(self, jobs: JobRunner, run: Run[Any]) -> None:
        calls: list[object] = []

        async def stubborn() -> int:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                return 1
            return 2

        async def start_and_cancel() -> None:
            job = jobs.start(stubborn(), name="stubborn", on_success=calls.append)
            await asyncio.sleep(0)
            job.cancel()
            await job.wait()

        run(start_and_cancel())
        assert calls == []

    def test_comes_with_the_end_of_the_owner(self, jobs: JobRunner, run: Run[Any]) -> None:
        calls: list[object] = []
        owner = QObject()
        job = jobs.start(asyncio.sleep(60), name="owned", on_success=calls.append, owner=owner)
        owner.deleteLater()
        run(job.wait())
        assert job.cancelled
        assert calls == []

    def test_an_owner_that_outlives_its_job_is_let_go(self, jobs: JobRunner, run: Run[Any]) -> None:
        owner = QObject()
        job = jobs.start(_answer(1), name="short", owner=owner)
        run(job.wait())
        owner.deleteLater()
        run(asyncio.sleep(0))
        assert not job.cancelled


class TestClose:
    def test_ends_everything_and_starts_nothing_more(self, loop: asyncio.AbstractEventLoop, run: Run[Any]) -> None:
        jobs = JobRunner(loop)
        calls: list[object] = []
        running = jobs.start(asyncio.sleep(60), name="long", on_success=calls.append)
        run(jobs.close())
        late = jobs.start(_answer(1), name="late", on_success=calls.append)
        assert running.done
        assert late.cancelled
        assert calls == []
