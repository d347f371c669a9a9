"""Output that cannot be written: a reader that has gone, a full disk, a stream that was never open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.running_server import ROOT, running_server

COMMANDS = {
    "the list of commands": ["--help"],
    "the version": ["--version"],
    "bad usage as JSON": ["optimize", "--json"],
    "an answer as JSON": ["optimize", "no-such-file.luau", "--json"],
    "help of the command line": ["tasks", "--help"],
    "help of the server": ["serve", "--help"],
    "help of the tour": ["tour", "--help"],
}

each_command = pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())


def environment(data: Path) -> dict[str, str]:
    """Of a command whose output waits in a buffer, as it does unless somebody asks otherwise."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "TOOLBOXAI_DATA_DIR": str(data)}


def start(arguments: list[str], data: Path, stdout: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "toolboxai", *arguments],
        cwd=ROOT,
        env=environment(data),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
    )


def into_nothing(arguments: list[str], data: Path) -> tuple[int, str]:
    """As `… | head -0`: the reader has gone before the first character."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        process = start(arguments, data, writer)
    finally:
        os.close(writer)
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors


def onto_a_full_disk(arguments: list[str], data: Path) -> tuple[int, str]:
    with Path("/dev/full").open("w") as full:
        process = start(arguments, data, full.fileno())
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors


def without_any(arguments: list[str], data: Path) -> tuple[int, str]:
    """As `… >&-`."""
    result = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "toolboxai", *arguments],
        cwd=ROOT,
        env=environment(data),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
    return result.returncode, result.stderr


class TestReaderGone:
    @each_command
    def test_the_command_ends_quietly_as_by_the_signal(self, arguments: list[str], tmp_path: Path) -> None:
        code, errors = into_nothing(arguments, tmp_path)
        assert code == 141
        assert "Traceback" not in errors
        assert "Exception ignored" not in errors
        assert "cannot be written" not in errors

    def test_a_listing_ends_so_too(self, tmp_path: Path) -> None:
        with running_server(tmp_path):
            assert into_nothing(["tasks", "list", "--json"], tmp_path) == (141, "")

    def test_when_nobody_reads_errors_either(self, tmp_path: Path) -> None:
        script = f'"{sys.executable}" -m toolboxai optimize no-such-file.luau --json 2>&1 | head -0'
        result = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {script}"],
            cwd=ROOT,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (result.returncode, result.stderr) == (141, "")


class TestFullDisk:
    @each_command
    def test_it_is_said_and_the_command_has_failed(self, arguments: list[str], tmp_path: Path) -> None:
        code, errors = onto_a_full_disk(arguments, tmp_path)
        assert code == 1
        assert errors.endswith("Standard output cannot be written: No space left on device.\n")
        assert "Traceback" not in errors
        assert "Exception ignored" not in errors

    def test_more_than_a_buffer_is_said_as_well(self, tmp_path: Path) -> None:
        arguments = ["optimize", *(f"no-such-file-{number}.luau" for number in range(200)), "--json"]
        code, errors = onto_a_full_disk(arguments, tmp_path)
        assert (code, errors) == (1, "Standard output cannot be written: No space left on device.\n")

    def test_a_full_disk_behind_errors_loses_no_answer(self, tmp_path: Path) -> None:
        with Path("/dev/full").open("w") as full:
            result = subprocess.run(
                [sys.executable, "-m", "toolboxai", "optimise", "--json"],
                cwd=ROOT,
                env=environment(tmp_path),
                stdout=subprocess.PIPE,
                stderr=full,
                text=True,
                check=False,
            )
        assert result.returncode == 2
        assert '"BadUsage"' in result.stdout


class TestClosed:
    def test_it_is_said_and_the_command_has_failed(self, tmp_path: Path) -> None:
        code, errors = without_any(["--version"], tmp_path)
        assert (code, errors) == (1, "Standard output cannot be written: Bad file descriptor.\n")
