"""Scripts on disk: found, read as they are, written back byte for byte."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from contracts.optimization import MAX_SCRIPT_BYTES, OptimizeScriptRequest
from desktop.services.script_files import (
    BOM,
    NotWritten,
    Script,
    UnreadableScript,
    find_scripts,
    read_script,
    too_large,
    write_script,
)

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
from desktop.services.script_files import NotWritten, write_script
target = pathlib.Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))
try:
    write_script(target, "x" * 200_000)
except NotWritten as error:
    print(error.title, "|", error.message)
"""


class TestFindScripts:
    def test_of_a_folder_every_script_and_each_once(self, tmp_path: Path) -> None:
        (tmp_path / "inner").mkdir()
        for name in ("b.lua", "a.luau", "notes.txt", "inner/c.luau"):
            (tmp_path / name).write_bytes(b"")
        found = find_scripts([str(tmp_path), str(tmp_path / "a.luau")])
        assert found == [tmp_path / "a.luau", tmp_path / "b.lua", tmp_path / "inner" / "c.luau"]

    def test_a_path_that_the_system_does_not_take_is_left_to_the_reader(self) -> None:
        name = "a" * 5000
        assert find_scripts([name]) == [Path(name)]
        with pytest.raises(UnreadableScript, match="cannot be read"):
            read_script(Path(name))


