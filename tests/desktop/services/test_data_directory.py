"""Where state lives."""

from pathlib import Path

import pytest

from contracts.discovery import DATA_DIR_VARIABLE
from desktop.services.data_directory import DataDirectoryUnusable, data_directory


class TestDataDirectory:
    def test_the_variable_decides_and_only_its_owner_may_look(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "deep" / "data"))
        path = data_directory()
        assert path == tmp_path / "deep" / "data"
        assert path.stat().st_mode & 0o777 == 0o700

    def test_without_it_the_platform_decides(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv(DATA_DIR_VARIABLE, raising=False)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        monkeypatch.setenv("HOME", str(tmp_path))
        assert tmp_path in data_directory().parents

    @pytest.mark.parametrize("below", ["", "inner"])
    def test_a_file_in_its_place_is_told_with_the_way_out(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, below: str
    ) -> None:
        (tmp_path / "data").write_bytes(b"")
        monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "data" / below))
        with pytest.raises(DataDirectoryUnusable, match="is a file, not a folder") as caught:
            data_directory()
        assert DATA_DIR_VARIABLE in caught.value.message
