"""The size of each part of the data folder."""

import asyncio
from pathlib import Path

import pytest

from desktop.services.data_usage import DataUsage, measured


def put(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)


class TestMeasured:
    def test_each_file_counts_once_in_its_part(self, tmp_path: Path) -> None:
        put(tmp_path / "companion.sqlite3", 100)
        put(tmp_path / "companion.sqlite3-wal", 20)
        put(tmp_path / "desktop.db", 7)
        put(tmp_path / "desktop.db-wal", 2)
        put(tmp_path / "desktop.damaged-1.db", 1)
        put(tmp_path / "logs" / "server.txt", 1000)
        put(tmp_path / "window.log.1", 500)
        put(tmp_path / "drafts" / "companion.luau", 3)
        usage = asyncio.run(measured(tmp_path))
        assert usage == DataUsage(tasks=120, history=10, logs=1500, other=3)
        assert usage.total == 1633

    def test_links_lead_nowhere(self, tmp_path: Path) -> None:
        put(tmp_path / "elsewhere" / "large", 10_000)
        (tmp_path / "data").mkdir()
        try:
            (tmp_path / "data" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
        except OSError:
            pytest.skip("this system makes no links")
        assert asyncio.run(measured(tmp_path / "data")).total < 10_000

    def test_a_folder_that_is_gone_is_empty(self, tmp_path: Path) -> None:
        assert asyncio.run(measured(tmp_path / "gone")).total == 0
