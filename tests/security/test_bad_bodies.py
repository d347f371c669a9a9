"""Bodies that are none of the kind that a route takes, at every route that takes one."""

import pytest

from server.api.credentials import POLICY, Credential
from tests.security.examples import fill
from tests.security.requests import EXAMPLES, Key
from tests.security.sending import FORM_TYPE, send
from tests.security.subjects import SUBJECTS
from tests.security.world import World

CHANGING = ("POST", "PUT", "PATCH", "DELETE")
OVER_THE_BODY = (Credential.PUSHER_SIGNATURE, Credential.STRIPE_SIGNATURE)
TAKE_BODIES = [key for key in EXAMPLES if key[0] in CHANGING and POLICY[key].credential not in OVER_THE_BODY]
TAKE_JSON = [key for key in TAKE_BODIES if EXAMPLES[key].body is not None]
MALFORMED = {
    "nothing": b"",
    "half an object": b'{"a":',
    "no JSON": b"a=b",
    "another encoding": '{"é": 1}'.encode("utf-16"),
    "broken UTF-8": b'{"a": "\xff"}',
    "a list": b"[]",
    "a text": b'"x"',
    "null": b"null",
    "not a number": b'{"a": NaN}',
    "a number past all bounds": b'{"a": ' + b"9" * 5000 + b"}",
    "brackets without end": b"[" * 100_000,
    "an object of objects": b'{"a":' * 50_000,
}


def answer(world: World, key: Key, content: bytes, kind: str) -> int:
    """To the owner of the server, who is let in everywhere, about things of its own."""
    subject = SUBJECTS["the owner of the server"]
    filled = fill(EXAMPLES[key], world, subject.who(world), things=world.kept)
    return send(world, key, EXAMPLES[key], filled, subject.headers(world), content=(content, kind)).status_code


class TestContentType:
    @pytest.mark.parametrize("key", TAKE_BODIES, ids=" ".join)
    @pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/xml", "x", ""])
    def test_a_type_that_a_form_of_a_page_can_send_is_refused(self, world: World, key: Key, kind: str) -> None:
        assert answer(world, key, b"{}", kind) == 415

    @pytest.mark.parametrize("key", TAKE_JSON, ids=" ".join)
    def test_a_form_in_the_place_of_json_is_refused(self, world: World, key: Key) -> None:
        assert answer(world, key, b"a=b", FORM_TYPE) == 415


class TestJson:
    @pytest.mark.parametrize("key", TAKE_JSON, ids=" ".join)
    @pytest.mark.parametrize("content", MALFORMED.values(), ids=MALFORMED)
    def test_what_is_no_object_of_the_right_kind_is_refused(self, world: World, key: Key, content: bytes) -> None:
        assert answer(world, key, content, "application/json") == 422
