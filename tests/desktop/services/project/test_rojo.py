"""What is wrong with a project file is said with its place."""

import os
from pathlib import Path

import pytest

from desktop.services.project.errors import ProjectError
from desktop.services.project.globs import matches
from desktop.services.project.rojo import MAX_FILE_BYTES, read_rojo


def reason(folder: Path, content: str | bytes) -> str:
    file = folder / "default.project.json"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ProjectError) as caught:
        read_rojo(file)
    assert caught.value.message == f"default.project.json: {caught.value.reason}"
    return caught.value.reason


class TestReadRojo:
    @pytest.mark.parametrize(
        ("content", "text"),
        [
            ("", "It is not valid JSON: line 1, column 1: Expecting value."),
            ('{\n "name" "a"\n}', "It is not valid JSON: line 2, column 9: "),
            ("[" * 100_000, "It is not valid JSON: it nests too deep"),
            ('{"a": ' + "1" * 5000 + "}", "It is not valid JSON: it nests too deep, or holds a number too long."),
            (b"{\n\xff", "It is not UTF-8 text: see line 2."),
            ("[]", "It holds no JSON object."),
            ('{"name": "x"}', 'It has no "tree", so it says nothing of where scripts stand.'),
            ('{"tree": []}', 'It has no "tree"'),
            ('{"name": 3, "tree": {}}', 'Its "name" is no text.'),
            ('{"tree": {}, "globIgnorePaths": [1]}', 'Its "globIgnorePaths" is no list of texts.'),
            ('{"tree": {"A": {"B": 3}}}', "tree.A.B: An instance must be a JSON object."),
            ('{"tree": {"A": {"$className": 3}}}', 'tree.A: "$className" is no name of a class.'),
            ('{"tree": {"A": {"$className": "no name"}}}', 'tree.A: "$className" is no name of a class.'),
            ('{"tree": {"A": {"$path": 3}}}', 'tree.A: "$path" is no path.'),
            ('{"tree": {"A": {"$path": {}}}}', 'tree.A: "$path" is no path.'),
            ('{"tree": {"A": {"$path": "a\\u0000b"}}}', 'tree.A: "$path" is no path.'),
            ('{"tree": {"A\\u001b": {"$path": ""}}}', 'tree.A\\x1b: "$path" is no path.'),
            ('{"tree": ' + '{"a": ' * 40 + "{}" + "}" * 40 + "}", "It nests more than 32 deep."),
            (" " * (MAX_FILE_BYTES + 1), "It is larger than 1024 KB."),
        ],
    )
    def test_the_reason(self, tmp_path: Path, content: str | bytes, text: str) -> None:
        assert text in reason(tmp_path, content)

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(ProjectError, match="It does not exist"):
            read_rojo(tmp_path / "none.project.json")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ProjectError, match="It is no regular file"):
            read_rojo(tmp_path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
    def test_a_pipe_does_not_keep_it_waiting(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "default.project.json")
        with pytest.raises(ProjectError, match="It is no regular file"):
            read_rojo(tmp_path / "default.project.json")

    def test_a_byte_order_mark_and_a_missing_name_are_taken(self, tmp_path: Path) -> None:
        file = tmp_path / "shop.project.json"
        file.write_bytes(b'\xef\xbb\xbf{"tree": {"$path": "src"}}')
        assert read_rojo(file).root.name == "shop"


class TestMatches:
    @pytest.mark.parametrize(
        ("pattern", "path"),
        [
            ("**/*.spec.luau", "a/b/x.spec.luau"),
            ("**/*.spec.luau", "x.spec.luau"),
            ("src/**", "src/a/b"),
            ("src/old", "src/old"),
            ("./src/*.lua", "src/a.lua"),
            ("**/test/**", "a/test/b"),
        ],
    )
    def test_it_fits(self, pattern: str, path: str) -> None:
        assert matches(pattern, path)

    @pytest.mark.parametrize(
        ("pattern", "path"), [("*.luau", "a/b.luau"), ("src", "src/a"), ("**/*.spec.luau", "a.luau"), ("x" * 300, "x")]
    )
    def test_it_does_not(self, pattern: str, path: str) -> None:
        assert not matches(pattern, path)

    def test_no_pattern_takes_long(self) -> None:
        assert not matches("/".join(["**", "*a*"] * 40), "/".join(["a" * 50] * 30) + "/b")
