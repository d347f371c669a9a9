"""What this computer is called in a person's list of sign-ins."""

import platform

from desktop.services.printable import escaped

_LONGEST = 100
"""As the wire has it: `contracts.auth.DeviceName`."""


def device_name(addition: str = "") -> str:
    """The computer's name, and what else tells its sign-ins apart."""
    return f"{escaped(platform.node())[: _LONGEST - len(addition)]}{addition}"
