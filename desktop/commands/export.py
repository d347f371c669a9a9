"""`toolboxai tasks export`: the list as a file, whole or not at all."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import cast, get_args

from desktop.commands.output import ProgressPrinter, complain, print_json
from desktop.services.api_client import ApiClient
from desktop.services.history_export import ExportFile, ExportFormat
from desktop.services.patience import while_busy

AT_ONCE = 500


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """Beside the filters of the list."""
    parser.add_argument(
        "--format",
        choices=get_args(ExportFormat),
        help="what to write; where it is not said, as the name of FILE ends, else csv",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="standard output where none is named")


def misuse(options: argparse.Namespace) -> str:
    """Why it cannot be meant; empty where it can."""
    output: Path | None = options.output
    if output is not None and output.is_dir():
        return f"{output} is a folder; --output takes the name of the file to write."
    if output is None and options.json and options.format == "csv":
        return "--json prints one JSON document, and --format csv none; leave out one of them, or name a FILE."
    return ""


async def export(api: ApiClient, options: argparse.Namespace, filters: Mapping[str, str | list[str]]) -> None:
    """Writes beside the file and puts it in its place at the end; standard output, too, gets all of it or nothing.

    It is read page by page, so that a server that is busy for a moment ends nothing. Raises NotExported, ApiError.
    """
    output: Path | None = options.output
    form = _format(options)
    if output is not None:
        count = await _write(api, output, form, filters)
    else:
        with tempfile.TemporaryDirectory(prefix="toolboxai-export-") as folder:
            path = Path(folder) / f"tasks.{form}"
            count = await _write(api, path, form, filters)
            await asyncio.to_thread(_print, path)
    if output is not None and options.json:
        print_json({"file": str(output), "format": form, "tasks": count})
    else:
        complain(_tasks(count) if output is None else f"{_tasks(count)} in {output}")


def _format(options: argparse.Namespace) -> ExportFormat:
    """As asked for, else as the file's name ends."""
    output: Path | None = options.output
    named = options.format or ("" if output is None else output.suffix.lower().removeprefix("."))
    if output is None and options.json:
        return "json"
    return cast(ExportFormat, named) if named in get_args(ExportFormat) else "csv"


async def _write(api: ApiClient, path: Path, form: ExportFormat, filters: Mapping[str, str | list[str]]) -> int:
    count, before = 0, None
    progress = ProgressPrinter()
    try:
        with ExportFile(path, form) as file:
            while True:
                page = await while_busy(partial(api.tasks, limit=AT_ONCE, before=before, filters=filters))
                await asyncio.to_thread(file.add, page.tasks)
                count, before = count + len(page.tasks), page.next_before
                progress.count("Exporting", count, "tasks")
                if before is None:
                    break
            await asyncio.to_thread(file.finish)
    finally:
        progress.clear()
    return count


def _print(path: Path) -> None:
    """Byte for byte: the lines of CSV end as they do in the file, also where a text stream would change that."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="")
    with path.open(encoding="utf-8", newline="") as file:
        shutil.copyfileobj(file, sys.stdout)


def _tasks(count: int) -> str:
    return "1 task" if count == 1 else f"{count} tasks"
