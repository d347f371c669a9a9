"""Places in a line: Python counts characters, Qt counts UTF-16 code units."""

LAST_OF_ONE_UNIT = "\uffff"


def qt_place(text: str, index: int) -> int:
    """Where Qt sees the character at `index`."""
    return index if text.isascii() else index + sum(character > LAST_OF_ONE_UNIT for character in text[:index])


def character_index(text: str, place: int) -> int:
    """The character at a place of Qt's; in the middle of one, the next."""
    if text.isascii():
        return place
    units = 0
    for index, character in enumerate(text):
        if units >= place:
            return index
        units += 2 if character > LAST_OF_ONE_UNIT else 1
    return len(text)
