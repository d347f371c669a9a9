"""Scripts on disk: read as they are, written back byte for byte."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from contracts.optimization import MAX_SCRIPT_BYTES
from desktop.views.roblox_studio.script_file import BOM, Script, ScriptFileError, read_script, too_large, write_script

FORMS = {
    "line feeds": b"local a = 1\nreturn a\n",
    "carriage returns": b"local a = 1\r\nreturn a\r\n",
    "a BOM": b"\xef\xbb\xbflocal a = 1\n",
    "BOM and carriage returns": b"\xef\xbb\xbflocal a = 1\r\nreturn a",
    "mixed line ends": b"a\r\nb\nc\rd",
    "nothing": b"",
    "no line end": b"return 1",
    "other line separators": "a\u2028b\u2029c\x0bd\x0ce".encode(),
    "other scripts": "print('\u0416\u65e5\U0001f389\u00a0')\n".encode(),
}
TEXTS = st.text(alphabet=st.sampled_from("ab\r\n\u2028\u2029\u00a0\ufdd0🎉"), max_size=30)

FULL_DISK = """
import pathlib, resource, sys
from desktop.views.roblox_studio.script_file import ScriptFileError, write_script
target = pathlib.Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))
try:
    write_script(target, "x" * 200_000)
except ScriptFileError as error:
    print(error.title, "|", error.message)
"""


@pytest.mark.usefixtures("qapp")
class TestReadScript:
    @pytest.mark.parametrize("content", FORMS.values(), ids=FORMS.keys())
    def test_keeps_every_byte(self, tmp_path: Path, content: bytes) -> None:
        source, target = tmp_path / "a.luau", tmp_path / "b.luau"
        source.write_bytes(content)
        write_script(target, read_script(source).raw)
        assert target.read_bytes() == content

    def test_a_missing_file_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(ScriptFileError, match=r"gone\.luau is not a file"):
            read_script(tmp_path / "gone.luau")

    def test_a_folder_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(ScriptFileError, match="is not a file"):
            read_script(tmp_path)

    def test_a_device_is_not_read(self) -> None:
        with pytest.raises(ScriptFileError, match="is not a file"):
            read_script(Path("/dev/zero"))

    def test_binary_data_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_bytes(b"RIFF\x00\x01")
        with pytest.raises(ScriptFileError, match=r"a\.luau holds binary data"):
            read_script(tmp_path / "a.luau")

    def test_another_encoding_is_told_with_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_bytes("-- ok\n-- Käthe\n".encode("latin-1"))
        with pytest.raises(ScriptFileError, match="not UTF-8: see line 2"):
            read_script(tmp_path / "a.luau")

    def test_the_limit_is_taken_and_one_byte_more_is_not(self, tmp_path: Path) -> None:
        path = tmp_path / "a.luau"
        path.write_bytes(b"x" * MAX_SCRIPT_BYTES)
        assert len(read_script(path).raw) == MAX_SCRIPT_BYTES
        path.write_bytes(b"x" * (MAX_SCRIPT_BYTES + 1))
        with pytest.raises(ScriptFileError, match="It has 513 KB; at most 512 KB"):
            read_script(path)


class TestEdited:
    @given(st.sampled_from(["", BOM]), TEXTS)
    def test_what_an_editor_gives_back_unchanged_is_the_same_script(self, bom: str, text: str) -> None:
        script = Script("a", bom + text)
        document = QTextDocument()
        document.setPlainText(script.shown)
        assert script.edited(document.toRawText().replace("\u2029", "\n")) is script

    def test_keeps_bom_and_the_usual_line_ends(self) -> None:
        script = Script("a", f"{BOM}one\r\ntwo\r\n")
        assert script.edited("one\n2\n").raw == f"{BOM}one\r\n2\r\n"

    def test_few_carriage_returns_are_not_the_usual_ones(self) -> None:
        assert Script("a", "a\r\nb\nc\nd").edited("x\ny").raw == "x\ny"

    def test_a_new_script_has_line_feeds(self) -> None:
        assert Script().edited("a\nb").raw == "a\nb"


class TestWriteScript:
    def test_replaces_what_was_there(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_text("old and longer")
        write_script(tmp_path / "a.luau", "new")
        assert (tmp_path / "a.luau").read_bytes() == b"new"

    @pytest.mark.parametrize("name", ["missing/a.luau", "."])
    def test_a_place_that_cannot_be_written_is_told(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ScriptFileError, match="The file could not be saved"):
            write_script(tmp_path / name, "x")

    def test_half_a_character_is_told_and_nothing_is_touched(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_text("old")
        with pytest.raises(ScriptFileError, match="half of a character"):
            write_script(tmp_path / "a.luau", "a\ud800")
        assert (tmp_path / "a.luau").read_text() == "old"

    def test_a_full_disk_leaves_the_old_file_whole(self, tmp_path: Path) -> None:
        target = tmp_path / "a.luau"
        target.write_text("old")
        command = [sys.executable, "-c", FULL_DISK, str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert "The file could not be saved" in done.stdout
        assert "as it was" in done.stdout
        assert target.read_text() == "old"
        assert list(tmp_path.iterdir()) == [target]


class TestTooLarge:
    def test_rounds_up(self) -> None:
        assert too_large(MAX_SCRIPT_BYTES + 1).startswith("It has 513 KB")
