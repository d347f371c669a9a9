"""`toolboxai lesson`: a topic in, a lesson plan out."""

import argparse

from contracts.content import GenerateLessonRequest, LessonDocument, LessonTemplate
from desktop.commands.content import add_content_arguments, make
from desktop.commands.output import Exit

PATH = "/api/v1/content/lessons/generate"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_content_arguments(parser, quiz=False)
    parser.add_argument("--duration", type=int, default=45, metavar="MIN", help="minutes (default: 45)")
    templates = [template.value for template in LessonTemplate]
    parser.add_argument("--template", choices=templates, default=LessonTemplate.GRADUAL_RELEASE.value)
    parser.add_argument("--standards", default="", metavar="TEXT", help="printed as it is")


async def run(options: argparse.Namespace) -> Exit:
    """Makes the lesson."""
    fields = {"duration": options.duration, "template": options.template, "standards": options.standards}
    return await make(options, PATH, GenerateLessonRequest, fields, _lines)


def _lines(document: LessonDocument) -> list[str]:
    lines = [document.title, f"Grade {document.grade}, {document.duration} minutes", ""]
    for section in document.sections:
        minutes = f" ({section.minutes} min)" if section.minutes else ""
        lines += [f"{section.title}{minutes}", "", *section.content.splitlines(), ""]
        lines += [f"{number}. {item.stem}" for number, item in enumerate(section.items, start=1)]
        if section.items:
            lines.append("")
    return [*lines, document.made_from]
