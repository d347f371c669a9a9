"""Resolves every name of a script in one walk."""

from collections.abc import Callable

from server.engines.luau.analysis.names import Binding, Definition, GlobalName, Names, Scope
from server.engines.luau.syntax.nodes import (
    Assign,
    Block,
    CompoundAssign,
    Expr,
    Function,
    FunctionStat,
    GenericFor,
    Local,
    LocalFunction,
    NameDecl,
    NameRef,
    Node,
    NumericFor,
    Repeat,
    Stat,
    TypeFunction,
    children,
)


def resolve(root: Block) -> Names:
    """Resolve a script. The caller gives the recursion room."""
    return _Resolver(root).names


class _Resolver:
    def __init__(self, root: Block) -> None:
        self._scope = Scope(None, None, root)
        self.names = Names(self._scope)
        self._special: dict[type[Node], Callable[..., None]] = {
            Assign: self._assign,
            Block: self._block,
            CompoundAssign: self._compound,
            Function: self._function,
            FunctionStat: self._function_statement,
            GenericFor: self._generic_for,
            Local: self._local,
            LocalFunction: self._local_function,
            NameRef: self._read,
            NumericFor: self._numeric_for,
            Repeat: self._repeat,
            TypeFunction: self._type_function,
        }
        self.names.scopes[root] = self._scope
        self._statements(root)

    def _visit(self, node: Node, parent: Node) -> None:
        self.names.parents[node] = parent
        special = self._special.get(type(node))
        if special is not None:
            special(node)
            return
        for child in children(node):
            self._visit(child, node)

    def _visit_all(self, nodes: "list[Expr] | list[NameDecl]", parent: Node) -> None:
        for node in nodes:
            self._visit(node, parent)

    # Scopes

    def _open(self, function: Function | None, block: Block | None) -> Scope:
        self._scope = Scope(self._scope, function, block)
        if block is not None:
            self.names.scopes[block] = self._scope
        return self._scope

    def _close(self) -> None:
        assert self._scope.parent is not None
        self._scope = self._scope.parent

    def _declare(self, decl: NameDecl, statement: Node, offset: int, definition: Definition) -> Binding:
        return self._bind(decl.name, decl, statement, offset, definition)

    def _bind(self, name: str, decl: NameDecl | None, statement: Node, offset: int, definition: Definition) -> Binding:
        binding = Binding(name, decl, self._scope, statement, offset, [definition])
        self._scope.names.setdefault(name, []).append(binding)
        self.names.bindings.append(binding)
        return binding

    def _statements(self, block: Block) -> None:
        for statement in block.body:
            self._visit(statement, block)

    def _block(self, block: Block) -> None:
        self._open(self._scope.function, block)
        self._statements(block)
        self._close()

    # Names

    def _lookup(self, ref: NameRef) -> Binding | None:
        names = self.names
        names.functions[ref] = self._scope.function
        scope: Scope | None = self._scope
        while scope is not None:
            found = scope.names.get(ref.name)
            if found:
                binding = found[-1]
                names.binding_of[ref] = binding
                if scope.function is not self._scope.function:
                    binding.captured = True
                return binding
            scope = scope.parent
        return None

    def _global(self, name: str) -> GlobalName:
        known = self.names.globals.get(name)
        if known is None:
            known = self.names.globals[name] = GlobalName(name)
        return known

    def _read(self, ref: NameRef) -> None:
        binding = self._lookup(ref)
        if binding is None:
            self._global(ref.name).reads.append(ref)
        else:
            binding.reads.append(ref)

    def _write(self, target: Expr, statement: Stat, definition: Definition) -> None:
        self.names.parents[target] = statement
        if not isinstance(target, NameRef):
            for child in children(target):
                self._visit(child, target)
            return
        binding = self._lookup(target)
        if binding is None:
            known = self._global(target.name)
            known.writes.append(target)
            known.statements.append(statement)
        else:
            binding.writes.append(target)
            binding.definitions.append(definition)

    # Statements

    def _local(self, node: Local) -> None:
        self._visit_all(node.values, node)
        for position, decl in enumerate(node.names):
            self._visit_annotation(decl, node)
            self._declare(decl, node, node.end, Definition("values", node, node.values, position))

    def _visit_annotation(self, decl: NameDecl, parent: Node) -> None:
        self.names.parents[decl] = parent
        if decl.annotation is not None:
            self._visit(decl.annotation, decl)

    def _local_function(self, node: LocalFunction) -> None:
        self._visit_annotation(node.name, node)
        self._declare(node.name, node, node.name.end, Definition("function", node, [node.function]))
        self._visit(node.function, node)

    def _function_statement(self, node: FunctionStat) -> None:
        self._write(node.target, node, Definition("function", node, [node.function]))
        self._visit(node.function, node)

    def _assign(self, node: Assign) -> None:
        for position, target in enumerate(node.targets):
            self._write(target, node, Definition("values", node, node.values, position))
        self._visit_all(node.values, node)

    def _compound(self, node: CompoundAssign) -> None:
        self._write(node.target, node, Definition("compound", node, [node.value], 0, node.op))
        if isinstance(node.target, NameRef):
            binding = self.names.binding_of.get(node.target)
            if binding is None:
                self._global(node.target.name).reads.append(node.target)
            else:
                binding.reads.append(node.target)
        self._visit(node.value, node)

    def _numeric_for(self, node: NumericFor) -> None:
        self._visit(node.first, node)
        self._visit(node.last, node)
        if node.step is not None:
            self._visit(node.step, node)
        self._visit_annotation(node.var, node)
        self._open(self._scope.function, None)
        self._declare(node.var, node, node.block.start, Definition("counter", node, []))
        self._visit(node.block, node)
        self._close()

    def _generic_for(self, node: GenericFor) -> None:
        self._visit_all(node.values, node)
        self._open(self._scope.function, None)
        for position, decl in enumerate(node.names):
            self._visit_annotation(decl, node)
            self._declare(decl, node, node.block.start, Definition("iterated", node, node.values, position))
        self._visit(node.block, node)
        self._close()

    def _repeat(self, node: Repeat) -> None:
        self.names.parents[node.block] = node
        self._open(self._scope.function, node.block)
        self._statements(node.block)
        self._visit(node.condition, node)
        self._close()

    def _function(self, node: Function) -> None:
        parent = self.names.parents[node]
        self._open(node, None)
        if isinstance(parent, FunctionStat) and parent.method:
            self._bind("self", None, node, node.start, Definition("argument", node, []))
        for position, decl in enumerate(node.params):
            self._visit_annotation(decl, node)
            self._declare(decl, node, node.start, Definition("argument", node, [], position))
        for part in (*node.generics, node.vararg_type, node.return_type):
            if part is not None:
                self._visit(part, node)
        self._visit(node.body, node)
        self._close()

    def _type_function(self, node: TypeFunction) -> None:
        """Its body runs in the type checker, in an environment of its own: no name in it means one of ours."""
