"""Which licences the product comes with: `docs/licences.md`, from the locks and from what is installed."""

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import MappingProxyType

from desktop.services.licences import components, licence_name

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "licences.md"
LOCKS: Mapping[str, str] = MappingProxyType({"requirements.lock": "app", "requirements-team.lock": "team server"})
"""What is installed with the product, and in which of its forms; the development lock is in none."""

ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "async-timeout": "Apache-2.0",
        "httpx2-jsfetch": "BSD-3-Clause",
        "pywin32-ctypes": "BSD-3-Clause",
    }
)
"""Of packages for other systems or older Pythons than those the page is made on; from the metadata of their wheels."""

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
_ROW = re.compile(r"^\| ([^|]+?) \| [^|]* \| ([^|]+?) \|", re.MULTILINE)
_REFUSED = re.compile(
    r"\bA?GPL|Affero|(?<!Lesser )General Public|SSPL|Commons Clause|Business Source|Proprietary|Commercial|UNKNOWN"
    r"|^\W*$",
    re.IGNORECASE,
)
_HEAD = """\
# Licences

ToolBoxAI Companion itself is under the [MIT licence](../LICENSE). This page lists all that is installed with it, by the
name of its licence as its makers write it; the window shows the texts under *About ToolBoxAI Companion*. It is made by
`python3 dev.py licences` from the lock files and from what is installed, and a test compares it with them. Another test
refuses licences that would bind the product itself, such as the GPL; the Lesser GPL is met, since every package stays a
file of its own that can be replaced. What only developers and tests use is in none of it.
"""


def page(known: str) -> str:
    """The text of the page; what is not installed here keeps what the page said before, `known`."""
    lines = [_HEAD, "## Packages", "", "| package | version | licence | in |", "| --- | --- | --- | --- |"]
    forms = packages()
    lines += [
        f"| {name} | {', '.join(versions)} | {licence} | {forms[name][1]} |"
        for name, (versions, licence) in licences(known).items()
    ]
    lines += ["", "## Other parts", "", "| part | licence |", "| --- | --- |"]
    lines += [f"| {name} | {licence} |" for name, licence in other_parts().items()]
    return "\n".join(lines) + "\n"


def packages() -> dict[str, tuple[list[str], str]]:
    """(versions, form) of each package of the locks, by name; those of the app are in a team's server too."""
    found: dict[str, tuple[list[str], str]] = {}
    for lock, form in LOCKS.items():
        for name, version in _PINNED.findall((ROOT / lock).read_text(encoding="utf-8")):
            versions, _ = found.setdefault(name, ([], form))
            if version not in versions:
                versions.append(version)
    return dict(sorted(found.items()))


def licences(known: str) -> dict[str, tuple[list[str], str]]:
    """(versions, licence) of each package, by name."""
    before = {**ELSEWHERE, **dict(_ROW.findall(known))}
    return {name: (versions, _licence(name, before)) for name, (versions, _) in packages().items()}


def other_parts() -> dict[str, str]:
    """The licences of what comes inside of packages or with the resources, by name."""
    locked = set(packages())
    parts = {one.name: one.licence for one in components(ROOT / "resources")}
    return {
        name: licence
        for name, licence in parts.items()
        if re.sub(r"[-_.]+", "-", name).lower() not in {*locked, "toolboxai-companion"}
    }


def is_refused(licence: str) -> bool:
    """Whether it would bind the product itself, or is not known. Of several to choose from one must be fit."""
    return all(_REFUSED.search(choice) for choice in re.split(r"\s+OR\s+", licence))


def _licence(name: str, before: Mapping[str, str]) -> str:
    try:
        return licence_name(distribution(name))
    except PackageNotFoundError:
        return before.get(name, "?")
