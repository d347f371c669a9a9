"""The short run and the long one, what a real model is needed for, and the order of the files.

`--long` runs only what is marked `long`, at its full size; without it everything runs, and that at its short one.
What is marked `real_model` runs only where one has been built, what is marked `browser` only by `dev.py browser`.
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.inside import kept_inside
from tests.sizes import BROWSER_VARIABLE, LONG_VARIABLE, MODEL_VARIABLE, is_long

LONG_SECONDS = 3600
"""For one test of the long run."""
FIRST = (
    "e2e/outside",
    "screenshots",
    "faults/test_short_run.py",
    "faults/outages/test_short_outages.py",
    "security/test_made_up_content.py",
    "security/test_made_up_tasks.py",
    "security/test_made_up_others.py",
    "e2e",
    "team",
    "faults",
    "engines/luau/test_own_corpus.py",
    "engines/luau/test_corpus.py",
    "desktop/services/test_real_server.py",
    "engines/luau/test_properties.py",
    "translations/test_real_sentences.py",
    "server",
    "architecture",
)
"""Files that take long with few tests. A core that began one of them last would work on alone while the other waits."""
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def reached_elsewhere() -> Iterator[list[str]]:
    """Whom anything in this process wanted to reach beyond this computer, in vain."""
    told: list[str] = []
    with kept_inside(told.append):
        yield told


@pytest.fixture(autouse=True)
def inside(reached_elsewhere: list[str]) -> Iterator[list[str]]:
    """Whoever wants to leave this computer fails its test, also where the product takes it for an outage."""
    yield reached_elsewhere
    told, reached_elsewhere[:] = list(reached_elsewhere), []
    assert told == [], "a test wanted to reach somebody beyond this computer"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="only the tests marked long, at their full size")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is imported: sizes are asked for at the top of their modules.

    Nothing of what is imported ends before the run does, so that looking for what has ended is a quarter of the time.
    """
    gc.disable()
    if config.getoption("--long"):
        os.environ[LONG_VARIABLE] = "1"


def pytest_collection_finish() -> None:
    """From now on tests leave things behind, and only those are looked through."""
    gc.enable()
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long files first; in the long run only what has a longer form."""
    items.sort(key=_rank)
    if BROWSER_VARIABLE not in os.environ:
        _keep(config, items, "browser", marked=False)
    if MODEL_VARIABLE not in os.environ:
        _keep(config, items, "real_model", marked=False)
    if not is_long():
        return
    _keep(config, items, "long", marked=True)
    for item in items:
        item.add_marker(pytest.mark.timeout(LONG_SECONDS), append=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests recorded of their sizes."""
    reports = [one for kind in ("passed", "failed") for one in terminalreporter.getreports(kind) if one.when == "call"]
    for report in reports:
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{report.nodeid}: {value} {name}")


def _keep(config: pytest.Config, items: list[pytest.Item], mark: str, *, marked: bool) -> None:
    """Of the tests those with that mark, or those without."""
    kept: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        (kept if (item.get_closest_marker(mark) is not None) is marked else others).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = kept


def _rank(item: pytest.Item) -> int:
    path = item.path.relative_to(HERE).as_posix()
    return next((rank for rank, name in enumerate(FIRST) if path == name or path.startswith(f"{name}/")), len(FIRST))
