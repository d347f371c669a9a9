"""`toolboxai admin` against a real server."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.running_server import ROOT, running_server


def test_figures_processes_and_what_is_stuck(tmp_path: Path) -> None:
    script = tmp_path / "a.luau"
    script.write_text("print(1)\n", encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    with running_server(data) as server:
        del server

        def tool(*arguments: str) -> str:
            return subprocess.run(
                [sys.executable, "-m", "toolboxai", *arguments],
                cwd=ROOT,
                env={**os.environ, "TOOLBOXAI_DATA_DIR": str(data)},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=120,
                check=True,
            ).stdout

        tool("optimize", str(script))
        dashboard = json.loads(tool("admin", "dashboard", "--json", "--days", "2"))
        assert len(dashboard["days"]) == 2
        assert dashboard["total"]["completed"] == dashboard["total"]["run"]["count"] == 1
        assert dashboard["total"]["run"]["p50"] > 0
        (node,) = json.loads(tool("admin", "nodes", "--json"))["nodes"]
        assert (node["kind"], node["alive"], node["slots"]) == ("embedded", True, 2)
        assert tool("admin", "stuck") == "Nothing is stuck.\n"
