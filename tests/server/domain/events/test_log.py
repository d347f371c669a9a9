"""The event log as clients read it."""

import threading

import pytest

from contracts.events import BILLING_UPDATED
from server.core.database import SYSTEM, Database, Tenant
from server.domain.admin.measures import LedgerMeasures
from server.domain.events import log
from server.domain.organizations.membership import Member
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter


class TestTell:
    def test_it_has_its_place_between_the_transitions(
        self, database: Database, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        submit(admin)
        with database.write(Tenant(admin.organization_id)) as unit:
            told = log.tell(unit, admin.organization_id, BILLING_UPDATED)
        submit(admin)
        page = tasks.events(admin, after=0, epoch=None, limit=10)
        assert [event.seq for event in page.events] == [1, 2, 3]
        assert page.events[1] == told
        assert [event.seq for event in page.of_tasks] == [1, 3]

    def test_what_is_rolled_back_was_never_told(self, database: Database, tasks: TaskService, admin: Member) -> None:
        def fail() -> None:
            with database.write(Tenant(admin.organization_id)) as unit:
                log.tell(unit, admin.organization_id, BILLING_UPDATED)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert tasks.events(admin, after=0, epoch=None, limit=10).top == 0

    def test_it_says_no_more_than_that_something_changed(self, database: Database, admin: Member) -> None:
        with database.write(Tenant(admin.organization_id)) as unit:
            told = log.tell(unit, admin.organization_id, BILLING_UPDATED)
        assert set(told.model_dump()) == {"event", "epoch", "seq", "at"}

    def test_the_figures_of_tasks_do_not_count_it(self, database: Database, admin: Member) -> None:
        measures = LedgerMeasures(database)
        before = measures.look().transitions
        with database.write(Tenant(admin.organization_id)) as unit:
            log.tell(unit, admin.organization_id, BILLING_UPDATED)
        assert measures.look().transitions == before


class TestPage:
    def test_pages_join_without_gap(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        for _ in range(7):
            submit(admin)
        seqs: list[int | None] = []
        after, more = 0, True
        while more:
            page = tasks.events(admin, after=after, epoch=None, limit=3)
            seqs += [event.seq for event in page.events]
            more, after = page.has_more, page.events[-1].seq or 0
        assert seqs == [1, 2, 3, 4, 5, 6, 7]

    def test_another_epoch_is_not_recovered(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        submit(admin)
        page = tasks.events(admin, after=0, epoch="another", limit=10)
        assert (page.recovered, page.events) == (False, [])

    def test_a_position_ahead_of_the_log_is_not_recovered(
        self, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        submit(admin)
        assert not tasks.events(admin, after=2, epoch=None, limit=10).recovered

    def test_the_top_is_a_known_position(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        submit(admin)
        page = tasks.events(admin, after=1, epoch=None, limit=10)
        assert (page.recovered, page.events, page.has_more) == (True, [], False)

    def test_a_new_epoch_after_a_restore(
        self, database: Database, tasks: TaskService, admin: Member, submit: Submitter
    ) -> None:
        submit(admin)
        old = tasks.events(admin, after=0, epoch=None, limit=1).epoch
        with database.write(SYSTEM) as unit:
            log.renew_epochs(unit.session)
        page = tasks.events(admin, after=1, epoch=old, limit=1)
        assert page.epoch != old
        assert not page.recovered

    def test_each_organization_counts_for_itself(
        self, tasks: TaskService, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        submit(admin)
        submit(stranger)
        submit(admin)
        assert [event.seq for event in tasks.events(admin, after=0, epoch=None, limit=9).events] == [1, 2]
        assert [event.seq for event in tasks.events(stranger, after=0, epoch=None, limit=9).events] == [1]

    def test_concurrent_writers_leave_no_gap(self, tasks: TaskService, admin: Member, submit: Submitter) -> None:
        threads = [threading.Thread(target=lambda: [submit(admin) for _ in range(5)]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [e.seq for e in tasks.events(admin, after=0, epoch=None, limit=100).events] == list(range(1, 21))
