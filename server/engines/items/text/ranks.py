"""How common an English word is."""

from collections.abc import Callable


def words_by_rank(text: str) -> Callable[[str], int | None]:
    """From a list of words, one a line, commonest first, as `resources/words/english.txt`: 1 for the first, None for
    what is not in the list. Case does not count. The list is taken apart at the first question, in some 5 ms.
    """
    ranks: dict[str, int] = {}

    def rank_of(word: str) -> int | None:
        if not ranks:
            ranks.update({line: rank for rank, line in enumerate(text.split(), start=1)})
        return ranks.get(word.casefold().replace("’", "'"))

    return rank_of
