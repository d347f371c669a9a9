"""Opening the ledger as a server does at its start."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from server.core.database import SYSTEM, Tenant
from server.core.errors import StartupError
from server.core.settings import Settings
from server.domain.events import log
from server.domain.ledger import open_ledger
from server.domain.organizations.membership import MembershipService


def settings_for(folder: Path) -> Settings:
    return Settings(TOOLBOXAI_DATA_DIR=folder, launch_token=SecretStr("a" * 64))


def epoch_in(folder: Path) -> tuple[str, tuple[str, ...]]:
    ledger = open_ledger(settings_for(folder))
    member = MembershipService(ledger.database).local_member()
    assert member is not None
    with ledger.database.read(Tenant(member.organization_id)) as session:
        epoch = log.position(session, member.organization_id).epoch
    ledger.database.close()
    return epoch, ledger.notices


class TestOpenLedger:
    def test_a_new_folder_gets_one_local_workspace(self, tmp_path: Path) -> None:
        first, notices = epoch_in(tmp_path)
        again, _ = epoch_in(tmp_path)
        assert first == again
        assert notices == ()

    def test_a_damaged_database_comes_back_from_its_copy_with_a_new_epoch(self, tmp_path: Path) -> None:
        first, _ = epoch_in(tmp_path)
        epoch_in(tmp_path)
        settings_for(tmp_path).database_path.write_bytes(b"damaged" * 5000)
        restored, notices = epoch_in(tmp_path)
        assert restored != first
        assert "was put in its place" in notices[0]

    def test_a_folder_that_cannot_hold_a_database_is_said_plainly(self, tmp_path: Path) -> None:
        settings_for(tmp_path).database_path.mkdir()
        with pytest.raises(StartupError, match="cannot be opened"):
            open_ledger(settings_for(tmp_path))

    def test_the_system_scope_sees_the_workspace(self, tmp_path: Path) -> None:
        ledger = open_ledger(settings_for(tmp_path))
        with ledger.database.read(SYSTEM) as session:
            assert session.info["tenant"] is SYSTEM
        ledger.database.close()
