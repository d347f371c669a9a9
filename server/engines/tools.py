"""What the content engines work with, from the bundled data."""

from functools import cache

from server.engines.items.gate.wordnet import WordNetNouns
from server.engines.items.text.ranks import words_by_rank
from server.engines.packs.shelf import Shelf
from server.engines.quizzes.candidates import Tools
from server.engines.quizzes.luau_run import run
from server.engines.resources import resource_folder


@cache
def bundled_tools() -> Tools:
    """Made once a process: what was read stays."""
    words = resource_folder("words")
    return Tools(
        shelf=Shelf(resource_folder("packs")),
        nouns=WordNetNouns((words / "nouns.gz").read_bytes()),
        word_rank=words_by_rank((words / "english.txt").read_text(encoding="utf-8")),
        run_luau=run,
    )
