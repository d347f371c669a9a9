"""Parses expressions."""

from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Boolean,
    Call,
    Expr,
    Function,
    IfExpr,
    Index,
    IndexExpr,
    Instantiation,
    Interpolated,
    MethodCall,
    NameDecl,
    NameRef,
    Nil,
    Number,
    Paren,
    String,
    Table,
    TableItem,
    TypeNode,
    Unary,
    Varargs,
)
from server.engines.luau.syntax.parser.types import TypeParser
from server.engines.luau.syntax.tokens import (
    ATTRIBUTE,
    INTERP_BEGIN,
    INTERP_END,
    INTERP_MID,
    INTERP_SIMPLE,
    NAME,
    NUMBER,
    STRING,
    Token,
)

BINARY_PRIORITY = {
    "or": (1, 1),
    "and": (2, 2),
    **dict.fromkeys(("==", "~=", "<", "<=", ">", ">="), (3, 3)),
    "..": (5, 4),
    "+": (6, 6),
    "-": (6, 6),
    **dict.fromkeys(("*", "/", "//", "%"), (7, 7)),
    "^": (10, 9),
}
"""Left and right binding power, as in Luau's parser."""
UNARY_PRIORITY = 8
_UNARY = frozenset(("not", "-", "#"))
_KNOWN_ATTRIBUTES = frozenset(("native", "checked", "deprecated", "debugnoinline"))


