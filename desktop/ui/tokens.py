"""The one table of colours, spaces, radii and type sizes, read from `resources/themes/tokens.json`."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Space:
    """Distances in device-independent pixels."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741 - the size's usual name
    xl: int


@dataclass(frozen=True)
class Radius:
    """Corner radii in device-independent pixels."""

    control: int
    card: int


@dataclass(frozen=True)
class TypeScale:
    """Font sizes in device-independent pixels."""

    small: int
    body: int
    lead: int
    title: int
    display: int


@dataclass(frozen=True)
class Colours:
    """Colour roles as `#rrggbb`. `on_x` is text on `x`; `x_soft` is a quiet background of that meaning.

    `selected_edge` goes round what is selected; only high contrast shows it.
    """

    window: str
    side: str
    surface: str
    raised: str
    control: str
    control_hover: str
    control_pressed: str
    border: str
    border_strong: str
    control_border: str
    text: str
    text_muted: str
    text_faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    selected_edge: str
    focus: str
    good_soft: str
    on_good_soft: str
    good: str
    caution_soft: str
    on_caution_soft: str
    caution: str
    danger_soft: str
    on_danger_soft: str
    danger: str
    neutral_soft: str
    on_neutral_soft: str
    toast: str
    on_toast: str
    on_toast_muted: str
    toast_good: str
    toast_danger: str
    toast_accent: str
    track: str
    code: str
    code_text: str
    code_gutter: str
    code_current: str
    selection: str
    removed: str
    removed_strong: str
    added: str
    added_strong: str
    gap: str
    syntax_keyword: str
    syntax_builtin: str
    syntax_number: str
    syntax_string: str
    syntax_comment: str
    syntax_interpolation: str


@dataclass(frozen=True)
class Tokens:
    """The whole table. Which role is next to which, and how much contrast that needs, in high contrast after the bar:

    `pairs` of text and its ground 4.5 | 7, `edges` of a control or its focus and the ground 3 | 4.5, and `lines` that
    only divide 0 | 4.5.
    """

    space: Space
    radius: Radius
    type: TypeScale
    light: Colours
    dark: Colours
    contrast_light: Colours
    contrast_dark: Colours
    pairs: tuple[tuple[str, str], ...]
    edges: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]


def load_tokens(path: Path) -> Tokens:
    """Reads the table; a missing or unknown name is an error."""
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Tokens(
        space=Space(**table["space"]),
        radius=Radius(**table["radius"]),
        type=TypeScale(**table["type"]),
        light=Colours(**table["light"]),
        dark=Colours(**table["dark"]),
        contrast_light=Colours(**table["contrast_light"]),
        contrast_dark=Colours(**table["contrast_dark"]),
        **{name: tuple((one, ground) for one, ground in table[name]) for name in ("pairs", "edges", "lines")},
    )


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.1, definition of relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def role_names() -> list[str]:
    """Every colour role."""
    return [field.name for field in fields(Colours)]


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
