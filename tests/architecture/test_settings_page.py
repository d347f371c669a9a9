"""The page of settings names those that the server reads, and no others."""

import re
from pathlib import Path

from server.core.settings import ServerSettings, Settings
from server.core.team_settings import TeamSettings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "server-settings.md"
NOT_FROM_OUTSIDE = {"profile", "launch_token"}
"""Given by the code that starts the server."""


def aliases(kind: type[ServerSettings]) -> set[str]:
    fields = {name: field for name, field in kind.model_fields.items() if name not in NOT_FROM_OUTSIDE}
    prefix = str(kind.model_config["env_prefix"])
    return {str(field.validation_alias or f"{prefix}{name}".upper()) for name, field in fields.items()}


def test_every_setting_is_on_the_page_and_nothing_else() -> None:
    first, second = PAGE.read_text(encoding="utf-8").split("## For a team")
    assert set(re.findall(r"`([A-Z][A-Z_]+)`", first)) == aliases(Settings)
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", second))
    assert named - {"TOOLBOXAI_DATA_DIR"} == aliases(TeamSettings) - aliases(ServerSettings)
