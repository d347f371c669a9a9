"""What the content engines work with, from the bundled data."""

from functools import cache

from server.engines.packs.shelf import Shelf
from server.engines.quizzes.candidates import Tools
from server.engines.quizzes.luau_run import run
from server.engines.resources import resource_folder


@cache
def bundled_tools() -> Tools:
    """Made once a process: what was read stays."""
    return Tools(Shelf(resource_folder("packs")), run_luau=run)
