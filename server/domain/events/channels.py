"""The one place that names channels."""

import re

_ORGANIZATION_CHANNEL = re.compile(r"private-org-([0-9a-f-]{36})")


def organization_channel(organization_id: str) -> str:
    """The private channel of the server's own hub that carries an organization's task events."""
    return f"private-org-{organization_id}"


def hosted_channel(organization_id: str, generation: int) -> str:
    """The same at Pusher, where a socket cannot be closed when its member leaves: then the generation goes up."""
    name = organization_channel(organization_id)
    return f"{name}.{generation}" if generation else name


def subscriber(organization_id: str, user_id: str) -> str:
    """As whom the hub knows a member: of this organization alone, since people may be in several."""
    return f"{organization_id}.{user_id}"


def is_organization_channel(channel: str) -> bool:
    """Whether this is a channel of the kind that the hub carries."""
    return _ORGANIZATION_CHANNEL.fullmatch(channel) is not None


def organization_of(channel: str) -> str:
    """Whose channel of the hub it is."""
    found = _ORGANIZATION_CHANNEL.fullmatch(channel)
    if found is None:
        raise ValueError(channel)
    return found[1]
