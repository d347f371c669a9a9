"""The right request of each route. A new one needs an entry here; an id in it is an `Own`, so that it is tried too."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from server.domain.events.channels import organization_channel
from server.domain.organizations.membership import Member
from tests.builders.content_desk import MILL
from tests.security import things
from tests.security.account_requests import ACCOUNT_EXAMPLES, MORE_OF_ACCOUNTS
from tests.security.billing_requests import BILLING_EXAMPLES, MORE_OF_BILLING
from tests.security.email_requests import EMAIL_EXAMPLES, MORE_OF_EMAIL
from tests.security.examples import Example, Made, Own, Template
from tests.security.sharing_requests import MORE_OF_SHARING, SHARING_EXAMPLES
from tests.security.world import World
from tests.server.content_samples import assessment, lesson, plain

Key = tuple[str, str]
TASKS, SCHEDULES, CONTENT = "/api/v1/tasks", "/api/v1/schedules", "/api/v1/content"
LIBRARY = f"{CONTENT}/library"

SCRIPT: Mapping[str, Template] = {"script_code": "print(1)", "script_name": "a.luau"}
WHEN: Mapping[str, Template] = {"when": {"kind": "daily", "time": "07:00"}, "time_zone": "Europe/Berlin"}
SCHEDULE: Mapping[str, Template] = {"name": "Each day", "kind": "script-optimization", "request": SCRIPT, **WHEN}
QUIZ: Template = plain(assessment())
LESSON: Template = plain(lesson())
ABOUT: Mapping[str, Template] = {"subject": "Science", "topic": "Photosynthesis", "grade_level": "6"}


def _channel(world: World, member: Member) -> str:
    del world
    return organization_channel(member.organization_id)


def _quiz_of_files() -> Template:
    """An assessment whose first item was made from a file of the caller's."""
    document = plain(assessment())
    document["items"][0]["source"]["material_id"] = Own(things.material)
    return document


def _task(make: Own, **rest: object) -> Example:
    return Example(path={"task_id": make}, **rest)  # type: ignore[arg-type]  # the fields of an example


def _schedule(status: int = 200, make: Own | None = None, body: Template = None) -> Example:
    return Example(status, path={"schedule_id": make or Own(things.schedule)}, body=body)


def _content(status: int = 200, body: Template = None, **path: Template) -> Example:
    return Example(status, path={"content_id": Own(things.content), **path}, body=body)


QUEUED, ENDED, DRAFTING = Own(things.queued_task), Own(things.ended_task), Own(things.drafting_task)
MATERIAL_ID = Own(things.material)
MATERIAL = {"material_id": MATERIAL_ID}
FILE_TYPE = "application/octet-stream"
OF_HUB = {"app_id": "1"}
EVENT: Mapping[str, Template] = {"name": "x", "channels": [Made(_channel)], "data": "{}"}

