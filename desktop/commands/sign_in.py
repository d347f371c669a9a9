"""`toolboxai sign-in`: the command line's own sign-in to a team's server."""

import argparse

from pydantic import ValidationError

from contracts.auth import OrganizationBrief, SignedIn, SignInRequest
from desktop.commands.output import BadInput, Exit, print_json, say
from desktop.commands.teams.asking import ask, ask_password, ask_which, at_a_terminal, piped_password
from desktop.commands.teams.choosing import organization_named
from desktop.commands.teams.errors import KeyringClosed
from desktop.commands.teams.kept import KeptSignIn, SignInFolder, kept_of
from desktop.commands.teams.leaving import tell_of_sign_out
from desktop.commands.teams.tokens import entry
from desktop.services.account_calls import SignInCalls
from desktop.services.data_directory import data_directory
from desktop.services.device_name import device_name
from desktop.services.secrets import KeyringState, SecretStore
from desktop.services.team_address import AddressUnusable, host_of, team_address


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options. A password is none of them: whoever lists processes would read it."""
    parser.add_argument("url", nargs="?", metavar="URL", help="of the team's server, such as school.example.org")
    parser.add_argument("--email", metavar="ADDRESS", help="of your account there; asked for where it is left out")
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from a pipe instead of asking for it"
    )
    parser.add_argument(
        "--organization", metavar="NAME", help="where you belong to several: the one for commands that name none"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


async def run(options: argparse.Namespace) -> Exit:
    """Signs in, in place of an earlier sign-in at the same server. Without a keyring nothing is asked for."""
    folder, secrets = SignInFolder(data_directory()), SecretStore()
    if (await secrets.look()).state is not KeyringState.AVAILABLE:
        raise KeyringClosed(there=False)
    calls = SignInCalls(_url(options, folder))
    signed_in = await calls.sign_in(_request(options))
    try:
        organization = _organization(options, signed_in)
        kept = kept_of(calls.url, signed_in, organization.organization_id)
        former = await _keep(folder, secrets, kept, signed_in.refresh_token)
    except BaseException:
        await tell_of_sign_out(calls, signed_in.refresh_token)  # nobody has its token any more
        raise
    if former:
        await tell_of_sign_out(calls, former)
    _show(kept, organization, signed_in, as_json=options.json)
    return Exit.DONE


async def _keep(folder: SignInFolder, secrets: SecretStore, kept: KeptSignIn, token: str) -> str:
    """The refresh token of another person that was signed in there before; empty where there is none.

    That of the same person goes on: a command may be at work with it. Raises KeyringClosed.
    """
    async with folder.alone(kept.url):
        before = folder.find(kept.url)
        another = before is not None and before.user_id != kept.user_id
        former = await secrets.get(entry(kept.url)) if another else None
        if not await secrets.keep(entry(kept.url), token):
            raise KeyringClosed(there=True)
        folder.keep(kept)
    return former or ""


def _url(options: argparse.Namespace, folder: SignInFolder) -> str:
    """The one that is named, the only one there was so far, or the answer."""
    known = folder.all()
    if options.url is None and len(known) == 1:
        return known[0].url
    try:
        return team_address(options.url or ask("Address of the team's server", "toolboxai sign-in URL"))
    except AddressUnusable as error:
        raise BadInput(error.message) from error


def _request(options: argparse.Namespace) -> SignInRequest:
    email = options.email or ask("E-mail", "--email")
    password = piped_password() if options.password_stdin else ask_password()
    try:
        return SignInRequest(email=email, password=password, device=device_name(" (command line)"))
    except ValidationError as error:
        field = error.errors()[0]["loc"][0]
        raise BadInput(f"This is no {'password' if field == 'password' else 'e-mail address'} of an account.") from None


def _organization(options: argparse.Namespace, signed_in: SignedIn) -> OrganizationBrief:
    mine = signed_in.organizations
    names = "; ".join(one.name for one in mine)
    if options.organization is not None:
        found = organization_named(mine, options.organization)
        if found is None:
            raise BadInput(f"You belong to no organization called {options.organization!r} there. There is {names}.")
        return found
    if len(mine) == 1:
        return mine[0]
    if not at_a_terminal():
        raise BadInput(f"You belong to several organizations there. Name one with --organization: {names}.")
    return mine[ask_which("Which organization", [f"{one.name} ({one.role.value})" for one in mine], "--organization")]


def _show(kept: KeptSignIn, organization: OrganizationBrief, signed_in: SignedIn, *, as_json: bool) -> None:
    if as_json:
        print_json({**kept.model_dump(mode="json"), "display_name": signed_in.display_name})
        return
    say(f"Signed in at {host_of(kept.url)} as {kept.email}: {organization.name} ({organization.role.value}).")
    say("Commands work there with --team, for example: toolboxai tasks --team")
