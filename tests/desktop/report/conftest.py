"""What reports are made with."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from contracts.optimization import OptimizationDocument
from desktop.report.page import Paper, report_page
from desktop.report.reported import Reported
from desktop.ui.code.grammar import Grammar
from desktop.ui.resources import resource
from desktop.ui.tokens import load_tokens

Made = Callable[..., str]
MADE_AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def paper() -> Paper:
    """The bundled look."""
    return Paper(load_tokens(resource("themes", "tokens.json")), Grammar(resource("highlighting", "luau.json")))


@pytest.fixture
def made(paper: Paper) -> Made:
    """The page about one optimization of a script."""

    def make(document: OptimizationDocument, original: str | None = "print(name:len())\n") -> str:
        return report_page([Reported(document, original, MADE_AT)], paper, made_at=MADE_AT)

    return make
