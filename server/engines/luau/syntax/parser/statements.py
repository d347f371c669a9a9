"""Parses statements and blocks."""

from server.engines.luau.syntax.nodes import (
    Assign,
    Block,
    Break,
    Call,
    CallStat,
    CompoundAssign,
    Continue,
    Do,
    Expr,
    FunctionStat,
    GenericFor,
    If,
    IfClause,
    Index,
    IndexExpr,
    Local,
    LocalFunction,
    MethodCall,
    NameDecl,
    NameRef,
    NumericFor,
    Repeat,
    Return,
    Stat,
    TypeAlias,
    TypeFunction,
    While,
)
from server.engines.luau.syntax.parser.expressions import ExpressionParser
from server.engines.luau.syntax.tokens import ATTRIBUTE, END_OF_FILE, NAME, Token

_BLOCK_ENDS = frozenset((END_OF_FILE, "else", "elseif", "end", "until"))
_COMPOUND = frozenset(("+=", "-=", "*=", "/=", "//=", "%=", "^=", "..="))


class StatementParser(ExpressionParser):
    """Statements. Knows whether it is inside a loop."""

    def chunk(self) -> Block:
        """The whole script."""
        block = self.block()
        if self.token.kind is not END_OF_FILE:
            raise self.unexpected("end of file")
        block.start, block.end = 0, self.token.end
        return block

    def block(self) -> Block:
        self.deeper()
        start = self.previous_end
        body: list[Stat] = []
        ends: list[int] = []
        while self.token.kind not in _BLOCK_ENDS:
            statement = self.statement()
            self.take(";")
            body.append(statement)
            ends.append(self.previous_end)
            if isinstance(statement, (Return, Break, Continue)):
                break
        self.shallower()
        return Block(start, self.token.start, body, ends)

    def statement(self) -> Stat:
        kind = self.token.kind
        if kind is NAME or kind == "(":
            return self._expression_statement()
        if kind is ATTRIBUTE:
            return self._attributed()
        if kind == "local":
            return self._local(self.advance())
        if kind == "if":
            return self._if()
        if kind == "for":
            return self._for()
        if kind == "return":
            return self._return()
        if kind == "function":
            return self._function(self.token.start, attributes=False)
        return self._block_statement(kind)

    def _block_statement(self, kind: str) -> Stat:
        if kind == "while":
            opener = self.advance()
            condition = self.expression()
            do = self.expect("do", "after the condition of a while loop")
            block = self._loop_block()
            self.close("end", do)
            return While(opener.start, self.previous_end, condition, block)
        if kind == "repeat":
            opener = self.advance()
            block = self._loop_block()
            self.close("until", opener)
            condition = self.expression()
            return Repeat(opener.start, condition.end, block, condition)
        if kind == "do":
            opener = self.advance()
            block = self.block()
            self.close("end", opener)
            return Do(opener.start, self.previous_end, block)
        if kind == "break":
            self._require_loop("break")
            token = self.advance()
            return Break(token.start, token.end)
        raise self.unexpected("a statement")

    def _loop_block(self) -> Block:
        self.loop_depth += 1
        block = self.block()
        self.loop_depth -= 1
        return block

    def _require_loop(self, word: str) -> None:
        if self.loop_depth == 0:
            raise self.problem(self.token, f"found '{word}' outside of a loop")

    def _if(self) -> If:
        opener = self.token
        start = opener.start
        clauses: list[IfClause] = []
        while True:
            word = self.advance()
            condition = self.expression()
            opener = self.expect("then", f"after the condition of {word.text!r}")
            block = self.block()
            clauses.append(IfClause(word.start, block.end, condition, block))
            if self.token.kind != "elseif":
                break
        otherwise = None
        if self.token.kind == "else":
            opener = self.advance()
            otherwise = self.block()
        self.close("end", opener)
        return If(start, self.previous_end, clauses, otherwise)

    def _for(self) -> Stat:
        start = self.advance().start
        names = [self.binding()]
        if self.take("="):
            first = self.expression()
            self.expect(",", "between the bounds of a for loop")
            last = self.expression()
            step = self.expression() if self.take(",") else None
            do = self.expect("do", "after the bounds of a for loop")
            block = self._loop_block()
            self.close("end", do)
            return NumericFor(start, self.previous_end, names[0], first, last, step, block)
        while self.take(","):
            names.append(self.binding())
        self.expect("in", "after the variables of a for loop")
        values = self.expression_list()
        do = self.expect("do", "after the values of a for loop")
        block = self._loop_block()
        self.close("end", do)
        return GenericFor(start, self.previous_end, names, values, block)

    def _return(self) -> Return:
        start = self.advance().start
        values: list[Expr] = []
        if self.token.kind not in _BLOCK_ENDS and self.token.kind != ";":
            values = self.expression_list()
        return Return(start, self.previous_end, values)

    def _attributed(self) -> Stat:
        start = self.token.start
        self.attributes()
        if self.token.kind == "function":
            return self._function(start, attributes=True)
        if self.token.kind == "local":
            word = self.advance()
            if self.token.kind == "function":
                return self._local_function(start, attributes=True)
            raise self.problem(word, "expected 'function' after an attribute, found 'local'")
        if self._starts_constant():
            self.advance()
            if self.token.kind == "function":
                return self._local_function(start, attributes=True)
        raise self.unexpected("'function' after an attribute")

    def _local(self, word: Token, constant: bool = False) -> Stat:
        if self.token.kind == "function":
            return self._local_function(word.start, attributes=False)
        names = [self.binding()]
        while self.take(","):
            names.append(self.binding())
        values: list[Expr] = []
        if constant:
            self.expect("=", "after the name of a constant")
            values = self.expression_list()
        elif self.take("="):
            values = self.expression_list()
        return Local(word.start, self.previous_end, names, values, constant)

    def _local_function(self, start: int, attributes: bool) -> LocalFunction:
        opener = self.advance()
        token = self.expect_name("of a local function")
        name = NameDecl(token.start, token.end, token.text, None)
        function = self.function_body(token.end, opener)
        return LocalFunction(start, self.previous_end, name, function, attributes)

    def _function(self, start: int, attributes: bool) -> FunctionStat:
        opener = self.advance()
        token = self.expect_name("of a function")
        target: Expr = NameRef(token.start, token.end, token.text)
        while self.take("."):
            token = self.expect_name("after the dot")
            target = Index(target.start, token.end, target, token.text)
            self.deeper()
        method = self.take(":")
        if method:
            token = self.expect_name("of a method")
            target = Index(target.start, token.end, target, token.text)
        self.shallower(_length(target, method))
        function = self.function_body(token.end, opener)
        return FunctionStat(start, self.previous_end, target, function, method, attributes)

    def _expression_statement(self) -> Stat:
        if self._starts_constant():
            return self._local(self.advance(), constant=True)
        if self.token.text == "export" and self.ahead().text == "const":
            start = self.advance().start
            if self._starts_constant():
                statement = self._local(self.advance(), constant=True)
                statement.start = start
                return statement
            raise self.unexpected("a constant after 'export const'")
        expr = self.primary()
        if isinstance(expr, (Call, MethodCall)):
            return CallStat(expr.start, expr.end, expr)
        kind = self.token.kind
        if kind in ("=", ","):
            return self._assignment(expr)
        if kind in _COMPOUND:
            self._require_target(expr)
            operator = self.advance()
            value = self.expression()
            return CompoundAssign(expr.start, value.end, operator.text[:-1], expr, value)
        if isinstance(expr, NameRef):
            return self._word_statement(expr)
        raise self.unexpected("an assignment or a function call")

    def _starts_constant(self) -> bool:
        """`const` followed by a name on its line, or by `function`: newer Luau's constant declaration."""
        if self.token.kind is not NAME or self.token.text != "const":
            return False
        return self.ahead().kind in (NAME, "function")

    def _word_statement(self, word: NameRef) -> Stat:
        """Statements that begin with a word that may also be a name."""
        if word.name == "type":
            return self._type_alias(word.start, exported=False)
        if word.name == "export" and self.token.kind is NAME and self.token.text == "type":
            self.advance()
            return self._type_alias(word.start, exported=True)
        if word.name == "continue":
            if self.loop_depth == 0:
                raise self.unexpected("an assignment or a function call ('continue' stands outside of a loop)")
            return Continue(word.start, word.end)
        raise self.unexpected("an assignment or a function call")

    def _assignment(self, first: Expr) -> Assign:
        targets = [first]
        self._require_target(first)
        while self.take(","):
            target = self.primary()
            self._require_target(target)
            targets.append(target)
        self.expect("=", "in an assignment")
        values = self.expression_list()
        return Assign(first.start, self.previous_end, targets, values)

    def _require_target(self, expr: Expr) -> None:
        if not isinstance(expr, (NameRef, Index, IndexExpr)):
            raise self.problem(self.token, "expected a variable or a field on the left of an assignment")

    def _type_alias(self, start: int, exported: bool) -> Stat:
        if self.token.kind == "function":
            opener = self.advance()
            token = self.expect_name("of a type function")
            function = self.function_body(token.end, opener)
            return TypeFunction(start, self.previous_end, token.text, function)
        name = self.expect_name("of a type")
        generics = self.generics(defaults=True) if self.token.kind == "<" else []
        self.expect("=", "in a type alias")
        value = self.type_()
        return TypeAlias(start, value.end, name.text, exported, generics, value)


def _length(target: Expr, method: bool) -> int:
    """How many dots a function's name has."""
    count = 0
    while isinstance(target, Index):
        count += 1
        target = target.obj
    return count - 1 if method else count
