"""Why a file cannot be used, in sentences for the person who chose it."""


class SourceError(Exception):
    """`str` of it is what the person reads."""

    message = "The file cannot be read."

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.message)


class NoTextInIt(SourceError):
    """Pictures of pages."""

    message = "The PDF holds pictures of pages and no text. Run text recognition (OCR) on it first."


class Locked(SourceError):
    """A password is needed."""

    message = "The file is protected by a password. Save a copy without one and choose that."


class Damaged(SourceError):
    """The file ends early, or is not built as its kind should be."""

    message = "The file is damaged and cannot be read. Open it in the program that made it and save it again."


class Unsafe(SourceError):
    """The file is built to harm a reader: it unpacks to far too much, or names other files to be read in."""

    message = "The file is built in a way that no ordinary program makes, so it was not opened."


class TooLarge(SourceError):
    """More than the limits of `limits`."""


class TooShort(SourceError):
    """There is nothing to ask about."""

    def __init__(self, words: int) -> None:
        super().__init__(f"The text has {words} words. There is too little in it to ask about.")
        self.words = words


class NotEnglish(SourceError):
    """`language` is an English name, or empty where it is not known."""

    def __init__(self, language: str = "") -> None:
        named = f"The text is in {language}" if language else "The text does not seem to be in English"
        super().__init__(f"{named}. Questions can be made offline from English texts only.")
        self.language = language


class UnknownKind(SourceError):
    """None of the kinds that can be read."""

    message = "This kind of file cannot be read. PDF, Word (.docx), PowerPoint (.pptx), Markdown, HTML and text can."
