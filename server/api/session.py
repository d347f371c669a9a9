"""Who the caller is, and where its live events are."""

from typing import Annotated

from fastapi import APIRouter, Form

from contracts.session import ChannelAuth, ChannelTransport, RealtimeConfig, SessionView, TransportKind
from server.api.credentials import AnyMember, Staff
from server.api.parts import PartsDependency
from server.api.refusals import refusals
from server.core.errors import Forbidden
from server.core.pusher_account import PusherAccount
from server.domain.events.channels import hosted_channel, organization_channel, subscriber
from server.domain.organizations.membership import Member
from server.domain.tasks.kinds import KINDS
from server.integrations.luau_tools.finding import found_tools
from server.realtime.signatures import channel_auth, subscriber_auth

router = APIRouter(tags=["session"])


class ForeignChannel(Forbidden):
    """A channel of another organization, none that exists, or a former one of the own organization."""


class UnknownKey(Forbidden):
    """The key belongs to no transport: those of another launch, say."""


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
        history_days=parts.settings.history_days,
        notices=list(parts.notices),
    )


@router.get("/api/v1/realtime/config")
def realtime_config(member: Staff, parts: PartsDependency) -> RealtimeConfig:
    """Where to subscribe, and to which channel: every way there is, best first."""
    pusher = parts.settings.pusher
    better = [] if pusher is None else [hosted_transport(pusher, member)]
    return parts.hub.config_for(organization_channel(member.organization_id), list(KINDS), better)


@router.post("/pusher/auth", responses=refusals(413, 415))
def pusher_auth(
    member: Staff,
    parts: PartsDependency,
    socket_id: Annotated[str, Form(pattern=r"^\d{1,20}\.\d{1,20}$")],
    channel_name: Annotated[str, Form(max_length=200)],
    key: Annotated[str, Form(max_length=200)] = "",
) -> ChannelAuth:
    """Signs the caller's own organization channel for its socket, and nothing else.

    `key` is that of the transport to which the socket belongs; without it, the server's own hub.
    """
    pusher = parts.settings.pusher
    if pusher is not None and key == pusher.key:
        _refuse_foreign(channel_name, hosted_channel(member.organization_id, member.channel_generation))
        return ChannelAuth(auth=channel_auth(pusher.key, pusher.secret, socket_id, channel_name))
    if key not in ("", parts.hub.key):
        raise UnknownKey("No way to live events here has this key. Ask for the configuration again.")
    _refuse_foreign(channel_name, organization_channel(member.organization_id))
    who = subscriber(member.organization_id, member.user_id)
    return ChannelAuth(auth=subscriber_auth(parts.hub.key, parts.hub.secret, socket_id, channel_name, who))


def hosted_transport(account: PusherAccount, member: Member) -> ChannelTransport:
    """Pusher, as a client of this organization reaches it."""
    return ChannelTransport(
        kind=TransportKind.PUSHER,
        key=account.key,
        host=account.host,
        port=account.client_port,
        secure=account.secure,
        cluster=account.cluster,
        channel=hosted_channel(member.organization_id, member.channel_generation),
    )


def _refuse_foreign(asked: str, own: str) -> None:
    if asked != own:
        raise ForeignChannel("This channel does not belong to your organization.")