EXAMPLES: Mapping[Key, Example] = MappingProxyType(
    {
        ("GET", "/health"): Example(),
        ("GET", "/ready"): Example(),
        ("GET", "/metrics"): Example(),
        ("GET", "/api/v1/session"): Example(),
        ("GET", "/api/v1/realtime/config"): Example(),
        ("POST", "/pusher/auth"): Example(form={"socket_id": "1.1", "channel_name": Made(_channel)}),
        ("POST", "/api/v1/roblox/optimize-script"): Example(202, body=SCRIPT),
        ("POST", "/api/v1/materials"): Example(
            201, query={"name": "mill.md"}, content=MILL.encode(), content_type=FILE_TYPE
        ),
        ("GET", "/api/v1/materials"): Example(),
        ("GET", "/api/v1/materials/{material_id}/text"): Example(path=MATERIAL),
        ("DELETE", "/api/v1/materials/{material_id}"): Example(204, path=MATERIAL),
        ("POST", f"{CONTENT}/lessons/generate"): Example(202, body={**ABOUT, "material_ids": [MATERIAL_ID]}),
        ("POST", f"{CONTENT}/assessments/generate"): Example(202, body={**ABOUT, "material_ids": [MATERIAL_ID]}),
        ("POST", f"{CONTENT}/export"): Example(body={"assessment": QUIZ, "format": ".md"}),
        ("POST", f"{CONTENT}/check"): Example(body={"assessment": QUIZ}),
        ("POST", f"{CONTENT}/remake-section"): Example(body={"lesson": LESSON, "section_id": "exit-ticket", "seed": 2}),
        ("POST", f"{CONTENT}/replace-item"): Example(
            body={"assessment": _quiz_of_files(), "item_id": assessment().items[1].id, "seed": 2}
        ),
        ("GET", LIBRARY): Example(),
        ("GET", f"{LIBRARY}/{{content_id}}"): _content(),
        ("PUT", f"{LIBRARY}/{{content_id}}"): _content(body={"assessment": QUIZ, "base_version": 2}),
        ("DELETE", f"{LIBRARY}/{{content_id}}"): _content(204),
        ("GET", f"{LIBRARY}/{{content_id}}/versions"): _content(),
        ("POST", f"{LIBRARY}/{{content_id}}/versions/{{version}}/restore"): _content(version=1),
        ("GET", TASKS): Example(),
        ("GET", f"{TASKS}/export"): Example(query={"format": "csv"}),
        ("GET", f"{TASKS}/events"): Example(),
        ("GET", f"{TASKS}/{{task_id}}"): _task(QUEUED),
        ("GET", f"{TASKS}/{{task_id}}/result"): _task(ENDED),
        ("GET", f"{TASKS}/{{task_id}}/draft"): _task(DRAFTING),
        ("GET", f"{TASKS}/{{task_id}}/log"): _task(ENDED),
        ("POST", f"{TASKS}/{{task_id}}/cancel"): _task(QUEUED),
        ("POST", f"{TASKS}/{{task_id}}/retry"): _task(ENDED, status=202),
        ("GET", SCHEDULES): Example(),
        ("POST", SCHEDULES): Example(201, body=SCHEDULE),
        ("POST", f"{SCHEDULES}/preview"): Example(body=WHEN),
        ("GET", f"{SCHEDULES}/{{schedule_id}}"): _schedule(),
        ("PATCH", f"{SCHEDULES}/{{schedule_id}}"): _schedule(body={"version": 1, "name": "Other"}),
        ("DELETE", f"{SCHEDULES}/{{schedule_id}}"): _schedule(204),
        ("POST", f"{SCHEDULES}/{{schedule_id}}/pause"): _schedule(),
        ("POST", f"{SCHEDULES}/{{schedule_id}}/resume"): _schedule(make=Own(things.paused_schedule)),
        ("POST", f"{SCHEDULES}/{{schedule_id}}/run"): _schedule(202),
        ("GET", "/api/v1/notices/email"): Example(),
        ("PUT", "/api/v1/notices/email"): Example(body={}),
        ("POST", "/api/v1/notices/email/test"): Example(422),  # nobody has named an address here
        ("GET", "/api/v1/admin/dashboard"): Example(),
        ("GET", "/api/v1/admin/nodes"): Example(),
        ("GET", "/api/v1/admin/stuck"): Example(),
        ("GET", "/api/v1/ai/settings"): Example(),
        # a team server takes the endpoint from its environment, and here there is none
        ("PUT", "/api/v1/ai/settings"): Example(409, body={"base_url": "http://127.0.0.1:9/v1"}),
        ("DELETE", "/api/v1/ai/settings"): Example(409),
        ("POST", "/api/v1/ai/test"): Example(409, body={}),
        **ACCOUNT_EXAMPLES,
        **BILLING_EXAMPLES,
        **EMAIL_EXAMPLES,
        **SHARING_EXAMPLES,
        ("POST", "/apps/{app_id}/events"): Example(path=OF_HUB, body=EVENT),
        ("POST", "/apps/{app_id}/batch_events"): Example(path=OF_HUB, body={"batch": []}),
        ("GET", "/apps/{app_id}/channels"): Example(path=OF_HUB),
        ("GET", "/apps/{app_id}/channels/{channel}"): Example(path={**OF_HUB, "channel": "private-org-x"}),
        ("GET", "/apps/{app_id}/channels/{channel}/users"): Example(400, path={**OF_HUB, "channel": "private-org-x"}),
        ("POST", "/apps/{app_id}/users/{user_id}/terminate_connections"): Example(
            path={**OF_HUB, "user_id": "nobody"}, body={}
        ),
        ("POST", "/users/{user_id}/terminate_connections"): Example(path={"user_id": "nobody"}, body={}),
    }
)

MORE: Sequence[tuple[Key, Example]] = (
    *MORE_OF_ACCOUNTS,
    *MORE_OF_BILLING,
    *MORE_OF_EMAIL,
    *MORE_OF_SHARING,
    (("GET", TASKS), Example(query={"before": QUEUED})),
    (("GET", TASKS), Example(query={"user_id": Own(things.user)})),
    (("GET", TASKS), Example(query={"root_task_id": QUEUED})),
    (("GET", f"{TASKS}/export"), Example(query={"format": "json", "user_id": Own(things.user)})),
    (("GET", f"{TASKS}/export"), Example(query={"format": "json", "root_task_id": QUEUED})),
    (
        ("POST", f"{TASKS}/{{task_id}}/retry"),
        Example(202, path={"task_id": Own(things.ended_quiz)}, body={"changes": {"material_ids": [MATERIAL_ID]}}),
    ),
    (("GET", SCHEDULES), Example(query={"before": Own(things.schedule)})),
    (("GET", LIBRARY), Example(query={"before": Own(things.content)})),
    (
        ("POST", SCHEDULES),
        Example(
            201,
            body={**SCHEDULE, "kind": "quiz-generation", "request": {**ABOUT, "material_ids": [MATERIAL_ID]}},
        ),
    ),
)
"""Further places at which ids are taken."""

NOT_LOOKED_UP: Mapping[str, str] = MappingProxyType(
    {
        "lesson_id": "the client's own name of what it makes",
        "assessment_id": "the client's own name of what it makes",
        "script_id": "the client's own name of what it makes",
        "socket_id": "a connection to the hub, which signs for nobody but its own",
    }
)
"""Names that look like those of ids, and why no thing of anybody is found by them."""

WITH_DOCUMENT = frozenset(
    {
        f"{CONTENT}/export",
        f"{CONTENT}/check",
        f"{CONTENT}/remake-section",
        f"{CONTENT}/replace-item",
        f"{LIBRARY}/{{content_id}}",
    }
)
"""Routes that are sent a whole lesson or assessment."""
OF_DOCUMENT = frozenset({"id", "item_id", "section_id", "material_id"})
"""Ids within one, which name its own parts and what it says of its origin."""
