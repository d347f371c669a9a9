"""Whether a sentence can be understood without what stands before it."""

import re
from collections.abc import Sequence

from server.engines.items.text.words import words_of
from server.engines.quizzes.from_source.names import Name, NameKind

SHORTEST, LONGEST = 5, 34
"""Words."""
_BEGINS = re.compile(
    r"^(?:This|That|These|Those|It|Its|They|Their|Them|He|His|She|Her|We|Our|I|My|You|Your|Such|Here|There|Another"
    r"|Others?"
    r"|Both|Neither|Either|Each of|One of (?:them|these|those)|Some of (?:them|it|these)|Most of (?:them|it|these)"
    r"|Many of (?:them|these)|None of|All of (?:them|it|these)|But|And|Or|So|Then|Thus|Therefore|However|Instead"
    r"|Also|Still"
    r"|Yet|Even so|For example|For instance|In (?:addition|contrast|fact|turn|other words|short|that|this|these"
    r"|those|the same)"
    r"|As a result|At (?:first|last|that|this)|Later|Afterwards?|Meanwhile|Next|Finally|First|Second|Third|Unlike"
    r"|Similarly"
    r"|Nevertheless|Moreover|Furthermore|Besides|Otherwise|Hence|Consequently|On the other hand"
    r"|By (?:then|contrast|comparison)"
    r"|Again|(?:An?|One|Two|Three|Ten|Many|Some|Several) (?:few )?(?:centur(?:y|ies)|decades?|years?"
    r"|months?|weeks?|days?|hours?) (?:later|after(?:ward)?|before|earlier)|The results? (?:support|show"
    r"|suggest)s?|Each copy|Recall|Visit|In the alternative|To (?:review|recap|begin|start|conclude)"
    r"|Whatever|After all"
    r"|Likewise|Alternatively|Rather|Simply put|Clearly|Additionally|Conversely"
    r"|Accordingly|Interestingly|Unfortunately|Fortunately|Surprisingly|Specifically|Importantly|Generally speaking"
    r"|Remarkably|Notably|Obviously|Admittedly|Of note|To (?:learn|understand|see|explore|find out"
    r"|summarize|illustrate)"
    r"|In (?:response|the end|summary|conclusion|short|essence|practice|some ways|either case|any case|other cases)"
    r"|As (?:an example|mentioned|noted|discussed|a consequence|before|above|shown|expected)|For (?:a look|more|now)"
    r"|With (?:this|that|these|those)|Given (?:this|that|these)|More generally|At the (?:same time"
    r"|end of the animation)"
    r"|Other than|In the (?:previous|next|past|first|second|following|preceding)|Upon|Eventually|Ultimately"
    r"|Indeed|Subsequently|Often,|Tomorrow|Yesterday|Tonight|Now|Until (?:now|then)|Soon|Today,? (?:it|they)"
    r"|Perhaps|Maybe|Of course|Not|No,"
    r"|Yes|Well|Oh|The (?:same|other|others"
    r"|former|latter|result|first(?! law)|second(?! law)|third(?! law)|last|next|rest"
    r"|two|three|four|latter|answer|reason|problem|author"
    r"|case|study"
    r"|effect|group|idea|change|new|old|whole|following|above|experiment|test|report|word|name|number|amount"
    r"|others|run|runs"
    r"|story|book|man|woman|boy|girl|city|town|company|team|place|book|device|law(?! of)|plan|method|machine|ship"
    r"|building|event))\b"
)
_POINTS = re.compile(
    r"\b(?:this|these|those(?! (?:who|that|of|with|in|which)\b)|the former|the latter|the same|as follows"
    r"|above(?=[.,])"
    r"|a few examples|(?:are|is) (?:two |three |some |other |good |common |just |leading "
    r"|an? )?examples?(?=\.| of (?:this|that|such|how))"
    r"|(?:was|were|is|are) then|then (?:holds|meets?|votes?|moves?|becomes?|goes)"
    r"|[Aa]ccording to th(?:at|is)|(?:will|we|to) discuss|discusses|(?:is|are) discussed|Given an?"
    r"|you (?:might|may|would) (?:say|think)|(?:examples?|figures?|equations?|reactions?|definitions?) (?:above|below)"
    r"|both (?:men|women|sides|groups|countries|parties|brothers|sisters|cases|ways|of them)"
    r"|the (?:next|same|previous|following|other) (?:day|year|month|morning|week|night|evening|decade|century)"
    r"|consider (?:the|an?|how|what)|remember|recall|mentioned|described here|following|my|me|I|myself"
    r"|such a|such an|so too|likewise|the other|the others"
    r"|instead(?! of\b)|ago|(?:do|did|does|done|doing) so|nowadays|was still|were still|here it|here the|that it"
    r"|that they"
    r"|let[’']s|(?:as|if) you (?:see|look|know|will|may)|you (?:will|may|might|can) (?:see|notice|recall"
    r"|wonder|find|learn)"
    r"|(?:Figure|Table|Equation|Example|Chapter|Section|Exercise|Module) \d|shown (?:at|in|on|here)"
    r"|(?:in|see) (?:the )?(?:figure|table|chapter|section|diagram)s?"
    r"|whether it|that (?:year|time|day|case|way|night|evening|morning|place|moment|point))\b"
)
_COUNTED_BEFORE = re.compile(
    r"\bthe (?:two|three|four|five|six)(?=\.| (?:are|were|had|have|differ))|\b(?:below|too)[.,]|^[^,]*\bof (?:it"
    r"|them)\b"
)
_COMPARED = re.compile(
    r"\ban? (?:broader|different|similar|separate|related|further|better|simpler|cheaper|comparable|corresponding) \w+"
    r"(?!.*\b(?:than|from|to)\b)|\b(?:far|much|even) (?:more|less|better|worse|faster|slower) ?[\w ]{0,12}\.$"
    r"|\bmore \w+ly\.$"
)
"""With what stands before."""
_THERE = re.compile(r"\bthere\b(?! (?:is|are|was|were|has|have|had|lay|lies|stood|can|may|must|will|would|be|been))")
_ORDERS = re.compile(
    r"^(?:Assume|Identify|Explain|Describe|Discuss|Examine|Express|Calculate|Determine|Watch|Explore|Turn"
    r"|Change|Let|Add|Use|Put|Pour|Take|Make|Set|Write|Open|Close|Keep|Stir|Do|Try|Look|Think|Remember"
    r"|Suppose|Note|See"
    r"|Imagine|Consider|Draw|Fill|Press|Push|Place|Remove|Check|Read|Ask|Give|Start|Begin|Never|Always|Please"
    r"|Choose|Cut"
    r"|Mix|Wash|Hold|Move|Click|Type|Wait|Leave|Cover|Bring|Go|Get|Find|Count|Measure|Compare|Save|Run|Test|Tie"
    r"|Fold|Heat"
    r"|Rinse|Dry|Repeat|Avoid|Call|Stop|Insert|Select|Drag|Name|Drop|Aim|Throw|Stand|Sit|Walk|Practice) "
)
_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b")
_THING = re.compile(r"\b(?:it|its|they|them|their|theirs)\b")
_KNOWN_THING = re.compile(
    r"^The [a-z][\w-]*(?: [a-z][\w-]*)? (?:is|are|was|were|has|have|had|can|may|must|will|would|could|went|came"
    r"|[a-z]+ed|[a-z]+s)\b"
    r"(?! (?:the|a) [^.]*\b(?:that|which|of)\b)"
)
_AFTER_A_PREPOSITION = re.compile(
    r"^(?:In|On|At|During|After|Before|For|With|From|By|Under|Without|About|Within|Over|Among|Between|Through|Into"
    r"|Below)"
    r"(?: [\w'’-]+){1,7}?(?:, (?:it|they|its|their)\b"
    r"|(?<! before)(?<! when)(?<! because)(?<! while)(?<! and)(?<! if) (?:it|they)\b)"
)
_OF_WHAT = re.compile(
    r"^(?:About|Nearly|Only|Almost|Over|More|Less|Fewer|Most|Some|Half|Without)\b[^,]{0,40},? ?[^,]{0,20}\b(?:it"
    r"|its|they|their|them)\b"
)
_OBJECT = re.compile(r"^(?!.{0,40}\b(?:and|or|but|when|if|because|that|which|who)\b)(?:[\w'’.,-]+ ){1,6}(?:it|them)\b")
_BROKEN = re.compile(
    r"\b(?:as|by|to|is|are|of|the|a|an|and|with|from|equals?|where|usually|written)[.,]|\b[A-Z]\.$|\( | \)"
    r"|\b[a-z] \d|  "
)
_OF_FORMULAS = re.compile(r"\b(?:sp|[B-HJ-Z]) \d\b|[^\x00-\u024f\u2018-\u201d\u2013\u2014\u0370-\u03ff€°²³×÷−]|[ÏâÃ]")
"""Signs that lost their place when a formula was read."""
_CITED = re.compile(r"\(\d{4}(?:, ?\d{4})+\)|\([A-Z][\w&., ’-]+,? \d{4}[a-z]?\)|\b[A-Z]\w+ \(\d{4}\)")
_NO_VERB = re.compile(r"\b[A-Z]\. (?:[A-Z]\w+ )|\bv\.$|^[A-Z]\w+ \d{4}, ")
_TO_ANOTHER = re.compile(r"\bhim\b")
_GOES_ON = re.compile(
    r"\b(?:however|therefore|thus|hence|moreover|in turn|for example|for instance|as a result"
    r"|likewise)\b"
)
_WE = re.compile(r"(?<!what )(?<!that )(?<!which )(?<!how )(?<!in )\bwe\b")
_WORDS_BEFORE_A_PRONOUN = 4
_UNCLEAR = re.compile(r" [-–—] |[?!“”\"\[\]|=<>{}_*#\\]|\.\.\.|…|(?:^|\s)['\u2018]|:(?!\d)|;")


