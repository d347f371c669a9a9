"""The team servers that the person has signed in to on this computer, and where work goes: there, or here."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from PySide6.QtCore import QObject, Signal

from desktop.services.local.partition import LOCAL_SERVER, Partition
from desktop.services.preferences import Preferences
from desktop.services.team_address import host_of

KNOWN_ROLES = ("admin", "teacher", "student")


@dataclass(frozen=True)
class Membership:
    """An organization that an account belongs to; `role` as the wire calls it."""

    organization_id: str
    name: str
    role: str


@dataclass(frozen=True)
class TeamAccount:
    """A person at one team server, as its last answer described them. Nothing of it is secret."""

    url: str
    user_id: str
    email: str
    display_name: str
    email_verified: bool
    is_server_owner: bool
    organizations: tuple[Membership, ...]

    @property
    def host(self) -> str:
        """What people call the server."""
        return host_of(self.url)

    def place(self, organization_id: str) -> Partition:
        """Where work of this account goes, and where its rows are on this computer."""
        return Partition(self.url, organization_id, self.user_id)

    def membership(self, organization_id: str) -> Membership | None:
        """None where the account does not belong to it."""
        return next((one for one in self.organizations if one.organization_id == organization_id), None)


class Accounts(QObject):
    """In the preferences, without anything secret. `changed`: other accounts, or what is known of them, or the place.

    `place` None is this computer. It is always one of an account that is known.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._accounts = _read(preferences.team_accounts)
        self._place = self._known(_place_of(preferences.team_place))

    @property
    def place(self) -> Partition | None:
        """Where work goes."""
        return self._place

    @place.setter
    def place(self, place: Partition | None) -> None:
        if place != self._place:
            self._place = self._known(place)
            self._keep()

    def all(self) -> list[TeamAccount]:
        """In the order of their first sign-in."""
        return list(self._accounts.values())

    def find(self, url: str, user_id: str) -> TeamAccount | None:
        """None for one that is not signed in here."""
        return self._accounts.get((url, user_id))

    def of(self, place: Partition | None) -> TeamAccount | None:
        """The account of a place; None for this computer."""
        return self.find(place.server, place.user_id) if place is not None else None

    def membership(self, place: Partition | None) -> Membership | None:
        """The organization of a place; None for this computer."""
        account = self.of(place)
        return account.membership(place.organization_id) if account is not None and place is not None else None

    def remember(self, account: TeamAccount) -> None:
        """Adds it, or what has become of it."""
        if self._accounts.get((account.url, account.user_id)) != account:
            self._accounts[account.url, account.user_id] = account
            self._keep()

    def forget(self, url: str, user_id: str) -> None:
        """Whoever was there is back on this computer."""
        if self._accounts.pop((url, user_id), None) is not None:
            self._place = self._known(self._place)
            self._keep()

    def _known(self, place: Partition | None) -> Partition | None:
        return place if self.of(place) is not None else None

    def _keep(self) -> None:
        self._preferences.team_accounts = json.dumps([asdict(account) for account in self._accounts.values()])
        place = self._place
        self._preferences.team_place = "" if place is None else json.dumps(asdict(place))
        self._preferences.save()
        self.changed.emit()


def _read(text: str) -> dict[tuple[str, str], TeamAccount]:
    """What was damaged is left out. Read by hand: the first frame waits for it, and a validator takes long to build."""
    try:
        rows = json.loads(text or "[]")
        accounts = [_account_of(row) for row in rows]
    except (ValueError, TypeError, KeyError):
        return {}
    return {(account.url, account.user_id): account for account in accounts}


def _account_of(row: Mapping[str, object]) -> TeamAccount:
    organizations = row["organizations"]
    if not isinstance(organizations, list):
        raise TypeError
    return TeamAccount(
        url=str(row["url"]),
        user_id=str(row["user_id"]),
        email=str(row["email"]),
        display_name=str(row["display_name"]),
        email_verified=row["email_verified"] is True,
        is_server_owner=row["is_server_owner"] is True,
        organizations=tuple(
            Membership(str(one["organization_id"]), str(one["name"]), str(one["role"])) for one in organizations
        ),
    )


def _place_of(text: str) -> Partition | None:
    try:
        row = json.loads(text)
        place = Partition(str(row["server"]), str(row["organization_id"]), str(row["user_id"]))
    except (ValueError, TypeError, KeyError):
        return None
    return place if place.server != LOCAL_SERVER else None
