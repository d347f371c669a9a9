"""Tables for spreadsheets."""

import io

from openpyxl import load_workbook

from server.engines.quizzes.grading.table import Table, as_csv, as_xlsx

TABLE = Table("Students", ("student", "points"), (("=1+1", 0.5), ("a\x00b", None), ("x" * 40_000, 12_345.67)))


class TestAsCsv:
    def test_nothing_is_run_and_numbers_are_whole(self) -> None:
        lines = as_csv(TABLE).decode("utf-8-sig").split("\r\n")
        assert lines[:3] == ["student,points", "'=1+1,0.5", "ab,"]
        assert lines[3].endswith("x,12345.67")


class TestAsXlsx:
    def test_texts_are_texts_and_numbers_numbers(self) -> None:
        sheet = load_workbook(io.BytesIO(as_xlsx([TABLE])))["Students"]
        assert [cell.value for cell in sheet["A"]][:3] == ["student", "=1+1", "ab"]
        assert [cell.data_type for cell in sheet["A"]] == ["s"] * 4
        assert [cell.value for cell in sheet["B"]] == ["points", 0.5, None, 12_345.67]
        assert len(str(sheet["A4"].value)) == 32_767

    def test_the_same_table_is_the_same_file(self) -> None:
        assert as_xlsx([TABLE]) == as_xlsx([TABLE])
