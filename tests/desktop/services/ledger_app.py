"""A small server with the real wire: a ledger in memory that tests move by hand. Used where the real one cannot be
brought into the state that is wanted, such as a log that lost its beginning.
"""

import os
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Protocol

from fastapi import FastAPI, Form, Header, Request
from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contracts.admin import Dashboard, NodesView, StuckView
from contracts.admin import Scope as AdminScope
from contracts.ai import AiSettings, AiSettingsView, AiTestRequest, AiTestResult
from contracts.discovery import SERVER_FILE, NonceAnswer, NonceRequest, ServerFile, nonce_proof
from contracts.errors import ErrorBody
from contracts.events import BILLING_UPDATED, EventPage, OrganizationEvent, Phase, StreamEvent, TaskEvent
from contracts.library import ContentDetail, ContentPage, ContentView
from contracts.materials import MaterialList, MaterialText, MaterialView
from contracts.notices import EmailNotices
from contracts.optimization import OptimizationDocument, OptimizeScriptRequest
from contracts.schedules import SchedulePage, ScheduleView
from contracts.session import ChannelAuth, RealtimeConfig, Role, SessionView
from contracts.tasks import (
    Accepted,
    AttemptView,
    LogLevel,
    RetryRequest,
    TaskDetail,
    TaskLog,
    TaskLogLine,
    TaskPage,
    TaskStatus,
    TaskView,
)
from server.api.errors import server_error
from server.core.errors import ServerError
from server.domain.ai.service import AiService
from tests.desktop.services.admin_samples import AdminAnswers
from tests.desktop.services.samples import MORNING, ORGANIZATION, Row, accepted

TOKEN = "a" * 64
CHANNEL = f"private-org-{ORGANIZATION}"


def announce(data_dir: Path, url: str) -> None:
    """As a running server does."""
    content = ServerFile(url=url, pid=os.getpid(), token=TOKEN, version="0")
    (data_dir / SERVER_FILE).write_text(content.model_dump_json())


class Refused(Exception):
    """An answer other than 200."""

    def __init__(self, status: int, error: str, detail: str = "") -> None:
        self.status = status
        self.body = ErrorBody(error=error, detail=detail or error)


class Door(Protocol):
    """Knows whom it lets in."""

    def check(self, path: str, token: str) -> None:
        """Raises Refused for everybody else; `token` is empty where none was shown."""


