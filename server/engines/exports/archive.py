"""Zip files in memory, the same bytes for the same members."""

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Members in the given order, deflated, all dated 1980-01-01, the first day that a zip file can tell."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(_entry(name), data)
    return out.getvalue()


def undated(data: bytes) -> bytes:
    """A zip file of another library with its members' dates set to that day."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped((name, archive.read(name)) for name in archive.namelist())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _REGULAR_FILE
    entry.create_system = 3
    return entry
