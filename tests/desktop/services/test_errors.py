"""What a person reads when something goes wrong."""

import pytest
from pydantic import JsonValue

from desktop.services.errors import ApiError, ServerUnreachable, describe, readable_detail


class TestDescribe:
    def test_an_error_of_the_world_speaks_for_itself(self) -> None:
        title, message = describe(ServerUnreachable("ConnectError"))
        assert title == "The server does not answer"
        assert "ConnectError" in message

    def test_a_refusal_shows_the_servers_words(self) -> None:
        assert describe(ApiError(413, "ScriptTooLarge", "At most 512 KB.")) == ("Too large", "At most 512 KB.")

    def test_a_refusal_without_words_shows_its_class(self) -> None:
        assert describe(ApiError(502, "HTTPError", None)) == ("The server had a fault", "HTTPError")

    def test_a_full_disk_is_not_called_a_fault(self) -> None:
        assert describe(ApiError(507, "DiskFull", "The disk is full."))[0] == "No space left"

    def test_a_bug_is_named_by_its_class(self) -> None:
        title, message = describe(KeyError("task"))
        assert title == "Something went wrong in the app"
        assert "KeyError" in message


class TestReadableDetail:
    @pytest.mark.parametrize(
        ("detail", "words"),
        [
            ("A sentence.", "A sentence."),
            ([{"loc": ["body", "script_code"], "msg": "Field required"}], "script_code: Field required"),
            ([{"loc": [], "msg": "Not JSON"}, "plain"], "Not JSON\nplain"),
            (None, ""),
        ],
    )
    def test_reads_what_the_server_sends(self, detail: JsonValue, words: str) -> None:
        assert readable_detail(detail) == words
