"""The log in a CSV file."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contracts.organizations import AuditEntry
from desktop.services.audit_export import COLUMNS, write_audit
from desktop.services.history_export import NotExported


def entry(**changes: object) -> AuditEntry:
    usual = {
        "entry_id": "1",
        "at": datetime(2026, 11, 24, 10, 30, tzinfo=UTC),
        "act": "role-changed",
        "actor": "Zoë",
        "actor_id": "zoe",
        "subject": "bob@school.example.org",
        "address": "203.0.113.9",
        "detail": {"former": "teacher", "role": "admin"},
    }
    return AuditEntry.model_validate({**usual, **changes})


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_each_entry_is_a_row_below_the_names_of_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    write_audit(path, [entry(), entry(entry_id="2", actor=None, actor_id=None, detail={})])
    head, first, second = rows_of(path)
    assert head == list(COLUMNS)
    assert dict(zip(head, first, strict=True)) == {
        "at": "2026-11-24T10:30:00+00:00",
        "act": "role-changed",
        "actor": "Zoë",
        "actor_id": "zoe",
        "subject": "bob@school.example.org",
        "address": "203.0.113.9",
        "detail": '{"former": "teacher", "role": "admin"}',
        "entry_id": "1",
    }
    assert [second[2], second[3], second[6]] == ["", "", ""]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_run_as_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "log.csv"
    write_audit(path, [entry(actor=text, subject=text)])
    row = dict(zip(*rows_of(path), strict=True))
    assert (row["actor"], row["subject"]) == (f"'{text}", f"'{text}")


def test_a_file_that_was_there_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("before " * 1000)
    write_audit(path, [])
    assert rows_of(path) == [list(COLUMNS)]
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "log.csv"
    folder.mkdir()
    with pytest.raises(NotExported) as refused:
        write_audit(folder, [entry()])
    assert refused.value.message.startswith("log.csv: ")
    assert list(tmp_path.iterdir()) == [folder]
