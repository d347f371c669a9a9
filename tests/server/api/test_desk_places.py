"""Work that somebody waits for, by many at once."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import httpx2
import pytest
from fastapi.testclient import TestClient

from contracts.content import ContentDocument
from contracts.library import Checked
from server.api.desk_places import OF_ONE, CountedPlaces
from server.core.errors import TooManyRequests
from server.main import THREADS, Server
from tests.server.content_samples import assessment, plain

CHECK = "/api/v1/content/check"
MATERIALS = "/api/v1/materials"


@dataclass
class SlowDesk:
    """Does not end what it began before it is told to."""

    go_on: threading.Event = field(default_factory=threading.Event)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def check(self, document: ContentDocument) -> Checked:
        self.begun.release()
        assert self.go_on.wait(30)
        return Checked(quality=document.quality, reading_grade=None)


class TestOf:
    def test_a_person_has_so_many_and_others_have_theirs(self) -> None:
        places = CountedPlaces(together=10, of_one=2)
        with places.of("ada"), places.of("ada"), places.of("eve"):
            with pytest.raises(TooManyRequests, match="Several of your requests") as raised, places.of("ada"):
                pass
            assert raised.value.retry_after > 0
        with places.of("ada"):
            pass

    def test_all_together_have_so_many(self) -> None:
        places = CountedPlaces(together=2)
        with places.of("ada"), places.of("eve"), pytest.raises(TooManyRequests, match="Many people"), places.of("bob"):
            pass

    def test_a_place_is_free_again_after_an_error(self) -> None:
        places = CountedPlaces(together=1)
        with pytest.raises(RuntimeError), places.of("ada"):
            raise RuntimeError
        with places.of("ada"):
            pass


class TestRoutes:
    @pytest.fixture
    def desk(self, server: Server) -> Iterator[SlowDesk]:
        """With places as a team's server has them."""
        made = SlowDesk()
        server.app.state.parts = replace(server.app.state.parts, desk=made, places=CountedPlaces(together=8))
        yield made
        made.go_on.set()

    def test_one_too_many_is_told_while_the_others_go_on(self, client: TestClient, desk: SlowDesk) -> None:
        def check(_number: int = 0) -> httpx2.Response:
            return client.post(CHECK, json={"assessment": plain(assessment())})

        with ThreadPoolExecutor(OF_ONE) as people:
            running = people.map(check, range(OF_ONE))
            for _ in range(OF_ONE):
                assert desk.begun.acquire(timeout=30)
            refused = check()
            assert (refused.status_code, refused.json()["error"]) == (429, "TooManyRequests")
            assert int(refused.headers["Retry-After"]) > 0
            assert client.get("/api/v1/session").status_code == 200
            desk.go_on.set()
            assert [answer.status_code for answer in running] == [200] * OF_ONE
        assert check().status_code == 200

    def test_who_is_alone_may_have_them_all(self, server: Server) -> None:
        places = server.app.state.parts.places
        with ExitStack() as taken:
            for _ in range(THREADS // 2):
                taken.enter_context(places.of("ada"))
            with pytest.raises(TooManyRequests, match="Many people"), places.of("ada"):
                pass

    def test_a_file_waits_for_a_place_too(self, server: Server, client: TestClient) -> None:
        octets = {"Content-Type": "application/octet-stream"}
        full = CountedPlaces(together=0)
        parts = server.app.state.parts
        for changed in (replace(parts, places=full), replace(parts, sending_places=full)):
            server.app.state.parts = changed
            answer = client.post(MATERIALS, params={"name": "a.txt"}, content=b"text", headers=octets)
            assert answer.status_code == 429
