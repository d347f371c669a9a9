"""The stored result of an earlier run, given again: the page says so, and runs it anyway."""

from tests.desktop.looking import click
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import Studio

SCRIPT = "print(name:len())\n"
RESULT = document("print(#name)\n", change())


def test_a_stored_result_is_run_anyway_as_another_version_of_its_task(studio: Studio) -> None:
    studio.open(studio.file("mine.luau", SCRIPT))
    first = studio.optimized(RESULT)
    assert not studio.panel.anyway_button.isVisible()
    stored = studio.optimize()
    studio.ledger.rows[stored].given_again = first
    studio.complete(stored, RESULT)
    studio.wait(lambda: studio.shows(stored), "the stored result")
    result = studio.presenter.result
    assert result is not None
    assert result.document.notes[0].startswith("Stored result, measured ")
    known = set(studio.ledger.rows)
    click(studio.panel.anyway_button)
    studio.wait(lambda: set(studio.ledger.rows) - known, "the task")
    (again,) = set(studio.ledger.rows) - known
    assert studio.ledger.parents[again] == stored
    assert not studio.panel.anyway_button.isEnabled()
    studio.complete(again, RESULT)
    studio.wait(lambda: studio.shows(again), "the result")
    assert not studio.panel.anyway_button.isVisible()
    assert studio.presenter.result is not None
    assert studio.presenter.result.script.path is not None, "saving goes over the file"
