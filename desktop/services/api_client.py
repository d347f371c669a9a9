"""Every call to the server's API, typed. Plain asyncio: the window and the command line both use it."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import JsonValue, ValidationError

from contracts.base import WireModel
from contracts.errors import ErrorBody
from contracts.events import EventPage
from contracts.health import Ready
from contracts.optimization import OptimizationDocument, OptimizeScriptRequest
from contracts.session import ChannelAuth, RealtimeConfig, SessionView
from contracts.tasks import Accepted, AcceptedTask, RetryRequest, TaskDetail, TaskDraftView, TaskLog, TaskPage, TaskView
from desktop.services.errors import SIGN_IN_EXPIRED, ApiError, ServerUnreachable, UnexpectedAnswer
from desktop.services.http_connection import open_http, send
from desktop.services.token_source import FixedToken, TokenSource
from desktop.services.unreachable import unreachable

if TYPE_CHECKING:
    import anyio
    import httpx

    from contracts.admin import Dashboard, NodesView, Scope, StuckView
    from contracts.ai import AiSettings, AiSettingsView, AiTestRequest, AiTestResult
    from contracts.content import AssessmentDocument, ExportedFile, ExportRequest, LessonDocument
    from contracts.library import (
        Checked,
        CheckRequest,
        ContentDetail,
        ContentPage,
        RemadeSection,
        RemakeSectionRequest,
        ReplacedItem,
        ReplaceItemRequest,
        SaveContentRequest,
        VersionList,
    )
    from contracts.materials import MaterialList, MaterialText, MaterialView
    from contracts.notices import EmailNotices, EmailNoticeSettings
    from contracts.schedules import (
        Preview,
        PreviewRequest,
        ScheduleChanges,
        ScheduleDetail,
        SchedulePage,
        ScheduleRequest,
    )

ModelT = TypeVar("ModelT", bound=WireModel)

_FIRST_ERROR = 400
_REDIRECTS = 300
_UNAUTHORIZED = 401
_NOT_READY = 503
_TEST_SECONDS = 130.0
_EXPORT_SECONDS = 90.0
_DESK_SECONDS = 60.0
_NOTICES = "/api/v1/notices/email"
_LIBRARY = "/api/v1/content/library"
_MATERIALS = "/api/v1/materials"
_PIECE = 256 * 1024


def new_idempotency_key() -> str:
    """A fresh key for one wish of the person; a repeated request for the same wish carries the same key."""
    return str(uuid.uuid4())


class ApiClient:
    """One server and one person. Raises `ServerUnreachable` without an answer, `ApiError` for a refusal.

    A request that the server calls signed in for too long is sent once more, with a newer token of the source.
    """

    def __init__(self, base_url: str, token: str | TokenSource, *, timeout: float = 30.0) -> None:
        """`timeout` in seconds, for each phase of a request."""
        self.base_url = base_url
        self._tokens = FixedToken(token) if isinstance(token, str) else token
        self._timeout = timeout
        self._opening = asyncio.Lock()
        self._http: httpx.AsyncClient | None = None
        self._closed = False
        self._under_way: set[anyio.CancelScope] = set()

    async def close(self) -> None:
        """Closes every connection. What is under way, and later calls, raise `ServerUnreachable`."""
        self._closed = True
        for scope in tuple(self._under_way):
            scope.cancel()
        while self._under_way:  # one that is just being opened would stay open
            await asyncio.sleep(0)
        async with self._opening:
            http, self._http = self._http, None
        if http is not None:
            await http.aclose()

    async def session(self) -> SessionView:
        """Who the token speaks for."""
        return await self._get("/api/v1/session", SessionView)

    async def realtime_config(self) -> RealtimeConfig:
        """Where live events come from."""
        return await self._get("/api/v1/realtime/config", RealtimeConfig)

    async def channel_auth(self, socket_id: str, channel: str, key: str) -> str:
        """`key:signature` that lets one socket into one channel; `key` is that of the socket's transport."""
        form = {"socket_id": socket_id, "channel_name": channel, "key": key}
        response = await self._send("POST", "/pusher/auth", data=form)
        return _parse(response, ChannelAuth).auth

    async def optimize_script(self, request: OptimizeScriptRequest, *, idempotency_key: str) -> AcceptedTask:
        """Starts an optimization. Sent again with the same key it answers with the same task."""
        return await self.create(
            "/api/v1/roblox/optimize-script", request.model_dump(mode="json"), idempotency_key=idempotency_key
        )

    async def create(self, path: str, body: dict[str, JsonValue], *, idempotency_key: str) -> AcceptedTask:
        """Starts a task of any kind. Sent again with the same key it answers with the same task."""
        response = await self._send(
            "POST",
            path,
            content=json.dumps(body),
            headers={"Idempotency-Key": idempotency_key, "Content-Type": "application/json"},
        )
        return _parse(response, Accepted).data

    async def tasks(
        self, *, limit: int = 100, before: str | None = None, filters: Mapping[str, str | list[str]] | None = None
    ) -> TaskPage:
        """A page of the caller's tasks, newest first, with the log position it was read at.

        `filters` are parameters of the route, such as `text`. With them a page may be short though more follows.
        """
        params: dict[str, str | int | list[str]] = {"limit": limit, **(filters or {})}
        if before is not None:
            params["before"] = before
        return await self._get("/api/v1/tasks", TaskPage, params)

    async def task(self, task_id: str) -> TaskDetail:
        """One task with its parameters and attempts."""
        return await self._get(f"/api/v1/tasks/{task_id}", TaskDetail)

    async def task_log(self, task_id: str) -> TaskLog:
        """What happened to one task, in sentences."""
        return await self._get(f"/api/v1/tasks/{task_id}/log", TaskLog)

    async def events(self, *, after: int, epoch: str | None, limit: int = 300) -> EventPage:
        """The transitions after a position of the organization's log; without an epoch, of the log as it is now."""
        params: dict[str, str | int] = {"after": after, "limit": limit}
        if epoch is not None:
            params["epoch"] = epoch
        return await self._get("/api/v1/tasks/events", EventPage, params)

    async def cancel(self, task_id: str) -> TaskView:
        """Asks for the task to stop; it ends `cancelled` within about a second."""
        return _parse(await self._send("POST", f"/api/v1/tasks/{task_id}/cancel"), TaskView)

    async def retry(
        self, task_id: str, changes: dict[str, JsonValue] | None = None, *, idempotency_key: str | None = None
    ) -> AcceptedTask:
        """Starts a new task from a finished one; `changes` replaces single parameters."""
        key = idempotency_key or new_idempotency_key()
        body = RetryRequest(changes=changes).model_dump(mode="json")
        return await self.create(f"/api/v1/tasks/{task_id}/retry", body, idempotency_key=key)

    async def draft(self, task_id: str, after: int) -> TaskDraftView | None:
        """What stands so far of what a running task makes, if its number is higher than `after`."""
        response = await self._send("GET", f"/api/v1/tasks/{task_id}/draft", params={"after": after})
        return _parse(response, TaskDraftView) if response.content else None

    async def optimization(self, task_id: str) -> OptimizationDocument:
        """The full result of a completed optimization."""
        return await self._get(f"/api/v1/tasks/{task_id}/result", OptimizationDocument)

    async def lesson(self, task_id: str) -> LessonDocument:
        """The lesson that a completed task has made."""
        from contracts.content import LessonDocument

        return await self._get(f"/api/v1/tasks/{task_id}/result", LessonDocument)

    async def assessment(self, task_id: str) -> AssessmentDocument:
        """The assessment that a completed task has made."""
        from contracts.content import AssessmentDocument

        return await self._get(f"/api/v1/tasks/{task_id}/result", AssessmentDocument)

    async def add_material(
        self, name: str, data: bytes, on_sent: Callable[[int], None] = lambda _percent: None
    ) -> MaterialView:
        """Sends a file that content is made from; it is read there, which may take a minute.

        `on_sent` is told the percent that has left; at 100 the reading begins.
        """
        from contracts.materials import MaterialView

        response = await self._send(
            "POST",
            _MATERIALS,
            params={"name": name},
            content=lambda: _in_pieces(data, on_sent),
            headers={"Content-Type": "application/octet-stream", "Content-Length": str(len(data))},
            timeout=_EXPORT_SECONDS,
        )
        return _parse(response, MaterialView)

    async def materials(self) -> MaterialList:
        """The caller's files, newest first."""
        from contracts.materials import MaterialList

        return await self._get(_MATERIALS, MaterialList)

    async def material_text(self, material_id: str) -> MaterialText:
        """The cleaned text of one, which sources of questions point into."""
        from contracts.materials import MaterialText

        return await self._get(f"{_MATERIALS}/{material_id}/text", MaterialText)

    async def delete_material(self, material_id: str) -> None:
        """What was made from it stays."""
        await self._send("DELETE", f"{_MATERIALS}/{material_id}")

    async def export_content(self, wanted: ExportRequest) -> ExportedFile:
        """A file of a lesson or assessment."""
        from contracts.content import ExportedFile

        return _parse(
            await self._send_model("POST", "/api/v1/content/export", wanted, timeout=_EXPORT_SECONDS), ExportedFile
        )

    async def library(self, *, kind: str, text: str = "", limit: int = 100, before: str | None = None) -> ContentPage:
        """A page of the caller's lessons or assessments (`kind` is one of both), last changed first."""
        from contracts.library import ContentPage

        params: dict[str, str | int | list[str]] = {"kind": kind, "text": text, "limit": limit}
        if before is not None:
            params["before"] = before
        return await self._get(_LIBRARY, ContentPage, params)

    async def content(self, content_id: str, version: int | None = None) -> ContentDetail:
        """One with its document, the newest where no version is named."""
        from contracts.library import ContentDetail

        return await self._get(f"{_LIBRARY}/{content_id}", ContentDetail, {"version": version} if version else None)

    async def save_content(self, content_id: str, wanted: SaveContentRequest) -> ContentDetail:
        """Makes a new version; refused with 409 when there is a newer one than the caller's."""
        from contracts.library import ContentDetail

        return _parse(await self._send_model("PUT", f"{_LIBRARY}/{content_id}", wanted), ContentDetail)

    async def content_versions(self, content_id: str) -> VersionList:
        """Newest first."""
        from contracts.library import VersionList

        return await self._get(f"{_LIBRARY}/{content_id}/versions", VersionList)

    async def restore_content(self, content_id: str, version: int) -> ContentDetail:
        """An earlier version becomes the newest once more."""
        from contracts.library import ContentDetail

        return _parse(await self._send("POST", f"{_LIBRARY}/{content_id}/versions/{version}/restore"), ContentDetail)

    async def delete_content(self, content_id: str) -> None:
        """With its versions."""
        await self._send("DELETE", f"{_LIBRARY}/{content_id}")

    async def check_content(self, wanted: CheckRequest) -> Checked:
        """What the gate says of a document as it stands."""
        from contracts.library import Checked

        return _parse(await self._send_model("POST", "/api/v1/content/check", wanted, timeout=_DESK_SECONDS), Checked)

    async def remake_section(self, wanted: RemakeSectionRequest) -> RemadeSection:
        """One section of a lesson in a new form."""
        from contracts.library import RemadeSection

        path = "/api/v1/content/remake-section"
        return _parse(await self._send_model("POST", path, wanted, timeout=_DESK_SECONDS), RemadeSection)

    async def replace_item(self, wanted: ReplaceItemRequest) -> ReplacedItem:
        """Another question in the place of one."""
        from contracts.library import ReplacedItem

        path = "/api/v1/content/replace-item"
        return _parse(await self._send_model("POST", path, wanted, timeout=_DESK_SECONDS), ReplacedItem)

    async def ai_settings(self) -> AiSettingsView:
        """Which AI endpoint the server uses."""
        from contracts.ai import AiSettingsView  # here and below: most starts never need it

        return await self._get("/api/v1/ai/settings", AiSettingsView)

    async def set_ai(self, settings: AiSettings) -> AiSettingsView:
        """Replaces it until that server ends."""
        from contracts.ai import AiSettingsView

        return _parse(await self._send_model("PUT", "/api/v1/ai/settings", settings), AiSettingsView)

    async def forget_ai(self) -> AiSettingsView:
        """Takes back what `set_ai` set."""
        from contracts.ai import AiSettingsView

        return _parse(await self._send("DELETE", "/api/v1/ai/settings"), AiSettingsView)

    async def test_ai(self, request: AiTestRequest) -> AiTestResult:
        """Lets the server ask an endpoint; may take two minutes."""
        from contracts.ai import AiTestResult

        return _parse(await self._send_model("POST", "/api/v1/ai/test", request, timeout=_TEST_SECONDS), AiTestResult)

    async def schedules(self, *, limit: int = 100, before: str | None = None) -> SchedulePage:
        """A page of the caller's schedules, newest first, without their requests."""
        from contracts.schedules import SchedulePage

        params: dict[str, str | int | list[str]] = {"limit": limit}
        if before is not None:
            params["before"] = before
        return await self._get("/api/v1/schedules", SchedulePage, params)

    async def schedule(self, schedule_id: str) -> ScheduleDetail:
        """One schedule with its request."""
        from contracts.schedules import ScheduleDetail

        return await self._get(f"/api/v1/schedules/{schedule_id}", ScheduleDetail)

    async def create_schedule(self, request: ScheduleRequest, *, idempotency_key: str) -> ScheduleDetail:
        """Makes a schedule. Sent again with the same key it answers with the same one."""
        from contracts.schedules import ScheduleDetail

        headers = {"Idempotency-Key": idempotency_key, "Content-Type": "application/json"}
        content = request.model_dump_json()
        return _parse(await self._send("POST", "/api/v1/schedules", content=content, headers=headers), ScheduleDetail)

    async def change_schedule(self, schedule_id: str, changes: ScheduleChanges) -> ScheduleDetail:
        """Changes what is named, unless somebody else has changed it since."""
        from contracts.schedules import ScheduleDetail

        path = f"/api/v1/schedules/{schedule_id}"
        return _parse(await self._send_model("PATCH", path, changes), ScheduleDetail)

    async def pause_schedule(self, schedule_id: str, *, paused: bool = True) -> ScheduleDetail:
        """Holds it up, or lets it go on."""
        from contracts.schedules import ScheduleDetail

        path = f"/api/v1/schedules/{schedule_id}/{'pause' if paused else 'resume'}"
        return _parse(await self._send("POST", path), ScheduleDetail)

    async def run_schedule(self, schedule_id: str, *, idempotency_key: str) -> AcceptedTask:
        """Starts its task at once."""
        return await self.create(f"/api/v1/schedules/{schedule_id}/run", {}, idempotency_key=idempotency_key)

    async def delete_schedule(self, schedule_id: str) -> None:
        """Its tasks stay."""
        await self._send("DELETE", f"/api/v1/schedules/{schedule_id}")

    async def preview_schedule(self, wanted: PreviewRequest) -> Preview:
        """When it would run."""
        from contracts.schedules import Preview

        return _parse(await self._send_model("POST", "/api/v1/schedules/preview", wanted), Preview)

    async def dashboard(self, *, days: int, scope: Scope, time_zone: str) -> Dashboard:
        """Figures of the last days; for admins."""
        from contracts.admin import Dashboard

        params: dict[str, str | int | list[str]] = {"days": days, "scope": scope.value, "time_zone": time_zone}
        return await self._get("/api/v1/admin/dashboard", Dashboard, params)

    async def nodes(self, scope: Scope) -> NodesView:
        """Processes and queues; for admins."""
        from contracts.admin import NodesView

        return await self._get("/api/v1/admin/nodes", NodesView, {"scope": scope.value})

    async def stuck(self, scope: Scope, *, minutes: int = 10) -> StuckView:
        """Tasks that do not go on as they should; for admins."""
        from contracts.admin import StuckView

        return await self._get("/api/v1/admin/stuck", StuckView, {"scope": scope.value, "minutes": minutes})

    async def email_notices(self) -> EmailNotices:
        """What the caller wants to be told by mail, and how the last mail went."""
        from contracts.notices import EmailNotices

        return await self._get(_NOTICES, EmailNotices)

    async def set_email_notices(self, settings: EmailNoticeSettings) -> EmailNotices:
        """Replaces all of it."""
        from contracts.notices import EmailNotices

        return _parse(await self._send_model("PUT", _NOTICES, settings), EmailNotices)

    async def test_email(self) -> EmailNotices:
        """Lets the server send a test mail; how it went, `email_notices` tells a little later."""
        from contracts.notices import EmailNotices

        return _parse(await self._send("POST", f"{_NOTICES}/test"), EmailNotices)

    async def ready(self) -> Ready:
        """The state of each layer; an answer of 503 is a result here, not an error."""
        return _parse(await self._send("GET", "/ready", accept=_NOT_READY), Ready)

    async def _get(
        self, path: str, model: type[ModelT], params: Mapping[str, str | int | list[str]] | None = None
    ) -> ModelT:
        return _parse(await self._send("GET", path, params=params), model)

    async def _send_model(self, method: str, path: str, body: WireModel, **request: Any) -> httpx.Response:
        headers = {"Content-Type": "application/json", **request.pop("headers", {})}
        return await self._send(method, path, content=body.model_dump_json(), headers=headers, **request)

    async def ask(
        self, method: str, path: str, answer: type[ModelT], body: WireModel | None = None, **request: Any
    ) -> ModelT:
        """A call whose route another class knows."""
        if body is None:
            return _parse(await self._send(method, path, **request), answer)
        return _parse(await self._send_model(method, path, body, **request), answer)

    async def tell(self, method: str, path: str, body: WireModel | None = None) -> None:
        """As above, where nothing is answered but that it is done."""
        await (self._send(method, path) if body is None else self._send_model(method, path, body))

    async def file(self, path: str) -> bytes:
        """What a route answers with, as it is."""
        return (await self._send("GET", path)).content

    async def _send(self, method: str, path: str, *, accept: int = 0, **request: Any) -> httpx.Response:
        token = await self._tokens.token()
        response = await self._exchange(method, path, token, request)
        if response.status_code == _UNAUTHORIZED and _refusal(response).error == SIGN_IN_EXPIRED:
            newer = await self._tokens.in_place_of(token)
            response = await self._exchange(method, path, newer, request) if newer else response
            token = newer or token
        if response.status_code != accept and response.status_code >= _REDIRECTS:
            refusal = _refusal(response)
            self._tokens.turned_away(token, refusal)
            raise refusal
        return response

    async def _exchange(self, method: str, path: str, token: str, request: Mapping[str, Any]) -> httpx.Response:
        http = await self._client()
        # Here for the cost of the import; `_client` has just paid it in a worker thread.
        import httpx

        headers = dict(request.get("headers") or {})
        if token:
            headers["Authorization"] = f"Bearer {token}"
        content = request.get("content")
        if callable(content):  # a stream is read up with each sending
            content = content()
        try:
            made = {**request, "headers": headers, "content": content}
            return await send(http, method, path, under_way=self._under_way, **made)
        except httpx.TransportError as error:
            raise unreachable(error) from error
        except (RuntimeError, ExceptionGroup) as error:
            if self._closed:  # between the client and the send
                raise ServerUnreachable("the connection was closed") from error
            raise

    async def _client(self) -> httpx.AsyncClient:
        async with self._opening:
            if self._closed:
                raise ServerUnreachable("the connection was closed")
            if self._http is None:
                self._http = await open_http(self.base_url, timeout=self._timeout)
            return self._http


async def _in_pieces(data: bytes, on_sent: Callable[[int], None]) -> AsyncIterator[bytes]:
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE]
        on_sent(min(100, 100 * (start + _PIECE) // len(data)))


def _parse(response: httpx.Response, model: type[ModelT]) -> ModelT:
    try:
        return model.model_validate_json(response.content)
    except ValidationError as error:
        raise UnexpectedAnswer(f"The answer to {response.request.url.path} could not be read.") from error


def _refusal(response: httpx.Response) -> ApiError:
    """The server's own words; for an answer that is not ours (a proxy, say) its status line."""
    if response.status_code < _FIRST_ERROR:
        return ApiError(response.status_code, "Redirected", "The server sent the request elsewhere.")
    try:
        body = ErrorBody.model_validate_json(response.content)
    except ValidationError:
        return ApiError(response.status_code, "HTTPError", f"HTTP {response.status_code} {response.reason_phrase}")
    return ApiError(response.status_code, body.error, body.detail)
