"""Which team `--team` means."""

from collections.abc import Iterator, Sequence

from contracts.auth import OrganizationBrief
from desktop.commands.teams.errors import NoSuchTeam, NotSignedIn, WhichTeam
from desktop.commands.teams.kept import KeptSignIn
from desktop.commands.teams.option import ONE_YOU_SIGNED_IN_TO
from desktop.services.team_address import AddressUnusable, host_of, team_address

Place = tuple[KeptSignIn, str]
"""A sign-in, and the id of the organization there."""


def chosen(sign_ins: Sequence[KeptSignIn], wanted: str) -> Place:
    """By the name or id of an organization, or by the server's address. Raises NotSignedIn, NoSuchTeam, WhichTeam."""
    if not sign_ins:
        raise NotSignedIn
    if wanted == ONE_YOU_SIGNED_IN_TO:
        fitting = [(one, one.organization_id) for one in sign_ins]
    else:
        fitting = list(_by_name(sign_ins, wanted)) or list(_by_address(sign_ins, wanted))
    if not fitting:
        raise NoSuchTeam(f"You are not signed in to a team called {wanted!r}. There is {_listed(sign_ins)}.")
    if len(fitting) > 1:
        raise WhichTeam(f"Several teams could be meant. Name one, as --team=NAME or --team=URL: {_listed(sign_ins)}.")
    return fitting[0]


def organization_named(organizations: Sequence[OrganizationBrief], wanted: str) -> OrganizationBrief | None:
    """By id or, whatever its letters' case, by name; None where none or several are called so."""
    fitting = [one for one in organizations if _is_called(one, wanted)]
    return fitting[0] if len(fitting) == 1 else None


def _by_name(sign_ins: Sequence[KeptSignIn], wanted: str) -> Iterator[Place]:
    for sign_in in sign_ins:
        yield from ((sign_in, one.organization_id) for one in sign_in.organizations if _is_called(one, wanted))


def _by_address(sign_ins: Sequence[KeptSignIn], wanted: str) -> Iterator[Place]:
    try:
        url = team_address(wanted)
    except AddressUnusable:
        return
    yield from ((one, one.organization_id) for one in sign_ins if one.url == url)


def _is_called(organization: OrganizationBrief, name: str) -> bool:
    return name == organization.organization_id or name.casefold() == organization.name.casefold()


def _listed(sign_ins: Sequence[KeptSignIn]) -> str:
    return "; ".join(f"{one.name} at {host_of(kept.url)}" for kept in sign_ins for one in kept.organizations)
