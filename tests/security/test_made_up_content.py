"""Made-up requests of lessons, assessments and files: none is answered in a way that is not documented."""

import pytest

from tests.security.made_up import Found, try_all
from tests.security.made_up_groups import CONTENT, LEAST, SIZES
from tests.security.requests import Key
from tests.security.world import World
from tests.sizes import Recorder

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def found(sqlite_world: World) -> dict[Key, Found]:
    return try_all(sqlite_world, CONTENT, SIZES)


class TestRoutes:
    @pytest.mark.parametrize("key", CONTENT, ids=" ".join)
    def test_every_answer_is_one_that_is_documented(self, found: dict[Key, Found], key: Key) -> None:
        assert not found[key].wrong, "\n\n".join(found[key].wrong[:5])

    def test_there_were_enough_requests(self, found: dict[Key, Found], record_property: Recorder) -> None:
        sent = sum(one.sent for one in found.values())
        record_property("requests", sent)
        assert sent >= LEAST
