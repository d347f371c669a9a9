"""The fake on a real loopback socket: its API, and the page on which a person pays."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tests.fakes.stripe_server.answering import Asked, FakeStripe
from tests.fakes.stripe_server.faults import StripeFault
from tests.fakes.stripe_server.forms import parsed


@dataclass
class Stage:
    """On it stands one fake after the other, so that a run of tests starts one server."""

    fake: FakeStripe
    url: str = ""

    def put(self, fake: FakeStripe) -> FakeStripe:
        """From now on this one answers."""
        self.fake = fake
        fake.checkout.address = self.url
        return fake


@contextmanager
def serving(fake: FakeStripe) -> Iterator[str]:
    """Its base URL while it runs; pages of checkouts and the portal are there too."""
    with staged(Stage(fake)) as stage:
        yield stage.url


@contextmanager
def staged(stage: Stage) -> Iterator[Stage]:
    """The same for one fake after the other."""
    server = uvicorn.Server(uvicorn.Config(application(stage), host="127.0.0.1", port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, name="fake-stripe")
    ready = _told_when_ready(server)
    thread.start()
    try:
        assert ready.wait(20), "the fake Stripe did not start"
        stage.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        stage.put(stage.fake)
        yield stage
    finally:
        server.should_exit = True
        thread.join()


def application(stage: Stage) -> FastAPI:
    """The ASGI application."""
    app = FastAPI(openapi_url=None)

    @app.get("/pay/{session_id}")
    def page(session_id: str) -> HTMLResponse:
        return _page(stage.fake, session_id)

    @app.post("/pay/{session_id}")
    async def pay(session_id: str, request: Request) -> Response:
        form = parsed((await request.body()).decode())
        try:
            return RedirectResponse(stage.fake.checkout.pay(session_id, form.get("card", "")), status_code=303)
        except StripeFault as fault:
            return _page(stage.fake, session_id, fault.message)

    @app.api_route("/v1/{path:path}", methods=["GET", "POST", "DELETE"])
    async def api(path: str, request: Request) -> Response:
        body = (await request.body()).decode()
        form = {**parsed(request.url.query), **parsed(body)}
        answer = stage.fake.answer(Asked(request.method, f"/v1/{path}", form, request.headers))
        headers = {"Request-Id": f"req_{len(stage.fake.asked):06}", **answer.headers}
        return Response(json.dumps(answer.body), answer.status, headers, "application/json")

    return app


def _page(fake: FakeStripe, session_id: str, problem: str = "") -> HTMLResponse:
    try:
        return HTMLResponse(fake.checkout.page(session_id, problem), 402 if problem else 200)
    except StripeFault as fault:
        return HTMLResponse(fault.message, fault.status)


def _told_when_ready(server: uvicorn.Server) -> threading.Event:
    ready, begin = threading.Event(), server.startup

    async def startup(sockets: list[socket.socket] | None = None) -> None:
        await begin(sockets)
        ready.set()

    server.startup = startup  # type: ignore[method-assign]
    return ready
