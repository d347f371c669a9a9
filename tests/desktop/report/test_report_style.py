"""The look of the page: the window's colours, with enough contrast where they meet."""

import re

import pytest

from desktop.report.page import Paper
from desktop.report.style import style_sheet
from desktop.ui.tokens import Colours, contrast

TEXT_ON = [
    ("text", "window"),
    ("text_muted", "window"),
    ("text", "surface"),
    ("text_muted", "surface"),
    ("text", "neutral_soft"),
    ("text", "accent_soft"),
    ("on_accent_soft", "window"),
    ("on_accent_soft", "surface"),
    ("on_accent_soft", "accent_soft"),
    ("text_muted", "accent_soft"),
    ("on_good_soft", "good_soft"),
    ("on_caution_soft", "caution_soft"),
    ("on_danger_soft", "danger_soft"),
    ("on_neutral_soft", "neutral_soft"),
    ("text_muted", "code"),
    *((kind, ground) for kind in ("code_text", "code_gutter") for ground in ("code", "removed", "added")),
    *(
        (f"syntax_{kind}", ground)
        for kind in ("keyword", "builtin", "number", "string", "comment", "interpolation")
        for ground in ("code", "removed", "added")
    ),
]
EDGES = [("accent", "surface"), ("control_border", "surface"), ("text", "surface"), ("focus", "window")]


@pytest.fixture(params=["light", "dark", "contrast_light", "contrast_dark"])
def colours(request: pytest.FixtureRequest, paper: Paper) -> Colours:
    found: Colours = getattr(paper.tokens, request.param)
    return found


class TestContrast:
    @pytest.mark.parametrize(("text", "ground"), TEXT_ON)
    def test_text_can_be_read(self, colours: Colours, text: str, ground: str) -> None:
        assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5

    @pytest.mark.parametrize(("edge", "ground"), EDGES)
    def test_shapes_can_be_seen(self, colours: Colours, edge: str, ground: str) -> None:
        assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


class TestSheet:
    def test_every_colour_that_is_used_is_set_in_every_look(self, paper: Paper) -> None:
        sheet = style_sheet(paper.tokens)
        used = set(re.findall(r"var\(--(\w+)\)", sheet))
        looks = re.findall(r":root \{ ([^}]*) \}", sheet)
        assert len(looks) == 5, "light, more contrast, dark, dark with more contrast, print"
        for look in looks:
            assert used == set(re.findall(r"--(\w+):", look))

    def test_its_braces_match(self, paper: Paper) -> None:
        sheet = style_sheet(paper.tokens)
        assert sheet.count("{") == sheet.count("}")
        assert "$" not in sheet

    def test_it_cannot_end_its_element(self, paper: Paper) -> None:
        assert "<" not in style_sheet(paper.tokens)
