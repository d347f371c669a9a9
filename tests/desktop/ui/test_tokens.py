"""The token table: complete, and readable on every background."""

import ast
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.resources import resource
from desktop.ui.tokens import Tokens, contrast, load_tokens, role_names

TABLE = resource("themes", "tokens.json")
READABLE = 4.5
AA = {"pairs": READABLE, "edges": 3.0, "lines": 1.0}
STRONG = {"pairs": 7.0, "edges": 4.5, "lines": 4.5}
NEEDED = {"light": AA, "dark": AA, "contrast_light": STRONG, "contrast_dark": STRONG}
"""By theme and by what is listed: the least contrast."""
TONES = ("good", "accent", "caution", "danger", "neutral")
HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def named_in_the_source() -> set[str]:
    """Every colour role that the desktop asks the theme for by a literal name."""
    names: set[str] = set()
    for path in (Path(__file__).resolve().parents[3] / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "colour":
                parts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
                names |= {part for part in parts if isinstance(part, str)}
    return names


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return load_tokens(TABLE)


class TestLoadTokens:
    def test_every_role_is_a_colour_in_both_themes(self, tokens: Tokens) -> None:
        for theme in (tokens.light, tokens.dark, tokens.contrast_light, tokens.contrast_dark):
            wrong = [role for role in role_names() if not re.fullmatch(r"#[0-9a-f]{6}", getattr(theme, role))]
            assert wrong == []

    @pytest.mark.parametrize("damage", ["missing", "unknown"])
    def test_a_missing_or_unknown_name_is_an_error(self, tmp_path: Path, damage: str) -> None:
        table = json.loads(TABLE.read_text(encoding="utf-8"))
        if damage == "missing":
            del table["dark"]["accent"]
        else:
            table["dark"]["sparkle"] = "#ffffff"
        (tmp_path / "tokens.json").write_text(json.dumps(table))
        with pytest.raises(TypeError):
            load_tokens(tmp_path / "tokens.json")

    def test_the_scales_are_the_agreed_ones(self, tokens: Tokens) -> None:
        assert vars(tokens.space) == {"xs": 4, "s": 8, "m": 12, "l": 16, "xl": 24}
        assert vars(tokens.type) == {"small": 12, "body": 13, "lead": 15, "title": 20, "display": 28}
        assert (tokens.radius.control, tokens.radius.card) == (8, 12)


class TestRoles:
    def test_every_name_in_the_source_is_in_the_table(self) -> None:
        literal = {name for name in named_in_the_source() if re.fullmatch(r"[a-z]+(_[a-z]+)*", name)}
        pieces = {"on", "soft", "syntax"}
        assert {"code", "toast", "accent_soft"} <= literal
        assert literal - pieces - set(role_names()) == set()

    @pytest.mark.parametrize("tone", TONES)
    def test_every_tone_has_a_soft_ground_and_words_on_it(self, tone: str) -> None:
        assert {f"{tone}_soft", f"on_{tone}_soft"} <= set(role_names())


class TestContrast:
    def test_of_black_on_white_is_the_greatest(self) -> None:
        assert contrast("#000000", "#ffffff") == pytest.approx(21)

    def test_is_the_one_of_the_standard(self) -> None:
        # WCAG 2.1 calls #767676 the lightest grey that body text on white may have.
        assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
        assert contrast("#777777", "#ffffff") < READABLE

    @given(HEX, HEX)
    def test_does_not_ask_which_is_the_text(self, one: str, other: str) -> None:
        assert contrast(one, other) == contrast(other, one)
        assert 1 <= contrast(one, other) <= 21.0001

    @pytest.mark.parametrize("name", list(NEEDED))
    @pytest.mark.parametrize("kind", ["pairs", "edges", "lines"])
    def test_every_listed_pair_can_be_told_apart(self, tokens: Tokens, name: str, kind: str) -> None:
        theme, listed = getattr(tokens, name), getattr(tokens, kind)
        measured = {(one, ground): contrast(getattr(theme, one), getattr(theme, ground)) for one, ground in listed}
        assert len(measured) == len(listed) > 10
        assert {pair: ratio for pair, ratio in measured.items() if ratio < NEEDED[name][kind]} == {}

    def test_code_is_checked_on_every_ground_that_a_line_can_have(self, tokens: Tokens) -> None:
        grounds = {"code", "code_current", "removed", "removed_strong", "added", "added_strong", "selection"}
        on = {role: {ground for text, ground in tokens.pairs if text == role} for role in role_names()}
        code = {role for role in role_names() if role.startswith("syntax_")} | {"code_text"}
        assert {role: grounds - on[role] for role in code if grounds - on[role]} == {}

    def test_the_border_and_the_focus_of_a_control_are_checked_on_every_plain_ground(self, tokens: Tokens) -> None:
        plain = {"window", "side", "surface", "raised", "control"}
        listed = set(tokens.edges)
        assert {(edge, ground) for edge in ("control_border", "focus") for ground in plain} <= listed

    def test_every_text_role_is_listed_with_its_ground(self, tokens: Tokens) -> None:
        listed = {text for text, _ in tokens.pairs}
        written = {role for role in role_names() if role.startswith(("on_", "text", "syntax_"))}
        assert written | {"code_text", "code_gutter", "toast_good", "toast_danger", "toast_accent"} <= listed

    @pytest.mark.parametrize("ground", ["window", "side", "surface", "raised"])
    def test_body_text_is_checked_on_every_plain_ground(self, tokens: Tokens, ground: str) -> None:
        assert {("text", ground), ("text_muted", ground)} <= set(tokens.pairs)
