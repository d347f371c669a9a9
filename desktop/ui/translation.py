"""The window's own words in the person's language. The English text is the key; without a translation it is shown.

A literal goes in, and what stands in braces is filled in afterwards: `tr("Line {line}").format(line=3)`. Inside a
QObject `self.tr` does the same. Words of a table at module level are translated where they are shown.
"""

from PySide6.QtCore import QCoreApplication, QLocale

CONTEXT = "window"
"""Where the catalogue keeps what `tr` and `counted` ask for; `self.tr` asks in the name of its class."""


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text)


def counted(one: str, many: str, n: int) -> str:
    """`one` for 1, else `many`, whose `{n}` is the number; a language with other plurals has its own forms.

    English needs no catalogue for this, which Qt's own `%n` would.
    """
    found = QCoreApplication.translate(CONTEXT, one, many, n)
    if n != 1 and found == one:
        found = many
    return found.replace("{n}", QLocale().toString(n))


def number(value: float, decimals: int) -> str:
    """A number as the language writes it, with so many digits behind its decimal sign."""
    return QLocale().toString(float(value), "f", decimals)
