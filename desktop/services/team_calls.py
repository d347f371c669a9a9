"""The calls to a team's server that are about an organization: its members, invitations and log."""

from contracts.auth import OrganizationBrief
from contracts.organizations import (
    AuditPage,
    InvitationList,
    InvitationSent,
    MemberList,
    NewInvitation,
    NewOrganization,
    OrganizationChanges,
    OrganizationView,
    RoleChange,
)
from contracts.session import Role
from desktop.services.api_client import ApiClient

_ORGANIZATIONS = "/api/v1/organizations"
_CURRENT = f"{_ORGANIZATIONS}/current"
_MEMBERS = f"{_CURRENT}/members"
_INVITATIONS = f"{_CURRENT}/invitations"


class TeamCalls:
    """Over one client, so for one person in one organization. Raises what that raises."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def organization(self) -> OrganizationView:
        """Its name, and how many seats are taken."""
        return await self._api.call("GET", _CURRENT, OrganizationView)

    async def rename(self, name: str) -> OrganizationView:
        """By an admin."""
        return await self._api.call("PATCH", _CURRENT, OrganizationView, OrganizationChanges(name=name))

    async def create_organization(self, name: str) -> OrganizationBrief:
        """Another one on this server, by its owner."""
        return await self._api.call("POST", _ORGANIZATIONS, OrganizationBrief, NewOrganization(name=name))

    async def members(self) -> MemberList:
        """By name."""
        return await self._api.call("GET", _MEMBERS, MemberList)

    async def change_role(self, user_id: str, role: Role) -> MemberList:
        """By an admin; refused with 409 for the only one."""
        return await self._api.call("PATCH", f"{_MEMBERS}/{user_id}", MemberList, RoleChange(role=role))

    async def remove(self, user_id: str) -> None:
        """By an admin."""
        await self._api.order("DELETE", f"{_MEMBERS}/{user_id}")

    async def leave(self) -> None:
        """Ends the caller's own membership; what it may do here ends with the answer."""
        await self._api.order("POST", f"{_CURRENT}/leave")

    async def set_disabled(self, user_id: str, *, disabled: bool) -> None:
        """Locks an account out of the whole server, or lets it in again; by the server's owner."""
        act = "disable" if disabled else "enable"
        await self._api.order("POST", f"{_ORGANIZATIONS}/accounts/{user_id}/{act}")

    async def invitations(self) -> InvitationList:
        """Newest first; for admins."""
        return await self._api.call("GET", _INVITATIONS, InvitationList)

    async def invite(self, wanted: NewInvitation) -> InvitationSent:
        """Replaces an invitation to the same address."""
        return await self._api.call("POST", _INVITATIONS, InvitationSent, wanted)

    async def withdraw(self, invitation_id: str) -> None:
        """By an admin."""
        await self._api.order("DELETE", f"{_INVITATIONS}/{invitation_id}")

    async def audit(self, *, limit: int, before: str | None = None) -> AuditPage:
        """A page of the log, newest first; for admins."""
        params: dict[str, str | int | list[str]] = {"limit": limit}
        if before is not None:
            params["before"] = before
        return await self._api.call("GET", f"{_CURRENT}/audit", AuditPage, params=params)