class LedgerApp:
    """State behind the app. Its methods may be called from the test's thread while the app serves."""

    def __init__(self) -> None:
        self.epoch = "epoch-1"
        self.first = 1
        self.log: list[StreamEvent] = []
        self.rows: dict[str, Row] = {}
        self.foreign: set[str] = set()
        self.keys: dict[str, str] = {}
        self.scripts: dict[str, OptimizeScriptRequest] = {}
        self.documents: dict[str, OptimizationDocument] = {}
        self.parents: dict[str, str] = {}
        """Of a task that is another version of one, that one."""
        self.notices: list[str] = []
        self.attempts: dict[str, list[AttemptView]] = {}
        """Those of a task, where it is to have any."""
        self.requests: list[str] = []
        self.refusals: dict[str, list[Refused]] = {}
        self.lose_answers = 0
        self.lost_path = "/optimize-script"
        """The end of the path whose answers are lost."""
        self.before_answer: dict[str, Callable[[], None]] = {}
        self.schedules: list[ScheduleView] = []
        self.contents: list[ContentDetail] = []
        self.materials: list[MaterialView] = []
        self.material_texts: dict[str, MaterialText] = {}
        """What the library holds, last changed first."""
        self.organization_id, self.organization_name = ORGANIZATION, "Local workspace"
        self.realtime: RealtimeConfig | None = None
        self.sign: Any = None
        self.ai = AiService(None)
        self.admin = AdminAnswers()
        self.email_notices = EmailNotices(can_send=False)
        self.role, self.profile = Role.ADMIN, "embedded"
        self.organization_name = "Local workspace"
        self.door: Door | None = None
        """Of a team's server: who is let in."""
        self._lock = threading.RLock()
        self._clock = 0

    @property
    def top(self) -> int:
        """Seq of the last event."""
        return self.first + len(self.log) - 1

    def submit(self, task_id: str, *, foreign: bool = False) -> TaskEvent:
        """A new task, queued. A foreign one belongs to somebody else of the organization."""
        with self._lock:
            self._clock += 1
            row = Row(task_id, created_at=MORNING + timedelta(seconds=self._clock), seq=self.top + 1)
            self.rows[task_id] = row
            if foreign:
                self.foreign.add(task_id)
            return self._append(row, Phase.QUEUED)

    def advance(self, task_id: str, phase: Phase) -> TaskEvent:
        """Moves a task on; gives the event that the publisher would send."""
        with self._lock:
            self._clock += 1
            row = self.rows[task_id]
            at = MORNING + timedelta(seconds=self._clock)
            if phase is Phase.PROGRESS:
                row.advance(phase, None, at)
                return row.event(phase, epoch=self.epoch, seq=None, at=at)
            row.advance(phase, self.top + 1, at)
            return self._append(row, phase)

    def change_plan(self) -> OrganizationEvent:
        """As when the organization has bought another one."""
        with self._lock:
            self._clock += 1
            at = MORNING + timedelta(seconds=self._clock)
            event = OrganizationEvent(event=BILLING_UPDATED, epoch=self.epoch, seq=self.top + 1, at=at)
            self.log.append(event)
            return event

    def new_epoch(self) -> None:
        """As after a restored backup: the log begins again, and the tasks are numbered anew."""
        with self._lock:
            self.epoch = f"{self.epoch}+"
            self.first, self.log = 1, []
            for row in self.rows.values():
                row.seq = 0

    def trim(self) -> None:
        """Forgets the log up to here; its numbers go on."""
        with self._lock:
            self.first, self.log = self.top + 1, []

    def forget(self, task_id: str) -> None:
        """As the server does with what is older than it keeps."""
        with self._lock:
            del self.rows[task_id]

    def page(self, limit: int, before: str | None) -> TaskPage:
        """A snapshot."""
        with self._lock:
            mine = [row for row in self.rows.values() if row.task_id not in self.foreign]
            mine.sort(key=lambda row: row.created_at, reverse=True)
            start = next((n + 1 for n, row in enumerate(mine) if row.task_id == before), 0)
            shown = mine[start : start + limit]
            more = shown[-1].task_id if len(mine) > start + limit else None
            views = [row.view() for row in shown]
            return TaskPage(tasks=views, epoch=self.epoch, as_of_seq=self.top, next_before=more)

    def events(self, after: int, epoch: str, limit: int) -> EventPage:
        """The log after a position."""
        with self._lock:
            known = epoch == self.epoch and self.first - 1 <= after <= self.top
            rest = self.log[after - self.first + 1 :] if known else []
            return EventPage(
                epoch=self.epoch,
                first=self.first,
                top=self.top,
                recovered=known,
                events=rest[:limit],
                has_more=len(rest) > limit,
            )

    def row(self, task_id: str) -> Row:
        """A task of the caller; 404 for anybody else's."""
        if task_id not in self.rows or task_id in self.foreign:
            raise Refused(404, "TaskNotFound")
        return self.rows[task_id]

    def accept(self, key: str, title: str = "script.luau") -> str:
        """The task of an idempotency key, made at its first use."""
        with self._lock:
            if key not in self.keys:
                self.keys[key] = f"task-{len(self.rows) + 1}"
                self.submit(self.keys[key])
                self.rows[self.keys[key]].title = title
            return self.keys[key]

    def cancel(self, task_id: str) -> TaskView:
        """A task that waits ends at once; one that runs is asked to stop, and the test lets it end."""
        row = self.row(task_id)
        if row.status.is_terminal:
            raise Refused(409, "TaskFinished")
        waits = row.status is TaskStatus.QUEUED
        self.advance(task_id, Phase.CANCELLED if waits else Phase.CANCELLING)
        return row.view()

    def check(self, request: Request) -> None:
        """Notes the request; refuses it without the token, or when the test has prepared a refusal."""
        path = request.url.path
        self.requests.append(f"{request.method} {path}")
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self.door is not None:
            self.door.check(path, shown)
        elif path != "/nonce" and shown != TOKEN:
            raise Refused(401, "Unauthorized")
        if self.refusals.get(path):
            raise self.refusals[path].pop(0)

    def _append(self, row: Row, phase: Phase) -> TaskEvent:
        at = MORNING + timedelta(seconds=self._clock)
        event = row.event(phase, epoch=self.epoch, seq=self.top + 1, at=at)
        self.log.append(event)
        return event


