"""What a parameter may hold, as far as a script says so."""

from dataclasses import dataclass

MOST_ALTERNATIVES = 6


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` is any, nil, number, string, boolean, buffer, literal, list, map, record, callback, instance, datatype
    or union.

    `text` is the literal as written, the class of an instance or the name of a datatype. `parts` are the element of a
    list, key and value of a map, the fields of a record (named by `labels`), what a callback answers, or the
    alternatives of a union.
    """

    kind: str
    text: str = ""
    parts: "tuple[Shape, ...]" = ()
    labels: tuple[str, ...] = ()


ANY = Shape("any")
NIL = Shape("nil")
NUMBER = Shape("number")
STRING = Shape("string")
BOOLEAN = Shape("boolean")
CALLBACK = Shape("callback")


def list_of(element: Shape) -> Shape:
    return Shape("list", parts=(element,))


def record_of(fields: dict[str, Shape]) -> Shape:
    return Shape("record", parts=tuple(fields.values()), labels=tuple(fields))


def instance(class_name: str) -> Shape:
    return Shape("instance", class_name)


def one_of(shapes: list[Shape]) -> Shape:
    """Any of them; of none, anything. Records are joined, and `any` gives way to what is known."""
    flat = [part for shape in shapes for part in (shape.parts if shape.kind == "union" else (shape,))]
    records = [shape for shape in flat if shape.kind == "record"]
    kept = list(dict.fromkeys(shape for shape in flat if shape.kind not in ("record", "any")))
    if records:
        kept.append(_joined(records))
    if not kept:
        return ANY
    return kept[0] if len(kept) == 1 else Shape("union", parts=tuple(kept[:MOST_ALTERNATIVES]))


def _joined(records: list[Shape]) -> Shape:
    fields: dict[str, list[Shape]] = {}
    for record in records:
        for label, part in zip(record.labels, record.parts, strict=True):
            fields.setdefault(label, []).append(part)
    return record_of({label: one_of(parts) for label, parts in fields.items()})
