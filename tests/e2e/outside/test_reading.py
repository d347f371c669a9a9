"""The window over the accessibility bus, as a screen reader has it: roles, names, values, and what is read aloud."""

from pathlib import Path

from tests.e2e.outside.conftest import Before
from tests.e2e.running_server import wait_for
from tests.e2e.window_scenarios import QUICK, SLOW

NEED_A_NAME = {"push button", "page tab", "radio button", "check box", "text", "tree", "table", "list", "progress bar"}


def test_every_page_says_what_it_holds(before: Before, tmp_path: Path) -> None:
    with before() as person:
        for keys, title in (
            ("ctrl+2", "Roblox Studio"),
            ("ctrl+3", "Lessons"),
            ("ctrl+4", "Assessments"),
            ("ctrl+5", "History"),
            ("ctrl+6", "Schedules"),
            ("ctrl+comma", "Settings"),
        ):
            person.keys(keys)
            wait_for(lambda title=title: "SELECTED" in person.see("page tab", title).states, title)  # type: ignore[misc]
            shown = person.look()
            assert [seen for seen in shown if seen.role in NEED_A_NAME and not seen.name] == []
            assert [seen for seen in shown if "FOCUSABLE" in seen.states and seen.role in ("filler", "unknown")] == []
        person.keys("ctrl+k")
        person.see("dialog", "Command palette")
        person.type("shortc")
        person.hear("Keyboard shortcuts, Action")
        person.keys("Return")
        person.see("dialog", "Keyboard shortcuts")
        person.keys("Escape")
        person.see_no("dialog", "Keyboard shortcuts")


def test_a_job_by_screen_reader_alone(before: Before, tmp_path: Path) -> None:
    script = tmp_path / "slow.luau"
    script.write_text(SLOW)
    with before(script) as person:
        wait_for(lambda: "40000000" in (person.see("text", "Script").text or ""), "the script")
        person.press("radio button", "Conservative")
        person.hear("Conservative")
        person.press("radio button", "Balanced")
        person.press("push button", "Optimize")
        person.hear("slow.luau has started")
        low, now, high = person.see("progress bar", "Progress of this run").value or [0, 0, 0]
        assert low <= now <= high
        rows = wait_for(lambda: person.rows("tree", "Tasks"), "the tasks")
        assert any(row.startswith("slow.luau, processing") for row in rows), rows
        person.hear("slow.luau is ready")
        said = person.heard()
        assert [one for one in said if "%" in one] == []
        wait_for(lambda: any("," in row for row in person.rows("tree", "Changes")), "the changes in words")


def test_a_failure_is_read_aloud(before: Before, tmp_path: Path) -> None:
    script = tmp_path / "broken.luau"
    script.write_text("local = 1\n" + QUICK)
    with before(script) as person:
        wait_for(lambda: "local = 1" in (person.see("text", "Script").text or ""), "the script")
        person.keys("ctrl+Return")
        person.hear("broken.luau failed")
        person.see("push button", "Go to line 1")
