"""What was not differentiated, or lost before it was."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, Tree, at, size, terms


def undifferentiated(scene: Scene) -> Iterator[Candidate]:
    """Differentiate one term of the line."""
    variables = dict.fromkeys(n[2] for _, n in walk(scene.before) if n[0] == "deriv" and n[2][0] in ("sym", "idx"))
    for path, node in walk(scene.line):
        above = at(scene.line, path[:-1])[0] if path else ""
        if above not in ("", "add", "sub", "neg") or node[0] in ("add", "sub", "neg") or size(node) > 25:
            continue
        for v in variables:
            if scene.depends(node, v[1]):
                new: Tree = ("deriv", node, v)
                yield Candidate(2.3, _kept(node, v), path, new, ("{} was not differentiated by {}", node, v))
    for v in variables:
        parts = terms(scene.line)
        if 2 <= len(parts) <= 6 and scene.depends(scene.line, v[1]):
            new = ("deriv", scene.line, v)
            yield Candidate(2.9, "function", (), new, ("{} was not differentiated by {}", scene.line, v))


def _kept(node: Tree, v: Tree) -> str:
    """Return what a term that was not differentiated still has too much."""
    if any(n[0] == "pow" and v in (n[1], *(m for _, m in walk(n[1]))) for _, n in walk(node)):
        return "power"
    return "function" if any(n[0] == "call" for _, n in walk(node)) else "extra factor"


def lost_inside(scene: Scene) -> Iterator[Candidate]:
    """Put 1/u for u, and u^2 for u, in what is still to be differentiated."""
    for path, node in walk(scene.line):
        above = at(scene.line, path[:-1]) if path else ()
        if above and above[0] == "deriv" and path[-1] == 1 and node[0] not in ("sym", "idx"):
            new = ("div", ONE, node)
            yield Candidate(1.9, "power", path, new, ("{} lost its exponent -1", node))
