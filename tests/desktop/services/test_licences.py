"""What is bundled, against the lock."""

import re
import sys
from pathlib import Path

import pytest

from desktop.services.licences import Component, components, licence_text, runtime_packages
from desktop.ui.resources import resource_root

ROOT = Path(__file__).resolve().parents[3]
FOR_OTHER_SYSTEMS = {
    "async-timeout",
    "pywin32-ctypes",
    "tzdata",
    "setuptools",
    "jeepney",
    "secretstorage",
    "colorama",
} | {"httpx2-jsfetch"}
FOR_OLD_PYTHONS = {"backports-tarfile", "importlib-metadata", "lazy-importer"}
LONGEST_NAME = 80


@pytest.fixture(scope="module")
def found() -> dict[str, Component]:
    return {component.name: component for component in components(resource_root())}


class TestRuntimePackages:
    def test_they_are_those_of_the_lock(self) -> None:
        lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
        locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
        packages = set(runtime_packages()) - {"toolboxai-companion"}
        assert packages <= locked
        missing = locked - packages - FOR_OTHER_SYSTEMS
        assert missing <= (FOR_OLD_PYTHONS if sys.version_info >= (3, 12) else set())

    def test_what_an_extra_asks_for_is_one_of_them(self) -> None:
        assert "redis" in runtime_packages()

    def test_what_only_developers_need_is_not(self) -> None:
        assert not {"pytest", "ruff", "mypy", "hypothesis"} & set(runtime_packages())

    def test_a_package_that_is_not_there_is_left_out(self) -> None:
        assert runtime_packages("no-such-package-here") == {}


class TestComponents:
    def test_each_has_a_licence_by_name(self, found: dict[str, Component]) -> None:
        assert len(found) > 60
        assert {name for name, one in found.items() if one.licence in ("", "?")} == set()
        assert max(len(one.licence) for one in found.values()) <= LONGEST_NAME

    @pytest.mark.parametrize(
        ("name", "licence"),
        [
            ("WordNet", "WordNet"),
            ("wordfreq", "CC-BY-SA-4.0"),
            ("Inter", "OFL-1.1"),
            ("Luau", "MIT"),
            ("Qt", "LGPL-3.0-only"),
            ("celery", "BSD-3-Clause"),
        ],
    )
    def test_known_ones(self, found: dict[str, Component], name: str, licence: str) -> None:
        assert found[name].licence == licence

    def test_they_are_in_the_order_of_their_names(self, found: dict[str, Component]) -> None:
        assert list(found) == sorted(found, key=str.casefold)


class TestLicenceText:
    def test_the_text_of_a_typeface_and_of_a_package(self, found: dict[str, Component]) -> None:
        assert "SIL OPEN FONT LICENSE" in licence_text(found["Inter"]).upper()
        assert "Redistribution" in licence_text(found["celery"])

    def test_the_texts_of_the_word_tables(self, found: dict[str, Component]) -> None:
        assert "Princeton University" in licence_text(found["WordNet"])
        assert "Robyn Speer" in licence_text(found["wordfreq"])

    @pytest.mark.parametrize("name", ["Qt", "shiboken6"])
    def test_the_lesser_gpl_comes_with_the_gpl(self, found: dict[str, Component], name: str) -> None:
        text = licence_text(found[name])
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
        assert "13. Use with the GNU Affero General Public License" in text

    def test_none_where_none_is_shipped_or_it_is_gone(self, tmp_path: Path) -> None:
        assert licence_text(Component("a", "1", "MIT")) == ""
        assert licence_text(Component("a", "1", "MIT", (tmp_path / "none",))) == ""
