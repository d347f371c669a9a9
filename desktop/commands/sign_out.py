"""`toolboxai sign-out`: ends the command line's sign-in to a team's server."""

import argparse

from desktop.commands.output import Exit, complain, print_json, say
from desktop.commands.teams.choosing import chosen
from desktop.commands.teams.kept import SignInFolder
from desktop.commands.teams.leaving import tell_of_sign_out
from desktop.commands.teams.option import ONE_YOU_SIGNED_IN_TO
from desktop.commands.teams.tokens import entry
from desktop.services.account_calls import SignInCalls
from desktop.services.data_directory import data_directory
from desktop.services.secrets import SecretStore
from desktop.services.team_address import host_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "team",
        nargs="?",
        default=ONE_YOU_SIGNED_IN_TO,
        metavar="NAME|URL",
        help="where you are signed in to several; all organizations of that server are left",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


async def run(options: argparse.Namespace) -> Exit:
    """Ends it here whatever the server says. Exit code 1 when the keyring may still hold the token."""
    folder, secrets = SignInFolder(data_directory()), SecretStore()
    url = chosen(folder.all(), options.team)[0].url
    async with folder.alone(url):
        token = await secrets.get(entry(url))
        told = await tell_of_sign_out(SignInCalls(url), token) if token else False
        gone = await secrets.forget(entry(url))
        folder.forget(url)
    if options.json:
        print_json({"url": url, "server_told": told, "keyring_cleared": gone})
    else:
        say(f"Signed out of {host_of(url)}.")
    if token and not told:
        complain("The server could not be told. End this sign-in in the window's settings, under Account.")
    if not gone:
        complain(
            "The keyring did not answer and may still hold the token; the server takes it no more."
            if told
            else "The keyring did not answer and may still hold the token."
        )
    return Exit.DONE if gone else Exit.FAILED
