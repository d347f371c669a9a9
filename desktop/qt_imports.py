"""Imports Qt without what its Python binding adds to every later import."""

import builtins


def import_qt() -> None:
    """Imports Qt first; what is imported after that is imported as Python does it.

    PySide6 replaces `__import__` by a function that reads the source text of each module once more, to find out which
    ones use its `__feature__` switches (they change the names of methods). Nothing here does, and it is a tenth of the
    time to the first frame.
    """
    plain_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - for what it does

    builtins.__import__ = plain_import
