"""How QTI 2.1 declares a response and marks it."""

from collections.abc import Iterable, Sequence

from lxml import etree

from server.engines.exports.quizzes.xml_tree import element


def response(cardinality: str, base_type: str, right: Iterable[str]) -> etree._Element:
    """The declaration of what is answered, with the right answer."""
    values = (element("value", text=value) for value in right)
    return element(
        "responseDeclaration",
        {"identifier": "RESPONSE", "cardinality": cardinality, "baseType": base_type},
        element("correctResponse", {}, *values),
    )


def map_texts(texts: Sequence[str], points: int, *, case: bool) -> etree._Element:
    """Points for every text that counts as right."""
    sensitive = "true" if case else "false"
    entries = (
        element("mapEntry", {"mapKey": text, "mappedValue": str(points), "caseSensitive": sensitive}) for text in texts
    )
    return element("mapping", {"defaultValue": "0"}, *entries)


def outcomes(points: int) -> list[etree._Element]:
    """Score, its most, and which feedback is shown."""
    most = element("defaultValue", {}, element("value", text=str(points)))
    return [
        element(
            "outcomeDeclaration",
            {"identifier": "SCORE", "cardinality": "single", "baseType": "float", "normalMaximum": str(points)},
        ),
        element("outcomeDeclaration", {"identifier": "MAXSCORE", "cardinality": "single", "baseType": "float"}, most),
        element("outcomeDeclaration", {"identifier": "FEEDBACK", "cardinality": "single", "baseType": "identifier"}),
    ]


def match_key(points: int) -> etree._Element:
    """All points where the response is the right answer."""
    return _where(element("match", {}, _response(), element("correct", {"identifier": "RESPONSE"})), points)


def within(tolerance: str, points: int) -> etree._Element:
    """All points where the number is the right one, or no further from it than the tolerance."""
    settings = {"toleranceMode": "exact"}
    if tolerance != "0":
        settings = {"toleranceMode": "absolute", "tolerance": f"{tolerance} {tolerance}"}
    return _where(element("equal", settings, _response(), element("correct", {"identifier": "RESPONSE"})), points)


def processing(scoring: etree._Element | None) -> etree._Element:
    """Marks where there is something to mark, then shows the reason."""
    shown = element(
        "setOutcomeValue",
        {"identifier": "FEEDBACK"},
        element("baseValue", {"baseType": "identifier"}, text="REASON"),
    )
    return element("responseProcessing", {}, *([] if scoring is None else [scoring]), shown)


def _response() -> etree._Element:
    return element("variable", {"identifier": "RESPONSE"})


def _where(test: etree._Element, points: int) -> etree._Element:
    score = element(
        "setOutcomeValue",
        {"identifier": "SCORE"},
        element("baseValue", {"baseType": "float"}, text=str(points)),
    )
    return element("responseCondition", {}, element("responseIf", {}, test, score))
