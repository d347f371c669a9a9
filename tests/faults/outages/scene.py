"""A team's server of real processes, and Stripe, SendGrid and a mail server beyond lines that can be struck."""

import signal
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from sqlalchemy import update

from contracts.session import Role
from server.core import schema
from server.core.database import SYSTEM, Database
from server.domain.organizations.membership import Member
from server.domain.organizations.models import User
from tests.builders.mail_server import SENDER, Mailbox, mail_server
from tests.builders.postgres import cluster
from tests.builders.redis import running_redis
from tests.builders.stripe_fixtures import PLANS, account_with_prices
from tests.builders.team import Team
from tests.fakes.sendgrid_server import KEY as SENDGRID_KEY
from tests.fakes.sendgrid_server import FakeSendGrid
from tests.fakes.sendgrid_server import serving as serving_sendgrid
from tests.fakes.stripe_server.answering import KEY, SECRET, FakeStripe
from tests.fakes.stripe_server.events import Courier, endpoint_at
from tests.fakes.stripe_server.serving import Stage, staged
from tests.faults.outages.asking import Answer, Asking
from tests.faults.outages.line import Line, http, smtp
from tests.faults.outages.program import LATE_SECONDS, SENDGRID_VARIABLE
from tests.faults.points import FOLDER_VARIABLE, ArmedPoints
from tests.faults.processes import wait_for

BACK = "http://localhost:5179/billing"
COMMANDS = ("serve", "worker")
SOON = 40.0
"""Seconds within which everything is as it should be, once nothing is in the way."""


@dataclass
class School:
    """An organization, its admin, and the admin's app."""

    scene: "Scene"
    member: Member
    email: str
    http: httpx.Client

    @property
    def id(self) -> str:
        """Of the organization."""
        return self.member.organization_id

    def ask(self, method: str, path: str, body: object = None, key: str | None = None) -> Answer:
        """Once."""
        return self.scene.asking.ask(self.http, method, path, body, _of(key))

    def insist(self, method: str, path: str, body: object = None, key: str | None = None) -> Answer:
        """Until it is done or refused."""
        return self.scene.asking.insist(self.http, method, path, body, _of(key))


@dataclass
class Scene:
    """Everything there is. `expected_failures`: ids of mails that are to fail."""

    team: Team
    stripe: FakeStripe
    box: Mailbox
    sendgrid: FakeSendGrid
    lines: Mapping[str, Line]
    points: ArmedPoints
    extra: dict[str, str]
    asking: Asking = field(default_factory=Asking)
    schools: list[School] = field(default_factory=list)
    refused_mails: set[str] = field(default_factory=set)
    changes: dict[str, int] = field(default_factory=dict)
    """By subscription, how many changes of it people have wished for."""
    courier: Courier | None = None
    has_two_ways: bool = False
    kills: int = 0

    def school(self) -> School:
        """A new one, whose requests come from an address of their own."""
        number = len(self.schools) + 1
        member = self.team.create_member(f"School {number}", f"Ada {number}", Role.ADMIN)
        email = f"ada@school-{number}.test"
        with self.team.database.write(SYSTEM) as unit:
            known = {"email": email, "email_key": email}
            unit.session.execute(update(User).where(User.id == member.user_id).values(**known))
        client = self.team.client(member)
        client.timeout = httpx.Timeout(60)
        client.headers["X-Forwarded-For"] = f"198.51.100.{number % 250}"
        self.schools.append(School(self, member, email, client))
        return self.schools[-1]

    def kill(self, command: str) -> None:
        """And nobody starts it again until `start`."""
        self.kills += 1
        self.team.kill(command)

    def start(self) -> None:
        """Commands that do not run."""
        for name in COMMANDS:
            process = self.team.processes.get(name)
            if process is None or process.poll() is not None:
                self.team.start(name)
        self.team.wait_until_up(hub=False)

    def send_by_sendgrid_too(self) -> None:
        """From now on it is the first way for mail; the worker is started anew."""
        self.has_two_ways = True
        self.extra["SENDGRID_API_KEY"] = SENDGRID_KEY
        self.team.stop("worker")
        self.start()

    def tell_events(self) -> None:
        """Stripe's courier delivers, again and again where it must."""
        endpoint = endpoint_at(f"{self.team.url}/api/v1/billing/webhooks/stripe")
        self.courier = Courier(self.stripe.store.events, endpoint, SECRET)
        self.courier.start()

    def lose_events(self) -> None:
        """Nothing is delivered, and what happens meanwhile never will be."""
        assert self.courier is not None
        self.courier.stop()
        self.courier = None

    def delivered(self) -> list[tuple[str, str]]:
        """Message-ID and recipient of every copy of every mail that somebody took."""
        by_smtp = [(message["Message-ID"], str(message["To"].addresses[0].addr_spec)) for message in self.box.taken]
        by_sendgrid = [
            (mail["headers"]["Message-ID"], mail["personalizations"][0]["to"][0]["email"])
            for mail in self.sendgrid.taken
        ]
        return by_smtp + by_sendgrid

    def wait_until_struck(self, point: str) -> None:
        """Somebody has come by an armed point, and is dead."""
        wait_for(lambda: not self.points.is_armed(point), f"somebody to come by {point}", SOON)
        self.kills += 1

    def wait_until_dead(self, command: str) -> None:
        """Somebody has killed it."""
        process = self.team.processes[command]
        wait_for(lambda: process.poll() is not None, f"the end of {command}", SOON)

    def heal_all(self) -> None:
        """After something has gone wrong: what comes next is to meet its own strike only."""
        for line in self.lines.values():
            line.heal()
        for armed in self.points.folder.iterdir():
            armed.unlink()
        self.start()
        if self.courier is None:
            self.tell_events()

    def arm(self, point: str) -> None:
        """Who comes by next is killed."""
        self.points.arm(point, signal.SIGKILL)


