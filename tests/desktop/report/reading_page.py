"""A page read as a browser would, by a parser that knows nothing of how it was made."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "hr", "col", "img", "input"})


@dataclass
class Node:
    """An element with its attributes; `parts` are texts and elements in order."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    parts: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, tag: str = "", class_: str = "") -> list["Node"]:
        """Elements below it, in order."""
        found: list[Node] = []
        for part in self.parts:
            if isinstance(part, str):
                continue
            classes = (part.attributes.get("class") or "").split()
            if tag in ("", part.tag) and (not class_ or class_ in classes):
                found.append(part)
            found += part.all(tag, class_)
        return found

    def one(self, tag: str = "", class_: str = "") -> "Node":
        """The only one."""
        (found,) = self.all(tag, class_)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} stands there twice"
        node = Node(tag, dict(attrs))
        self._open[-1].parts.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"{tag} is closed where another element is open"

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def end(self) -> Node:
        self.close()
        assert self._open == [self.root], "an element is not closed"
        return self.root


def read_page(text: str) -> Node:
    """The tree of a page. Fails on tags that do not match."""
    reader = _Reader()
    reader.feed(text)
    return reader.end()


def facts(node: Node) -> dict[str, str]:
    """The names and values of description lists."""
    names = [entry.text for entry in node.all("dt")]
    return dict(zip(names, (entry.text for entry in node.all("dd")), strict=True))


def rows(table: Node) -> list[list[str]]:
    """The text of each cell, row by row."""
    return [
        [cell.text for cell in row.parts if isinstance(cell, Node) and cell.tag in ("td", "th")]
        for row in table.all("tr")
    ]