class ExpressionParser(TypeParser):
    """Expressions, from literals to functions. `loop_depth` counts the loops around, within the function."""

    vararg_allowed = True
    loop_depth = 0

    def expression(self, limit: int = 0) -> Expr:
        self.deeper()
        levels = 1
        token = self.token
        if token.kind in _UNARY:
            self.advance()
            operand = self.expression(UNARY_PRIORITY)
            left: Expr = Unary(token.start, operand.end, token.kind, operand)
        else:
            left = self._asserted()
        priority = BINARY_PRIORITY.get(self.token.kind)
        while priority is not None and priority[0] > limit:
            operator = self.advance()
            right = self.expression(priority[1])
            left = Binary(left.start, right.end, operator.kind, left, right, operator.start)
            self.deeper()
            levels += 1
            priority = BINARY_PRIORITY.get(self.token.kind)
        self.shallower(levels)
        return left

    def expression_list(self) -> list[Expr]:
        found = [self.expression()]
        while self.take(","):
            found.append(self.expression())
        return found

    def _asserted(self) -> Expr:
        expr = self._simple_expression()
        if self.token.kind == "::":
            self.advance()
            annotation = self.type_()
            return Assertion(expr.start, annotation.end, expr, annotation)
        return expr

    def _simple_expression(self) -> Expr:
        token = self.token
        kind = token.kind
        if kind is NAME or kind == "(":
            return self.primary()
        if kind is NUMBER:
            self.check_number(self.advance())
            return Number(token.start, token.end, token.text)
        if kind is STRING:
            return self._string()
        if kind in (INTERP_SIMPLE, INTERP_BEGIN):
            return self._interpolated()
        if kind == "{":
            return self._table_constructor()
        if kind == "nil":
            self.advance()
            return Nil(token.start, token.end)
        if kind in ("true", "false"):
            self.advance()
            return Boolean(token.start, token.end, kind == "true")
        if kind == "...":
            self.advance()
            if not self.vararg_allowed:
                raise self.problem(token, "found '...' in a function that takes no variable arguments")
            return Varargs(token.start, token.end)
        if kind == "function":
            return self.function_body(token.start, self.advance())
        if kind == "if":
            return self._if_expression()
        if kind is ATTRIBUTE:
            self.attributes()
            if self.token.kind != "function":
                raise self.unexpected("'function' after an attribute")
            function = self.function_body(self.token.start, self.advance())
            function.start = token.start
            return function
        raise self.unexpected("an expression")

    def _string(self) -> String:
        token = self.advance()
        if "\\" in token.text and token.text[0] != "[":
            self.check_escapes(token)
        return String(token.start, token.end, token.text)

    def _interpolated(self) -> Interpolated:
        token = self.advance()
        self.check_escapes(token)
        values: list[Expr] = []
        if token.kind is INTERP_SIMPLE:
            return Interpolated(token.start, token.end, values)
        while True:
            if self.token.kind in (INTERP_MID, INTERP_END):
                raise self.unexpected("an expression between the braces of an interpolated string")
            values.append(self.expression())
            if self.token.kind not in (INTERP_MID, INTERP_END):
                raise self.unexpected("'}' to close the braces of an interpolated string")
            piece = self.advance()
            self.check_escapes(piece)
            if piece.kind is INTERP_END:
                return Interpolated(token.start, piece.end, values)

    def _if_expression(self) -> IfExpr:
        start = self.advance().start
        parts = [self.expression()]
        self.expect("then", "after the condition of an if expression")
        parts.append(self.expression())
        while self.take("elseif"):
            parts.append(self.expression())
            self.expect("then", "after the condition of an if expression")
            parts.append(self.expression())
        self.expect("else", "in an if expression")
        parts.append(self.expression())
        return IfExpr(start, parts[-1].end, parts)

    def _table_constructor(self) -> Table:
        opener = self.advance()
        items: list[TableItem] = []
        while self.token.kind != "}":
            items.append(self._table_item())
            if not self.take(",") and not self.take(";"):
                break
        self.close("}", opener)
        return Table(opener.start, self.previous_end, items)

    def _table_item(self) -> TableItem:
        start = self.token.start
        if self.token.kind == "[":
            opener = self.advance()
            key = self.expression()
            self.close("]", opener)
            self.expect("=", "after the key of a table field")
            value = self.expression()
            return TableItem(start, value.end, "", key, value)
        if self.token.kind is NAME and self.ahead().kind == "=":
            name = self.advance().text
            self.advance()
            value = self.expression()
            return TableItem(start, value.end, name, None, value)
        value = self.expression()
        return TableItem(start, value.end, "", None, value)

    def primary(self) -> Expr:
        """A name or an expression in parentheses, with the indexes and calls that follow it."""
        expr = self._prefix()
        levels = 0
        while True:
            kind = self.token.kind
            if kind == ".":
                self.advance()
                name = self.expect_name("after the dot")
                expr = Index(expr.start, name.end, expr, name.text)
            elif kind == "[":
                opener = self.advance()
                key = self.expression()
                self.close("]", opener)
                expr = IndexExpr(expr.start, self.previous_end, expr, key)
            elif kind == ":":
                expr = self._method_call(expr)
            elif kind == "(" or kind == "{" or kind is STRING:
                args, opened = self._arguments()
                expr = Call(expr.start, self.previous_end, expr, args, opened)
            elif kind == "<" and self._opens_instantiation():
                expr = Instantiation(expr.start, expr.end, expr, self._instantiation())
                expr.end = self.previous_end
            else:
                break
            self.deeper()
            levels += 1
        self.shallower(levels)
        return expr

    def _prefix(self) -> Expr:
        token = self.token
        if token.kind is NAME:
            self.advance()
            return NameRef(token.start, token.end, token.text)
        if token.kind == "(":
            opener = self.advance()
            inner = self.expression()
            self.close(")", opener)
            return Paren(opener.start, self.previous_end, inner)
        raise self.unexpected("a name or an expression")

    def _method_call(self, obj: Expr) -> MethodCall:
        self.advance()
        name = self.expect_name("of a method")
        type_args = self._instantiation() if self.token.kind == "<" and self._opens_instantiation() else []
        if self.token.kind not in ("(", "{", STRING):
            raise self.unexpected("the arguments of a method call")
        args, opened = self._arguments()
        return MethodCall(obj.start, self.previous_end, obj, name.text, type_args, args, opened)

    def _arguments(self) -> tuple[list[Expr], int]:
        """The arguments and where their parenthesis opens, -1 for a lone string or table."""
        if self.token.kind is STRING:
            return [self._string()], -1
        if self.token.kind == "{":
            return [self._table_constructor()], -1
        if self.breaks_line():
            detail = (
                "found '(' at the start of a line, which could be a call or a new statement; "
                "put it on the line before, or a ';' between"
            )
            raise self.problem(self.token, detail)
        opener = self.advance()
        args = self.expression_list() if self.token.kind != ")" else []
        self.close(")", opener)
        return args, opener.start

    def _opens_instantiation(self) -> bool:
        """`<<` with nothing between: explicit type arguments."""
        following = self.ahead()
        return following.kind == "<" and following.start == self.token.end

    def _instantiation(self) -> list[TypeNode]:
        self.advance()
        arguments = self.type_arguments()
        self.expect(">", "to close the type arguments")
        return arguments

    def attributes(self) -> list[Token]:
        """`@native` and `@[deprecated {...}]`, as many as there are."""
        found: list[Token] = []
        while self.token.kind is ATTRIBUTE:
            token = self.advance()
            found.append(token)
            if token.text != "@[":
                if token.text[1:] not in _KNOWN_ATTRIBUTES:
                    raise self.problem(token, f"found '{token.text}', which is no attribute that Luau knows")
                continue
            while True:
                self.expect_name("of an attribute")
                if self.token.kind in ("(", "{", STRING):
                    self._arguments()
                if not self.take(","):
                    break
            self.close("]", token)
        return found

    def function_body(self, start: int, opener: Token) -> Function:
        generics = self.generics() if self.token.kind == "<" else []
        parenthesis = self.expect("(", "before the parameters of a function")
        params, vararg, vararg_type = self._parameters()
        self.close(")", parenthesis)
        return_type = None
        if self.take(":"):
            return_type = self.return_type()
        header_end = self.previous_end
        outer_vararg, self.vararg_allowed = self.vararg_allowed, vararg
        outer_loops, self.loop_depth = self.loop_depth, 0
        body = self.block()
        self.vararg_allowed, self.loop_depth = outer_vararg, outer_loops
        self.close("end", opener)
        return Function(start, self.previous_end, generics, params, vararg, vararg_type, return_type, body, header_end)

    def _parameters(self) -> tuple[list[NameDecl], bool, TypeNode | None]:
        params: list[NameDecl] = []
        if self.token.kind == ")":
            return params, False, None
        while True:
            if self.take("..."):
                annotation = None
                if self.take(":"):
                    pack = self.token.kind is NAME and self.ahead().kind == "..."
                    annotation = self.type_or_pack() if pack else self.type_()
                return params, True, annotation
            params.append(self.binding())
            if not self.take(","):
                return params, False, None

    def binding(self) -> NameDecl:
        token = self.expect_name("of a variable")
        annotation = self.type_() if self.take(":") else None
        return NameDecl(token.start, self.previous_end, token.text, annotation)
