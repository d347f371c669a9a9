"""The log of an organization in a CSV file, whole or not at all."""

import contextlib
import csv
import io
import json
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from contracts.organizations import AuditEntry
from desktop.services.history_export import BOM, NotExported, cell
from desktop.services.placing import put_in_place

COLUMNS = ("at", "act", "actor", "actor_id", "subject", "address", "detail", "entry_id")


def write_audit(path: Path, entries: Sequence[AuditEntry]) -> None:
    """As in RFC 4180, UTF-8 with a BOM; no cell is run as a formula. Blocks. Raises NotExported."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows(_cells(entry) for entry in entries)
    unfinished = path.with_name(f".toolboxai-{secrets.token_hex(8)}")
    try:
        with unfinished.open("x", encoding="utf-8", errors="replace", newline="") as file:
            file.write(BOM + text.getvalue())
            file.flush()
            os.fsync(file.fileno())
        put_in_place(unfinished, path)
    except OSError as error:
        raise NotExported(path, error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _cells(entry: AuditEntry) -> list[str]:
    values: dict[str, object] = {
        **entry.model_dump(include=set(COLUMNS)),
        "at": entry.at.isoformat(),
        "detail": json.dumps(entry.detail, ensure_ascii=False) if entry.detail else None,
    }
    return [cell(values[column]) for column in COLUMNS]
