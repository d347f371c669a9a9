"""`toolboxai tour`: drives the real window through its main job, checks what comes out, and keeps screenshots."""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication

from contracts.optimization import OptimizationDocument, OptimizationLevel, Outcome
from desktop.app import Desktop, run_desktop
from desktop.ui.language import LANGUAGE_VARIABLE
from desktop.ui.theme import ThemeChoice
from desktop.views.history.panel import HistoryPanel
from desktop.views.roblox_studio.presenter import Page, RobloxStudioPresenter
from desktop.views.tasks.model import LONGEST_FLUSH_MS
from desktop.views.window.main_window import HISTORY, HOME, STUDIO

SIZES = ((1280, 800), (1920, 1080))
THEMES: tuple[ThemeChoice, ...] = ("dark", "light")
STEP_SECONDS = 120.0
WASTE, TRAP, NOTHING = "leaderboard.luau", "trap.luau", "nothing_to_gain.luau"
BROKEN = "local function spawn()\n    if ready then\n        print('go')\nend\n"


class TourFailed(Exception):
    """A step did not come to its end."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str


@dataclass(slots=True)
class Tour:
    """One run through the window. Every picture and result goes to `out`."""

    desktop: Desktop
    out: Path
    checks: list[Check] = field(default_factory=list)

    @property
    def studio(self) -> RobloxStudioPresenter:
        """The page that is driven."""
        found = self.desktop.window.findChild(RobloxStudioPresenter)
        assert isinstance(found, RobloxStudioPresenter)
        return found

    async def run(self) -> int:
        """Every step in order; the exit code."""
        try:
            await self._start()
            for name in (WASTE, TRAP, NOTHING):
                await self._optimize_sample(name)
            await self._copy_and_save()
            await self._show_failure()
            await self._look_back()
        except TourFailed as error:
            self._check("the tour came to its end", False, str(error))
            await self._picture("stopped-here")
        return self._report()

    async def _start(self) -> None:
        self.studio.wishes.choose_level(OptimizationLevel.BALANCED)
        self.desktop.window.show_page(HOME)
        await self._picture("home")
        self.desktop.window.show_page(STUDIO)
        await self._picture("start")
        await self._until(lambda: self.desktop.workspace.session is not None, "the server to answer")
        await self._until(lambda: self.desktop.workspace.tracker.live, "live events")
        self._check("the server answers and live events arrive", True, "")

    async def _optimize_sample(self, name: str) -> None:
        path = next(path for path in self.studio.samples() if path.name == name)
        self.studio.open_sample(path)
        await self._until(lambda: self.studio.script.name == name, f"{name} to open")
        previous = self.studio.result
        self.desktop.window.studio.optimize()
        await self._until(lambda: self.studio.running, f"{name} to start")
        if name == WASTE:
            await self._picture_while_it_runs()
        await self._until(lambda: not self.studio.running, f"{name} to end")
        shown = self.studio.result
        if shown is None or shown is previous or self.studio.page is not Page.RESULT:
            raise TourFailed(f"{name} has no result")
        self._keep(name, shown.document)
        self._judge(name, shown.document, path.read_bytes().decode("utf-8"))
        await self._picture(path.stem)

    def _judge(self, name: str, document: OptimizationDocument, source: str) -> None:
        applied = [change for change in document.changes if change.applied]
        told = f"{document.count(Outcome.APPLIED)} applied, behaviour {document.behaviour.method}"
        if name == WASTE:
            good = bool(applied) and document.behaviour.equivalent is True and document.optimized_code != source
            self._check("the wasteful script has applied changes and the same behaviour", good, told)
            evident = all(change.tier in ("P", "B") and change.evidence for change in applied)
            self._check("every applied change says how it is known to be safe", evident, told)
        else:
            unchanged = not applied and document.optimized_code == source
            self._check(f"{name} is left byte for byte as it was", unchanged, told)

    async def _copy_and_save(self) -> None:
        self.studio.open_sample(next(path for path in self.studio.samples() if path.name == WASTE))
        await self._until(lambda: self.studio.script.name == WASTE, "the sample to open again")
        self.desktop.window.studio.optimize()
        await self._until(lambda: self.studio.running, "the run to start")
        await self._until(lambda: not self.studio.running, "the run to end")
        result = self.studio.result
        if result is None:
            raise TourFailed("there is no result to copy")
        self.desktop.window.studio.copy()
        copied = QApplication.clipboard().text()
        self._check("Copy puts the result on the clipboard", copied == result.optimized, f"{len(copied)} characters")
        target = self.out / "saved.luau"
        target.unlink(missing_ok=True)
        self.studio.save(target, "")
        await self._until(target.exists, "the file to be saved")
        self._check("Save writes the result", target.read_bytes().decode("utf-8") == result.optimized, str(target.name))

    async def _show_failure(self) -> None:
        broken = self.out / "broken.luau"
        broken.write_text(BROKEN, encoding="utf-8")
        self.studio.open_file(broken)
        await self._until(lambda: self.studio.script.name == broken.name, "the broken script to open")
        said: list[object] = []
        self.studio.problem_changed.connect(said.append)
        self.desktop.window.studio.optimize()
        await self._until(lambda: self.studio.running, "the broken script to start")
        await self._until(lambda: not self.studio.running and any(said), "the message about the broken script")
        message = str(next(problem for problem in reversed(said) if problem))
        self._check("a syntax error is told with its line", "line" in message.lower(), message[:200])
        await self._picture("syntax-error")

    async def _look_back(self) -> None:
        """The runs of this tour in the history, the newest one open."""
        self.desktop.window.show_page(HISTORY)
        panel = self.desktop.window.findChild(HistoryPanel)
        assert isinstance(panel, HistoryPanel)
        model = panel.list.model()
        runs = len(self.desktop.workspace.tracker.tasks())
        await self._until(lambda: model.rowCount() >= runs, "the history")
        self._check("the history holds every run", model.rowCount() == runs, f"{model.rowCount()} of {runs} runs")
        panel.list.setCurrentIndex(model.index(model.rowCount() - 1, 0))
        await self._picture("history")
        self.desktop.window.show_page(HOME)
        await self._picture("home-afterwards")

    def _keep(self, name: str, document: OptimizationDocument) -> None:
        stem = Path(name).stem
        (self.out / f"{stem}.json").write_text(document.model_dump_json(indent=2), encoding="utf-8")
        (self.out / f"{stem}.optimized.luau").write_bytes((document.optimized_code or "").encode("utf-8"))

    async def _picture(self, name: str) -> None:
        window = self.desktop.window
        for theme in THEMES:
            window.choose_theme(theme)
            for width, height in SIZES:
                window.resize(width, height)
                await self._settle()
                window.grab().save(str(self.out / f"{name}-{theme}-{width}x{height}.png"))

    async def _picture_while_it_runs(self) -> None:
        seen: list[str] = []
        self.studio.run_changed.connect(lambda run: seen.append(run.text) if run is not None else None)
        await self._until(lambda: len(set(seen)) > 3 or not self.studio.running, "named steps")
        await asyncio.sleep(2 * LONGEST_FLUSH_MS / 1000)  # cards follow at fifty pictures a second or more
        self.desktop.window.grab().save(str(self.out / "running.png"))
        self._check("named steps are shown while it runs", len(set(seen)) > 2, ", ".join(dict.fromkeys(seen)))

    async def _settle(self) -> None:
        """Lets layouts, repaints and short animations come to rest."""
        for _ in range(8):
            await asyncio.sleep(0.05)

    async def _until(self, condition: Callable[[], object], what: str) -> None:
        deadline = time.monotonic() + STEP_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise TourFailed(f"waited {STEP_SECONDS:.0f} s for {what}")
            await asyncio.sleep(0.005)

    def _check(self, name: str, ok: bool, detail: str) -> None:
        self.checks.append(Check(name, ok, detail))
        sys.stderr.write(f"{'ok  ' if ok else 'FAIL'}  {name}{f' ({detail})' if detail else ''}\n")

    def _report(self) -> int:
        good = bool(self.checks) and all(check.ok for check in self.checks)
        report = {"ok": good, "checks": [asdict(check) for check in self.checks]}
        (self.out / "results.json").write_text(json.dumps(report, indent=2), encoding="utf-8")
        return 0 if good else 1


def main(arguments: Sequence[str]) -> int:
    """Runs the tour on a data directory of its own, so that nobody's tasks are touched."""
    parser = argparse.ArgumentParser(prog="toolboxai tour", description="Drive the window through its main job.")
    parser.add_argument("--out", type=Path, required=True, help="folder for screenshots and results")
    options = parser.parse_args(list(arguments)[1:])
    out: Path = options.out
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        parser.error(f"argument --out: {out} cannot be made: {error.strerror}")
    with tempfile.TemporaryDirectory(prefix="toolboxai-tour-") as folder:

        async def work(desktop: Desktop) -> int:
            return await Tour(desktop, out).run()

        os.environ.setdefault(LANGUAGE_VARIABLE, "en")  # pictures that can be compared
        return run_desktop(work, Path(folder))
