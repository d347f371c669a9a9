"""The time zone of this computer, by its name in the IANA database."""

from PySide6.QtCore import QTimeZone


def system_time_zone() -> str:
    """Such as `Europe/Berlin`; UTC where the system has none that has a name."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in time_zones() else "UTC"


def time_zones() -> list[str]:
    """All that a schedule can have, in order."""
    names = {bytes(name.data()).decode("ascii") for name in QTimeZone.availableTimeZoneIds()}
    offsets = ("UTC+", "UTC-", "Etc/", "SystemV/", "posix/", "right/")
    return ["UTC", *sorted(name for name in names if "/" in name and not name.startswith(offsets))]
