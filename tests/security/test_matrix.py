"""Every route of a team server × everybody who may knock. Routes and expectations come from the application itself."""

import pytest

from server.api.credentials import POLICY, Credential
from tests.builders.routes import routes_of
from tests.security.billing_requests import WEBHOOK, signed_by_stripe
from tests.security.examples import Example, fill
from tests.security.requests import EXAMPLES, MORE, Key
from tests.security.sending import send
from tests.security.subjects import SUBJECTS, Subject, refused
from tests.security.world import METRICS_TOKEN, World

ADD = "put a right request of it into tests/security/requests.EXAMPLES"


def with_credential(*credentials: Credential) -> list[Key]:
    """The routes that have an example; those without fail `TestExamples`."""
    return [key for key in EXAMPLES if key in POLICY and POLICY[key].credential in credentials]


class TestExamples:
    def test_every_route_has_one(self, world: World) -> None:
        routes = {route.key for route in routes_of(world.app) if route.method != "WEBSOCKET"}
        assert not routes - set(EXAMPLES), f"{sorted(routes - set(EXAMPLES))}: {ADD}"
        assert not set(EXAMPLES) - routes, "examples of routes that are gone"

    @pytest.mark.parametrize(("key", "example"), MORE, ids=str)
    def test_the_further_ones_are_right_too(self, world: World, key: Key, example: Example) -> None:
        owner = SUBJECTS["the owner of the server"]
        response = send(world, key, example, fill(example, world, owner.who(world)), owner.headers(world))
        assert response.status_code == example.status, response.text


class TestMatrix:
    @pytest.mark.parametrize("key", EXAMPLES, ids=" ".join)
    @pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
    def test_a_route_answers_whom_its_policy_lets_in_and_nobody_else(
        self, world: World, key: Key, subject: Subject
    ) -> None:
        """Each asks for things of its own. What becomes of those of others, `test_foreign_ids` asks."""
        example, refusal = EXAMPLES[key], refused(POLICY[key], subject)
        subject = subject.twin(world) if example.ends_caller and subject.is_known else subject
        filled = fill(example, world, subject.who(world), things=None if refusal is None else world.kept)
        response = send(world, key, example, filled, subject.headers(world))
        assert response.status_code == (refusal or example.status), response.text


class TestOtherCredentials:
    @pytest.mark.parametrize("key", with_credential(Credential.PUSHER_SIGNATURE), ids=" ".join)
    def test_the_signature_of_a_publisher_opens_the_hub(self, world: World, key: Key) -> None:
        example = EXAMPLES[key]
        filled = fill(example, world, world.ours.owner)
        assert send(world, key, example, filled, signed=True).status_code == example.status

    @pytest.mark.parametrize("key", with_credential(Credential.METRICS), ids=" ".join)
    def test_the_token_of_a_scraper_opens_the_figures(self, world: World, key: Key) -> None:
        headers = {"Authorization": f"Bearer {METRICS_TOKEN}"}
        assert send(world, key, EXAMPLES[key], fill(EXAMPLES[key], world, world.ours.owner), headers).status_code == 200

    def test_the_signature_of_stripe_opens_its_endpoint(self, world: World) -> None:
        assert with_credential(Credential.STRIPE_SIGNATURE) == [WEBHOOK]
        _, headers = signed_by_stripe()
        filled = fill(EXAMPLES[WEBHOOK], world, world.ours.owner)
        assert send(world, WEBHOOK, EXAMPLES[WEBHOOK], filled, headers).status_code == 200
