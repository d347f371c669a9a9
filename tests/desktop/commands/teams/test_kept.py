"""What is kept of sign-ins, and that one command at a time uses one."""

import asyncio
from pathlib import Path

import pytest

from desktop.commands.teams import kept
from desktop.commands.teams.errors import AnotherCommandHolds
from desktop.commands.teams.kept import FOLDER, SignInFolder
from desktop.services.data_directory import DataDirectoryUnusable
from tests.desktop.commands.teams.test_choosing import CLUB, SCHOOL


async def _keep_both(folder: SignInFolder) -> None:
    for one in (SCHOOL, CLUB):
        async with folder.alone(one.url):
            folder.keep(one)


class TestSignInFolder:
    def test_what_is_kept_is_found_again_until_it_is_forgotten(self, folder: SignInFolder, tmp_path: Path) -> None:
        assert folder.all() == []
        asyncio.run(_keep_both(folder))
        again = SignInFolder(tmp_path / "data")
        assert again.all() == [CLUB, SCHOOL]
        again.forget(CLUB.url)
        assert [folder.find(CLUB.url), folder.all()] == [None, [SCHOOL]]

    def test_what_was_damaged_is_left_out(self, folder: SignInFolder, tmp_path: Path) -> None:
        asyncio.run(_keep_both(folder))
        for path, content in zip((tmp_path / "data" / FOLDER).glob("*.json"), (b"{", b'{"url": 1}'), strict=True):
            path.write_bytes(content)
        assert folder.all() == []

    def test_a_folder_that_takes_nothing_is_named(self, folder: SignInFolder, tmp_path: Path) -> None:
        (tmp_path / "data" / FOLDER).write_bytes(b"")
        with pytest.raises(DataDirectoryUnusable, match="is a file, not a folder"):
            asyncio.run(_keep_both(folder))


class TestAlone:
    def test_one_after_another_at_one_server_and_side_by_side_at_two(self, folder: SignInFolder) -> None:
        seen: list[str] = []

        async def use(url: str) -> None:
            async with folder.alone(url):
                seen.append(url)

        async def work() -> None:
            async with asyncio.TaskGroup() as group, folder.alone(SCHOOL.url):
                group.create_task(use(SCHOOL.url))
                await use(CLUB.url)
                await asyncio.sleep(0)  # the other one tries, and has to wait
                seen.append("free")

        asyncio.run(work())
        assert seen == [CLUB.url, "free", SCHOOL.url]

    def test_who_waits_too_long_is_told(self, folder: SignInFolder, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kept, "PATIENCE_SECONDS", 0)

        async def twice() -> None:
            async with folder.alone(SCHOOL.url), folder.alone(SCHOOL.url):
                pass

        with pytest.raises(AnotherCommandHolds, match=r"school\.example\.org"):
            asyncio.run(twice())
