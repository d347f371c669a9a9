"""Reads Markdown that others wrote, and gives it the look of the app: sizes, distances, code, links."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from desktop.ui.fonts import CODE_FAMILY
from desktop.ui.theme import Theme

_LINE_HEIGHT = 135.0
_SIZES = {1: "title", 2: "lead"}

NO_HTML = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_ALT_TEXT = QTextCharFormat.Property.ImageAltText


def read_markdown(text: str, parent: QObject) -> QTextDocument:
    """A document in which there is no HTML, and of pictures only what they are called.

    Nothing of it has been laid out, and Qt looks for a picture when it lays it out: by its name, in any folder and in
    the network, where Windows signs in with a hash of the person's password, whatever `loadResource` says. So it must
    not be made in a widget's own document: `setDocument` takes it.
    """
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setMarkdown(text, NO_HTML)
    block = document.begin()
    while block.isValid():
        for start, length, known in reversed(_fragments(block)):
            if known.isImageFormat():
                cursor = QTextCursor(document)
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(str(known.property(_ALT_TEXT) or ""), QTextCharFormat())
        block = block.next()
    return document


def style_markdown(document: QTextDocument, theme: Theme) -> None:
    """Call it after each `setMarkdown`, and again when the theme has changed."""
    document.setDefaultFont(theme.font("body"))
    block = document.begin()
    while block.isValid():
        _style_block(block, theme)
        block = block.next()


def _style_block(block: QTextBlock, theme: Theme) -> None:
    level = block.blockFormat().headingLevel()
    space = theme.tokens.space
    shape = QTextBlockFormat()
    shape.setTopMargin((space.xl if level == 2 else 0) if level else space.xs)
    shape.setBottomMargin(space.s)
    if not level:
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(shape)
    for start, length, known in _fragments(block):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_char_format(known, level, theme))


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Taken down before anything changes: a format that is merged makes new fragments."""
    found = []
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        walk += 1
    return found


def _char_format(known: QTextCharFormat, level: int, theme: Theme) -> QTextCharFormat:
    style = QTextCharFormat(known)
    if level:
        style.setFont(theme.font(_SIZES.get(level, "body"), QFont.Weight.DemiBold))
        style.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)  # it would win over the size
    elif known.fontWeight() > QFont.Weight.Normal:
        style.setFontWeight(QFont.Weight.DemiBold)  # the boldest that is bundled
    if known.fontFixedPitch():
        style.setFontFamilies([CODE_FAMILY])
        style.setBackground(theme.colour("neutral_soft"))
    style.setForeground(theme.colour("on_accent_soft" if known.isAnchor() else "text"))
    return style
