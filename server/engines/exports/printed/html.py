"""A sheet as one HTML file: no scripts, nothing from elsewhere, light and dark, fit to print."""

from collections.abc import Iterable
from html import escape

from server.engines.exports.printed.blocks import (
    AnswerLines,
    Block,
    Code,
    Fields,
    Heading,
    Labelled,
    Listing,
    PageBreak,
    Paragraph,
    Question,
    Run,
    Runs,
    Sheet,
    Table,
    WordBox,
)

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #57606a; --ground: #fff; --box: #f3f5f7; --rule: #8c959f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --faint: #a0a9b4; --ground: #14171b; --box: #20252b; --rule: #6b7580; }
}
body { margin: 2rem auto; max-width: 46rem; padding: 0 1.25rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 Inter, "Segoe UI", system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3, h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, pre, table, ul, ol, .box { margin: .5rem 0; }
p, li, td, th { overflow-wrap: anywhere; }
.question { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr); margin: 1.5rem 0; break-inside: avoid; }
.question > div > :first-child { margin-top: 0; }
.number { font-weight: 600; }
.points, .faint { color: var(--faint); font-size: .85rem; }
ol.letters { list-style-type: upper-alpha; }
ol, ul { padding-left: 1.75rem; }
ul.circles { list-style: circle; }
pre { background: var(--box); border-radius: 6px; padding: .75rem 1rem; overflow-x: auto; white-space: pre-wrap; }
pre, code { font-family: "JetBrains Mono", Consolas, Menlo, monospace; font-size: .9rem; }
.box { border: 1px solid var(--rule); border-radius: 6px; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem;
  list-style: none; padding: .5rem 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--rule); padding: .4rem .6rem; text-align: start; vertical-align: top; }
.fields { display: flex; gap: 1.5rem; }
.fields > span { display: flex; flex: 1; gap: .5rem; }
.fields i, .line { border-bottom: 1px solid var(--rule); flex: 1; }
.line { display: block; height: 2rem; }
@page { margin: 18mm; }
@media print { :root { --ink: #000; --faint: #444; --ground: #fff; --box: #f3f3f3; --rule: #777; }
  body { font-size: 11pt; margin: 0; max-width: none; padding: 0; } h2, h3 { break-after: avoid; }
  .page-break { break-before: page; } }
"""


def drawn(sheet: Sheet) -> bytes:
    """The sheet in UTF-8."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(sheet.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(sheet.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        _all(sheet.blocks),
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _all(blocks: Iterable[Block]) -> str:
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f'<h{block.level} dir="auto">{_inline(block.runs)}</h{block.level}>'
        case Paragraph():
            return f'<p dir="auto">{_inline(block.runs)}</p>'
        case Labelled():
            kind = ' class="faint"' if block.faint else ""
            return f'<p{kind} dir="auto"><strong>{escape(block.label)}:</strong> {_inline(block.runs)}</p>'
        case Listing():
            return _listing(block)
        case Code():
            return f"<pre><code>{escape(block.text)}</code></pre>"
        case AnswerLines():
            return '<div role="img" aria-label="Room for an answer">' + '<i class="line"></i>' * block.count + "</div>"
        case Fields():
            fields = (f"<span>{escape(label)}: <i></i></span>" for label in block.labels)
            return f'<p class="fields">{"".join(fields)}{escape(block.after)}</p>'
        case WordBox():
            words = "".join(f'<li dir="auto">{escape(word)}</li>' for word in block.words)
            return f'<ul class="box" aria-label="Words to choose from">{words}</ul>'
        case Table():
            return _table(block)
        case Question():
            return _question(block)
        case PageBreak():
            return '<div class="page-break"></div>'


def _question(block: Question) -> str:
    points = f' <span class="points">({escape(block.points)})</span>' if block.points else ""
    stem = f'<p dir="auto">{_inline(block.stem)}{points}</p>'
    label = f'id="{escape(block.item_id)}" aria-label="Question {block.number}"'
    return (
        f'<section class="question" {label}>\n<div class="number">{block.number}.</div>\n'
        f"<div>\n{stem}\n{_all(block.body)}\n</div>\n</section>"
    )


def _listing(block: Listing) -> str:
    items = "".join(f'<li dir="auto">{_item(item)}</li>' for item in block.items)
    if block.marker == "number":
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{start}>{items}</ol>"
    if block.marker == "letter":
        return f'<ol class="letters" type="A">{items}</ol>'
    kind = ' class="circles"' if block.marker == "circle" else ""
    return f"<ul{kind}>{items}</ul>"


def _item(blocks: tuple[Block, ...]) -> str:
    """One paragraph stands in its item as it is."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _inline(blocks[0].runs)
    return _all(blocks)


def _table(block: Table) -> str:
    head = "".join(
        f'<th scope="col" style="width:{width:.0%}">{escape(cell)}</th>'
        for cell, width in zip(block.head, block.widths, strict=True)
    )
    rows = "".join(
        "<tr>" + "".join(f'<td dir="auto">{_inline(cell)}</td>' for cell in row) + "</tr>" for row in block.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _inline(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    for wanted, tag in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
        if wanted:
            text = f"<{tag}>{text}</{tag}>"
    return text