def stands_alone(sentence: str, names: Sequence[Name], topics: frozenset[str], *, first: bool) -> bool:
    """Whole, of a length that can be read, and without a word that points outside. `first` where it begins a passage:
    any other that begins with `The candle` means a candle that was spoken of, but for what the text is about.
    """
    count = len(sentence.split())
    if not SHORTEST <= count <= LONGEST or not sentence.endswith(".") or not sentence[0].isupper():
        return False
    if (
        _BEGINS.search(sentence)
        or _ORDERS.match(sentence)
        or _THERE.search(sentence)
        or _COUNTED_BEFORE.search(sentence)
        or _POINTS.search(sentence)
        or _COMPARED.search(sentence)
        or _UNCLEAR.search(sentence)
    ):
        return False
    if not first and _KNOWN_THING.match(sentence) and words_of(sentence)[1] not in topics:
        return False
    if sentence.count("(") != sentence.count(")") or sentence.isupper():
        return False
    return _pronouns_have_their_noun(sentence, names)


def _pronouns_have_their_noun(sentence: str, names: Sequence[Name]) -> bool:
    person = _PERSON.search(sentence)
    if person is not None and not any(
        name.end <= person.start()
        and (name.kind is NameKind.PERSON or not name.start or (" " in name.text and name.kind is not NameKind.PLACE))
        for name in names
    ):
        return False
    if _OF_WHAT.match(sentence) or _OBJECT.match(sentence) or _WE.search(sentence):
        return False
    if _TO_ANOTHER.search(sentence) and len(names) < 2:
        return False
    if _OF_FORMULAS.search(sentence) or _NO_VERB.search(sentence) or _CITED.search(sentence):
        return False
    if _BROKEN.search(sentence) or _GOES_ON.search(sentence):
        return False
    if _AFTER_A_PREPOSITION.match(sentence) and not names:
        return False
    thing = _THING.search(sentence)
    return thing is None or len(words_of(sentence[: thing.start()])) >= _WORDS_BEFORE_A_PRONOUN
