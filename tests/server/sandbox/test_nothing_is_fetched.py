"""What people write names addresses; the engines that read it, and make files of it, ask none of them."""

import base64
import io
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.content import PRINTED_FORMATS, QUIZ_FORMATS
from server.sandbox.content_jobs import load_content_export, load_content_read_file
from tests.engines.sources.files import SEA, with_part, word
from tests.server.content_samples import assessment, lesson, plain

ELSEWHERE = "http://127.0.0.1:9"
LURE = (
    f' <img src="{ELSEWHERE}/a.png"/> ![b]({ELSEWHERE}/b.png) <a href="file:///etc/passwd">c</a>'
    f' <link rel="stylesheet" href="{ELSEWHERE}/d"/> <para>e</para> \\input{{/etc/passwd}}'
)
RELATIONS = f"""<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="{ELSEWHERE}/t.dotm"
TargetMode="External"/></Relationships>"""


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every attempt to resolve a name or to connect anywhere, which fails."""
    made: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        made.append(arguments[-1])
        raise OSError("nothing is fetched here")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return made


def lured(value: Any) -> Any:
    """The same document, with something to fetch in every sentence."""
    if isinstance(value, dict):
        return {key: lured(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [lured(inner) for inner in value]
    return value + LURE if isinstance(value, str) and value.count(" ") >= 3 else value


def exported(suffix: str, **document: Any) -> bytes:
    asked = {"lesson": None, "quiz": None, "id": "content", "format": suffix, "version": "", **document}
    made = load_content_export()(asked, lambda step, percent: None)
    return base64.b64decode(made["data"])


def pages() -> Iterator[tuple[str, bytes]]:
    head = f'<link rel="stylesheet" href="{ELSEWHERE}/s.css"><script src="{ELSEWHERE}/s.js"></script>'
    body = f'<iframe src="{ELSEWHERE}/f"></iframe><img src="{ELSEWHERE}/i.png"><p>{SEA} {SEA}</p>'
    yield "page.html", f"<html><head>{head}<base href='{ELSEWHERE}'></head><body>{body}</body></html>".encode()
    doctype = f'<!DOCTYPE html SYSTEM "{ELSEWHERE}/x.dtd">'
    yield "dtd.html", f"{doctype}<html><body><p>{SEA} {SEA}</p></body></html>".encode()
    yield "text.md", f"![picture]({ELSEWHERE}/p.png)\n\n{SEA} {SEA}".encode()
    document = word(lambda made: [made.add_paragraph(SEA) for _ in range(2)])
    yield "template.docx", with_part(document, "word/_rels/settings.xml.rels", RELATIONS)


class TestExport:
    @pytest.mark.parametrize("suffix", [*PRINTED_FORMATS, *QUIZ_FORMATS])
    def test_no_file_of_a_quiz_is_made_of_what_stands_elsewhere(self, connections: list[object], suffix: str) -> None:
        file = exported(suffix, quiz=lured(plain(assessment())))
        assert len(file) > 100
        assert connections == []
        assert b"root:x:0" not in everything_in(file)

    @pytest.mark.parametrize("suffix", PRINTED_FORMATS)
    def test_nor_one_of_a_lesson(self, connections: list[object], suffix: str) -> None:
        file = exported(suffix, lesson=lured(plain(lesson())))
        assert len(file) > 500
        assert connections == []
        assert b"root:x:0" not in everything_in(file)


class TestReadFile:
    @pytest.mark.parametrize(("name", "data"), list(pages()), ids=[name for name, _ in pages()])
    def test_what_a_file_refers_to_stays_where_it_is(
        self, connections: list[object], tmp_path: Path, name: str, data: bytes
    ) -> None:
        (tmp_path / "material").write_bytes(data)
        asked = {"path": str(tmp_path / "material"), "name": name}
        read = load_content_read_file()(asked, lambda step, percent: None)
        assert read["refused"] or "sea covers" in str(read["source"])
        assert connections == []


def everything_in(file: bytes) -> bytes:
    """With the parts of a packed file unpacked."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
