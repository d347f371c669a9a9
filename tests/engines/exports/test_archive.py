"""Zip files that are the same bytes for the same members."""

import io
import zipfile

from server.engines.exports.archive import undated, zipped
from tests.engines.exports.zips import members


class TestZipped:
    def test_members_are_read_back_in_their_order(self) -> None:
        assert list(members(zipped([("b.txt", b"1"), ("a/ä.txt", b"2")])).items()) == [
            ("b.txt", b"1"),
            ("a/ä.txt", b"2"),
        ]

    def test_members_can_be_read_by_everyone_and_run_by_nobody(self) -> None:
        with zipfile.ZipFile(io.BytesIO(zipped([("a", b"")]))) as archive:
            assert archive.infolist()[0].external_attr >> 16 == 0o100644


class TestUndated:
    def test_the_dates_of_members_make_no_difference(self) -> None:
        files = []
        for year in (1999, 2026):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as archive:
                archive.writestr(zipfile.ZipInfo("a", (year, 5, 4, 3, 2, 2)), b"same")
            files.append(out.getvalue())
        assert files[0] != files[1]
        assert undated(files[0]) == undated(files[1])