def message_id(mail_id: str) -> str:
    """Of the mail with that id in the outbox."""
    return f"<{mail_id}@{SENDER.partition('@')[2]}>"


def new_key() -> str:
    """Of one wish."""
    return str(uuid.uuid4())


@contextmanager
def running_scene(folder: Path) -> Iterator[Scene]:
    """All of it; logs are in the folder."""
    logs = folder / "logs"
    logs.mkdir(parents=True)
    with ExitStack() as stack:
        stage = stack.enter_context(staged(Stage(account_with_prices())))
        box, sendgrid = stack.enter_context(mail_server()), FakeSendGrid(sender=SENDER)
        sendgrid_port = _port(stack.enter_context(serving_sendgrid(sendgrid)))
        talks = {"stripe": (_port(stage.url), http), "smtp": (box.port, smtp), "sendgrid": (sendgrid_port, http)}
        lines = {
            name: stack.enter_context(Line(port, talk, late_seconds=LATE_SECONDS))
            for name, (port, talk) in talks.items()
        }
        stage.fake.checkout.address = _url(lines["stripe"])
        postgres, redis = stack.enter_context(cluster()), stack.enter_context(running_redis())
        points, extra = ArmedPoints(folder / "points"), _settings(lines)
        extra[FOLDER_VARIABLE] = str(points.folder)
        program = ("-m", "tests.faults.outages.program")
        name = postgres.create()
        migrated = Database(postgres.url(name), connections=2)
        schema.upgrade(migrated.engine)
        migrated.close()
        team = Team(postgres, redis, logs, name, api_processes=1, concurrency=1, extra=extra, program=program)
        extra |= {"TOOLBOXAI_HUB_ADDRESS": f"127.0.0.1:{team.port}", "TOOLBOXAI_HUB_URL": team.url}
        stack.callback(team.close)
        scene = Scene(team, stage.fake, box, sendgrid, lines, points, extra)
        scene.start()
        scene.tell_events()
        try:
            yield scene
        finally:
            for school in scene.schools:
                school.http.close()
            if scene.courier is not None:
                scene.courier.stop()


def _settings(lines: Mapping[str, Line]) -> dict[str, str]:
    return {
        "TOOLBOXAI_HUB": "inside",
        "STRIPE_SECRET_KEY": KEY,
        "STRIPE_WEBHOOK_SECRET": SECRET,
        "TOOLBOXAI_STRIPE_URL": _url(lines["stripe"]),
        "TOOLBOXAI_PLANS": PLANS,
        "RETURN_URLS": BACK,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(lines["smtp"].port),
        "FROM_EMAIL": SENDER,
        SENDGRID_VARIABLE: _url(lines["sendgrid"]),
    }


def _url(line: Line) -> str:
    return f"http://127.0.0.1:{line.port}"


def _port(url: str) -> int:
    port = urlsplit(url).port
    assert port is not None
    return port


def _of(key: str | None) -> dict[str, str]:
    return {} if key is None else {"Idempotency-Key": key}
