"""When the validators of the wire are built."""

import subprocess
import sys

import pytest

COUNT = """
from contracts.base import WireModel

def complete():
    waiting, found = [WireModel], []
    while waiting:
        kinds = waiting.pop().__subclasses__()
        waiting += kinds
        found += kinds
    return sum(kind.__pydantic_complete__ for kind in found), len(found)
"""


def complete_after(statements: str) -> tuple[int, int]:
    """Models that are built, and all that there are, in a fresh interpreter."""
    code = f"{COUNT}\n{statements}\nprint(*complete())"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    built, known = printed.split()
    return int(built), int(known)


class TestBuildModels:
    def test_the_window_shows_itself_before_any_is_built(self) -> None:
        built, known = complete_after("import desktop.app")
        assert (built, known > 20) == (0, True)

    def test_it_builds_all_that_there_are(self) -> None:
        built, known = complete_after("import desktop.app; from contracts.base import build_models; build_models()")
        assert built == known > 20

    @pytest.mark.parametrize("order", ["import server.main", "import desktop.app, server.main"])
    def test_no_request_to_the_server_waits_for_one(self, order: str) -> None:
        built, known = complete_after(order)
        assert built == known > 20
