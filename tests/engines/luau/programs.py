"""Hypothesis strategies for Luau programs: valid ones, in odd layouts."""

from hypothesis import strategies as st

BLANKS = (" ", "\t", "\n", "\r\n", " -- note\n", " --[[ block ]] ", " --[==[ a\n]] b ]==] ")
NAMES = ("a", "b", "value", "list", "type", "export", "continue", "const", "read", "write", "self", "_x1")
TYPES = (
    "number",
    "string?",
    "{ number }",
    "{ [string]: boolean, name: string }",
    "(number, string) -> ()",
    "<T>(T, ...T) -> (T, ...number)",
    "(A | B)?",
    '"x" | "y" | nil',
    "typeof(a.b)",
    "Array<Array<number>>",
    "Module.Type<string>",
    "{ read x: number, write [number]: string }",
)
LITERALS = (
    "nil",
    "true",
    "false",
    "0",
    "1_000",
    "0xFF",
    "0b101",
    "3.5e-2",
    ".5",
    "'it\\'s'",
    '"tab\\t\\x41\\u{1F600}\\065\\z  end"',
    "[[long\nstring]]",
    "[==[ ]] ]==]",
    "`plain`",
)

blanks = st.sampled_from(BLANKS)
names = st.sampled_from(NAMES)
types = st.sampled_from(TYPES)


@st.composite
def expressions(draw: st.DrawFn, depth: int = 3) -> str:
    """An expression in which every operand is safe to stand anywhere."""
    if depth <= 0:
        return draw(st.sampled_from(LITERALS) | names)
    inner = expressions(depth=depth - 1)
    kind = draw(st.integers(0, 12))
    if kind <= 1:
        return draw(st.sampled_from(LITERALS) | names)
    if kind == 2:
        operator = draw(st.sampled_from(("+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", ">=", "and", "or")))
        return f"{draw(inner)}{draw(blanks)}{operator}{draw(blanks)}{draw(inner)}"
    if kind == 3:
        return f"{draw(st.sampled_from(('not ', '-', '#')))} {draw(inner)}"
    if kind == 4:
        return f"({draw(blanks)}{draw(inner)}{draw(blanks)})"
    if kind == 5:
        return f"{draw(names)}({', '.join(draw(st.lists(inner, max_size=3)))})"
    if kind == 6:
        return f"{draw(names)}:{draw(names)}({draw(inner)}).{draw(names)}[ {draw(inner)} ]"
    if kind == 7:
        return f"{{{draw(blanks)}{draw(inner)}, {draw(names)} = {draw(inner)}; [ {draw(inner)} ] = {draw(inner)} }}"
    if kind == 8:
        return f"(if {draw(inner)} then {draw(inner)} elseif {draw(inner)} then {draw(inner)} else {draw(inner)})"
    if kind == 9:
        return f"`a{{{draw(inner)} }}b\\{{{{ {draw(inner)} }}`"
    if kind == 10:
        return f"({draw(inner)} :: {draw(types)})"
    if kind == 11:
        return f"function({draw(names)}: {draw(types)}, ...): {draw(types)}{draw(blanks)}return ... end"
    return f"{draw(names)}'text'"


@st.composite
def statements(draw: st.DrawFn, depth: int = 2) -> str:
    """A statement that may stand anywhere, also inside a loop."""
    inner = expressions(depth=1)
    kind = draw(st.integers(0, 13 if depth > 0 else 7))
    gap = draw(blanks)
    if kind == 0:
        return f"local {draw(names)}{gap}= {draw(inner)}"
    if kind == 1:
        return f"local {draw(names)}: {draw(types)}, {draw(names)}{gap}= {draw(inner)}, {draw(inner)}"
    if kind == 2:
        return f"{draw(names)}.{draw(names)}, {draw(names)}[ {draw(inner)} ]{gap}= {draw(inner)}"
    if kind == 3:
        operator = draw(st.sampled_from(("+=", "-=", "*=", "/=", "//=", "%=", "^=", "..=")))
        return f"{draw(names)}.x {operator}{gap}{draw(inner)}"
    if kind == 4:
        return f"value({draw(inner)})"
    if kind == 5:
        return f"list:{draw(names)}{{ {draw(inner)} }}"
    if kind == 6:
        return f"type T{draw(st.integers(0, 99))}<K, V...> = {draw(types)}"
    if kind == 7:
        return f"export type U{draw(st.integers(0, 99))} = {draw(types)}"
    body = blocks(depth=depth - 1)
    if kind == 8:
        return f"if {draw(inner)} then {draw(body)} elseif {draw(inner)} then {draw(body)} else {draw(body)} end"
    if kind == 9:
        return f"while {draw(inner)} do {draw(body)}{gap}{draw(st.sampled_from(('', 'break', 'continue')))} end"
    if kind == 10:
        return f"repeat {draw(body)} until {draw(inner)}"
    if kind == 11:
        return f"for {draw(names)} = {draw(inner)}, {draw(inner)} do {draw(body)} end"
    if kind == 12:
        return f"for {draw(names)}, {draw(names)} in {draw(inner)} do {draw(body)} end"
    return f"@native local function {draw(names)}<T>({draw(names)}, ...: number): ...T {draw(body)} return 1, ... end"


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> str:
    """Statements, each closed with a semicolon so that none can run into the next."""
    parts = draw(st.lists(statements(depth=depth), max_size=3))
    return "".join(f"{part}{draw(blanks)};{draw(blanks)}" for part in parts)


def programs() -> st.SearchStrategy[str]:
    return blocks(depth=2)
