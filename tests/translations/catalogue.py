"""The German catalogue: a file that Qt Linguist opens, kept in the order of contexts and texts."""

import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources" / "i18n" / "toolboxai_de.ts"
COMPILED = CATALOGUE.with_suffix(".qm")
FORMS = 2
"""German has one form for 1 and one for all other numbers."""


@dataclass(frozen=True, order=True)
class Message:
    """What is asked for. `many` is the English plural of a counted text, empty for others."""

    context: str
    source: str
    many: str = ""


Translations = dict[Message, tuple[str, ...]]
"""One text, or one for each form; an empty text is unfinished."""


def read_catalogue(path: Path = CATALOGUE) -> Translations:
    """All that the file holds."""
    found: Translations = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for entry in context.iter("message"):
            message = Message(context.findtext("name", ""), entry.findtext("source", ""), entry.findtext("comment", ""))
            translation = entry.find("translation")
            assert translation is not None
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            found[message] = ("",) * len(forms) if translation.get("type") else forms
    return found


def merged(wanted: Iterable[Message], known: Translations) -> Translations:
    """A translation for each message that is wanted; of a new one that of the same words elsewhere, if there is one."""
    elsewhere = {(message.source, message.many): forms for message, forms in known.items() if all(forms)}
    unfinished = {True: ("",) * FORMS, False: ("",)}
    return {
        message: known.get(message) or elsewhere.get((message.source, message.many)) or unfinished[bool(message.many)]
        for message in sorted(set(wanted))
    }


def write_catalogue(translations: Translations, path: Path = CATALOGUE) -> None:
    """In the format of Qt's lupdate, without places in the source: they would change with every line."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", '<TS version="2.1" language="de">']
    for context in sorted({message.context for message in translations}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for message, forms in sorted(translations.items()):
            if message.context == context:
                lines += _entry(message, forms)
        lines.append("</context>")
    path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8", newline="\n")


def compile_catalogue(path: Path = CATALOGUE, to: Path = COMPILED) -> None:
    """Makes what the app reads."""
    lrelease = next(Path(PySide6.__path__[0]).glob("lrelease*"))
    subprocess.run([lrelease, "-silent", path, "-qm", to], check=True)


def _entry(message: Message, forms: tuple[str, ...]) -> list[str]:
    mark = "" if all(forms) else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if message.many else "    <message>"]
    lines.append(f"        <source>{escape(message.source)}</source>")
    if message.many:
        lines.append(f"        <comment>{escape(message.many)}</comment>")
        lines.append(f"        <translation{mark}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in forms]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{mark}>{escape(forms[0])}</translation>")
    return [*lines, "    </message>"]
