"""One run: each wish with each strike that it may meet, one after the other, and then the look at what became of it."""

import random
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.outages import holding
from tests.faults.outages.flows import Flow
from tests.faults.outages.line import Trouble
from tests.faults.outages.mailing import (
    Inviting,
    Refused,
    RefusedForNow,
    Resetting,
    Trying,
    Verifying,
    Writing,
    WritingByTemplate,
)
from tests.faults.outages.paying import (
    Buying,
    BuyingTwice,
    Cancelling,
    Changing,
    Ending,
    Looking,
    Opening,
    Paying,
    Resuming,
    Upgrading,
)
from tests.faults.outages.scene import Scene, running_scene
from tests.faults.outages.strikes import KillAt, LostEvents, NoWorker, Strike, StrikeLine
from tests.faults.processes import InVain

Say = Callable[[str], None]


@dataclass(frozen=True)
class Play:
    """One wish, and what befalls it. `by_sendgrid`: only where SendGrid is the first way for mail."""

    flow: type[Flow]
    strike: Strike
    by_sendgrid: bool = False

    @property
    def name(self) -> str:
        """For the report."""
        return f"{self.flow.__name__}, {self.strike.name}"


@dataclass
class Report:
    """What a run showed."""

    broken: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)


PAYING = (Buying, Changing, Upgrading, Cancelling, Resuming, Ending, Looking, Opening)
MAILING = (Inviting, Resetting, Verifying, Writing, WritingByTemplate, Trying)


def short_plays() -> list[Play]:
    """A bit of everything, in well under a minute."""
    away, mute = Trouble.AWAY, Trouble.MUTE
    return [
        Play(Buying, StrikeLine("stripe", mute)),
        Play(Changing, KillAt("change_made")),
        Play(Ending, StrikeLine("stripe", mute, 1)),
        Play(Looking, StrikeLine("stripe", away)),
        Play(BuyingTwice, LostEvents()),
        Play(Inviting, StrikeLine("smtp", away)),
        Play(Writing, StrikeLine("smtp", mute, 1)),
        Play(Refused, StrikeLine("smtp", Trouble.BUSY, 0)),
        Play(Resetting, KillAt("mail_taken")),
        Play(Paying, NoWorker()),
        Play(Verifying, StrikeLine("sendgrid", away), by_sendgrid=True),
    ]


def all_plays() -> list[Play]:
    """Everything with everything that may befall it."""
    plays = [Play(flow, StrikeLine("stripe", trouble)) for flow in PAYING for trouble in Trouble]
    plays += [Play(flow, StrikeLine("stripe", Trouble.MUTE, 1)) for flow in PAYING if flow is not Looking]
    plays += [Play(Paying, StrikeLine("stripe", trouble)) for trouble in Trouble]
    plays += [Play(Buying, KillAt(point)) for point in ("intent_stored", "customer_made", "session_made")]
    plays += [
        Play(flow, KillAt(point))
        for flow in (Changing, Upgrading, Cancelling, Resuming, Ending)
        for point in ("change_made", "change_written")
    ]
    plays += [Play(Paying, KillAt(point)) for point in ("event_stored", "object_asked", "plan_written")]
    plays += [Play(Paying, NoWorker()), Play(Paying, LostEvents()), Play(BuyingTwice, LostEvents())]
    plays += [Play(BuyingTwice, NoWorker())]
    plays += [Play(flow, StrikeLine("smtp", trouble)) for flow in MAILING for trouble in Trouble]
    plays += [Play(flow, StrikeLine("smtp", Trouble.MUTE, 1)) for flow in MAILING]
    plays += [
        Play(Refused, StrikeLine("smtp", Trouble.BUSY, 0)),
        Play(RefusedForNow, StrikeLine("smtp", Trouble.MUTE, 1)),
    ]
    plays += [Play(flow, KillAt("letter_stored")) for flow in (Inviting, Resetting, Verifying, Writing)]
    plays += [Play(Writing, KillAt(point)) for point in ("mail_claimed", "mail_taken", "mail_noted")]
    plays += [Play(Writing, NoWorker()), Play(Inviting, KillAt("mail_taken"))]
    plays += [Play(flow, StrikeLine("sendgrid", one), by_sendgrid=True) for flow in MAILING for one in Trouble]
    plays += [Play(Writing, KillAt("mail_taken"), by_sendgrid=True)]
    return plays


def execute(seed: str, plays: Sequence[Play], folder: Path, say: Say = lambda _: None) -> Report:
    """In an order of the seed's, those of SendGrid last. Whatever happens, nothing of it runs on."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    began, report = time.monotonic(), Report()
    order = list(plays)
    random.Random(f"{seed} outages").shuffle(order)
    order.sort(key=lambda play: play.by_sendgrid)
    with running_scene(folder) as scene:
        for play in order:
            if play.by_sendgrid and not scene.has_two_ways:
                scene.send_by_sendgrid_too()
            at = time.monotonic() - began
            found = _played(scene, play)
            report.broken += [f"{play.name}: {what}" for what in found]
            say(f"{at:7.1f} s  {play.name}  {'; '.join(found)}")
        report.broken += holding.broken(scene)
        report.figures = {"plays": len(plays), **holding.figures(scene)}
        report.figures["seconds"] = round(time.monotonic() - began, 1)
    return report


def _played(scene: Scene, play: Play) -> list[str]:
    found: list[str] = []
    try:
        flow = play.flow(scene)
        play.strike.begin(scene)
        answer = flow.act()
        if isinstance(play.strike, StrikeLine) and play.strike.times is None and flow.asks_stripe:
            told = answer is not None and answer.is_told
            found += [] if told else [f"nobody was told that Stripe is away, or when to try again: {answer}"]
        if not isinstance(play.strike, KillAt) and not _is_over(play.strike):
            found += flow.during()
        play.strike.heal(scene)
        found += flow.finish()
    except InVain as error:
        found.append(str(error))
        scene.heal_all()
    return found


def _is_over(strike: Strike) -> bool:
    return isinstance(strike, StrikeLine) and strike.times is not None
