"""A client of a team's server for one command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from desktop.commands.teams.choosing import chosen
from desktop.commands.teams.kept import SignInFolder
from desktop.commands.teams.tokens import TeamTokens
from desktop.services.api_client import ApiClient
from desktop.services.data_directory import data_directory
from desktop.services.secrets import SecretStore


@asynccontextmanager
async def at_team(wanted: str) -> AsyncIterator[ApiClient]:
    """`wanted` as of `--team`. Raises what choosing raises; what tokens raise comes with the first call."""
    folder = SignInFolder(data_directory())
    sign_in, organization_id = chosen(folder.all(), wanted)
    api = ApiClient(sign_in.url, TeamTokens(folder, SecretStore(), sign_in, organization_id))
    try:
        yield api
    finally:
        await api.close()
