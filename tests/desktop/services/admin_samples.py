"""What a server tells an admin: nothing yet, or two busy weeks."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from contracts.admin import (
    Dashboard,
    DayFigures,
    Figures,
    LoopView,
    NodesView,
    NodeView,
    Percentiles,
    QueueView,
    Scope,
    StuckAction,
    StuckReason,
    StuckTask,
    StuckView,
)
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from server.domain.admin.stuck import WORDS
from tests.desktop.services.samples import MORNING, ORGANIZATION

NODE = "5f0c1a52-0000-4000-8000-000000000001"


def figures(day: int, weight: float = 1.0) -> Figures:
    """Of one day, by its number; the same each time."""
    chance = random.Random(day)
    completed = round(weight * chance.randint(20, 140) * (0.2 if day % 7 in (0, 6) else 1))
    failed, cancelled, answered = chance.randint(0, 1 + completed // 14), chance.randint(0, 3), completed // 6
    if not completed:
        return Figures()
    wait, run = chance.uniform(0.05, 0.9), chance.uniform(2.5, 5)
    return Figures(
        accepted=completed + failed + cancelled,
        completed=completed,
        failed=failed,
        cancelled=cancelled,
        answered=answered,
        success_rate=completed / (completed + failed),
        wait=Percentiles(count=completed, p50=wait, p95=wait * chance.uniform(5, 9), p99=wait * chance.uniform(12, 22)),
        run=Percentiles(count=completed, p50=run, p95=run * chance.uniform(2, 4), p99=run * chance.uniform(5, 8)),
    )


@dataclass
class AdminAnswers:
    """Answers of the admin's routes; `at` is now."""

    at: datetime = MORNING
    busy: bool = False
    stuck: list[StuckTask] = field(default_factory=list)
    known_zones: frozenset[str] | None = None
    """None: all that are asked for."""

    def dashboard(self, days: int, scope: Scope, time_zone: str) -> Dashboard:
        """The last days."""
        today = self.at.date()
        shown = [self._day(today.toordinal() - back) if self.busy else Figures() for back in reversed(range(days))]
        kinds = {SCRIPT_OPTIMIZATION: figures(7, 9)} if self.busy else {}
        return Dashboard(
            scope=scope,
            time_zone=time_zone,
            as_of=self.at,
            days=[
                DayFigures(day=today - timedelta(days=days - 1 - place), total=one, kinds={})
                for place, one in enumerate(shown)
            ],
            total=kinds.get(SCRIPT_OPTIMIZATION, Figures()),
            kinds=kinds,
        )

    def _day(self, ordinal: int) -> Figures:
        return figures(ordinal)

    def nodes(self, scope: Scope) -> NodesView:
        """One embedded server."""
        node = NodeView(
            node_id=NODE,
            alive=True,
            seen_at=self.at,
            slots=2,
            running=2 if self.busy else 0,
            kind="embedded",
            host="workshop",
            pid=4711,
            version="0.1.0",
        )
        until = self.at + timedelta(seconds=20)
        queue = QueueView(
            organization_id=ORGANIZATION,
            organization_name="Local workspace",
            high=1,
            normal=4,
            low=2,
            put_off=1,
            running=2,
            oldest_since=self.at - timedelta(seconds=95),
        )
        return NodesView(
            scope=scope,
            as_of=self.at,
            slots=2,
            running=node.running,
            nodes=[node],
            loops=[
                LoopView(name=name, node_id=NODE, until=until, held=True)
                for name in ("dispatcher", "publisher", "reaper")
            ],
            queues=[queue] if self.busy else [],
        )

    def stuck_view(self, scope: Scope) -> StuckView:
        """What `stuck` holds."""
        return StuckView(scope=scope, as_of=self.at, tasks=self.stuck, more=False)


def stuck_task(
    task_id: str,
    reason: StuckReason,
    since: datetime,
    *,
    title: str = "spawner.luau",
    status: TaskStatus = TaskStatus.PROCESSING,
    actions: tuple[StuckAction, ...] = (StuckAction.CANCEL,),
) -> StuckTask:
    """With the words that the server has for the reason."""
    means, advice = WORDS[reason]
    return StuckTask(
        task_id=task_id,
        organization_id=ORGANIZATION,
        organization_name="Local workspace",
        kind=SCRIPT_OPTIMIZATION,
        title=title,
        status=status,
        attempt=3,
        reason=reason,
        since=since,
        means=means,
        advice=advice,
        actions=list(actions),
    )
