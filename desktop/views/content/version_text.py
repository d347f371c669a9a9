"""An earlier version as Markdown, to be looked at."""

from contracts.content import AnyItem, LessonDocument
from desktop.services.content_edits import Document
from desktop.ui.translation import tr
from desktop.views.content.item_text import choices_of, key_of


def as_markdown(document: Document) -> str:
    """Sections or questions, with keys."""
    lines = [f"# {document.title}", ""]
    if isinstance(document, LessonDocument):
        for section in document.sections:
            minutes = tr(" ({minutes} min)").format(minutes=section.minutes) if section.minutes else ""
            lines += [f"## {section.title}{minutes}", "", section.content, "", *_items(section.items)]
    else:
        lines += _items(document.items)
    return "\n".join(lines)


def _items(items: list[AnyItem]) -> list[str]:
    lines = []
    for number, item in enumerate(items, start=1):
        lines += [f"**{number}.** {item.stem}", ""]
        lines += [f"- {'**' if right else ''}{text}{'**' if right else ''}" for text, right in choices_of(item)]
        lines += ["", tr("Key: {text}").format(text=key_of(item)), ""] if key_of(item) else [""]
    return lines
