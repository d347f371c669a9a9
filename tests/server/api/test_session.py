"""Session, realtime configuration and channel signatures."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from contracts.discovery import nonce_proof
from contracts.session import RealtimeConfig, SessionView
from server.core.database import SYSTEM
from server.domain.ledger import Ledger
from server.domain.organizations.membership import MembershipService
from server.domain.organizations.models import Organization
from server.main import Server
from server.realtime.signatures import channel_auth
from tests.server.api.conftest import TOKEN


class TestSession:
    def test_the_local_workspace(self, client: TestClient) -> None:
        session = SessionView.model_validate(client.get("/api/v1/session").json())
        assert (session.organization_name, session.role, session.is_server_owner) == ("My workspace", "admin", True)

    def test_the_token_is_in_no_answer(self, client: TestClient) -> None:
        for path in ("/api/v1/session", "/api/v1/realtime/config", "/ready", "/health"):
            assert TOKEN not in client.get(path).text


class TestTransports:
    def test_the_hub_and_then_polling(self, client: TestClient) -> None:
        config = RealtimeConfig.model_validate(client.get("/api/v1/realtime/config").json())
        assert [transport.kind for transport in config.transports] == ["hub", "polling"]
        hub = config.channels()[0]
        assert (hub.key, hub.host, hub.port, hub.channel) == (config.key, config.host, config.port, config.channel)

    def test_pusher_comes_first_and_is_signed_for_with_its_own_secret(self, pusher_client: TestClient) -> None:
        config = RealtimeConfig.model_validate(pusher_client.get("/api/v1/realtime/config").json())
        assert [transport.kind for transport in config.transports] == ["pusher", "hub", "polling"]
        hosted = config.channels()[0]
        assert (hosted.key, hosted.cluster, hosted.host, hosted.port, hosted.secure) == ("a-key", "eu", None, 443, True)
        form = {"socket_id": "12.34", "channel_name": hosted.channel, "key": hosted.key}
        answer = pusher_client.post("/pusher/auth", data=form).json()
        assert answer == {"auth": channel_auth("a-key", "a-secret", "12.34", hosted.channel)}

    def test_without_a_key_the_hub_is_meant(self, pusher_client: TestClient) -> None:
        config = RealtimeConfig.model_validate(pusher_client.get("/api/v1/realtime/config").json())
        answer = pusher_client.post("/pusher/auth", data={"socket_id": "12.34", "channel_name": config.channel})
        assert answer.json()["auth"].startswith(f"{config.key}:")

    def test_an_unknown_key_is_refused(self, client: TestClient) -> None:
        own = client.get("/api/v1/realtime/config").json()["channel"]
        answer = client.post("/pusher/auth", data={"socket_id": "12.34", "channel_name": own, "key": "a-key"})
        assert (answer.status_code, answer.json()["error"]) == (403, "UnknownKey")

    def test_no_secret_is_told(self, pusher_client: TestClient) -> None:
        assert "a-secret" not in pusher_client.get("/api/v1/realtime/config").text


class TestRemovedMember:
    def test_the_local_member_is_refused_everywhere(self, client: TestClient, ledger: Ledger, server: Server) -> None:
        channel = client.get("/api/v1/realtime/config").json()["channel"]
        member = MembershipService(ledger.database).local_member()
        assert member is not None
        server.app.state.parts.members.remove(member.organization_id, member.user_id)
        form = {"socket_id": "12.34", "channel_name": channel}
        answers = [
            client.post("/pusher/auth", data=form),
            client.get("/api/v1/realtime/config"),
            client.get("/api/v1/tasks/events?after=0&limit=10"),
        ]
        assert [answer.status_code for answer in answers] == [401] * 3

    def test_at_pusher_the_former_channel_is_signed_no_more(self, pusher_client: TestClient, ledger: Ledger) -> None:
        before = RealtimeConfig.model_validate(pusher_client.get("/api/v1/realtime/config").json()).channels()[0]
        with ledger.database.write(SYSTEM) as unit:
            unit.session.execute(update(Organization).values(channel_generation=1))
        after = RealtimeConfig.model_validate(pusher_client.get("/api/v1/realtime/config").json()).channels()[0]
        form = {"socket_id": "12.34", "channel_name": before.channel, "key": before.key}
        answer = pusher_client.post("/pusher/auth", data=form)
        assert (answer.status_code, answer.json()["error"]) == (403, "ForeignChannel")
        assert pusher_client.post("/pusher/auth", data={**form, "channel_name": after.channel}).status_code == 200


class TestPusherAuth:
    def test_the_own_channel_is_signed(self, client: TestClient) -> None:
        config = RealtimeConfig.model_validate(client.get("/api/v1/realtime/config").json())
        answer = client.post("/pusher/auth", data={"socket_id": "12.34", "channel_name": config.channel})
        assert answer.status_code == 200
        assert answer.json()["auth"].startswith(f"{config.key}:")

    @pytest.mark.parametrize(
        "channel",
        [
            "private-org-00000000-0000-0000-0000-000000000000",
            "presence-org-1",
            "public",
            "#server-to-user-1",
            "{own}\n",
            "{own}:12.34",
            "Private-{own}",
        ],
    )
    def test_any_other_channel_is_refused(self, client: TestClient, channel: str) -> None:
        own = client.get("/api/v1/realtime/config").json()["channel"]
        name = channel.replace("{own}", own)
        answer = client.post("/pusher/auth", data={"socket_id": "12.34", "channel_name": name})
        assert (answer.status_code, answer.json()["error"]) == (403, "ForeignChannel")

    @pytest.mark.parametrize("socket_id", ["", "1", "1.2:private-x", "a.b", "1.2\n"])
    def test_a_wrong_socket_id_is_refused(self, client: TestClient, socket_id: str) -> None:
        own = client.get("/api/v1/realtime/config").json()["channel"]
        assert client.post("/pusher/auth", data={"socket_id": socket_id, "channel_name": own}).status_code == 422


class TestNonce:
    def test_the_server_proves_that_it_knows_the_token(self, anonymous: TestClient) -> None:
        answer = anonymous.post("/nonce", json={"nonce": "0f" * 32})
        assert answer.json() == {"proof": nonce_proof(TOKEN, "0f" * 32)}

    @pytest.mark.parametrize("nonce", ["", "xyz", "0f" * 15, "0F" * 32, "0f" * 65])
    def test_only_a_proper_nonce_is_answered(self, anonymous: TestClient, nonce: str) -> None:
        assert anonymous.post("/nonce", json={"nonce": nonce}).status_code == 422


class TestReady:
    def test_a_server_without_its_background_work_is_not_ready(self, anonymous: TestClient) -> None:
        answer = anonymous.get("/ready")
        assert answer.status_code == 503
        layers = answer.json()["layers"]
        assert layers["database"]["ok"]
        assert not layers["workers"]["ok"]


class TestUnknownPath:
    def test_it_has_the_one_error_body(self, client: TestClient) -> None:
        answer = client.get("/nothing/here")
        assert (answer.status_code, answer.json()["error"]) == (404, "NotFound")
