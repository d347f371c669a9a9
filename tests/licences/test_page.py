"""The page of licences is true, and nothing in it binds the product."""

import pytest

from tests.licences.page import PAGE, is_refused, licences, other_parts, packages, page


@pytest.fixture(scope="module")
def known() -> str:
    return PAGE.read_text(encoding="utf-8")


class TestPage:
    def test_it_is_what_dev_py_licences_writes(self, known: str) -> None:
        assert page(known) == known

    def test_what_is_not_installed_here_keeps_its_licence(self, known: str) -> None:
        changed = known.replace("| pywin32-ctypes | 0.2.3 | BSD-3-Clause |", "| pywin32-ctypes | 0.2.3 | MIT |")
        assert licences(changed)["pywin32-ctypes"][1] in ("MIT", "BSD-3-Clause")


class TestPackages:
    def test_they_are_those_of_the_app_and_of_a_team_s_server(self) -> None:
        found = packages()
        assert found["pyside6-essentials"][1] == "app"
        assert found["psycopg"][1] == "team server"
        assert not {"pytest", "ruff", "citolab-qti-convert"} & set(found)

    def test_what_has_a_version_for_each_python_has_them_all(self) -> None:
        assert all(len(set(versions)) == len(versions) for versions, _ in packages().values())


class TestLicences:
    def test_none_of_them_binds_the_product(self, known: str) -> None:
        of_packages = {name: licence for name, (_, licence) in licences(known).items()}
        everything = {**of_packages, **other_parts()}
        assert len(everything) > 100
        assert {name: licence for name, licence in everything.items() if is_refused(licence)} == {}


class TestIsRefused:
    @pytest.mark.parametrize(
        "licence",
        [
            "GPL-3.0-only",
            "AGPL-3.0-or-later",
            "GNU General Public License v3 (GPLv3)",
            "GNU Affero General Public License v3",
            "GPL-2.0-only OR GPL-3.0-only",
            "MIT AND GPL-2.0-or-later",
            "SSPL-1.0",
            "Other/Proprietary License",
            "UNKNOWN",
            "?",
            "",
        ],
    )
    def test_what_would_bind_it_or_is_not_known(self, licence: str) -> None:
        assert is_refused(licence)

    @pytest.mark.parametrize(
        "licence",
        [
            "MIT",
            "BSD License",
            "LGPL-3.0-only",
            "GNU Lesser General Public License v3 (LGPLv3)",
            "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
            "Mozilla Public License 2.0 (MPL 2.0)",
            "Public Domain",
        ],
    )
    def test_what_does_not(self, licence: str) -> None:
        assert not is_refused(licence)