def create_app(ledger: LedgerApp) -> FastAPI:
    """The routes that the desktop uses."""
    app = FastAPI()

    @app.exception_handler(Refused)
    async def refused(_request: Request, error: Refused) -> JSONResponse:
        return JSONResponse(error.body.model_dump(), error.status)

    @app.middleware("http")
    async def checked(request: Request, call_next: Any) -> Any:
        try:
            ledger.check(request)
        except Refused as error:
            return JSONResponse(error.body.model_dump(), error.status)
        answer = await call_next(request)
        if request.url.path in ledger.before_answer:
            # Once the answer is decided and before it is sent, on the server's thread.
            ledger.before_answer.pop(request.url.path)()
        return answer

    _add_session(app, ledger)
    _add_tasks(app, ledger)
    _add_ai(app, ledger)
    _add_admin(app, ledger)
    app.add_middleware(LosingAnswers, ledger=ledger)
    return app


class LosingAnswers:
    """Does what is asked, then breaks the connection in the middle of the answer, as often as the ledger says."""

    def __init__(self, app: ASGIApp, ledger: LedgerApp) -> None:
        self._app = app
        self._ledger = ledger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        ledger = self._ledger
        lose = scope["type"] == "http" and scope["path"].endswith(ledger.lost_path) and ledger.lose_answers > 0
        if not lose:
            await self._app(scope, receive, send)
            return
        self._ledger.lose_answers -= 1

        async def nowhere(_message: Message) -> None:
            return

        await self._app(scope, receive, nowhere)
        await send({"type": "http.response.start", "status": 202, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b'{"stat', "more_body": True})
        raise ConnectionAbortedError("the test loses this answer")


def _add_session(app: FastAPI, ledger: LedgerApp) -> None:
    @app.post("/nonce")
    def nonce(body: NonceRequest) -> NonceAnswer:
        return NonceAnswer(proof=nonce_proof(TOKEN, body.nonce))

    @app.get("/api/v1/session")
    def session() -> SessionView:
        return SessionView(
            user_id="user-1",
            display_name="Käthe",
            organization_id=ledger.organization_id,
            organization_name=ledger.organization_name,
            role=ledger.role,
            is_server_owner=True,
            profile=ledger.profile,
            version="0.1.0",
            luau_version="0.700",
            notices=ledger.notices,
        )

    @app.get("/api/v1/realtime/config")
    def realtime_config() -> RealtimeConfig:
        if ledger.realtime is None:
            raise Refused(403, "Forbidden")
        return ledger.realtime

    @app.post("/pusher/auth")
    def auth(socket_id: Annotated[str, Form()], channel_name: Annotated[str, Form()]) -> ChannelAuth:
        return ChannelAuth(auth=ledger.sign(socket_id, channel_name))


