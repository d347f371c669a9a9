"""The tables of the history in a real SQLite file: what is found, in which order, and by whom."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from contracts.tasks import TaskDetail, TaskStatus
from desktop.services.local import history_queries, history_rows, outbox_rows
from desktop.services.local.database import FILE_NAME
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder, OrderKey
from desktop.services.local.migrations import migrations
from desktop.services.local.outbox_rows import NewTask, OutboxEntry
from desktop.services.local.partition import Partition
from tests.desktop.services.history_samples import ME, OTHERS, task
from tests.desktop.services.samples import MORNING
from tests.sizes import sized

EVERYTHING = HistoryFilter()
NEWEST = HistoryOrder()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = Database(tmp_path / FILE_NAME)
    migrations.apply(db)
    yield db
    db.close()


@pytest.fixture
def mine(db: Database) -> int:
    return history_rows.find_owner(db, ME)


def keep(db: Database, owner_id: int, *tasks: TaskDetail, document: str | None = None) -> None:
    for one in tasks:
        history_rows.keep_contents(db, owner_id, one, document)


def found(db: Database, owner_id: int, what: HistoryFilter = EVERYTHING, order: HistoryOrder = NEWEST) -> list[str]:
    """Ids of the list, which must have the length that is counted."""
    page = history_queries.page(db, owner_id, what, order, offset=0, limit=100, counted=True)
    assert page.total == len(page.tasks)
    return [one.task_id for one in page.tasks]


def searched(db: Database, owner_id: int, text: str) -> list[str]:
    return found(db, owner_id, HistoryFilter(text=text))


class TestMigration:
    def test_what_waited_before_there_was_a_history_still_waits(self, tmp_path: Path) -> None:
        db = Database(tmp_path / FILE_NAME)
        migrations.apply(db, stop_before="m002_history")
        entry = OutboxEntry("entry", NewTask("script-optimization", {}), "mine.luau", MORNING)
        outbox_rows.insert(db, entry, ME.server, ME)
        assert not db.table("history_tasks").exists()
        migrations.apply(db)
        assert list(outbox_rows.entries_of(db, ME)) == [entry]
        assert found(db, history_rows.find_owner(db, ME)) == []
        db.close()


class TestRecord:
    def test_a_task_is_one_row_as_it_is_now(self, db: Database, mine: int) -> None:
        for status in (TaskStatus.QUEUED, TaskStatus.PROCESSING, TaskStatus.COMPLETED):
            history_rows.record(db, mine, [task("a", status=status)])
        page = history_queries.page(db, mine, EVERYTHING, NEWEST, offset=0, limit=9)
        assert [one.status for one in page.tasks] == [TaskStatus.COMPLETED]

    def test_its_text_is_indexed_at_its_start_and_its_end_only(self, db: Database, mine: int) -> None:
        db.execute("CREATE TABLE indexed (n)")
        for event in ("INSERT", "UPDATE"):
            db.execute(
                f"CREATE TRIGGER count_{event} AFTER {event} ON history_texts BEGIN INSERT INTO indexed VALUES (1); END"
            )
        for number, status in enumerate((TaskStatus.QUEUED, TaskStatus.PROCESSING, TaskStatus.CANCELLING) * 3):
            history_rows.record(db, mine, [task("a", status=status, message=f"Step {number}")])
        assert db.table("indexed").count == 1
        for _ in range(3):
            history_rows.record(db, mine, [task("a", message="3 changes")])
        assert db.table("indexed").count == 2
        keep(db, mine, task("a", message="3 changes", script="local x = 1"))
        keep(db, mine, task("a", message="3 changes", script="local x = 1"))
        assert db.table("indexed").count == 3

    def test_of_a_clock_that_was_set_back_no_time_below_nothing_comes(self, db: Database, mine: int) -> None:
        history_rows.record(db, mine, [task("back", seconds=-3600), task("quick", seconds=2)])
        assert found(db, mine, order=HistoryOrder(OrderKey.DURATION, descending=False)) == ["back", "quick"]
        assert db.execute("SELECT min(seconds) FROM history_tasks").fetchone() == (0.0,)

    def test_what_is_older_than_is_kept_is_not_taken(self, db: Database, mine: int) -> None:
        old, running = task("old"), task("old but running", status=TaskStatus.PROCESSING)
        history_rows.record(db, mine, [old, running, task("new", minute=9)], oldest=MORNING + timedelta(minutes=5))
        assert found(db, mine) == ["new", "old but running"]


class TestPage:
    def test_parts_make_up_the_whole(self, db: Database, mine: int) -> None:
        keep(db, mine, *(task(f"task-{n:02}", minute=n % 4) for n in range(25)))
        pages = [history_queries.page(db, mine, EVERYTHING, NEWEST, offset=at, limit=10) for at in (0, 10, 20)]
        assert [one.task_id for page in pages for one in page.tasks] == found(db, mine)
        assert {page.total for page in pages} == {None}

    @pytest.mark.parametrize(
        ("key", "ascending"),
        [
            (OrderKey.CREATED, ["b", "a", "c"]),
            (OrderKey.NAME, ["a", "b", "c"]),
            (OrderKey.DURATION, ["c", "a", "b"]),
            (OrderKey.STATUS, ["c", "b", "a"]),
            (OrderKey.KIND, ["a", "b", "c"]),
        ],
    )
    def test_order(self, db: Database, mine: int, key: OrderKey, ascending: list[str]) -> None:
        keep(
            db,
            mine,
            task("a", title="Äpfel", minute=1, seconds=2, status=TaskStatus.FAILED, kind="assessment"),
            task("b", title="apples", minute=0, seconds=3, kind="lesson"),
            task("c", title="Birne", minute=2, seconds=1, status=TaskStatus.CANCELLED),
        )
        assert found(db, mine, order=HistoryOrder(key, descending=False)) == ascending
        assert found(db, mine, order=HistoryOrder(key)) == ascending[::-1]

    @pytest.mark.parametrize(
        ("what", "ids"),
        [
            (HistoryFilter(statuses=frozenset({TaskStatus.FAILED, TaskStatus.QUEUED})), ["queued", "failed"]),
            (HistoryFilter(kinds=frozenset({"lesson"})), ["lesson"]),
            (HistoryFilter(since=MORNING + timedelta(minutes=2)), ["lesson", "queued"]),
            (HistoryFilter(until=MORNING + timedelta(minutes=2)), ["failed", "done"]),
            (HistoryFilter(without=frozenset({"done", "lesson"})), ["queued", "failed"]),
            (HistoryFilter(text="shop", statuses=frozenset({TaskStatus.FAILED})), ["failed"]),
        ],
    )
    def test_filters(self, db: Database, mine: int, what: HistoryFilter, ids: list[str]) -> None:
        keep(
            db,
            mine,
            task("done", title="Shop.luau"),
            task("failed", title="ShopDoor.luau", minute=1, status=TaskStatus.FAILED),
            task("queued", minute=2, status=TaskStatus.QUEUED),
            task("lesson", minute=3, kind="lesson"),
        )
        assert found(db, mine, what) == ids

    def test_lists_of_a_year_are_read_in_order_from_an_index(self, db: Database, mine: int) -> None:
        """SQLite sorts nothing for an unfiltered list, whatever it is sorted by."""
        for key in OrderKey:
            columns = history_queries._order(HistoryOrder(key))
            plan = db.execute(
                f"EXPLAIN QUERY PLAN SELECT view FROM history_tasks WHERE owner_id = ? ORDER BY {columns}", [mine]
            ).fetchall()
            steps = [str(row[3]) for row in plan]
            assert len(steps) == 1, steps
            assert "USING INDEX" in steps[0]


class TestSearch:
    @pytest.fixture(autouse=True)
    def some(self, db: Database, mine: int) -> None:
        keep(
            db,
            mine,
            task("spawner", title="EnemySpawner.server.luau", script='workspace.Zombie:Destroy() -- "quoted"'),
            task("cafe", title="Café.luau", script="local coins_total = 3"),
            task("broken", title="Door", status=TaskStatus.FAILED),
        )

    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("enemysp", ["spawner"]),
            ("SERVER luau", ["spawner"]),
            ("cafe", ["cafe"]),
            ("café", ["cafe"]),
            ("zombie:destroy", ["spawner"]),
            ("coins_to", ["cafe"]),
            ("broke", ["broken"]),
            ("spawner", []),
            ("luau cafe", ["cafe"]),
            ("luau nothing", []),
        ],
    )
    def test_every_word_begins_a_word_of_name_message_or_script(
        self, db: Database, mine: int, text: str, ids: list[str]
    ) -> None:
        assert searched(db, mine, text) == ids

    @pytest.mark.parametrize(
        "text", ['"', '"cafe', "NOT cafe", "cafe OR door", "title:cafe", "cafe*", "(cafe", "^cafe"]
    )
    def test_nothing_that_is_typed_is_an_operator(self, db: Database, mine: int, text: str) -> None:
        assert set(searched(db, mine, text)) <= {"cafe"}

    def test_signs_without_a_word_are_looked_for_in_the_name(self, db: Database, mine: int) -> None:
        keep(db, mine, task("signs", title="a == b"))
        assert searched(db, mine, " == ") == ["signs"]

    @pytest.mark.long
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=sized(60, 1000), deadline=None)
    @given(text=st.text(max_size=40) | st.text('"*():^-+{}\\ \0\ud800ab', max_size=20))
    def test_any_text_can_be_typed(self, db: Database, mine: int, text: str) -> None:
        searched(db, mine, text)

    def test_what_is_gone_is_no_longer_found(self, db: Database, mine: int) -> None:
        history_rows.remove(db, mine, ["cafe"])
        assert searched(db, mine, "cafe") == []
        assert db.execute("SELECT count(*) FROM history_texts_fts('cafe')").fetchone() == (0,)


class TestPartition:
    """Three others, each of whom shares all but one part with me, can neither see nor change what is mine."""

    @pytest.fixture(params=OTHERS, ids=["server", "organization", "person"])
    def theirs(self, db: Database, mine: int, request: pytest.FixtureRequest) -> int:
        other: Partition = request.param
        keep(db, mine, task("a", title="Secret"), task("b", status=TaskStatus.QUEUED), document="{}")
        history_rows.record(db, mine, [task("c", status=TaskStatus.FAILED)])
        return history_rows.find_owner(db, other)

    @pytest.mark.parametrize(
        "query",
        [
            lambda db, owner: history_queries.count(db, owner, HistoryFilter()),
            lambda db, owner: history_queries.count(db, owner, HistoryFilter(text="secret")),
            lambda db, owner: history_queries.count(db, owner, HistoryFilter(text="1' OR '1'='1")),
            lambda db, owner: history_queries.page(db, owner, EVERYTHING, NEWEST, offset=0, limit=9).tasks,
            lambda db, owner: history_queries.row_ids(db, owner, EVERYTHING, NEWEST),
            lambda db, owner: history_queries.tasks_of(db, owner, [1, 2, 3]),
            lambda db, owner: history_queries.entry(db, owner, "a"),
            lambda db, owner: history_queries.chain(db, owner, "a"),
            lambda db, owner: history_queries.kinds(db, owner),
            lambda db, owner: history_queries.wanted(db, owner, limit=9, without=frozenset()),
            lambda db, owner: history_queries.unfinished(db, owner),
            lambda db, owner: history_queries.all_known(db, owner, ["a"], 99),
        ],
    )
    def test_nothing_is_seen(self, db: Database, theirs: int, query: Callable[[Database, int], Any]) -> None:
        assert not query(db, theirs)

    def test_nothing_is_deleted(self, db: Database, mine: int, theirs: int) -> None:
        history_rows.remove(db, theirs, ["a"])
        history_rows.clear_before(db, theirs, MORNING + timedelta(days=9), remember=True)
        history_rows.give_up_contents(db, theirs, "b")
        assert found(db, mine) == ["c", "b", "a"]
        assert history_queries.unfinished(db, mine) == ["b"]
        history_rows.record(db, mine, [task("a")])
        assert "a" in found(db, mine), "a deletion of theirs does not count for me"

    def test_the_same_task_is_two_entries(self, db: Database, mine: int, theirs: int) -> None:
        history_rows.record(db, theirs, [task("a", title="Theirs")])
        (theirs_now,) = history_queries.page(db, theirs, EVERYTHING, NEWEST, offset=0, limit=9).tasks
        entry = history_queries.entry(db, mine, "a")
        assert entry is not None
        assert (theirs_now.title, entry.task.title) == ("Theirs", "Secret")
        assert [one.title for one in history_queries.chain(db, mine, "a")] == ["Secret"]


class TestEntry:
    def test_gives_back_what_was_asked_and_what_came_of_it(self, db: Database, mine: int) -> None:
        asked = task("a", script="\ufeffreturn 'Ä'\r\n")
        keep(db, mine, asked, document='{"file": "a"}')
        entry = history_queries.entry(db, mine, "a")
        assert entry is not None
        assert (entry.known, entry.params, entry.document) == (True, asked.params, '{"file": "a"}')
        assert entry.script == "\ufeffreturn 'Ä'\r\n"
        assert list(entry.attempts) == asked.attempts

    def test_before_it_was_fetched_only_the_task_is_known(self, db: Database, mine: int) -> None:
        history_rows.record(db, mine, [task("a")])
        entry = history_queries.entry(db, mine, "a")
        assert entry is not None
        assert (entry.known, entry.script, entry.document) == (False, None, None)


class TestChain:
    def test_is_all_that_came_of_the_same_first_task(self, db: Database, mine: int) -> None:
        first = task("first")
        again = task("again", minute=2, root_task_id="first", parent_task_id="first")
        third = task("third", minute=3, root_task_id="first", parent_task_id="again")
        keep(db, mine, third, again, first, task("other", minute=1))
        for member in ("first", "again", "third"):
            assert [one.task_id for one in history_queries.chain(db, mine, member)] == ["first", "again", "third"]


class TestWanted:
    def test_are_ended_tasks_without_contents_newest_first(self, db: Database, mine: int) -> None:
        history_rows.record(db, mine, [task("a"), task("b", minute=1), task("runs", status=TaskStatus.PROCESSING)])
        keep(db, mine, task("kept", minute=2))
        history_rows.record(db, mine, [task("kept", minute=2)])
        wanted = history_queries.wanted(db, mine, limit=9, without=frozenset())
        assert [one.task_id for one in wanted] == ["b", "a"]
        assert history_queries.wanted(db, mine, limit=9, without=frozenset({"a", "b"})) == []

    def test_of_a_task_that_the_server_has_lost_nothing_is_wanted(self, db: Database, mine: int) -> None:
        history_rows.record(db, mine, [task("a"), task("ran", status=TaskStatus.PROCESSING)])
        for task_id in ("a", "ran"):
            history_rows.give_up_contents(db, mine, task_id)
        assert history_queries.wanted(db, mine, limit=9, without=frozenset()) == []
        assert found(db, mine, HistoryFilter(statuses=frozenset({TaskStatus.FAILED}))) == ["ran"]


class TestAllKnown:
    def test_only_what_was_there_before_or_was_deleted_counts(self, db: Database, mine: int) -> None:
        history_rows.record(db, mine, [task("old"), task("deleted")])
        history_rows.remove(db, mine, ["deleted"])
        newest = history_queries.newest_row(db, mine)
        history_rows.record(db, mine, [task("new")])
        assert history_queries.all_known(db, mine, ["old", "deleted"], newest)
        assert not history_queries.all_known(db, mine, ["old", "new"], newest)


class TestRemove:
    def test_what_was_deleted_does_not_come_back(self, db: Database, mine: int) -> None:
        keep(db, mine, task("a"), task("b"))
        history_rows.remove(db, mine, ["a"])
        history_rows.record(db, mine, [task("a")])
        keep(db, mine, task("a"))
        assert found(db, mine) == ["b"]
        assert [db.table(name).count for name in ("history_tasks", "history_contents", "history_texts")] == [1, 1, 1]


class TestClearBefore:
    @pytest.mark.parametrize("remember", [True, False])
    def test_finished_ones_go(self, db: Database, mine: int, remember: bool) -> None:
        runs = task("runs", status=TaskStatus.PROCESSING)
        keep(db, mine, task("old"), runs, task("new", minute=9))
        assert history_rows.clear_before(db, mine, MORNING + timedelta(minutes=5), remember=remember) == 1
        assert found(db, mine) == ["new", "runs"]
        history_rows.record(db, mine, [task("old")])
        assert ("old" in found(db, mine)) is not remember
