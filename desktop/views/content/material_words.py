"""What the window says of files that content is made from."""

from contracts.ai import AiSettingsView
from contracts.content import AnyItem
from contracts.materials import MATERIAL_SUFFIXES, MAX_MATERIAL_BYTES, MaterialView
from desktop.services.materials import Unfit
from desktop.ui.translation import counted, tr

_MEGABYTE = 1024 * 1024


def unfit_words(why: Unfit) -> str:
    """Why a file was not sent, and what would help."""
    return {
        Unfit.KIND: tr(
            "This kind of file cannot be read. PDF, Word (.docx), PowerPoint (.pptx), Markdown, HTML and text can."
        ),
        Unfit.FOLDER: tr("It is a folder. Choose the files in it."),
        Unfit.MISSING: tr("It is not there any more."),
        Unfit.EMPTY: tr("It is empty."),
        Unfit.LARGE: tr("It is larger than {most} MB. Split it, or save it smaller.").format(
            most=MAX_MATERIAL_BYTES // _MEGABYTE
        ),
        Unfit.UNREADABLE: tr("This computer does not let it be read. Copy it to another place and try again."),
    }[why]


def kinds_filter() -> str:
    """For a dialog that chooses files."""
    suffixes = " ".join(f"*{suffix}" for suffix in MATERIAL_SUFFIXES)
    return tr("Material ({suffixes})").format(suffixes=suffixes)


def facts_of_material(view: MaterialView) -> str:
    """How long it is."""
    facts = [counted("{n} word", "{n} words", view.words)]
    if view.pages:
        facts.append(counted("{n} page", "{n} pages", view.pages))
    return " · ".join(facts)


def whom_it_asks(endpoint: AiSettingsView, host: str) -> str:
    """Below the tick that lets a model write."""
    if not endpoint.model:
        return tr("It asks {host}. Topic, objectives and material are sent there.").format(host=host)
    said = tr("It asks {model} at {host}. Topic, objectives and material are sent there.")
    return said.format(model=endpoint.model, host=host)


def section_words(heading: str, file_name: str) -> str:
    """A heading in quotation marks; empty where the section is only named after its file."""
    return f"“{heading}”" if heading and not file_name.replace("_", " ").startswith(heading) else ""


def shows_source(item: AnyItem) -> bool:
    """Whether there is a text of the person's own that the question points into."""
    return bool(item.source.material_id and item.source.quote)
