"""Everything that the app brings along, with its licence: read from what is installed, never written down twice."""

import os
import platform
import re
from dataclasses import dataclass, replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import qVersion

from desktop.services.versions import DISTRIBUTION

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:\[([^\]]*)\])?")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)[^/\\]*$", re.IGNORECASE)
_CODE = (".py", ".pyc", ".h")
_CLASSIFIER = "License :: "
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Component:
    """`licence` is its name as the makers write it; `files` hold its text where they ship one."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...] = ()


def components(resources: Path) -> list[Component]:
    """All of them by name; takes up to a second.

    `resources` holds typefaces and word tables, and licences that some leave out.
    """
    found = [_of_package(known) for known in runtime_packages().values()]
    found += [*_platform(), *_typefaces(resources / "fonts"), *_word_tables(resources / "licences")]
    with_texts = [_with_text(component, resources / "licences") for component in found]
    return sorted(with_texts, key=lambda component: component.name.casefold())


def licence_text(component: Component) -> str:
    """The text of its licence; empty where the makers ship none."""
    texts = []
    for file in component.files:
        try:
            texts.append(file.read_text(encoding="utf-8", errors="replace").strip())
        except OSError:
            continue
    return "\n\n\n".join(texts)


def runtime_packages(root: str = DISTRIBUTION) -> dict[str, Distribution]:
    """What the product needs when it runs, and what that needs, as installed here."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(root, "")]
    while waiting:
        name, extra = waiting.pop()
        key = (re.sub(r"[-_.]+", "-", name).lower(), extra)
        if key in seen:
            continue
        seen.add(key)
        try:
            known = distribution(name)
        except PackageNotFoundError:
            continue  # for another system or another Python
        found[key[0]] = known
        waiting += [wanted for text in known.requires or [] for wanted in _wanted(text, extra)]
    return found


def _wanted(requirement: str, extra: str) -> list[tuple[str, str]]:
    """A requirement of a package that was asked for with an extra ("" for none): names, each with one extra."""
    condition = _EXTRA.search(requirement)
    parts = _REQUIREMENT.match(requirement)
    if parts is None or (condition is not None and condition.group(1) != extra):
        return []
    extras = [one.strip() for one in (parts.group(2) or "").split(",") if one.strip()]
    return [(parts.group(1), one) for one in ("", *extras)]


def _with_text(component: Component, texts: Path) -> Component:
    if component.files or not component.licence.startswith("LGPL-3.0"):
        return component
    # The Lesser GPL refers to the GPL, whose text belongs to it.
    return replace(component, files=(texts / "LGPL-3.0.txt", texts / "GPL-3.0.txt"))


def _of_package(known: Distribution) -> Component:
    files = [
        Path(str(known.locate_file(file)))
        for file in known.files or []
        if _LICENCE_FILE.search(str(file)) and not str(file).endswith(_CODE) and "_vendor" not in str(file)
    ]
    return Component(known.metadata["Name"], known.version, licence_name(known), tuple(files))


def licence_name(known: Distribution) -> str:
    """As its makers write it; "?" where they do not."""
    classifiers = known.metadata.get_all("Classifier") or []
    names = [line.split(" :: ")[-1] for line in classifiers if line.startswith(_CLASSIFIER)]
    expression, text = (known.metadata.get_all(field) or [""] for field in ("License-Expression", "License"))
    written = expression[0] or ", ".join(names) or text[0] or "?"
    return str(written).splitlines()[0][:_LONGEST_NAME]


def _platform() -> list[Component]:
    """What comes inside other packages."""
    return [
        Component("Python", platform.python_version(), "PSF-2.0", (Path(os.__file__).with_name("LICENSE.txt"),)),
        Component("Qt", qVersion(), "LGPL-3.0-only"),
        Component("Luau", "", "MIT"),
    ]


def _typefaces(fonts: Path) -> list[Component]:
    return [
        Component(name, "", "OFL-1.1", (fonts / file,))
        for name, file in (("Inter", "Inter-OFL.txt"), ("JetBrains Mono", "JetBrainsMono-OFL.txt"))
    ]


def _word_tables(texts: Path) -> list[Component]:
    """What questions are checked with."""
    return [
        Component("WordNet", "3.1", "WordNet", (texts / "WordNet-3.1.txt",)),
        Component("wordfreq", "3.1.1", "CC-BY-SA-4.0", (texts / "word-list.txt",)),
    ]
