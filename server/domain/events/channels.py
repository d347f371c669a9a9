"""The one place that names channels."""

import re

_ORGANIZATION_CHANNEL = re.compile(r"private-org-([0-9a-f-]{36})")


def organization_channel(organization_id: str) -> str:
    """The private channel that carries an organization's task events."""
    return f"private-org-{organization_id}"


def is_organization_channel(channel: str) -> bool:
    """Whether this is a channel of the kind that the hub carries."""
    return _ORGANIZATION_CHANNEL.fullmatch(channel) is not None
