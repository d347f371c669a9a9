"""The pictures in docs/screenshots show the window as it is."""

from pathlib import Path

import pytest

from tests.screenshots.taking import KEPT, ROOT, SCENES, difference, take
from tests.sizes import is_long, sized

TOLERANCE = 0.0005
"""Share of the pixels: so much changes where one letter does."""
MOVING = {"settings-busy": 0.0015, "settings-mail": 0.0015}
"""A bar that goes to and fro as long as the test of the endpoint lasts."""
PAGES = 6
PICTURES = 4
"""Of each page and state: light and dark, in two sizes."""
TAKEN_OF_EACH = sized(2, PICTURES)
"""In the short run light in one size and dark in the other."""
MORE_STATES = 3
"""The studio has its result besides, and a list of scripts; the settings have their notices by mail."""
CONTENT_PAGES, CONTENT_STATES = 2, 3
"""Lessons and assessments; their list, an open lesson and an open assessment."""
OF_SCENE = {
    "empty": PAGES + CONTENT_PAGES,
    "busy": PAGES + MORE_STATES + CONTENT_STATES,
    "error": PAGES,
    "restored": 2,
    "material": 3,
    "team": 2,
    "members": 8,
    "billing": 5,
    "student": 5,
    "teacher": 6,
}
"""Pages and states. After a restored backup the history and the tasks panel look other than at work."""
TAKEN = ROOT / "build" / "screenshots"


PLAYED = sized(("empty", "error"), SCENES)
"""In the short run those that take least: nearly every page, and what goes wrong; `--long` plays all."""


@pytest.fixture(scope="module", params=PLAYED)
def taken(request: pytest.FixtureRequest) -> tuple[str, Path]:
    """A scene, and the folder with its pictures of today."""
    folder = TAKEN / request.param
    for old in folder.glob("*.png"):
        old.unlink()
    take(folder, [request.param], few=not is_long())
    return request.param, folder


@pytest.mark.long
def test_each_page_looks_as_it_is_shown(taken: tuple[str, Path]) -> None:
    scene, folder = taken
    fresh = sorted(folder.glob("*.png"))
    assert len(fresh) == TAKEN_OF_EACH * OF_SCENE[scene]
    other = {one.name: share for one in fresh if (share := _share(one)) > _tolerance(one)}
    assert other == {}, f"see {folder}; `python3 dev.py tour --set` takes the set anew, when it is to change"


def test_nothing_is_shown_that_there_is_no_more() -> None:
    assert len(list(KEPT.glob("*.png"))) == PICTURES * sum(OF_SCENE.values())


def _tolerance(picture: Path) -> float:
    page_and_state = "-".join(picture.stem.split("-")[:2])
    return MOVING.get(page_and_state, TOLERANCE)


def _share(fresh: Path) -> float:
    kept = KEPT / fresh.name
    if not kept.exists():
        return 1.0
    width, height = (int(side) for side in fresh.stem.rsplit("-", 1)[1].split("x"))
    return difference(fresh, kept) / (width * height)
