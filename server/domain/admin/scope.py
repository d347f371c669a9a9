"""Whose rows an admin's question is about."""

from contracts.admin import Scope
from contracts.session import Role
from server.core.database import SYSTEM, Tenant
from server.core.errors import Forbidden
from server.domain.organizations.membership import Member


def tenant_of(member: Member, scope: Scope) -> Tenant:
    """The member's organization, or for the server's owner the whole server. Raises Forbidden."""
    if member.role is not Role.ADMIN:
        raise Forbidden("Only an admin can see this.")
    if scope is Scope.ORGANIZATION:
        return Tenant(member.organization_id)
    if not member.is_server_owner:
        raise Forbidden("Only the owner of this server can see all organizations.")
    return SYSTEM
