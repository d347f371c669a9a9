"""One source of the version."""

import subprocess
import sys

from desktop.services.versions import DISTRIBUTION, product_version, versions
from toolboxai import DISTRIBUTION as OF_THE_COMMAND


class TestVersions:
    def test_it_is_what_the_command_says(self) -> None:
        command = [sys.executable, "-m", "toolboxai", "--version"]
        said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
        assert said == f"toolboxai {product_version()}\n"
        assert DISTRIBUTION == OF_THE_COMMAND

    def test_luau_is_the_servers(self) -> None:
        assert versions("0.686")["Luau"] == "0.686"
        assert versions()["Luau"] == "?"
        assert "?" not in list(versions("0.686").values())
