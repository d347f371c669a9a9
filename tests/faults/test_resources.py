"""What piles up is seen, and who stays behind is found."""

import subprocess
import sys

import pytest

from tests.e2e.running_server import wait_for
from tests.faults.resources import MORE_THREADS, Held, grown, held, left_behind

START = Held({"socket": 3, "database": 6, "file": 4}, threads=8, children=0)


def test_the_same_again_has_not_grown() -> None:
    assert grown(START, START) == []


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (Held({"socket": 30}, 8, 0), "30 descriptors of socket, 3 at the start"),
        (Held({"database": 60}, 8, 0), "60 descriptors of database"),
        (Held({"pipe": 60}, 8, 0), "60 descriptors of pipe"),
        (Held({"file": 5}, 8, 0), "5 descriptors of file"),
        (Held({}, 9 + MORE_THREADS, 0), "threads, 8 at the start"),
    ],
)
def test_what_has_grown_is_named(after: Held, said: str) -> None:
    assert any(said in line for line in grown(START, after))


def test_a_process_is_looked_at_as_it_is() -> None:
    with subprocess.Popen(["sleep", "60"], stdin=subprocess.DEVNULL) as process:
        seen = held(process.pid)
        process.kill()
    assert seen.threads == 1
    assert seen.children == 0


def test_an_engine_that_outlives_its_server_is_found() -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)", "engine-worker"]
    with subprocess.Popen(command) as engine:
        # its command line is another until the child has become that program
        wait_for(lambda: left_behind({engine.pid}), "the engine to be seen")
        assert left_behind({engine.pid}) == [f"the engine {engine.pid} has outlived its server"]
        engine.kill()
    assert left_behind({engine.pid}) == []
