"""Scripts of a Rojo project, opened from their file."""

from pathlib import Path

from contracts.project import Project
from desktop.services.script_files import Script
from tests.desktop.looking import click
from tests.desktop.services.project.places import write_game, write_project
from tests.desktop.views.documents import document
from tests.desktop.views.roblox_studio.driving import OPTIMIZE, Studio


def sent(studio: Studio) -> Project | None:
    """The project that reaches the server with the script in the editor."""
    return studio.ledger.scripts[studio.optimize()].project


class TestProject:
    def test_of_the_file_goes_with_the_request(self, studio: Studio, tmp_path: Path) -> None:
        studio.open(write_game(tmp_path / "game"))
        project = sent(studio)
        assert project is not None
        assert project.script_path == ["ServerScriptService", "Server", "Main"]
        assert ["ReplicatedStorage", "Shared", "Prices"] in [node.path for node in project.nodes]
        assert studio.toasts == []

    def test_is_read_anew_for_each_run(self, studio: Studio, tmp_path: Path) -> None:
        studio.open(write_game(tmp_path / "game"))
        studio.optimized(document("print(1)"))
        (tmp_path / "game/src/shared/Prices.luau").write_text("return { sword = 41 }")
        project = sent(studio)
        assert project is not None
        assert "return { sword = 41 }" in [node.source for node in project.nodes]

    def test_a_text_without_a_file_goes_alone(self, studio: Studio) -> None:
        studio.presenter.replace_script(Script("mine.luau", "require(script.Parent.Prices)"))
        assert sent(studio) is None

    def test_a_fault_in_it_is_told_and_the_script_goes_alone(self, studio: Studio, tmp_path: Path) -> None:
        studio.open(write_game(tmp_path / "game"))
        write_project(tmp_path / "game", {"$path": "nowhere"})
        assert sent(studio) is None
        (toast,) = studio.toasts
        assert (toast.tone, toast.title) == ("caution", "About the project")
        assert toast.text.startswith("The project was not used. default.project.json: tree, line ")
        assert toast.text.endswith('"$path": "nowhere" does not exist.')

    def test_a_run_that_is_cancelled_while_it_is_looked_for_is_never_sent(self, studio: Studio, tmp_path: Path) -> None:
        studio.open(write_game(tmp_path / "game"))
        click(studio.panel.header.optimize)
        click(studio.cancel)
        assert not studio.presenter.running
        sent(studio)
        assert studio.ledger.requests.count(OPTIMIZE) == 1
