"""What building a model's server says where it cannot. Nothing is fetched or built."""

from pathlib import Path

import pytest

from tests.real_model.building import PACKAGES, CannotBuild, built


def test_tools_that_are_missing_are_named_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotBuild, match="sudo apt-get install cmake g") as said:
        built(tmp_path)
    assert "this is missing: cmake g++ make" in str(said.value)


def test_what_fails_is_named_with_its_last_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cmake", "c++", "make"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("tests.real_model.building.PACKAGES", tmp_path / "nothing.txt")
    (tmp_path / "nothing.txt").write_text("no-such-package ==\n")
    with pytest.raises(CannotBuild, match=r"could not be made \(fetch\)") as said:
        built(tmp_path)
    assert "no-such-package" in str(said.value)


def test_packages_are_pinned_by_hash_and_no_index_is_named() -> None:
    lines = [line for line in PACKAGES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert sum("==" in line for line in lines) == sum("--hash=sha256:" in line for line in lines) == 2
    assert not any("://" in line for line in lines)
