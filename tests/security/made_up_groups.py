"""Which file makes up requests of which routes, and how many. A route that no group names is among the others."""

from tests.security.made_up import Sizes
from tests.security.requests import EXAMPLES, Key
from tests.sizes import sized

SIZES = sized(Sizes(at_limits=12, drawn=8), Sizes(at_limits=2500, drawn=300))
LEAST = sized(170, 3_400)
"""Requests of each group; of all of them together more than a thousand, and in the long run twenty thousand."""

_TASKS = ("/api/v1/tasks", "/api/v1/schedules", "/api/v1/roblox")
_CONTENT = ("/api/v1/content", "/api/v1/materials")
_ACCOUNTS = ("/api/v1/auth", "/api/v1/account", "/api/v1/organizations", "/account/")
_BILLING = ("/api/v1/billing", "/billing/", "/api/v1/email")
_SHARING = ("/api/v1/classes", "/api/v1/shares", "/api/v1/shared")

DOCUMENTED = [key for key in EXAMPLES if not key[1].startswith(("/apps/", "/users/"))]
"""The hub's own routes speak Pusher's protocol, which its own tests are about."""
TASKS: list[Key] = [key for key in DOCUMENTED if key[1].startswith(_TASKS)]
CONTENT: list[Key] = [key for key in DOCUMENTED if key[1].startswith(_CONTENT)]
ACCOUNTS: list[Key] = [key for key in DOCUMENTED if key[1].startswith(_ACCOUNTS)]
BILLING: list[Key] = [key for key in DOCUMENTED if key[1].startswith(_BILLING)]
SHARING: list[Key] = [key for key in DOCUMENTED if key[1].startswith(_SHARING)]
_NAMED = frozenset({*TASKS, *CONTENT, *ACCOUNTS, *BILLING, *SHARING})
OTHERS: list[Key] = [key for key in DOCUMENTED if key not in _NAMED]
