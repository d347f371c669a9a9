"""Parses types: what may stand after a colon, and the right side of a type alias."""

from server.engines.luau.syntax.nodes import Node, TypeNode
from server.engines.luau.syntax.parser.cursor import Cursor
from server.engines.luau.syntax.tokens import INTERP_BEGIN, INTERP_SIMPLE, NAME, STRING, Token


class TypeParser(Cursor):
    """Types, type packs, and the generic parameters of functions and aliases."""

    def type_(self) -> TypeNode:
        """A type with its unions, intersections and question marks."""
        self.deeper()
        start = self.token.start
        leading = self.token.kind if self.token.kind in ("|", "&") else ""
        if leading:
            self.advance()
        result = self._suffixed(self._simple(), leading)
        result.start = start
        self.shallower()
        return result

    def _suffixed(self, first: TypeNode, leading: str = "") -> TypeNode:
        """The unions, intersections and question marks that follow `first`."""
        parts: list[Node] = [first]
        union, intersection = leading == "|", leading == "&"
        optional = False
        while True:
            kind = self.token.kind
            if kind == "?":
                self.advance()
                union = optional = True
            elif kind in ("|", "&"):
                self.advance()
                union, intersection = union or kind == "|", intersection or kind == "&"
                parts.append(self._simple())
            else:
                break
            if union and intersection:
                raise self.problem(
                    self.token, "found a union mixed with an intersection; put parentheses around one of them"
                )
        if not union and not intersection:
            return first
        labels = ("?",) if optional else ()
        return TypeNode(first.start, self.previous_end, "union" if union else "intersection", "", parts, labels)

    def _simple(self) -> TypeNode:
        token = self.token
        kind = token.kind
        if kind is NAME:
            return self._named()
        if kind == "{":
            return self._table()
        if kind == "(":
            return self._parenthesized()
        if kind == "<":
            generics = self.generics()
            if self.token.kind != "(":
                raise self.unexpected("'(' after the generic parameters of a function type")
            result = self._parenthesized(must_be_function=True)
            result.parts = [*generics, *result.parts]
            result.start = token.start
            return result
        if kind in ("nil", "true", "false"):
            self.advance()
            return TypeNode(token.start, token.end, "singleton", token.text, [])
        if kind is STRING:
            self.check_escapes(self.advance())
            return TypeNode(token.start, token.end, "singleton", token.text, [])
        if kind == "~":
            self.advance()
            self.deeper()
            inner = self._simple()
            self.shallower()
            return TypeNode(token.start, inner.end, "negation", "", [inner])
        if kind in (INTERP_BEGIN, INTERP_SIMPLE):
            raise self.problem(token, "found an interpolated string, which cannot be a type")
        raise self.unexpected("a type")

    def _named(self) -> TypeNode:
        token = self.advance()
        if token.text == "typeof":
            opener = self.expect("(", "after typeof")
            inner = self.expression()
            self.close(")", opener)
            return TypeNode(token.start, self.previous_end, "typeof", "", [inner])
        name = token.text
        if self.token.kind == ".":
            self.advance()
            name = f"{name}.{self.expect_name('after the dot of a type').text}"
        parts: list[Node] = list(self.type_arguments()) if self.token.kind == "<" else []
        return TypeNode(token.start, self.previous_end, "name", name, parts)

    def type_arguments(self) -> list[TypeNode]:
        """`<A, (B, C), ...D, E...>`."""
        opener = self.expect("<", "before the type arguments")
        arguments: list[TypeNode] = []
        while self.token.kind != ">":
            arguments.append(self.type_or_pack())
            if not self.take(","):
                break
        self.close(">", opener)
        return arguments

    def type_or_pack(self) -> TypeNode:
        start = self.token.start
        if self.take("..."):
            inner = self.type_()
            return TypeNode(start, inner.end, "variadic", "", [inner])
        if self.token.kind is NAME and self.ahead().kind == "...":
            return self._generic_pack()
        if self.token.kind == "(":
            self.deeper()
            result = self._parenthesized(pack_allowed=True)
            self.shallower()
            return result if result.kind == "pack" else self._suffixed(result)
        return self.type_()

    def _generic_pack(self) -> TypeNode:
        name = self.advance()
        self.advance()
        return TypeNode(name.start, self.previous_end, "generic pack", name.text, [])

    def _parenthesized(self, must_be_function: bool = False, pack_allowed: bool = False) -> TypeNode:
        """A function type, a type in parentheses, or (where allowed) a pack."""
        opener = self.expect("(", "before a type")
        parts: list[Node] = []
        named = False
        packed = False
        while self.token.kind != ")":
            if self.token.kind is NAME and self.ahead().kind == ":":
                self.advance()
                self.advance()
                named = True
            part = self.type_or_pack() if self._starts_pack() else self.type_()
            parts.append(part)
            packed = part.kind in ("variadic", "generic pack")
            if packed or not self.take(","):
                break
            if self.token.kind == ")":
                raise self.unexpected("a type")
        self.close(")", opener)
        if self.token.kind == "->":
            self.advance()
            parts.append(self.return_type())
            return TypeNode(opener.start, self.previous_end, "function", "", parts)
        plain = len(parts) == 1 and not named and not packed
        if plain and not must_be_function:
            return TypeNode(opener.start, self.previous_end, "group", "", parts)
        if pack_allowed and not named and not must_be_function:
            return TypeNode(opener.start, self.previous_end, "pack", "", parts)
        raise self.unexpected("'->' in a function type")

    def _starts_pack(self) -> bool:
        return self.token.kind == "..." or (self.token.kind is NAME and self.ahead().kind == "...")

    def return_type(self) -> TypeNode:
        """What stands after the colon of a function or after `->`: a type, or a pack."""
        self.deeper()
        result = self.type_or_pack()
        self.shallower()
        return result

    def _table(self) -> TypeNode:
        opener = self.expect("{", "before a table type")
        parts: list[Node] = []
        labels: list[str] = []
        indexers = 0
        while self.token.kind != "}":
            access = self.token.text in ("read", "write") and self.token.kind is NAME and self.ahead().kind != ":"
            if access:
                self.advance()
            if self.token.kind == "[":
                indexers += self._bracketed_field(parts, labels)
                if indexers > 1:
                    raise self.problem(self.token, "found a second indexer in a table type, which may have one only")
            elif not parts and not (self.token.kind is NAME and self.ahead().kind == ":"):
                parts.append(self.type_())
                labels.append("")
                break
            else:
                labels.append(self.expect_name("of a table field").text)
                self.expect(":", "after the field name")
                parts.append(self.type_())
            if not self.take(",") and not self.take(";"):
                break
        self.close("}", opener)
        return TypeNode(opener.start, self.previous_end, "table", "", parts, tuple(labels))

    def _bracketed_field(self, parts: list[Node], labels: list[str]) -> int:
        """`["name"]: T` or `[K]: V`. Returns how many indexers that was."""
        opener = self.advance()
        literal = self.token.kind is STRING and self.ahead().kind == "]"
        if literal:
            self.check_escapes(self.token)
            labels.append(self.advance().text[1:-1])
        else:
            parts.append(self.type_())
            labels.extend(("[", "]"))
        self.close("]", opener)
        self.expect(":", "after the key")
        parts.append(self.type_())
        return 0 if literal else 1

    def generics(self, defaults: bool = False) -> list[TypeNode]:
        """`<T, U = X, V...>`; defaults are for aliases only."""
        opener = self.expect("<", "before the generic parameters")
        found: list[TypeNode] = []
        packs = False
        while True:
            name = self.expect_name("of a generic parameter")
            is_pack = self.take("...")
            if packs and not is_pack:
                raise self.problem(name, "found a generic type after a generic pack; types come first")
            packs = packs or is_pack
            found.append(self._generic(name, is_pack, defaults))
            if not self.take(","):
                break
        self.close(">", opener)
        return found

    def _generic(self, name: Token, is_pack: bool, defaults: bool) -> TypeNode:
        parts: list[Node] = []
        if defaults and self.take("="):
            parts.append(self.type_or_pack() if is_pack else self.type_())
        return TypeNode(name.start, self.previous_end, "generic", name.text, parts)
