"""What is wrong with a script that cannot be parsed."""


class LuauSyntaxError(Exception):
    """The first thing that is no Luau. `detail` names what was found and what was expected, without the place."""

    def __init__(self, detail: str, line: int, column: int) -> None:
        super().__init__(f"Line {line}: {detail}")
        self.detail = detail
        self.line = line
        self.column = column
