"""Small lessons and assessments of the wire, for tests that need no server."""

from typing import Any

from contracts.content import AssessmentDocument, LessonDocument

SOURCE = {"origin": "teacher", "name": "Mine"}
COMMON = {
    "title": "Halves",
    "subject": "Math",
    "topic": "Halves",
    "grade": 3,
    "objectives": [],
    "quality": {},
    "provider": "offline",
    "made_from": "By hand.",
}


def item(kind: str, name: str = "q1", **fields: Any) -> dict[str, Any]:
    """A question of a type; what is named replaces what it has by itself."""
    own: dict[str, dict[str, Any]] = {
        "multiple_choice": {"options": ["1/3", "1/2", "2/3"], "key": 1},
        "true_false": {"key": False, "correction": "A half is more than a third."},
        "fill_in": {"options": [], "key": "half", "accepted": ["one half"]},
        "matching": {"options": ["2/4", "3/4", "2/6"], "key": [["1/2", "2/4"], ["1/3", "2/6"]]},
        "short_answer": {"key": "Both parts have the same size.", "marks": ["same size"]},
        "ordering": {"options": ["1/2", "1/4", "1/3"], "key": [1, 2, 0]},
        "numeric": {"key": "3/4"},
        "luau_output": {"key": "1\n2", "code": "for n = 1, 2 do print(n) end"},
    }
    base = {
        "id": name,
        "type": kind,
        "stem": "What is it?",
        "reason": "Because it is so.",
        "source": SOURCE,
        "bloom": "apply",
        "difficulty": "easy",
    }
    return {**base, **own[kind], **fields}


def assessment(*items: dict[str, Any]) -> AssessmentDocument:
    """With these questions, or with one."""
    return AssessmentDocument.model_validate(
        {**COMMON, "difficulty": "easy", "items": list(items) or [item("multiple_choice")]}
    )


def lesson() -> LessonDocument:
    """Three sections of 20 minutes."""
    named = ("warm_up", "Warm-up", 5), ("guided_practice", "Practice", 10), ("exit_ticket", "Exit ticket", 5)
    sections = [
        {"id": title.lower(), "kind": kind, "title": title, "minutes": minutes, "content": f"About {title}."}
        for kind, title, minutes in named
    ]
    return LessonDocument.model_validate({**COMMON, "duration": 20, "template": "workshop", "sections": sections})
