"""The project around a script: which one, and what of it goes with the request."""

from pathlib import Path

import pytest

from contracts.project import MAX_PROJECT_BYTES, Project
from desktop.services.project.around import Around, ProjectFinder
from desktop.services.project.errors import ProjectError
from desktop.services.script_files import Script, read_script
from tests.desktop.services.project.places import TREE, write, write_game, write_project


def around(script: Path, chosen: Path | None = None, *, home: Path | None = None, driver: str = "") -> Around:
    return ProjectFinder(chosen, home=home).around(read_script(script), driver)


def sent(found: Around) -> set[str]:
    assert found.project is not None
    return {".".join(node.path) for node in found.project.nodes}


def sources(project: Project | None) -> set[str]:
    assert project is not None
    return {".".join(node.path) for node in project.nodes if node.source is not None}


class TestFinding:
    def test_the_project_above_the_script(self, tmp_path: Path) -> None:
        found = around(write_game(tmp_path))
        assert found.file == tmp_path / "default.project.json"
        assert found.complaints == ()
        assert found.project is not None
        assert found.project.script_path == ["ServerScriptService", "Server", "Main"]
        assert found.project.script_class == "Script"

    def test_only_what_it_can_reach_goes_with_it(self, tmp_path: Path) -> None:
        found = around(write_game(tmp_path))
        assert sources(found.project) == {
            "ReplicatedStorage.Shared.Prices",
            "ServerScriptService.Server.Cart",
            "ServerScriptService.Server.Cart.Tax",
        }

    def test_what_a_driver_names_goes_too(self, tmp_path: Path) -> None:
        found = around(write_game(tmp_path), driver="require(game.ReplicatedStorage.Shared.Chicken)")
        assert {"ReplicatedStorage.Shared.Chicken", "ReplicatedStorage.Shared.Egg"} <= sources(found.project)

    @pytest.mark.parametrize(
        "walk", ["folder:GetChildren()", "x:GetDescendants()", "a:children()", "s:FindFirstChildWhichIsA('X')"]
    )
    def test_all_goes_where_children_are_listed(self, tmp_path: Path, walk: str) -> None:
        script = write_game(tmp_path)
        script.write_text(f"for _, child in {walk} do require(child) end")
        assert "ServerScriptService.Server.Unrelated" in sources(around(script).project)

    def test_a_module_that_lists_children_counts_as_well(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        write(tmp_path, {"src/shared/Prices.luau": "script.Parent:GetChildren()"})
        assert "ServerScriptService.Server.Unrelated" in sources(around(script).project)

    def test_a_word_that_is_only_part_of_another_reaches_nothing(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        script.write_text("require(x.Pricess) local children = 1")
        assert sent(around(script)) == {"ServerScriptService", "ServerScriptService.Server"}

    def test_names_that_are_no_words(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        write(tmp_path, {"src/shared/two words-1.luau": "return 1"})
        script.write_text('require(game.ReplicatedStorage.Shared["two words-1"])')
        assert sources(around(script).project) == {"ReplicatedStorage.Shared.two words-1"}

    def test_an_instance_of_the_tree_goes_by_its_name(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        script.write_text("game.ReplicatedStorage.Remotes.Buy:FireAllClients()")
        project = around(script).project
        assert project is not None
        assert {".".join(node.path): node.class_name for node in project.nodes}["ReplicatedStorage.Remotes.Buy"] == (
            "RemoteEvent"
        )

    def test_another_name_of_the_file(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        (tmp_path / "default.project.json").rename(tmp_path / "place.project.json")
        assert around(script).file == tmp_path / "place.project.json"

    def test_one_without_the_script_is_passed_by(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        write_project(tmp_path / "src", {"$className": "DataModel", "Workspace": {"$path": "client"}})
        assert around(script).file == tmp_path / "default.project.json"

    def test_home_and_what_is_above_it_are_not_looked_at(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        assert around(script, home=tmp_path).file is None
        assert around(script, home=tmp_path / "src").file is None

    def test_a_text_without_a_file_has_none(self) -> None:
        assert ProjectFinder().around(Script("a.luau", "require(script.Parent.B)")) == Around(None)

    def test_a_link_to_the_script(self, tmp_path: Path) -> None:
        script = write_game(tmp_path / "game")
        link = tmp_path / "link.luau"
        link.symlink_to(script)
        assert around(link).file == tmp_path / "game" / "default.project.json"


class TestFaults:
    def test_one_that_was_found_is_told_and_not_used(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        write_project(tmp_path, {**TREE, "Workspace": {"$path": "nowhere"}})
        found = around(script)
        assert found.project is None
        assert found.complaints[0].startswith("The project was not used. default.project.json: tree.Workspace, line ")
        assert found.complaints[0].endswith('"$path": "nowhere" does not exist.')

    def test_one_that_was_asked_for_is_an_error(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        file = write_project(tmp_path, {"$path": "nowhere"}, "other.project.json")
        with pytest.raises(ProjectError, match="does not exist"):
            around(script, file)
        with pytest.raises(ProjectError, match="does not exist"):
            ProjectFinder(file).check()

    def test_a_folder_stands_for_the_default_file_in_it(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        assert around(script, tmp_path).file == tmp_path / "default.project.json"

    def test_not_more_is_said_than_a_person_reads(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        for number in range(9):
            (tmp_path / f"src/shared/Gone{number}.luau").symlink_to(tmp_path / "nowhere")
        found = around(script).complaints
        assert len(found) == 6
        assert found[-1] == "There is more to say of the project: 4 more of the same kind."

    def test_a_script_that_is_no_part_of_what_was_asked_for(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        file = write_project(tmp_path, {"$path": "src/shared"}, "other.project.json")
        with pytest.raises(ProjectError, match=r"Main\.server\.luau is no part of this project"):
            around(script, file)

    def test_a_module_that_is_not_text(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        (tmp_path / "src/shared/Prices.luau").write_bytes(b"return '\xff'")
        found = around(script)
        assert "ReplicatedStorage.Shared.Prices" in sent(found) - sources(found.project)
        assert found.complaints == ("Prices.luau: It is not UTF-8 text: see line 1. Save it as UTF-8 and try again.",)

    def test_more_than_goes_with_a_request(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        big = {f"src/shared/Big{n}.luau": "-" * (MAX_PROJECT_BYTES // 5) for n in range(7)}
        write(tmp_path, big)
        script.write_text("x:GetDescendants() require(game.ReplicatedStorage.Shared.Prices)")
        found = around(script)
        assert found.project is not None
        assert found.project.size <= MAX_PROJECT_BYTES
        assert "ReplicatedStorage.Shared.Big4 and 2 more." in found.complaints[0]

    def test_what_the_script_names_comes_before_what_it_lists(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        write(tmp_path, {f"src/shared/Big{n}.luau": "-" * (MAX_PROJECT_BYTES // 5) for n in range(7)})
        script.write_text("x:GetDescendants() require(game.ReplicatedStorage.Shared.Slow, Big6)")
        found = sources(around(script).project)
        assert {"ReplicatedStorage.Shared.Slow", "ReplicatedStorage.Shared.Big6"} <= found
        assert "ReplicatedStorage.Shared.Big5" not in found

    def test_of_what_has_no_room_only_some_is_read(self, tmp_path: Path) -> None:
        script = write_game(tmp_path)
        write(tmp_path, {f"src/shared/Big{n}.luau": "-" * (MAX_PROJECT_BYTES // 4) for n in range(70)})
        script.write_text("x:GetDescendants()")
        finder = ProjectFinder()
        told = finder.around(read_script(script)).complaints[0]
        assert told.endswith(" more.")
        assert len(finder._sources) < 70

    def test_what_is_swapped_for_a_link_after_it_was_found(self, tmp_path: Path) -> None:
        script = write_game(tmp_path / "game")
        write(tmp_path, {"Secret.luau": "return 'secret'"})
        finder = ProjectFinder()
        finder.around(Script("a.luau", "", str(script)))
        (tmp_path / "game/src/shared/Prices.luau").unlink()
        (tmp_path / "game/src/shared/Prices.luau").symlink_to(tmp_path / "Secret.luau")
        found = finder.around(read_script(script))
        assert "ReplicatedStorage.Shared.Prices" not in sources(found.project)


class TestFolder:
    def test_siblings_of_a_script_without_a_project(self, tmp_path: Path) -> None:
        write(tmp_path, {"a/Main.luau": "require(script.Parent.Util) require('./deep/Far')", "a/Util.luau": "return 1"})
        write(tmp_path, {"a/deep/Far.luau": "return 2", "a/Other.luau": "return 3"})
        found = around(tmp_path / "a/Main.luau", home=tmp_path)
        assert found.file is None
        assert found.project is not None
        assert found.project.script_path == ["ServerScriptService", "a", "Main"]
        assert sources(found.project) == {"ServerScriptService.a.Util", "ServerScriptService.a.deep.Far"}

    def test_what_is_odd_in_a_folder_that_is_no_project_is_not_told(self, tmp_path: Path) -> None:
        write(tmp_path, {"a/Main.luau": "require(script.Parent.Util)", "a/Util.luau": "return 1"})
        (tmp_path / "a/gone.luau").symlink_to(tmp_path / "nowhere")
        assert around(tmp_path / "a/Main.luau", home=tmp_path).complaints == ()

    def test_a_folder_that_is_a_module_itself(self, tmp_path: Path) -> None:
        write(tmp_path, {"a/init.luau": "return 1", "a/Main.luau": "require(script.Parent)"})
        assert sources(around(tmp_path / "a/Main.luau", home=tmp_path).project) == {"ServerScriptService.a"}

    def test_a_script_that_is_its_folder(self, tmp_path: Path) -> None:
        write(tmp_path, {"p/a/init.luau": "require(script.Inner) require(script.Parent.Beside)", "p/a/Inner.luau": ""})
        write(tmp_path, {"p/Beside.luau": ""})
        found = around(tmp_path / "p/a/init.luau", home=tmp_path)
        assert found.project is not None
        assert found.project.script_path == ["ServerScriptService", "p", "a"]
        assert sources(found.project) == {"ServerScriptService.p.a.Inner", "ServerScriptService.p.Beside"}

    @pytest.mark.parametrize("text", ["print(1)", "require(script.Parent.Nothing)"])
    def test_nothing_where_nothing_is_required(self, tmp_path: Path, text: str) -> None:
        write(tmp_path, {"a/Main.luau": text, "a/Util.luau": "return 1"})
        assert around(tmp_path / "a/Main.luau", home=tmp_path) == Around(None)

    def test_below_home_itself_one_folder_deep(self, tmp_path: Path) -> None:
        write(tmp_path, {"Main.luau": "require(script.Parent.A) require(script.Parent.b.c.C)", "A.luau": "return 1"})
        write(tmp_path, {"b/B.luau": "", "b/c/C.luau": ""})
        found = around(tmp_path / "Main.luau", home=tmp_path)
        assert sources(found.project) == {f"ServerScriptService.{tmp_path.name}.A"}
