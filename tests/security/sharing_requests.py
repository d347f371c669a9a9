"""The right requests of the routes of classes and of what is shared."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tests.security import account_things, sharing_things, things
from tests.security.examples import Example, Made, Own, Template

Key = tuple[str, str]
CLASSES, SHARES, SHARED = "/api/v1/classes", "/api/v1/shares", "/api/v1/shared"
CLASS, SHARE, QUIZ = f"{CLASSES}/{{class_id}}", f"{SHARES}/{{share_id}}", f"{SHARED}/{{share_id}}"
RESULT, ATTEMPT = f"{SHARE}/results/{{attempt_id}}", f"{QUIZ}/attempts/{{attempt_id}}"

NAME: Mapping[str, Template] = {"name": "5b"}
RULES: Mapping[str, Template] = {"attempts": 2, "show_results": "never", "time_limit_minutes": 20}
CONTENT: Mapping[str, Template] = {"content_id": Own(things.content)}
PUPILS: Template = {"user_ids": [Own(account_things.colleague)]}
MARKS: Template = {"marks": [{"number": 1, "points": 1, "comment": "Well done."}]}
ANSWERS: Template = {"answers": [{"number": 1, "answer": None}]}


def _class(status: int = 200, body: Template = None) -> Example:
    return Example(status, path={"class_id": Own(sharing_things.school_class)}, body=body)


def _share(status: int = 200, body: Template = None) -> Example:
    return Example(status, path={"share_id": Own(sharing_things.share)}, body=body)


def _result(body: Template = None) -> Example:
    path: Mapping[str, Template] = {
        "share_id": Own(sharing_things.kept_share),
        "attempt_id": Own(sharing_things.handed_in),
    }
    return Example(path=path, body=body)


def _quiz() -> Example:
    """For colleagues, since the teacher has shared it with everybody."""
    return Example(path={"share_id": Own(sharing_things.shared_quiz)}, is_for_colleagues=True)


def _attempt(body: Template = None) -> Example:
    """The member's own, at the quiz that the teacher has shared."""
    path: Mapping[str, Template] = {
        "share_id": Own(sharing_things.shared_quiz),
        "attempt_id": Own(sharing_things.attempt),
    }
    return Example(path=path, body=body, is_for_colleagues=True)


def _attempt_alone(body: Template = None) -> Example:
    """The quiz is there for everybody, the attempt is not."""
    path: Mapping[str, Template] = {
        "share_id": Made(sharing_things.shared_quiz),
        "attempt_id": Own(sharing_things.attempt),
    }
    return Example(path=path, body=body)


SHARING_EXAMPLES: Mapping[Key, Example] = MappingProxyType(
    {
        ("GET", CLASSES): Example(),
        ("POST", CLASSES): Example(201, body=NAME),
        ("GET", CLASS): _class(),
        ("PATCH", CLASS): _class(body=NAME),
        ("DELETE", CLASS): _class(204),
        ("POST", f"{CLASS}/students"): Example(
            path={"class_id": Own(sharing_things.school_class)}, body=PUPILS, is_for_colleagues=True
        ),
        ("DELETE", f"{CLASS}/students/{{user_id}}"): Example(
            path={"class_id": Own(sharing_things.kept_class), "user_id": Own(sharing_things.pupil)}
        ),
        ("GET", SHARES): Example(),
        ("POST", SHARES): Example(201, body={**CONTENT, **RULES}),
        ("GET", SHARE): _share(),
        ("PUT", SHARE): _share(body=RULES),
        ("DELETE", SHARE): _share(204),
        ("POST", f"{SHARE}/end"): _share(),
        ("GET", f"{SHARE}/results"): _share(),
        ("GET", f"{SHARE}/results/export"): Example(
            path={"share_id": Own(sharing_things.share)}, query={"format": "csv"}
        ),
        ("GET", RESULT): _result(),
        ("PUT", f"{RESULT}/marks"): _result(MARKS),
        ("GET", SHARED): Example(),
        ("GET", QUIZ): _quiz(),
        ("POST", f"{QUIZ}/attempts"): _quiz(),
        ("GET", ATTEMPT): _attempt(),
        ("PUT", f"{ATTEMPT}/answers"): _attempt(ANSWERS),
        ("POST", f"{ATTEMPT}/submit"): _attempt(),
    }
)

MORE_OF_SHARING: Sequence[tuple[Key, Example]] = (
    (("GET", SHARES), Example(query=CONTENT)),
    (("GET", SHARES), Example(query={"before": Own(sharing_things.share)})),
    (("GET", SHARED), Example(query={"before": Own(sharing_things.shared_quiz)}, is_for_colleagues=True)),
    (
        ("POST", SHARES),
        Example(201, body={**CONTENT, "class_id": Own(sharing_things.school_class)}),
    ),
    (
        ("POST", f"{CLASS}/students"),
        Example(
            path={"class_id": Own(sharing_things.school_class)},
            body={"user_ids": [Made(sharing_things.kept_colleague)]},
        ),
    ),
    (("GET", ATTEMPT), _attempt_alone()),
    (("PUT", f"{ATTEMPT}/answers"), _attempt_alone(ANSWERS)),
    (("POST", f"{ATTEMPT}/submit"), _attempt_alone()),
)
