"""Smaller arguments of the same kind, so that the call that is shown as a counterexample can be read at a glance."""

from collections.abc import Iterator
from dataclasses import replace

from server.engines.luau.exercise.cases import Case, with_argument
from server.engines.luau.syntax.nodes import Binary, Call, Expr, Index, Number, Return, String, Table, Unary
from server.engines.luau.syntax.parser import parse

MOST_VARIANTS = 40
DEEPEST = 4
_CALLBACK = 'values.callback("callback")'


def variants(case: Case) -> list[Case]:
    """Calls that are a step smaller, the smallest first: fewer arguments, or one of them smaller."""
    found: list[Case] = []
    if case.arguments:
        found.append(replace(case, arguments=case.arguments[:-1]))
    for position, argument in enumerate(case.arguments):
        found += [with_argument(case, position, text) for text in smaller(argument)]
    return sorted(dict.fromkeys(found), key=size)[:MOST_VARIANTS]


def size(case: Case) -> int:
    """What there is to read; of digits 0 is smaller than 1, and 1 than the others."""
    digits = sum(min(int(sign), 2) for argument in case.arguments for sign in argument if sign in "0123456789")
    return 100 * sum(len(argument) + 2 for argument in case.arguments) + digits


def smaller(expression: str) -> list[str]:
    """Texts of smaller values of the same kind; none for what cannot be made smaller."""
    text = f"return {expression}"
    statement = parse(text).root.body[0]
    assert isinstance(statement, Return)
    return [one for one in dict.fromkeys(_smaller(text, statement.values[0], DEEPEST)) if one != expression]


def _smaller(text: str, node: Expr, depth: int) -> Iterator[str]:
    if isinstance(node, Table) and depth:
        yield from _tables(text, node, depth)
    elif isinstance(node, String):
        yield from _strings(text[node.start : node.end])
    elif isinstance(node, Number):
        yield from _numbers(text[node.start : node.end])
    elif isinstance(node, Unary) and isinstance(node.operand, Number):
        number = text[node.operand.start : node.operand.end]
        yield from ("0", "1", "-1", number)
        yield from (f"-{one}" for one in _numbers(number) if one != "0")
    elif isinstance(node, (Binary, Index)) or text.startswith("-math.huge", node.start):
        yield from ("0", "1")
    elif isinstance(node, Call):
        yield from _calls(text, node)


def _numbers(number: str) -> Iterator[str]:
    yield from ("0", "1")
    value = float(number)
    if abs(value) < 2**53:
        yield str(int(value))
        if abs(value) > 3:
            yield from ("2", str(int(value / 2)))


def _strings(literal: str) -> Iterator[str]:
    """Halves and single characters of what is plain; what has escapes is cut to nothing or kept."""
    yield '""'
    inside = literal[1:-1]
    if "\\" in inside or literal[0] not in "\"'":
        return
    if len(inside) > 1:
        yield '"a"'
        middle = len(inside) // 2
        for part in (inside[:middle], inside[middle:], inside[1:], inside[:-1]):
            yield f'"{part}"'


def _tables(text: str, table: Table, depth: int) -> Iterator[str]:
    items = [text[item.start : item.end] for item in table.items]
    if not items:
        return
    yield "{}"
    middle = len(items) // 2
    if middle:
        yield _table(items[:middle])
        yield _table(items[middle:])
    for position, item in enumerate(table.items):
        yield _table([*items[:position], *items[position + 1 :]])
        head = text[item.start : item.value.start]
        for value in _smaller(text, item.value, depth - 1):
            yield _table([*items[:position], f"{head}{value}", *items[position + 1 :]])


def _table(items: list[str]) -> str:
    return "{" + ", ".join(items) + "}"


def _calls(text: str, call: Call) -> Iterator[str]:
    called = text[call.func.start : call.func.end]
    if called == "string.rep":
        yield from ('""', '"a"', '"ab"')
    elif called == "values.callback" and len(call.args) > 1:
        yield _CALLBACK
    elif all(isinstance(one, Number) for one in call.args) and call.args:
        yield f"{called}({', '.join('0' for _ in call.args)})"
        yield f"{called}({', '.join('1' for _ in call.args)})"
