"""The learner's text of a cell: every answer between the markers becomes a stub that leaves its names bound.

At the top level of a cell a block holds simple assignments, and each becomes `name = ...`; inside a function it
becomes `...`. Anything else is refused.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from utils.build.refusal import refuse
from utils.build.source import Cell, parse

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
LIKE_A_MARKER = re.compile(r"#.*\b(BEGIN|END)\s+SOLUTION\b", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """One answer: the lines of its markers in the cell (counted from 1), and the text between them."""

    begin: int
    end: int
    text: str


def blocks(cell: Cell, path: Path) -> list[Block]:
    """Find a cell's answers. Raises Refused on nested, unbalanced, empty or misspelt markers."""
    lines = cell.text.splitlines()
    found, begin = [], None
    for number, line in enumerate(lines, start=1):
        here = cell.line + number - 1
        if line.strip() == BEGIN:
            if begin is not None:
                raise refuse(path, here, f"`{BEGIN}` inside another block.")
            begin = number
        elif line.strip() == END:
            if begin is None:
                raise refuse(path, here, f"`{END}` without its `{BEGIN}`.")
            found.append(Block(begin, number, "\n".join(lines[begin : number - 1])))
            begin = None
        elif LIKE_A_MARKER.search(line):
            raise refuse(path, here, f"a marker stands alone on its line and reads `{BEGIN}` or `{END}`.")
    if begin is not None:
        raise refuse(path, cell.line + begin - 1, f"`{BEGIN}` without its `{END}`.")
    if found and (cell.kind != "code" or cell.teacher_only):
        raise refuse(
            path, cell.line + found[0].begin - 1, "markers belong in a code cell that the learner's edition has."
        )
    return found


def answer_text(cell: Cell) -> str:
    """Return the cell with its answers and without the markers."""
    return "\n".join(line for line in cell.text.splitlines() if line.strip() not in (BEGIN, END)).rstrip()


def learner_text(cell: Cell, path: Path) -> str:
    """Return the cell with a stub in place of each answer. Raises Refused where a stub would leave a name unbound."""
    found = blocks(cell, path)
    if not found:
        return cell.text
    tree = parse(cell, path)
    lines = cell.text.splitlines()
    for block in reversed(found):
        lines[block.begin - 1 : block.end] = _stub(tree, block, cell, path)
    text = "\n".join(lines).rstrip()
    parse(Cell("code", text, (), cell.line), path)
    return text


def _stub(tree: ast.Module, block: Block, cell: Cell, path: Path) -> list[str]:
    def no(sentence: str, line: int = block.begin) -> Exception:
        return refuse(path, cell.line + line - 1, sentence)

    parents, inside = _locate(tree, block)
    if not inside:
        raise no("this block holds no whole statement; it must not be empty or cut a statement in two.")
    if any(statement.end_lineno >= block.end for statement in inside):
        raise no("this block ends inside a statement.")
    function = next((p for p in reversed(parents) if isinstance(p, ast.FunctionDef | ast.AsyncFunctionDef)), None)
    if function:
        unbound = _unbound(function, block)
        if unbound:
            names = ", ".join(f"`{name}`" for name in sorted(unbound))
            raise no(f"the stub would leave {names} unbound in `{function.name}`, which uses it outside the block.")
        return [" " * inside[0].col_offset + "..."]
    if parents:
        raise no("a block outside a function must stand at the top level of its cell.")
    names: dict[str, None] = {}
    for statement in inside:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
                names[name] = None
            case _:
                raise no("a block outside a function may hold only simple assignments, `name = ...`.", statement.lineno)
    return [f"{name} = ..." for name in names]


def _locate(tree: ast.Module, block: Block) -> tuple[list[ast.AST], list[ast.stmt]]:
    """Find the statements directly in a block, and the compound statements around them, outermost first."""
    parents: list[ast.AST] = []
    bodies: list[list[ast.stmt]] = [tree.body]
    while True:
        for body in bodies:
            inside = [s for s in body if block.begin < _start(s) < block.end]
            if inside:
                return parents, inside
        around = next((s for body in bodies for s in body if _start(s) < block.begin <= (s.end_lineno or 0)), None)
        if around is None:
            return parents, []
        parents.append(around)
        bodies = list(_bodies(around))


def _start(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def _bodies(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for field in ("body", "orelse", "finalbody"):
        value = getattr(node, field, None)
        if isinstance(value, list):
            yield value
    for part in [*getattr(node, "handlers", []), *getattr(node, "cases", [])]:
        yield part.body


def _unbound(function: ast.FunctionDef | ast.AsyncFunctionDef, block: Block) -> set[str]:
    """Names a function binds only inside the block and uses outside it."""
    bound_in, bound_out, used_out = set(), set(), set()
    for node in ast.walk(function):
        inside = block.begin < getattr(node, "lineno", 0) < block.end
        if isinstance(node, ast.arg):
            bound_out.add(node.arg)
            continue
        for name in _bound_here(node):
            (bound_in if inside else bound_out).add(name)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and not inside:
            used_out.add(node.id)
    return (bound_in & used_out) - bound_out


def _bound_here(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            return [name]
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [(alias.asname or alias.name).split(".")[0] for alias in names]
    return []
