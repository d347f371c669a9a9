"""Lists in files, as spreadsheets and programs read them."""

import csv
import json
from pathlib import Path

import pytest

from contracts.tasks import TaskStatus, TaskView
from desktop.services.history_export import COLUMNS, ExportFile, ExportFormat, NotExported
from tests.desktop.services.history_samples import task


def exported(path: Path, form: ExportFormat, *tasks: TaskView) -> Path:
    with ExportFile(path, form) as file:
        for one in tasks:  # each a part of its own
            file.add([one])
        file.finish()
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


class TestCsv:
    def test_is_utf_8_with_a_bom_and_rfc_4180(self, tmp_path: Path) -> None:
        content = exported(tmp_path / "list.csv", "csv", task("a", title='Tür, "rot"\nzwei')).read_bytes()
        assert content.startswith(b"\xef\xbb\xbfname,kind,state,")
        assert b'\r\n"T\xc3\xbcr, ""rot""\nzwei",script-optimization,completed,' in content
        assert content.endswith(b"\r\n")

    def test_every_row_has_what_is_known(self, tmp_path: Path) -> None:
        path = exported(tmp_path / "list.csv", "csv", task("a", seconds=2.5), task("b", status=TaskStatus.QUEUED))
        first, second = rows(path)
        assert tuple(first) == COLUMNS
        assert (first["seconds"], first["speedup"], first["equivalent"]) == ("2.5", "1.84", "true")
        assert (second["state"], second["started_at"], second["seconds"]) == ("queued", "", "")

    @pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_cell_is_a_formula(self, tmp_path: Path, begin: str) -> None:
        title = f"{begin}HYPERLINK(1)"
        (row,) = rows(exported(tmp_path / "list.csv", "csv", task("a", title=title, message=title)))
        assert (row["name"], row["message"]) == (f"'{title}", f"'{title}")

    def test_of_nothing_is_a_head(self, tmp_path: Path) -> None:
        assert rows(exported(tmp_path / "list.csv", "csv")) == []


class TestJson:
    def test_is_the_tasks(self, tmp_path: Path) -> None:
        tasks = [task("a", title="=1+1"), task("b", status=TaskStatus.FAILED)]
        shown = [TaskView.model_validate({name: getattr(one, name) for name in TaskView.model_fields}) for one in tasks]
        content = json.loads(exported(tmp_path / "list.json", "json", *shown).read_text(encoding="utf-8"))
        assert [TaskView.model_validate_json(json.dumps(one)) for one in content] == shown

    def test_of_nothing_is_an_empty_list(self, tmp_path: Path) -> None:
        assert json.loads(exported(tmp_path / "list.json", "json").read_text()) == []


class TestFinish:
    def test_without_it_the_old_file_stays_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "list.csv"
        path.write_text("old")
        with ExportFile(path, "csv") as file:
            file.add([task("a")])
        assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("list.csv", "old")]

    def test_where_there_is_no_folder_it_says_so(self, tmp_path: Path) -> None:
        with (
            pytest.raises(NotExported, match=r"list\.csv: No such file"),
            ExportFile(tmp_path / "no/list.csv", "csv") as file,
        ):
            file.add([task("a")])

    def test_a_full_disk_leaves_nothing(self, tmp_path: Path) -> None:
        resource = pytest.importorskip("resource")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        tasks = [task(str(number)) for number in range(200)]
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
            with pytest.raises(NotExported, match="Nothing was changed"):
                exported(tmp_path / "list.csv", "csv", *tasks)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert list(tmp_path.iterdir()) == []