def _add_tasks(app: FastAPI, ledger: LedgerApp) -> None:
    @app.post("/api/v1/roblox/optimize-script", status_code=202)
    def optimize(body: OptimizeScriptRequest, idempotency_key: Annotated[str, Header()]) -> Accepted:
        task_id = ledger.accept(idempotency_key, body.script_name)
        ledger.scripts[task_id] = body
        return Accepted(data=accepted(task_id), message="Queued")

    @app.get("/api/v1/tasks")
    def tasks(limit: int = 100, before: str | None = None) -> TaskPage:
        return ledger.page(limit, before)

    @app.get("/api/v1/tasks/events")
    def events(after: int, epoch: str, limit: int) -> EventPage:
        return ledger.events(after, epoch, limit)

    @app.get("/api/v1/tasks/{task_id}")
    def task(task_id: str) -> TaskDetail:
        script = ledger.scripts.get(task_id)
        params = script.model_dump(mode="json") if script is not None else {}
        return TaskDetail(
            **ledger.row(task_id).view().model_dump(), params=params, attempts=ledger.attempts.get(task_id, [])
        )

    @app.get("/api/v1/tasks/{task_id}/result")
    def result(task_id: str) -> OptimizationDocument:
        if task_id not in ledger.documents:
            raise Refused(404, "ResultNotFound", "There is no such result.")
        return ledger.documents[task_id]

    @app.get("/api/v1/tasks/{task_id}/log")
    def log(task_id: str) -> TaskLog:
        lines = [TaskLogLine(at=ledger.row(task_id).created_at, text="Queued.", level=LogLevel.INFO)]
        return TaskLog(task_id=task_id, lines=lines)

    @app.post("/api/v1/tasks/{task_id}/cancel", status_code=202)
    def cancel(task_id: str) -> TaskView:
        return ledger.cancel(task_id)

    @app.post("/api/v1/tasks/{task_id}/retry", status_code=202)
    def retry(task_id: str, body: RetryRequest, idempotency_key: Annotated[str, Header()]) -> Accepted:
        made = ledger.accept(idempotency_key, ledger.row(task_id).title)
        if (before := ledger.scripts.get(task_id)) is not None:
            params = {**before.model_dump(mode="json"), **(body.changes or {})}
            ledger.scripts[made] = OptimizeScriptRequest.model_validate(params)
            ledger.parents[made] = task_id
        return Accepted(data=accepted(made), message="Queued")


def _add_admin(app: FastAPI, ledger: LedgerApp) -> None:
    @app.get("/api/v1/admin/dashboard")
    def dashboard(days: int, scope: AdminScope, time_zone: str) -> Dashboard:
        if ledger.admin.known_zones is not None and time_zone not in ledger.admin.known_zones:
            raise Refused(400, "UnknownTimeZone")
        return ledger.admin.dashboard(days, scope, time_zone)

    @app.get("/api/v1/admin/nodes")
    def nodes(scope: AdminScope) -> NodesView:
        return ledger.admin.nodes(scope)

    @app.get("/api/v1/admin/stuck")
    def stuck(scope: AdminScope, minutes: int) -> StuckView:
        return ledger.admin.stuck_view(scope)


def _add_ai(app: FastAPI, ledger: LedgerApp) -> None:
    """The real service behind it."""
    app.add_exception_handler(ServerError, server_error)

    @app.get("/api/v1/content/library")
    def library(kind: str, text: str = "") -> ContentPage:
        found = [one for one in ledger.contents if one.kind == kind and text.casefold() in one.title.casefold()]
        return ContentPage(
            contents=[ContentView(**one.model_dump(include=set(ContentView.model_fields))) for one in found]
        )

    @app.get("/api/v1/content/library/{content_id}")
    def content(content_id: str) -> ContentDetail:
        return next(one for one in ledger.contents if one.content_id == content_id)

    @app.get("/api/v1/materials")
    def materials() -> MaterialList:
        return MaterialList(materials=ledger.materials)

    @app.get("/api/v1/materials/{material_id}/text")
    def material_text(material_id: str) -> MaterialText:
        return ledger.material_texts[material_id]

    @app.get("/api/v1/schedules")
    def schedules() -> SchedulePage:
        return SchedulePage(schedules=ledger.schedules)

    @app.get("/api/v1/notices/email")
    def notices() -> EmailNotices:
        return ledger.email_notices

    @app.get("/api/v1/ai/settings")
    def view() -> AiSettingsView:
        return ledger.ai.view()

    @app.put("/api/v1/ai/settings")
    def configure(body: AiSettings) -> AiSettingsView:
        return ledger.ai.configure(body)

    @app.delete("/api/v1/ai/settings")
    def forget() -> AiSettingsView:
        return ledger.ai.forget()

    @app.post("/api/v1/ai/test")
    def test(body: AiTestRequest) -> AiTestResult:
        return ledger.ai.test(body)
