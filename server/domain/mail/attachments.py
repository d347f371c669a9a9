"""Files that people send along: checked by name, kind, size and first bytes. Nobody here opens them."""

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from contracts.base import NOT_IN_A_NAME
from contracts.email import MAX_ATTACHMENT_BYTES, EmailAttachment
from server.domain.mail.errors import InvalidAttachment
from server.domain.mail.models import FILENAME_LENGTH
from server.integrations.email.sender import Attachment

_OFFICE = "application/vnd.openxmlformats-officedocument"
_ZIP, _XML = "application/zip", "application/xml"
KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "pdf": frozenset({"application/pdf"}),
        "docx": frozenset({f"{_OFFICE}.wordprocessingml.document"}),
        "xlsx": frozenset({f"{_OFFICE}.spreadsheetml.sheet"}),
        "pptx": frozenset({f"{_OFFICE}.presentationml.presentation"}),
        "odt": frozenset({"application/vnd.oasis.opendocument.text"}),
        "ods": frozenset({"application/vnd.oasis.opendocument.spreadsheet"}),
        "zip": frozenset({_ZIP}),
        "imscc": frozenset({_ZIP, "application/octet-stream"}),
        "apkg": frozenset({_ZIP, "application/octet-stream"}),
        "txt": frozenset({"text/plain"}),
        "gift": frozenset({"text/plain"}),
        "md": frozenset({"text/plain", "text/markdown"}),
        "csv": frozenset({"text/csv", "text/plain"}),
        "lua": frozenset({"text/plain", "text/x-lua"}),
        "luau": frozenset({"text/plain", "text/x-luau"}),
        "json": frozenset({"application/json"}),
        "xml": frozenset({_XML, "text/xml"}),
        "png": frozenset({"image/png"}),
        "jpg": frozenset({"image/jpeg"}),
        "jpeg": frozenset({"image/jpeg"}),
        "gif": frozenset({"image/gif"}),
        "webp": frozenset({"image/webp"}),
    }
)
"""By the end of its name, what a file may say that it is: what the product exports, documents, and pictures."""
_BEGINNINGS: Mapping[str, bytes] = MappingProxyType(
    {
        "pdf": b"%PDF-",
        **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "zip", "imscc", "apkg"), b"PK"),
        "png": b"\x89PNG\r\n\x1a\n",
        "jpg": b"\xff\xd8\xff",
        "jpeg": b"\xff\xd8\xff",
        "gif": b"GIF8",
        "webp": b"RIFF",
    }
)
_UNSAFE = re.compile(rf'[{NOT_IN_A_NAME}/\\:*?"<>|]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that Windows does not take for files."""


def checked(files: Sequence[EmailAttachment]) -> tuple[Attachment, ...]:
    """Decoded. Raises InvalidAttachment, in words."""
    read: list[Attachment] = []
    left = MAX_ATTACHMENT_BYTES
    for file in files:
        end = _end_of(file.filename)
        kind = file.content_type.strip().lower()
        if kind not in KINDS[end]:
            raise InvalidAttachment(f"By its name {file.filename} is no {file.content_type[:50]}.")
        content = _decoded(file)
        left -= len(content)
        if left < 0:
            raise InvalidAttachment(f"The files are larger than {MAX_ATTACHMENT_BYTES // 2**20} MB together.")
        if not content.startswith(_BEGINNINGS.get(end, b"")):
            raise InvalidAttachment(f"What is in {file.filename} does not begin as such a file does.")
        read.append(Attachment(file.filename, kind, content))
    if len({file.filename.lower() for file in read}) != len(read):
        raise InvalidAttachment("Two files have the same name.")
    return tuple(read)


def _end_of(name: str) -> str:
    """What kind it is by its name, which must be one that every system can store, and none of a folder."""
    is_plain = not (_UNSAFE.search(name) or _DEVICES.match(name) or name.startswith(".") or name != name.strip(" ."))
    if not is_plain or len(name) > FILENAME_LENGTH:
        raise InvalidAttachment("A file has a name that not every computer can store. Use letters, digits, - and _.")
    _, dot, end = name.lower().rpartition(".")
    if not dot or end not in KINDS:
        raise InvalidAttachment(f"{name} is of a kind that is not sent. These are: {', '.join(KINDS)}.")
    return end


def _decoded(file: EmailAttachment) -> bytes:
    try:
        return base64.b64decode(file.content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise InvalidAttachment(f"The content of {file.filename} is no base64.") from error
