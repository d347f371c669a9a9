"""The option `--team`, apart from what reads it: most commands stay on this computer, and start sooner without that."""

import argparse

ONE_YOU_SIGNED_IN_TO = ""
"""What `--team` without a name gives."""

HELP = "on the server of a team that you are signed in to (`toolboxai sign-in`): put it last, or say which: --team=NAME"


def add_team_argument(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """None where it is left out: this computer. `again`: also behind the name of a subcommand."""
    default = argparse.SUPPRESS if again else None
    parser.add_argument("--team", nargs="?", const=ONE_YOU_SIGNED_IN_TO, default=default, metavar="NAME|URL", help=HELP)
