"""What a process may have imported before it shows its first picture or runs its first job."""

import json
import subprocess
import sys
from functools import cache

import pytest

WEB = {"fastapi", "starlette", "uvicorn", "openai", "stripe", "pusher"}
SERVER_ONLY = WEB | {"celery", "kombu", "sqlalchemy", "alembic"}
DESKTOP_ONLY = {"PySide6", "qasync", "keyring", "pysher"}


@cache
def imported_by(statement: str) -> frozenset[str]:
    """Top-level modules in a fresh interpreter after `statement`."""
    code = (
        f"import json, sys\n{statement}\nprint(json.dumps(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return frozenset(json.loads(result.stdout.splitlines()[-1]))


class TestWindowProcess:
    def test_the_window_imports_no_server_library(self) -> None:
        assert imported_by("import desktop.app") & SERVER_ONLY == set()

    @pytest.mark.parametrize("late", ["httpx", "keyring", "pysher", "sqlite_utils"])
    def test_slow_libraries_wait_until_after_the_first_frame(self, late: str) -> None:
        assert late not in imported_by("import desktop.app")

    def test_imports_after_qt_are_plain_ones(self) -> None:
        count = """
from desktop.qt_imports import import_qt
import_qt()
import inspect
read = []
of_inspect = inspect.getsource
inspect.getsource = lambda module: read.append(module) or of_inspect(module)
import desktop.app
print(len(read))
"""
        result = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True)
        assert result.stdout.split() == ["0"]


class TestCommandLine:
    def test_it_imports_no_server_library_and_no_widgets(self) -> None:
        assert imported_by("import desktop.cli") & SERVER_ONLY == set()

    def test_a_report_needs_no_part_of_qt_that_draws(self) -> None:
        parts = "print(sorted(name for name in sys.modules if name.startswith('PySide6.Qt')))"
        code = f"import sys, desktop.cli, desktop.report.paper\n{parts}"
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert result.stdout.strip() == "['PySide6.QtCore']"

    def test_it_loads_what_makes_reports_with_the_first_one(self) -> None:
        for start in ("desktop.cli", "desktop.app"):
            code = f"import sys, {start}\nprint('desktop.report.page' in sys.modules)"
            result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
            assert result.stdout.strip() == "False", start


class TestServerProcess:
    def test_it_imports_no_desktop_library(self) -> None:
        assert imported_by("import server.serving") & DESKTOP_ONLY == set()

    def test_figures_cost_nothing_until_somebody_asks(self) -> None:
        assert "prometheus_client" not in imported_by("import server.serving, server.main")

    @pytest.mark.parametrize("late", ["openai", "httpx2"])
    def test_language_models_cost_nothing_until_one_is_asked(self, late: str) -> None:
        assert late not in imported_by("import server.serving, server.main, server.integrations.ai.openai_provider")

    def test_the_engine_worker_imports_no_web_and_no_database(self) -> None:
        assert imported_by("import server.sandbox.worker") & (SERVER_ONLY | DESKTOP_ONLY) == set()
