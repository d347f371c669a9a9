"""References in running text, web addresses and marks of footnotes."""

import re

_NAMES = r"[A-Z][\w'’-]+(?:(?:,| and| &|, &|, and) [A-Z][\w'’-]+)*(?:,? et al\.?)?"
_ONE = rf"(?:see |cf\. |e\.g\.,? )?{_NAMES},? (?:\d{{4}}[a-z]?|n\.d\.)(?:, pp?\. ?[\d–-]+)?"
_AUTHOR_YEAR = re.compile(rf" ?\({_ONE}(?:; ?{_ONE})*\)")
_YEAR_BEHIND_NAME = re.compile(r"(?<=et al\.) \(\d{4}[a-z]?\)")
_NUMBERED = re.compile(r" ?\[\d{1,3}(?:[,–-] ?\d{1,3})*\]")
_SEE = re.compile(
    r" ?[\(\[] ?(?:see |as |shown in |cf\. )*(?:also )?(?:Fig(?:ure|s)?\.?|Tables?|Chapter|Section|Box"
    r"|Plate|Map|p\.|pp\.|page) ?[\dA-Z][\w.–-]*[^()\[\]]{0,20} ?[\)\]]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r" ?(?:<|\()?\b(?:https?://|www\.)[^\s<>)]+[^\s<>).,;:](?:>|\))?|\b[\w.+-]+@[\w-]+\.[\w.]+\b")
_FOOTNOTE = re.compile(
    r"(?<=[a-z.,;!?”\"])[⁰¹⁴⁵⁶⁷⁸⁹]+|(?<=[.,;!?”\"])[²³]|(?<=[\w.,])[†‡]|(?<=[a-z]{3})\*(?=[\s.,;]|$)"
)
_GLUED_NOTE = re.compile(r"(?<=[a-z]{3}[.!?])\d{1,2}(?=\s+[A-Z]|\s*$)")
_SPACE_BEFORE = re.compile(r" +(?=[.,;:!?])")
_EMPTY = re.compile(r" ?(?:\(\s*\)|\[\s*\])")


def without_citations(text: str) -> str:
    """The sentences close up behind what was taken out."""
    for pattern in (_AUTHOR_YEAR, _YEAR_BEHIND_NAME, _NUMBERED, _SEE, _ADDRESS, _FOOTNOTE, _GLUED_NOTE, _EMPTY):
        text = pattern.sub("", text)
    return _SPACE_BEFORE.sub("", text)
