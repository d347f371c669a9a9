"""Which language a text is in, by its commonest words."""

from collections.abc import Callable

from server.engines.items.text.words import words_of
from server.engines.word_sets import words

ENGLISH = "English"
_FUNCTION_WORDS = {
    ENGLISH: words(
        """the of and to a in is that for it as was with be by on not he his but at are this have from or had an they
        which you were all their one can has there been if will would who what when where how why into than then them
        these some its your my we our her she him do does did each many two more most other about between because
        during only such no so up out"""
    ),
    "German": words(
        """der die das und ist ein eine einen einem einer nicht mit den dem von zu im auf für sich des auch als wird
        werden sind war wurde durch bei aus nach oder wie sie es er wir ich aber hat haben zum zur über nur noch kann
        dass diese dieser dieses welche welcher was warum"""
    ),
    "French": words(
        """le la les un une des du de et est dans en que qui pour pas sur au aux par avec ce cette ces il elle ils sont
        été plus ou mais comme leur leurs son sa ses se ne nous vous être ont aussi quel quelle dont"""
    ),
    "Spanish": words(
        """el la los las un una de del y es en que por para con no se su sus lo al como más pero son fue este esta
        estos entre cuando muy también hay o desde todo qué cuál ha porque sobre ser"""
    ),
    "Italian": words(
        """il lo la i gli le un una uno di del della dei delle e è in che per con non si da dal dalla al alla nel nella
        come più ma sono era questo questa anche o tra quando quale perché suo sua ha essere degli sul"""
    ),
    "Portuguese": words(
        """o a os as um uma de do da dos das e é em no na nos nas que por para com não se seu sua ao à como mais mas são
        foi este esta entre quando também ou pelo pela ser qual porque muito isso"""
    ),
    "Dutch": words(
        """de het een en van in is dat op te zijn voor met niet aan er om ook als bij door naar uit maar wordt worden
        deze dit die hij zij ze wij werd kan heeft hebben nog wel over of tot welke wat waarom"""
    ),
    "Polish": words(
        """w i na z się nie do jest to że o jak po za od przez dla oraz są był była było co który która które ale lub
        przy jego jej ich tym tego czy może tylko także ze we"""
    ),
    "Turkish": words(
        """ve bir bu da de için ile olarak olan çok daha en gibi ne kadar sonra her ama o değil mi ise ya hem bunun
        olduğu göre hangi nedir değildir üzere kadar bile hiç şey ancak önce diye bütün"""
    ),
}
_CLEAR_SHARE = 0.15
"""Share of all words that must be among the commonest of a language: running text has a third and more."""
_CLEAR_LEAD = 1.7
"""How many times as many they must be as those of the next language."""
_KNOWN_SHARE = 0.6
LEAST_WORDS = 20


def language_of(text: str) -> str | None:
    """The English name of the language; None for fewer than 20 words, and where it is not clear or none of ours."""
    spoken = [word for word in words_of(text) if word.replace("'", "").isalpha()]
    if len(spoken) < LEAST_WORDS:
        return None
    counts = {name: sum(word in known for word in spoken) for name, known in _FUNCTION_WORDS.items()}
    (best, most), (_, next_most) = sorted(counts.items(), key=lambda count: -count[1])[:2]
    clear = most >= _CLEAR_SHARE * len(spoken) and most >= _CLEAR_LEAD * next_most
    return best if clear else None


def is_english(text: str, word_rank: Callable[[str], int | None]) -> bool:
    """Whether a text of 20 words or more is English; `word_rank` is that of `ranks.words_by_rank`.

    Lists of terms have few common words: there it counts how many are in the list at all.
    """
    language = language_of(text)
    if language is not None:
        return language == ENGLISH
    spoken = [word for word in words_of(text) if word.replace("'", "").isalpha()]
    if len(spoken) < LEAST_WORDS:
        return False
    known = sum(word_rank(word) is not None for word in spoken)
    return known >= _KNOWN_SHARE * len(spoken)
