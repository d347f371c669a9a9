"""Who the caller is, and where its live events are."""

from typing import Annotated

from fastapi import APIRouter, Form

from contracts.errors import ErrorBody
from contracts.session import ChannelAuth, RealtimeConfig, SessionView
from server.api.credentials import AnyMember, Staff
from server.api.parts import PartsDependency
from server.core.errors import Forbidden
from server.domain.events.channels import organization_channel
from server.domain.tasks.kinds import KINDS
from server.integrations.luau_tools.finding import found_tools
from server.realtime.signatures import channel_auth

router = APIRouter(tags=["session"], responses={401: {"model": ErrorBody}})


class ForeignChannel(Forbidden):
    """A channel of another organization, or none that exists."""


@router.get("/api/v1/session")
def session(member: AnyMember, parts: PartsDependency) -> SessionView:
    """The caller in its organization."""
    return SessionView(
        user_id=member.user_id,
        display_name=member.display_name,
        organization_id=member.organization_id,
        organization_name=member.organization_name,
        role=member.role,
        is_server_owner=member.is_server_owner,
        profile=parts.settings.profile,
        version=parts.version,
        luau_version=parts.luau_version,
        luau_tools=found_tools(),
        notices=list(parts.notices),
    )


@router.get("/api/v1/realtime/config", responses={403: {"model": ErrorBody}})
def realtime_config(member: Staff, parts: PartsDependency) -> RealtimeConfig:
    """Where to subscribe, and to which channel."""
    return parts.hub.config_for(organization_channel(member.organization_id), list(KINDS))


@router.post("/pusher/auth", responses={403: {"model": ErrorBody}})
def pusher_auth(
    member: Staff,
    parts: PartsDependency,
    socket_id: Annotated[str, Form(pattern=r"^\d{1,20}\.\d{1,20}$")],
    channel_name: Annotated[str, Form(max_length=200)],
) -> ChannelAuth:
    """Signs the caller's own organization channel for its socket, and nothing else."""
    if channel_name != organization_channel(member.organization_id):
        raise ForeignChannel("This channel does not belong to your organization.")
    return ChannelAuth(auth=channel_auth(parts.hub.key, parts.hub.secret, socket_id, channel_name))
