"""Which file makes up requests of which routes, and how many. A route that no group names is of the last one."""

from tests.security.made_up import Sizes
from tests.security.requests import EXAMPLES, Key
from tests.sizes import sized

SIZES = sized(Sizes(at_limits=20, drawn=14), Sizes(at_limits=2500, drawn=240))
LEAST = {
    "tasks": sized(350, 4_800),
    "content": sized(350, 13_500),
    "others": sized(350, 2_700),
}
"""Requests of each group: together a thousand, and in the long run twenty thousand."""

_TASKS = ("/api/v1/tasks", "/api/v1/schedules", "/api/v1/roblox")
_CONTENT = ("/api/v1/content", "/api/v1/materials")

DOCUMENTED = [key for key in EXAMPLES if not key[1].startswith(("/apps/", "/users/"))]
"""The hub's own routes speak Pusher's protocol, which its own tests are about."""
TASKS: list[Key] = [key for key in DOCUMENTED if key[1].startswith(_TASKS)]
CONTENT: list[Key] = [key for key in DOCUMENTED if key[1].startswith(_CONTENT)]
OTHERS: list[Key] = [key for key in DOCUMENTED if not key[1].startswith((*_TASKS, *_CONTENT))]
