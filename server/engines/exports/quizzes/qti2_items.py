"""Items of QTI 2.1 (IMS QTI Assessment Test, Section and Item Information Model 2.1) as trees without namespace."""

from collections.abc import Iterable, Sequence

from lxml import etree

from server.engines.exports.keys import key_in_words
from server.engines.exports.numbers import DecimalKey, decimal_key
from server.engines.exports.quizzes.asked import asked, case_counts, html_of, inline_html, offered, typed
from server.engines.exports.quizzes.identifiers import identifier
from server.engines.exports.quizzes.qti2_scoring import (
    map_texts,
    match_key,
    outcomes,
    processing,
    response,
    within,
)
from server.engines.exports.quizzes.xml_tree import element, xhtml
from server.engines.items.model import BLANK, FillIn, Item, Matching, MultipleChoice, Numeric, Ordering, TrueFalse

_SINGLE = {"responseIdentifier": "RESPONSE"}


def assessment_item(item: Item) -> etree._Element:
    """The item, with its reason as feedback, and with the key and the hint for those who mark it."""
    return element(
        "assessmentItem",
        {"identifier": identifier(item.id), "title": item.id, "adaptive": "false", "timeDependent": "false"},
        _declaration(item),
        *outcomes(item.points),
        element("itemBody", {}, *_for_markers(item), *_body(item)),
        processing(_scoring(item)),
        _feedback(item),
    )


def is_read_by_people(item: Item) -> bool:
    """No program marks the answer."""
    return not isinstance(item.answer, MultipleChoice | TrueFalse | Matching | Ordering | Numeric) and not (typed(item))


def _declaration(item: Item) -> etree._Element:
    answer = item.answer
    options = offered(item)
    if options is not None:
        return response("single", "identifier", [_choice_name(options.key)])
    match answer:
        case Matching():
            pairs = [f"P{number} M{answer.shown.index(match)}" for number, (_, match) in enumerate(answer.pairs)]
            return response("multiple", "directedPair", pairs)
        case Ordering():
            return response("ordered", "identifier", [_choice_name(index) for index in answer.key])
        case Numeric() if (key := decimal_key(answer)) is not None:
            return response("single", "float", [key.value])
        case _:
            texts = typed(item)
            made = response("single", "string", [texts[0] if texts else key_in_words(item)])
            if texts:
                made.append(map_texts(texts, item.points, case=case_counts(item)))
            return made


def _choice_name(index: int) -> str:
    return f"C{index}"


def _for_markers(item: Item) -> Iterable[etree._Element]:
    if is_read_by_people(item):
        yield element("rubricBlock", {"view": "scorer"}, *xhtml(html_of(key_in_words(item))))
    if item.hint:
        yield element("rubricBlock", {"view": "tutor"}, *xhtml(html_of(item.hint)))


def _body(item: Item) -> list[etree._Element]:
    answer = item.answer
    match answer:
        case FillIn() if BLANK in item.stem:
            return _with_blank(item, answer)
        case MultipleChoice() | TrueFalse() | FillIn() if (options := offered(item)) is not None:
            return [*_shown(item), _choice_interaction(options.texts)]
        case Matching():
            return [*_shown(item), _match_interaction(answer)]
        case Ordering():
            return [*_shown(item), _order_interaction(answer)]
        case _ if is_read_by_people(item):
            return [*_shown(item), element("extendedTextInteraction", {**_SINGLE, "expectedLines": "5"})]
        case _:
            entry = element("textEntryInteraction", {**_SINGLE, "expectedLength": "20"})
            return [*_shown(item), element("p", {}, entry)]


def _shown(item: Item) -> list[etree._Element]:
    return xhtml(asked(item).html)


def _with_blank(item: Item, answer: FillIn) -> list[etree._Element]:
    """The stem, with a field or a list of words where its blank stands."""
    before, after = item.stem.split(BLANK, 1)
    options = offered(item)
    if options is None:
        field = element("textEntryInteraction", {**_SINGLE, "expectedLength": "20"})
    else:
        choices = (
            element("inlineChoice", {"identifier": _choice_name(index)}, text=word)
            for index, word in enumerate(answer.bank)
        )
        field = element("inlineChoiceInteraction", {**_SINGLE, "shuffle": "false"}, *choices)
    (lead,) = xhtml(f"<p>{inline_html(before)}</p>")
    lead.append(field)
    (rest,) = xhtml(f"<p>{inline_html(after)}</p>")
    field.tail = rest.text
    lead.extend(list(rest))
    return [lead, *([element("pre", text=item.code)] if item.code else [])]


def _choice_interaction(options: Sequence[str]) -> etree._Element:
    choices = _choices("simpleChoice", options)
    return element("choiceInteraction", {**_SINGLE, "shuffle": "false", "maxChoices": "1"}, *choices)


def _order_interaction(answer: Ordering) -> etree._Element:
    return element("orderInteraction", {**_SINGLE, "shuffle": "false"}, *_choices("simpleChoice", answer.shown))


def _choices(tag: str, texts: Iterable[str]) -> list[etree._Element]:
    return [_inline(tag, {"identifier": _choice_name(index)}, text) for index, text in enumerate(texts)]


def _match_interaction(answer: Matching) -> etree._Element:
    prompts = (
        _inline("simpleAssociableChoice", {"identifier": f"P{index}", "matchMax": "1"}, prompt)
        for index, (prompt, _) in enumerate(answer.pairs)
    )
    most = str(len(answer.pairs))
    matches = (
        _inline("simpleAssociableChoice", {"identifier": f"M{index}", "matchMax": most}, match)
        for index, match in enumerate(answer.shown)
    )
    settings = {**_SINGLE, "shuffle": "false", "maxAssociations": most}
    sets = (element("simpleMatchSet", {}, *one) for one in (prompts, matches))
    return element("matchInteraction", settings, *sets)


def _inline(tag: str, attributes: dict[str, str], text: str) -> etree._Element:
    (paragraph,) = xhtml(f"<p>{inline_html(text)}</p>")
    made = element(tag, attributes, *list(paragraph))
    made.text = paragraph.text
    return made


def _scoring(item: Item) -> etree._Element | None:
    answer = item.answer
    if isinstance(answer, Numeric) and (key := decimal_key(answer)) is not None:
        return _number(key, item.points)
    if is_read_by_people(item):
        return None
    if offered(item) is None and typed(item):
        return element("setOutcomeValue", {"identifier": "SCORE"}, element("mapResponse", {"identifier": "RESPONSE"}))
    return match_key(item.points)


def _number(key: DecimalKey, points: int) -> etree._Element:
    return within(key.tolerance, points)


def _feedback(item: Item) -> etree._Element:
    correction = item.answer.correction if isinstance(item.answer, TrueFalse) else ""
    said = xhtml(html_of(correction) + html_of(item.reason))
    return element(
        "modalFeedback", {"outcomeIdentifier": "FEEDBACK", "identifier": "REASON", "showHide": "show"}, *said
    )
