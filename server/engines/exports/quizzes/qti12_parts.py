"""Pieces of QTI 1.2 (IMS QTI ASI 1.2.1) that Canvas and Common Cartridge share."""

from collections.abc import Iterable, Sequence

from lxml import etree

from server.engines.exports.quizzes.xml_tree import element

RESPONSE = "response1"
GENERAL_FEEDBACK = "general_fb"


def metadata(entries: Iterable[tuple[str, str]]) -> etree._Element:
    """Labels with their entries."""
    fields = (
        element("qtimetadatafield", {}, element("fieldlabel", text=label), element("fieldentry", text=entry))
        for label, entry in entries
    )
    return element("qtimetadata", {}, *fields)


def material(text: str, kind: str = "text/plain") -> etree._Element:
    """Text that is shown; `kind` is its media type."""
    return element("material", {}, element("mattext", {"texttype": kind}, text=text))


def html(markup: str) -> etree._Element:
    """HTML that is shown."""
    return material(markup, "text/html")


def choice(
    ident: str, options: Sequence[tuple[str, etree._Element]], *, prompt: etree._Element | None = None
) -> etree._Element:
    """One of several; each option has an ident and its material."""
    labels = (element("response_label", {"ident": one}, shown) for one, shown in options)
    lead = [] if prompt is None else [prompt]
    return element(
        "response_lid", {"ident": ident, "rcardinality": "Single"}, *lead, element("render_choice", {}, *labels)
    )


def entry(*, decimal: bool = False) -> etree._Element:
    """A field to type into."""
    kind = {"fibtype": "Decimal"} if decimal else {}
    label = element("response_label", {"ident": "answer1", "rshuffle": "No"})
    return element("response_str", {"ident": RESPONSE, "rcardinality": "Single"}, element("render_fib", kind, label))


def equals(values: Iterable[str], ident: str = RESPONSE, *, case: bool | None = None) -> list[etree._Element]:
    """Tests of which one has to hold."""
    said = {} if case is None else {"case": "Yes" if case else "No"}
    return [element("varequal", {"respident": ident, **said}, text=value) for value in values]


def scored(tests: Iterable[etree._Element], score: str = "100", action: str = "Set") -> etree._Element:
    """So many of 100 for an answer that passes."""
    return element(
        "respcondition",
        {"continue": "No" if action == "Set" else "Yes"},
        element("conditionvar", {}, *tests),
        element("setvar", {"action": action, "varname": "SCORE"}, text=score),
    )


def processing(*conditions: etree._Element, feedback: bool) -> etree._Element:
    """Marks an answer from 0 to 100; `feedback` shows the general one, whatever was answered."""
    decimal = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    shown = element(
        "respcondition",
        {"continue": "Yes"},
        element("conditionvar", {}, element("other")),
        element("displayfeedback", {"feedbacktype": "Response", "linkrefid": GENERAL_FEEDBACK}),
    )
    lead = [shown] if feedback else []
    return element("resprocessing", {}, element("outcomes", {}, element("decvar", decimal)), *lead, *conditions)


def general_feedback(markup: str) -> list[etree._Element]:
    """What is shown after the answer; nothing where there is nothing to say."""
    if not markup:
        return []
    return [element("itemfeedback", {"ident": GENERAL_FEEDBACK}, element("flow_mat", {}, html(markup)))]
