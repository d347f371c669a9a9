"""Where `--team` may stand, and what keeps it cheap."""

import argparse
import subprocess
import sys

import pytest

from desktop.commands.teams.option import add_team_argument


class TestAddTeamArgument:
    @pytest.mark.parametrize(
        ("arguments", "team"),
        [
            ([], None),
            (["--team"], ""),
            (["--team=A"], "A"),
            (["--team=A", "list"], "A"),
            (["list", "--team", "A"], "A"),
        ],
    )
    def test_it_may_stand_before_and_behind_a_subcommand(self, arguments: list[str], team: str | None) -> None:
        parser = argparse.ArgumentParser()
        add_team_argument(parser)
        add_team_argument(parser.add_subparsers().add_parser("list"), again=True)
        assert parser.parse_args(arguments).team == team


def test_a_command_of_this_computer_loads_nothing_of_teams() -> None:
    code = "import sys, desktop.commands.optimize; print('contracts.auth' in sys.modules, 'filelock' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]
