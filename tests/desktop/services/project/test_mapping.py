"""Files on disk as instances."""

import os
from pathlib import Path

import pytest

from desktop.services.project.errors import ProjectError
from desktop.services.project.mapping import Mapped, map_folder, map_project
from desktop.services.project.rojo import read_rojo
from tests.desktop.services.project.places import FILES, TREE, write, write_game, write_project


def mapped(folder: Path, tree: object = TREE, ignored: list[str] | None = None) -> Mapped:
    return map_project(read_rojo(write_project(folder, tree, ignored=ignored)))


def places(found: Mapped) -> dict[str, str]:
    return {".".join(place): instance.class_name for place, instance in found.instances.items()}


def below(folder: str) -> dict[str, object]:
    """A place whose ReplicatedStorage is this folder."""
    return {"$className": "DataModel", "ReplicatedStorage": {"S": {"$path": folder}}}


class TestTree:
    def test_a_game(self, tmp_path: Path) -> None:
        write_game(tmp_path)
        found = mapped(tmp_path)
        assert places(found) == {
            "ReplicatedStorage": "ReplicatedStorage",
            "ReplicatedStorage.Shared": "Folder",
            **{
                f"ReplicatedStorage.Shared.{name}": "ModuleScript"
                for name in ("Broken", "Chicken", "Egg", "Levels", "Prices", "Slow")
            },
            "ReplicatedStorage.Remotes": "Folder",
            "ReplicatedStorage.Remotes.Buy": "RemoteEvent",
            "ServerScriptService": "ServerScriptService",
            "ServerScriptService.Server": "Folder",
            "ServerScriptService.Server.Cart": "ModuleScript",
            "ServerScriptService.Server.Cart.Tax": "ModuleScript",
            "ServerScriptService.Server.Main": "Script",
            "ServerScriptService.Server.Unrelated": "ModuleScript",
            "StarterPlayer": "StarterPlayer",
            "StarterPlayer.StarterPlayerScripts": "StarterPlayerScripts",
            "StarterPlayer.StarterPlayerScripts.Client": "Folder",
            "StarterPlayer.StarterPlayerScripts.Client.Hud": "LocalScript",
        }
        assert found.complaints == []
        assert found.place_of((tmp_path / "src/server/Cart/init.luau").resolve()) == (
            "ServerScriptService",
            "Server",
            "Cart",
        )
        assert found.instances["ReplicatedStorage", "Shared", "Levels"].file is None

    def test_a_package_stands_in_replicated_storage(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/init.luau": "", "src/Part.luau": ""})
        assert places(mapped(tmp_path, {"$path": "src"})) == {
            "ReplicatedStorage.game": "ModuleScript",
            "ReplicatedStorage.game.Part": "ModuleScript",
        }

    def test_the_project_may_lie_in_the_folder_that_it_maps(self, tmp_path: Path) -> None:
        write(tmp_path, {"A.luau": "", "b/init.server.luau": "", "c/init.client.lua": "", "d/e/F.lua": ""})
        assert places(mapped(tmp_path, {"$path": "."})) == {
            "ReplicatedStorage.game": "Folder",
            "ReplicatedStorage.game.A": "ModuleScript",
            "ReplicatedStorage.game.b": "Script",
            "ReplicatedStorage.game.c": "LocalScript",
            "ReplicatedStorage.game.d": "Folder",
            "ReplicatedStorage.game.d.e": "Folder",
            "ReplicatedStorage.game.d.e.F": "ModuleScript",
        }

    def test_a_class_of_the_tree_stays_for_a_folder(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/A.luau": ""})
        tree = {"$className": "DataModel", "Workspace": {"M": {"$className": "Model", "$path": "src"}}}
        assert places(mapped(tmp_path, tree))["Workspace.M"] == "Model"

    def test_a_file_and_a_folder_of_one_name_are_one_module(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/A.luau": "", "src/A/B.luau": ""})
        found = places(mapped(tmp_path, below("src")))
        assert (found["ReplicatedStorage.S.A"], found["ReplicatedStorage.S.A.B"]) == ("ModuleScript", "ModuleScript")

    def test_two_files_of_one_name(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/A.lua": "1", "src/A.luau": "2"})
        found = mapped(tmp_path, below("src"))
        assert found.complaints == ["ReplicatedStorage.S.A: two files give it; the second was left out."]

    def test_patterns_take_files_out(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/A.luau": "", "src/A.spec.luau": "", "src/deep/B.spec.luau": "", "src/old/C.luau": ""})
        found = mapped(tmp_path, below("src"), ignored=["**/*.spec.luau", "src/old"])
        assert set(places(found)) == {
            "ReplicatedStorage",
            "ReplicatedStorage.S",
            "ReplicatedStorage.S.A",
            "ReplicatedStorage.S.deep",
        }

    def test_hidden_files_are_none(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/.git/A.luau": "", "src/.B.luau": ""})
        assert set(places(mapped(tmp_path, below("src")))) == {"ReplicatedStorage", "ReplicatedStorage.S"}

    @pytest.mark.parametrize("name", ["x" * 101, "line\nbreak", "turned\u202e"])
    def test_a_name_that_roblox_does_not_take(self, tmp_path: Path, name: str) -> None:
        write(tmp_path, {f"src/{name}.luau": "", f"src/{name}/B.luau": "", "src/C.luau": ""})
        found = mapped(tmp_path, below("src"))
        assert set(places(found)) == {"ReplicatedStorage", "ReplicatedStorage.S", "ReplicatedStorage.S.C"}
        assert "a name or a depth that Roblox does not take" in found.complaints[0]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
    def test_a_name_that_is_not_text(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/C.luau": ""})
        Path(os.fsdecode(os.fsencode(tmp_path / "src") + b"/\xff.luau")).write_text("")
        assert "ReplicatedStorage.S.C" in places(mapped(tmp_path, below("src")))


class TestNested:
    def test_a_folder_with_a_project_of_its_own(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/lib/code/init.luau": "", "src/lib/code/In.luau": "", "src/lib/Out.luau": ""})
        write_project(tmp_path / "src/lib", {"$path": "code"})
        assert set(places(mapped(tmp_path, below("src")))) == {
            "ReplicatedStorage",
            "ReplicatedStorage.S",
            "ReplicatedStorage.S.lib",
            "ReplicatedStorage.S.lib.In",
        }

    def test_a_project_among_the_files(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/A.luau": "", "other/B.luau": ""})
        write_project(tmp_path / "src", {"$path": "../other"}, "more.project.json")
        assert "ReplicatedStorage.S.game.B" in places(mapped(tmp_path, below("src")))

    def test_a_fault_in_it_costs_only_itself(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/A.luau": "", "src/lib/default.project.json": "{"})
        found = mapped(tmp_path, below("src"))
        assert "ReplicatedStorage.S.A" in places(found)
        assert found.complaints[0].startswith("src/lib/default.project.json: It is not valid JSON: line 1, column 2: ")

    def test_projects_that_hold_each_other(self, tmp_path: Path) -> None:
        write_project(tmp_path / "a", {"$path": "../b"})
        write_project(tmp_path / "b", {"$path": "../a"})
        write(tmp_path, {"a/A.luau": "", "b/B.luau": ""})
        assert "ReplicatedStorage.S.A" in places(mapped(tmp_path, below("a")))

    def test_a_project_that_names_itself(self, tmp_path: Path) -> None:
        write_project(tmp_path / "src", {"$path": "more.project.json"}, "more.project.json")
        found = mapped(tmp_path, below("src"))
        assert found.complaints == ["src/more.project.json: it contains itself; it was left out."]


class TestOutside:
    @pytest.mark.parametrize("path", ["..", "../elsewhere", "src/../../elsewhere", "/etc", "..\\elsewhere"])
    def test_a_path_that_leads_out_is_refused(self, tmp_path: Path, path: str) -> None:
        write(tmp_path, {"elsewhere/Secret.luau": ""})
        with pytest.raises(ProjectError, match=r"tree\.ReplicatedStorage\.S, line \d+: .*leads out of the folder"):
            mapped(tmp_path / "inner", below(path))

    def test_so_is_a_link_that_leads_out(self, tmp_path: Path) -> None:
        write(tmp_path, {"elsewhere/Secret.luau": ""})
        (tmp_path / "inner").mkdir()
        (tmp_path / "inner/src").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(ProjectError, match="leads out of the folder"):
            mapped(tmp_path / "inner", below("src"))

    def test_a_link_among_the_files_is_left_out(self, tmp_path: Path) -> None:
        write(tmp_path, {"elsewhere/Secret.luau": "", "inner/src/A.luau": ""})
        for name, target in {"dir": "elsewhere", "File.luau": "elsewhere/Secret.luau", "Gone.luau": "nowhere"}.items():
            (tmp_path / "inner/src" / name).symlink_to(tmp_path / target)
        found = mapped(tmp_path / "inner", below("src"))
        assert set(places(found)) == {"ReplicatedStorage", "ReplicatedStorage.S", "ReplicatedStorage.S.A"}
        assert sorted(found.complaints) == [
            "src/File.luau: it leads out of the folder of the project; it was left out.",
            "src/Gone.luau: the link leads nowhere; it was left out.",
            "src/dir: it leads out of the folder of the project; it was left out.",
        ]

    def test_a_link_within_keeps_its_own_name(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/A.luau": "", "real/Thing.luau": ""})
        (tmp_path / "src/Other.luau").symlink_to(tmp_path / "real/Thing.luau")
        found = mapped(tmp_path, below("src"))
        assert found.instances["ReplicatedStorage", "S", "Other"].file == (tmp_path / "real/Thing.luau").resolve()

    def test_links_in_a_circle(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/a/A.luau": ""})
        (tmp_path / "src/a/again").symlink_to(tmp_path / "src")
        (tmp_path / "src/self").symlink_to(tmp_path / "src/self")
        found = mapped(tmp_path, below("src"))
        assert "ReplicatedStorage.S.a.A" in places(found)
        assert "src: a link leads back to a folder above it; it was left out." in found.complaints
        assert "src/self: the link leads nowhere; it was left out." in found.complaints

    def test_a_path_of_a_circle_of_links(self, tmp_path: Path) -> None:
        (tmp_path / "src").symlink_to(tmp_path / "src")
        with pytest.raises(ProjectError, match=r"tree\.ReplicatedStorage\.S"):
            mapped(tmp_path, below("src"))


class TestMissing:
    def test_a_missing_path_is_named_with_its_place(self, tmp_path: Path) -> None:
        with pytest.raises(ProjectError) as caught:
            mapped(tmp_path, below("nowhere"))
        assert caught.value.reason == 'tree.ReplicatedStorage.S, line 7: "$path": "nowhere" does not exist.'

    def test_an_optional_one_may_be_missing(self, tmp_path: Path) -> None:
        tree = {"$className": "DataModel", "ReplicatedStorage": {"P": {"$path": {"optional": "Packages"}}}}
        assert set(places(mapped(tmp_path, tree))) == {"ReplicatedStorage", "ReplicatedStorage.P"}


class TestBounds:
    def test_a_huge_folder(self, tmp_path: Path) -> None:
        write(tmp_path, {f"M{number}.luau": "" for number in range(30)})
        found = map_folder(tmp_path, ("S", "F"), depth=2, entries=20)
        assert len(found.instances) == 21
        assert found.complaints == ["There are more files than are looked at; the rest was left out."]

    def test_a_folder_is_looked_through_only_so_deep(self, tmp_path: Path) -> None:
        write(tmp_path, {"A.luau": "", "a/B.luau": "", "a/b/C.luau": "", "a/b/c/D.luau": ""})
        found = places(map_folder(tmp_path, ("S", "F"), depth=1, entries=100))
        assert "S.F.a.B" in found
        assert "S.F.a.b.C" not in found

    def test_folders_nested_deeper_than_an_instance_may_be(self, tmp_path: Path) -> None:
        write(tmp_path, {"/".join(["src", *["d"] * 60, "A.luau"]): ""})
        assert max(len(place) for place in mapped(tmp_path, below("src")).instances) <= 32


def test_the_fixture_has_no_file_that_is_not_its_own(tmp_path: Path) -> None:
    script = write_game(tmp_path)
    assert script.read_text(encoding="utf-8") == FILES["src/server/Main.server.luau"]