class TestReadScript:
    @pytest.mark.parametrize("content", FORMS.values(), ids=FORMS.keys())
    def test_keeps_every_byte(self, tmp_path: Path, content: bytes) -> None:
        source, target = tmp_path / "a.luau", tmp_path / "b.luau"
        source.write_bytes(content)
        write_script(target, read_script(source).raw)
        assert target.read_bytes() == content

    def test_a_missing_file_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableScript, match=r"gone\.luau: It does not exist"):
            read_script(tmp_path / "gone.luau")

    def test_a_folder_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableScript, match=r"It is (a folder|no regular file)"):
            read_script(tmp_path)

    def test_a_device_is_not_read(self) -> None:
        with pytest.raises(UnreadableScript, match=r"It is (a folder|no regular file)"):
            read_script(Path("/dev/zero"))

    def test_a_pipe_is_refused_without_waiting_for_it(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.luau")
        with pytest.raises(UnreadableScript, match=r"It is (a folder|no regular file)"):
            read_script(tmp_path / "pipe.luau")

    def test_a_socket_is_refused(self, tmp_path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(tmp_path / "s.luau"))
            with pytest.raises(UnreadableScript, match="It is no regular file"):
                read_script(tmp_path / "s.luau")

    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_text("return 1")
        (tmp_path / "b.luau").symlink_to("a.luau")
        assert read_script(tmp_path / "b.luau").raw == "return 1"

    def test_links_that_lead_nowhere_or_to_each_other_are_told(self, tmp_path: Path) -> None:
        (tmp_path / "nowhere.luau").symlink_to("gone.luau")
        (tmp_path / "one.luau").symlink_to("two.luau")
        (tmp_path / "two.luau").symlink_to("one.luau")
        for name in ("nowhere.luau", "one.luau"):
            with pytest.raises(UnreadableScript, match=name):
                read_script(tmp_path / name)

    def test_a_name_that_hides_what_it_is_is_shown_escaped(self, tmp_path: Path) -> None:
        path = tmp_path / "safe\u202eexe\n😀.luau"
        path.write_text("return 1")
        script = read_script(path)
        assert script.shown_name == "safe\\u202eexe\\n😀.luau"
        assert script.path == str(path), "it is saved where it was"

    def test_the_reason_does_without_the_name(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_bytes(b"\0")
        with pytest.raises(UnreadableScript) as caught:
            read_script(tmp_path / "a.luau")
        assert "a.luau" not in caught.value.reason

    def test_binary_data_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_bytes(b"RIFF\x00\x01")
        with pytest.raises(UnreadableScript, match=r"a\.luau: It is a binary file"):
            read_script(tmp_path / "a.luau")

    def test_another_encoding_is_told_with_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_bytes("-- ok\n-- Käthe\n".encode("latin-1"))
        with pytest.raises(UnreadableScript, match="not UTF-8 text: see line 2"):
            read_script(tmp_path / "a.luau")

    def test_the_limit_is_taken_and_one_byte_more_is_not(self, tmp_path: Path) -> None:
        path = tmp_path / "a.luau"
        path.write_bytes(b"x" * MAX_SCRIPT_BYTES)
        assert len(read_script(path).raw) == MAX_SCRIPT_BYTES
        path.write_bytes(b"x" * (MAX_SCRIPT_BYTES + 1))
        with pytest.raises(UnreadableScript, match="It has 513 KB; at most 512 KB"):
            read_script(path)


class TestSendableName:
    @pytest.mark.parametrize(
        ("name", "sent"),
        [
            ("a\x1b[31m.luau", "a\\x1b[31m.luau"),
            ("a\nb.luau", "a\\nb.luau"),
            ("\u202eluau.a", "\\u202eluau.a"),
            ("caf\udce9.luau", "caf\\udce9.luau"),
            ("Ж 日 🎉.luau", "Ж 日 🎉.luau"),
            ("", "script.luau"),
        ],
    )
    def test_is_what_the_server_takes(self, name: str, sent: str) -> None:
        assert Script(name).sendable_name == sent
        assert OptimizeScriptRequest(script_code="", script_name=sent).script_name == sent

    @given(st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Lu"]), max_size=300))
    def test_of_any_name_the_server_takes_it(self, name: str) -> None:
        OptimizeScriptRequest(script_code="", script_name=Script(name).sendable_name)


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

    def test_a_link_stays_a_link_and_its_target_is_written(self, tmp_path: Path) -> None:
        target, link = tmp_path / "real.luau", tmp_path / "link.luau"
        target.write_text("print(1)\n")
        link.symlink_to(target)
        write_script(link, "print(2)\n")
        assert link.is_symlink()
        assert target.read_text() == "print(2)\n"

    def test_a_link_that_leads_to_itself_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").symlink_to(tmp_path / "a.luau")
        with pytest.raises(NotWritten, match="The file could not be saved"):
            write_script(tmp_path / "a.luau", "x")

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
    def test_the_mode_stays(self, tmp_path: Path, mode: int) -> None:
        (tmp_path / "a.luau").write_text("old")
        (tmp_path / "a.luau").chmod(mode)
        write_script(tmp_path / "a.luau", "new")
        assert (tmp_path / "a.luau").stat().st_mode & 0o777 == mode

    def test_a_new_file_has_the_mode_of_any_new_file(self, tmp_path: Path) -> None:
        (tmp_path / "other").write_text("")
        write_script(tmp_path / "a.luau", "new")
        assert (tmp_path / "a.luau").stat().st_mode == (tmp_path / "other").stat().st_mode

    def test_a_write_protected_file_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_text("old")
        (tmp_path / "a.luau").chmod(0o444)
        if os.access(tmp_path / "a.luau", os.W_OK):
            pytest.skip("this person may write everything")
        with pytest.raises(NotWritten, match="Permission denied"):
            write_script(tmp_path / "a.luau", "new")
        assert (tmp_path / "a.luau").read_text() == "old"

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
    def test_the_owner_stays(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_text("old")
        os.chown(tmp_path / "a.luau", 1234, 1234)
        write_script(tmp_path / "a.luau", "new")
        assert (tmp_path / "a.luau").stat().st_uid == 1234

    @pytest.mark.parametrize("name", ["missing/a.luau", "."])
    def test_a_place_that_cannot_be_written_is_told(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(NotWritten, match="The file could not be saved"):
            write_script(tmp_path / name, "x")

    def test_half_a_character_is_told_and_nothing_is_touched(self, tmp_path: Path) -> None:
        (tmp_path / "a.luau").write_text("old")
        with pytest.raises(NotWritten, match="half of a character"):
            write_script(tmp_path / "a.luau", "a\ud800")
        assert (tmp_path / "a.luau").read_text() == "old"

    def test_a_full_disk_leaves_the_old_file_whole(self, tmp_path: Path) -> None:
        target = tmp_path / "a.luau"
        target.write_text("old")
        command = [sys.executable, "-c", FULL_DISK, str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert "The file could not be saved" in done.stdout
        assert "is unchanged" in done.stdout
        assert target.read_text() == "old"
        assert list(tmp_path.iterdir()) == [target]


class TestTooLarge:
    def test_rounds_up(self) -> None:
        assert too_large(MAX_SCRIPT_BYTES + 1).startswith("It has 513 KB")
