"""Pictures one scene of the real window: `process.py SCENE OUT [few]` in an empty folder that becomes its data."""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.app import Desktop, run_desktop
from desktop.services import accounts
from server.realtime.sender import PusherSender, SenderConfig
from server.realtime.signatures import channel_auth
from server.serving import bind
from tests.desktop.services.hub_process import CONFIG, hub_process, realtime_of
from tests.desktop.services.ledger_app import CHANNEL, LedgerApp, announce, create_app
from tests.desktop.services.serving import served
from tests.desktop.services.team_door import served_team
from tests.screenshots import ledger as morning
from tests.screenshots.billing import add_billing
from tests.screenshots.mail import add_mail
from tests.screenshots.scenes import EACH_ONCE, EVERY_SHOT, SCENES, TEAM, Shot, Stage, damaged_history, quieten
from tests.screenshots.standing_still import stop_the_clock, stop_the_disk
from tests.screenshots.student import add_shared
from tests.screenshots.teacher import add_shares
from tests.screenshots.team import add_team

DATA_DIR = Path("ToolBoxAI Companion")
"""Relative: the settings show where the data is, and every picture shall show the same place."""


def play(scene: str, out: Path, shots: Sequence[Shot] = EVERY_SHOT) -> int:
    """Pictures the scene; the exit code."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    stop_the_clock()
    stop_the_disk()
    ledger = morning.Morning()
    if scene != "empty":
        morning.with_past(ledger)
    if scene == "busy":
        morning.with_running(ledger)
    ledger.catch_up(10)
    morning.with_figures(ledger, busy=scene == "busy")
    DATA_DIR.mkdir()
    if scene == "error":
        damaged_history(DATA_DIR)
    with ExitStack() as hub, ExitStack() as serving:
        _join_hub(ledger, hub)
        if scene in ("error", "members", "billing"):
            sys.executable = "no-such-python"  # what the app would start a server with
        app = create_app(ledger)
        if scene in ("members", "billing"):
            add_team(app, ledger)
            add_billing(app)
            add_mail(app)
        elif scene == "student":
            add_shared(app, ledger)
        elif scene == "teacher":
            add_shares(app, ledger)
        announce(DATA_DIR, serving.enter_context(served(app)))
        team = ""
        if scene == "team":
            vars(accounts)["host_of"] = lambda _url: TEAM
            team, _door = serving.enter_context(served_team(LedgerApp()))

        async def work(desktop: Desktop) -> int:
            running = QApplication.instance()
            assert isinstance(running, QApplication)
            quieten(running)
            await SCENES[scene](Stage(desktop, ledger, serving, out, shots, team))
            return 0

        return run_desktop(work, DATA_DIR)


def _join_hub(ledger: morning.Morning, hub: ExitStack) -> None:
    with bind("127.0.0.1", 0) as listener:
        port = int(listener.getsockname()[1])
    hub.enter_context(hub_process(port))
    ledger.realtime = realtime_of(port, CHANNEL)
    ledger.sign = lambda socket_id, channel: channel_auth(CONFIG.key, CONFIG.secret, socket_id, channel)
    sender = PusherSender(SenderConfig(CONFIG.app_id, CONFIG.key, CONFIG.secret, "127.0.0.1", port, secure=False))
    ledger.publish = lambda event: sender.send(CHANNEL, event.event, event.model_dump(mode="json", exclude_none=True))


if __name__ == "__main__":
    sys.exit(play(sys.argv[1], Path(sys.argv[2]), EACH_ONCE if sys.argv[3:] == ["few"] else EVERY_SHOT))
