"""Countries and continents: what lies in one of them may be said to lie in it."""

from server.engines.word_sets import words

_WIDE = words(
    """africa antarctica asia europe oceania america eurasia arctic afghanistan albania algeria angola argentina
    armenia australia austria azerbaijan bangladesh belarus belgium bolivia bosnia botswana brazil britain
    bulgaria burma cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus denmark ecuador
    egypt england estonia ethiopia finland france georgia germany ghana greece greenland guatemala haiti holland
    honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya
    korea kuwait laos latvia lebanon liberia libya lithuania madagascar malaysia mali malta mexico mongolia
    morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway pakistan palestine panama
    paraguay persia peru philippines poland portugal prussia qatar romania russia rwanda scotland senegal serbia
    singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia
    turkey uganda ukraine uruguay venezuela vietnam wales yemen yugoslavia zambia zimbabwe"""
)
_WIDE_NAMES = frozenset(
    {
        "united states",
        "united kingdom",
        "great britain",
        "soviet union",
        "north america",
        "south america",
        "latin america",
        "new zealand",
        "south africa",
        "saudi arabia",
        "sri lanka",
        "czech republic",
        "south korea",
        "north korea",
        "roman empire",
        "ottoman empire",
        "middle east",
        "west germany",
        "east germany",
        "union",
    }
)


def is_wide(name: str) -> bool:
    """Whether it is a country or larger."""
    return name.casefold() in _WIDE or name.casefold() in _WIDE_NAMES
