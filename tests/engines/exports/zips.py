"""Zip files as they are read and spoiled in tests."""

import io
import zipfile
from collections.abc import Callable


def members(data: bytes) -> dict[str, bytes]:
    """Names and contents; every member is checked against its sum."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    """A zip file of these."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def without(data: bytes, ending: str) -> bytes:
    """The same without the member whose name ends so."""
    files = members(data)
    (gone,) = [name for name in files if name.endswith(ending)]
    return packed({name: content for name, content in files.items() if name != gone})


def changed(data: bytes, ending: str, change: Callable[[str], str]) -> bytes:
    """The same with the text of that member changed; the change must change something."""
    files = members(data)
    (name,) = [name for name in files if name.endswith(ending)]
    before = files[name].decode()
    after = change(before)
    assert after != before
    return packed({**files, name: after.encode()})
