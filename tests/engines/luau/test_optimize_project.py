"""Whole optimizations of scripts that require modules of their project."""

from server.engines.luau.optimize import optimize
from server.engines.luau.project import Node, Project, project_of
from server.engines.luau.report import Report
from tests.engines.luau.checked import CheckedMachine
from tests.engines.luau.projects import project
from tests.engines.luau.running import applied, nothing

SCRIPT = """local Cart = require(game:GetService("ReplicatedStorage").Shared.Cart)
local text = ""
for index = 1, 60 do
	text = text .. tostring(Cart.total("sword") + index) .. ","
end
print(text)
"""


def optimized(source: str, around: Project | None, driver: str = "") -> Report:
    machine = CheckedMachine(project=around)
    return optimize(source, file="script.luau", level="balanced", vm=machine, on_step=nothing, driver=driver)


class TestWithAProject:
    def test_what_comes_after_a_require_is_run_and_compared(self) -> None:
        report = optimized(SCRIPT, project())
        assert applied(report) == ["concat-buffer"]
        assert report.behaviour.equivalent
        assert report.behaviour.edited_lines_executed == report.behaviour.edited_lines > 0
        assert report.notes == [
            "3 modules of the project were loaded by require: ReplicatedStorage.Shared.Cart, "
            "ReplicatedStorage.Shared.Prices, ReplicatedStorage.Shared.Cart.Tax."
        ]

    def test_without_it_the_script_stops_there(self) -> None:
        report = optimized(SCRIPT, None)
        assert applied(report) == []

    def test_what_a_module_does_tells_two_scripts_apart(self) -> None:
        around = project({"ReplicatedStorage/M": "return function(x) print(x) end"})
        before, after = (f"require(game.ReplicatedStorage.M)({value}) return 1" for value in (1, 2))
        machine = CheckedMachine(project=around)
        assert machine.compare(before, before + " ", lambda line: line).equivalent is True
        assert machine.compare(before, after, lambda line: line).equivalent is False

    def test_what_is_missing_is_named(self) -> None:
        report = optimized(SCRIPT.replace("Shared.Cart", "Shared.Prices, pcall(require, 12)"), project())
        assert "Not answered with the files at hand: require(12)." in report.notes

    def test_a_driver_has_the_project_too(self) -> None:
        driver = "local made = ... assert(require(script.Parent.Parent.ReplicatedStorage.Shared.Prices).sword == 40)"
        assert not any("driver stopped" in note for note in optimized(SCRIPT, project(), driver).notes)

    def test_a_driver_that_errors_in_a_module_says_so(self) -> None:
        driver = "require(game.ReplicatedStorage.Shared.Broken)"
        notes = optimized(SCRIPT, project(), driver).notes
        told = next(note for note in notes if note.startswith("The driver stopped with an error: "))
        assert "Requested module experienced an error while loading" in told


class TestProjectOf:
    def test_nothing(self) -> None:
        assert project_of(None) is None

    def test_folders_between_are_put_in_and_parents_come_first(self) -> None:
        given = {
            "script_path": ["S", "F", "Main"],
            "script_class": "LocalScript",
            "nodes": [
                {"path": ["R", "A", "B"], "class_name": "ModuleScript", "source": "return 1"},
                {"path": ["R", "A"], "class_name": "Model", "source": None},
            ],
        }
        assert project_of(given) == Project(
            (
                Node(0, "R", "Service"),
                Node(1, "A", "Model"),
                Node(2, "B", "ModuleScript", "return 1"),
                Node(0, "S", "Service"),
                Node(4, "F", "Folder"),
                Node(5, "Main", "LocalScript"),
            ),
            6,
        )
