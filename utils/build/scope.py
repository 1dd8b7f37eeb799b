"""A mistake cell keeps its names to itself: what it binds, no other cell uses."""

import ast
import symtable
from collections.abc import Iterator

from utils.build.refusal import refuse
from utils.build.source import Chapter, parse


def check_mistakes(chapter: Chapter) -> None:
    """Raise Refused where a `mistake` cell binds a name that another cell uses, or changes an object of another's."""
    code = [cell for cell in chapter.cells if cell.kind == "code"]
    used = set().union(*(used_names(cell.text) for cell in code if "mistake" not in cell.tags))
    mistakes = [cell for cell in code if "mistake" in cell.tags]
    own = set().union(*(bound_names(cell.text) for cell in mistakes))
    for cell in mistakes:
        shared = sorted(bound_names(cell.text) & used)
        if shared:
            raise refuse(chapter.path, cell.line, f"this mistake cell binds `{shared[0]}`, which another cell uses.")
        for node in ast.walk(parse(cell, chapter.path)):
            at = cell.line + getattr(node, "lineno", 1) - 1
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                raise refuse(chapter.path, at, "a mistake cell must not import `*`: nobody sees what it binds.")
            changed = _changed(node)
            if changed and changed not in own:
                raise refuse(chapter.path, at, f"this mistake cell changes `{changed}`, which is not its own.")


def bound_names(code: str) -> set[str]:
    """Names a cell binds at its top level, or as `global` inside a function."""
    top = symtable.symtable(code, "cell", "exec")
    bound = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported() or s.is_namespace()}
    inner = (s for table in _tables(top) if table is not top for s in table.get_symbols())
    walrus = {node.target.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.NamedExpr)}
    return (
        (bound - _loop_names(code))
        | walrus
        | {s.get_name() for s in inner if s.is_declared_global() and s.is_assigned()}
    )


def _loop_names(code: str) -> set[str]:
    """Names bound by comprehensions alone: from Python 3.12 on symtable lists them with the names around them."""
    nodes = list(ast.walk(ast.parse(code)))
    targets = [name for node in nodes if isinstance(node, ast.comprehension) for name in ast.walk(node.target)]
    inside = {id(name) for name in targets}
    elsewhere = {
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and id(node) not in inside and isinstance(node.ctx, ast.Store)
    }
    return {name.id for name in targets if isinstance(name, ast.Name)} - elsewhere


def used_names(code: str) -> set[str]:
    """Names of the notebook's namespace that a cell binds or reads, also inside its functions."""
    top = symtable.symtable(code, "cell", "exec")
    inner = (s for table in _tables(top) if table is not top for s in table.get_symbols())
    return {s.get_name() for s in top.get_symbols()} | {s.get_name() for s in inner if s.is_global()}


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _tables(child)


def _changed(node: ast.AST) -> str | None:
    """Return the name whose object an assignment changes in place, `x` in `x[0] = 1` and `x.y = 1`."""
    if not isinstance(node, ast.Subscript | ast.Attribute) or isinstance(node.ctx, ast.Load):
        return None
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
