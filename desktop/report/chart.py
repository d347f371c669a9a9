"""The time before and after as bars, drawn without a script."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from contracts.optimization import Measurement, OptimizationDocument
from desktop.report.markup import element
from desktop.report.wording import milliseconds
from desktop.ui.translation import tr

WIDTH = 340
"""Units of the drawing; about a pixel on a phone."""
_LABEL = 13
_BAR = 14
_BETWEEN = 8
_GROUP_HEAD = 18
_GROUP_END = 12
_CAP = 4
_LEAST_BAR = 1.0


@dataclass(frozen=True)
class Timing:
    """One way of compiling: its name and what was measured."""

    name: str
    measured: Measurement

    @property
    def after_interval(self) -> tuple[float, float] | None:
        """Milliseconds after, low and high: the time before divided by the interval of the speed-up."""
        low, high = self.measured.ci_low, self.measured.ci_high
        if low is None or high is None or low <= 0:
            return None
        return self.measured.before_ms / high, self.measured.before_ms / low

    @property
    def after_words(self) -> str:
        """The time after, with its interval where there is one."""
        after = milliseconds(self.measured.after_ms)
        if self.after_interval is None:
            return tr("After: {time} ms").format(time=after)
        low, high = map(milliseconds, self.after_interval)
        return tr("After: {time} ms ({low} to {high})").format(time=after, low=low, high=high)

    @property
    def before_words(self) -> str:
        """The time before."""
        return tr("Before: {time} ms").format(time=milliseconds(self.measured.before_ms))

    @property
    def longest(self) -> float:
        """Milliseconds that must find room."""
        interval = self.after_interval
        return max(self.measured.before_ms, self.measured.after_ms, interval[1] if interval else 0)


def timings_of(document: OptimizationDocument) -> list[Timing]:
    """What was measured of the whole script: as compiled for a live game, and in Studio."""
    named = (
        (tr("Live game"), document.measurement),
        (tr("Studio"), document.studio_measurement),
    )
    return [Timing(name, measured) for name, measured in named if measured is not None]


def caption_of(luau_version: str, *, with_intervals: bool) -> str:
    """What the bars are."""
    words = tr("Time of one run of the whole script in Luau {version}, outside Roblox. Shorter is faster.")
    parts = [words.format(version=luau_version)]
    if with_intervals:
        parts.append(
            tr("The line at the end of a bar is the 95 % interval: the time before, divided by that of the speed-up.")
        )
    return " ".join(parts)


def told_of(timings: list[Timing]) -> str:
    """The same in words."""
    return " ".join(f"{timing.name}. {timing.before_words}. {timing.after_words}." for timing in timings)


def chart_of(timings: list[Timing], *, name: str) -> Element:
    """`name` begins the ids of its title and description."""
    title, description = f"{name}-chart-title", f"{name}-chart-text"
    parts: list[Element] = [
        element("title", tr("Time of one run before and after"), id=title),
        element("desc", told_of(timings), id=description),
    ]
    scale = WIDTH / max(max(timing.longest for timing in timings), 1e-9)
    top = 0.0
    for timing in timings:
        drawn, top = _group(timing, top, scale)
        parts += drawn
    box = f"0 0 {WIDTH} {top:g}"
    return element("svg", *parts, role="img", aria_labelledby=f"{title} {description}", viewBox=box, class_="chart")


def _group(timing: Timing, top: float, scale: float) -> tuple[list[Element], float]:
    """The parts of one way of compiling, and where the next one begins."""
    parts = [_text(timing.name, top + _LABEL, "group")]
    top += _GROUP_HEAD
    for words, value, kind in (
        (timing.before_words, timing.measured.before_ms, "before"),
        (timing.after_words, timing.measured.after_ms, "after"),
    ):
        parts.append(_text(words, top + _LABEL - 2, "label"))
        top += _LABEL + 3
        width = max(value * scale, _LEAST_BAR)
        parts.append(
            element("rect", x="0", y=f"{top:g}", width=f"{width:.2f}", height=str(_BAR), rx="3", class_=f"bar {kind}")
        )
        if kind == "after" and timing.after_interval is not None:
            parts.append(_whisker(*timing.after_interval, top + _BAR / 2, scale))
        top += _BAR + _BETWEEN
    return parts, top + _GROUP_END


def _whisker(low: float, high: float, middle: float, scale: float) -> Element:
    left, right = max(low * scale, 1), min(high * scale, WIDTH - 1)
    ends = "".join(f"M{x:.2f} {middle - _CAP:g}V{middle + _CAP:g}" for x in (left, right))
    path = f"M{left:.2f} {middle:g}H{right:.2f}{ends}"
    return element("g", element("path", d=path, class_="halo"), element("path", d=path, class_="interval"))


def _text(words: str, baseline: float, kind: str) -> Element:
    return element("text", words, x="0", y=f"{baseline:g}", class_=kind)
