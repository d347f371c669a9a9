"""What routers use, made by server.main and carried by the application's state."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Protocol, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

from contracts.content import ContentDocument, ExportedFile, ExportRequest
from contracts.health import LayerState
from contracts.library import Checked, RemadeSection, RemakeSectionRequest, ReplacedItem, ReplaceItemRequest
from contracts.session import ChannelTransport, PollingTransport, RealtimeConfig, TransportKind
from contracts.tasks import TaskView
from server.api.request_limits import RequestLimits
from server.api.sign_in import SignIn
from server.core.request_counts import RequestCounts
from server.core.settings import Settings
from server.core.team_settings import TeamSettings
from server.domain.admin.services import AdminServices
from server.domain.ai.service import AiService
from server.domain.content.library import Library
from server.domain.content.materials import Materials
from server.domain.content.service import ContentService
from server.domain.notices.service import NoticeService
from server.domain.organizations.membership import Member, MembershipService
from server.domain.schedules.service import ScheduleService
from server.domain.scripts.service import ScriptService
from server.domain.tasks.history import TaskHistory
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from server.engines.quizzes.grading.table import Table


@dataclass(frozen=True, slots=True)
class HubAddress:
    """Where live events are, as clients and the publisher reach it. The secret never leaves the server."""

    host: str
    port: int
    app_id: str
    key: str
    secret: str
    secure: bool = False

    def config_for(self, channel: str, prefixes: list[str], better: Sequence[ChannelTransport] = ()) -> RealtimeConfig:
        """What a client may know. `better` are transports to be tried before the hub."""
        hub = ChannelTransport(
            kind=TransportKind.HUB,
            key=self.key,
            host=self.host,
            port=self.port,
            secure=self.secure,
            cluster=None,
            channel=channel,
        )
        return RealtimeConfig(
            key=self.key,
            host=self.host,
            port=self.port,
            secure=self.secure,
            cluster=None,
            channel=channel,
            auth_path="/pusher/auth",
            event_prefixes=prefixes,
            transports=[*better, hub, PollingTransport()],
        )


class Readiness(Protocol):
    """Checks each layer now."""

    def layers(self) -> dict[str, LayerState]:
        """Layer name to state."""


class Metrics(Protocol):
    """Figures for a scraper."""

    def page(self) -> tuple[str, bytes]:
        """(media type, text)."""


class Desk(Protocol):
    """What is done with a document while its reader waits. Nothing is kept."""

    def file_of(self, wanted: ExportRequest) -> ExportedFile:
        """The whole file, in memory."""

    def read_file(self, path: Path, name: str) -> dict[str, Any]:
        """The cleaned text of a file, as plain data."""

    def tables_as(self, form: str, tables: Sequence[Table]) -> str:
        """A file of tables, in base64."""

    def check(self, document: ContentDocument) -> Checked:
        """What the gate says of it."""

    def remake_section(self, wanted: RemakeSectionRequest) -> RemadeSection:
        """One section in a new form."""

    def replace_item(self, wanted: ReplaceItemRequest, materials: Sequence[dict[str, Any]]) -> ReplacedItem:
        """Another item for one."""


class Places(Protocol):
    """Counts requests that take long."""

    def of(self, user_id: str) -> AbstractContextManager[None]:
        """A place for the length of the block; raises TooManyRequests."""


class Retries(Protocol):
    """Makes a new task of an ended one; one for each kind."""

    def retry(self, member: Member, origin: Task, changes: dict[str, Any], key: str | None) -> TaskView:
        """Queues the same request, with single parameters changed."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The services behind the API."""

    settings: Settings | TeamSettings
    sign_in: SignIn
    members: MembershipService
    limits: RequestLimits
    tasks: TaskService
    history: TaskHistory
    admin: AdminServices
    scripts: ScriptService
    lessons: ContentService
    assessments: ContentService
    library: Library
    materials: Materials
    desk: Desk
    places: Places
    sending_places: Places
    ai: AiService
    retries: Mapping[str, Retries]
    schedules: ScheduleService
    email_notices: NoticeService
    hub: HubAddress
    readiness: Readiness
    requests: RequestCounts
    metrics: Metrics
    luau_version: str
    version: str
    notices: tuple[str, ...]


async def parts_of(connection: HTTPConnection) -> Parts:
    """The parts that the application was made with. Async, since it waits for nothing: other functions get a thread."""
    return cast(Parts, connection.app.state.parts)


PartsDependency = Annotated[Parts, Depends(parts_of)]
