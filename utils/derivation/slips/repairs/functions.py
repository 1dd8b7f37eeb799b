"""A function lost or added, a fraction upside down, one operation for another."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, PRODUCTS, at, factors, product, size

PLAIN = ("neg", "sym", "idx", "div", "sum", "jux", "mul", "pow", "P", "add", "sub", "dim", "num", "Var", "norm")
ALIKE = ("log", "exp", "sqrt", "sigma", "tanh", "Phi", "phi", "softplus", "relu")
OTHERS = {"div": ("sub", "mul"), "mul": ("add", "div"), "jux": ("add",), "add": ("mul",), "sub": ("div", "mul")}


def functions(scene: Scene) -> Iterator[Candidate]:
    """Apply log, exp, a square root or a sigmoid, or take it away."""
    sigmoid = any(scene.between_0_and_1(leaf) for leaf in scene.reach if leaf[0] != "dim")
    about = {n[1] for t in scene.opened_trees for _, n in walk(t) if n[0] == "call" and n[1] in ALIKE}
    for path, node in walk(scene.line):
        parts = factors(node) if node[0] in PRODUCTS else []
        for k in range(len(parts) - 1 if 2 < len(parts) <= 5 else 0):
            inner = product(parts[k : k + 2])
            for name in sorted(about):
                new = product([*parts[:k], ("call", name, inner), *parts[k + 2 :]])
                says = ("{} should be {}", inner, ("call", name, inner))
                yield Candidate(2.85, "function", path, new, says)
        if node[0] == "call" and len(node) == 3:
            name, inner = node[1], node[2]
            if name in ALIKE:
                yield Candidate(2.8, "function", path, inner, (f"{name} should not be applied to {{}}", inner))
                for other in ALIKE:
                    new = ("call", other, inner)
                    if other != name:
                        yield Candidate(2.9, "function", path, new, ("{} should be {}", node, new))
            if name == "log":
                new = ("div", ONE, inner)
                yield Candidate(
                    2.6, "function", path, new, ("{} should be {}, the derivative of the logarithm", node, new)
                )
            if name not in ("inv", "diag"):
                yield Candidate(2.7, "function", path, ("prime", name, inner), ("{} should be its derivative", node))
        elif node[0] == "prime":
            new = ("call", node[1], node[2])
            yield Candidate(2.7, "function", path, new, ("{} should be {}", node, new))
        elif node[0] in PLAIN and not (path and at(scene.line, path[:-1])[0] == "pow" and path[-1] == 2):
            for name in ("exp", "log", "sqrt", *(("sigma",) if sigmoid else ())):
                new = ("call", name, node)
                yield Candidate(2.9 + 0.03 * size(node), "function", path, new, ("{} should be {}", node, new))
            if node[0] in ("sym", "idx") and scene.is_scalar(node):
                yield Candidate(3.2, "function", path, ("call", "tanh", node), ("{} should be tanh of it", node))


def fractions(scene: Scene) -> Iterator[Candidate]:
    """Turn a fraction upside down."""
    for path, node in walk(scene.line):
        parent = at(scene.line, path[:-1]) if path else ()
        if node[0] == "div":
            new = ("div", node[2], node[1]) if node[1] != ONE else node[2]
            cost = 1.2 if parent and parent[0] == "call" else 1.5
            yield Candidate(cost, "inverted fraction", path, new, ("{} is upside down", node))
            parts = factors(node[1])
            for k, part in enumerate(parts if 2 <= len(parts) <= 4 else []):
                new = ("div", product([*parts[:k], node[2], *parts[k + 1 :]]), part)
                yield Candidate(1.7, "inverted fraction", path, new, ("{} is upside down", ("div", part, node[2])))
            if node[1] != ONE:
                new = ("mul", node[1], node[2])
                yield Candidate(2.05, "inverted fraction", path, new, ("{} should multiply, not divide", node[2]))
        elif node[0] in ("mul", "jux"):
            for top, below in ((1, 2), (2, 1)):
                if node[below][0] not in ("num",):
                    new = ("div", node[top], node[below])
                    says = ("{} should divide, not multiply", node[below])
                    solved = scene.unknown and node[below][0] == "dim"
                    yield Candidate(2.1, "constant factor" if solved else "inverted fraction", path, new, says)
        if (
            node[0] in ("sym", "idx", "call", "dim", "P", "add", "sub", "sum")
            and path
            and parent[0] not in ("mul", "jux")
        ):
            cost = 1.6 if scene.equation and len(path) == 1 else 2.5 if node[0] == "call" else 2.9
            yield Candidate(cost, "inverted fraction", path, ("div", ONE, node), ("{} should be 1/({})", node, node))
        if node[0] == "pow" and node[2][0] == "neg":
            new = ("pow", node[1], node[2][1])
            yield Candidate(2.5, "inverted fraction", path, new, ("{} should not be inverted", node))


def operators(scene: Scene) -> Iterator[Candidate]:
    """Put one operation for another."""
    for path, node in walk(scene.line):
        for other in OTHERS.get(node[0], ()):
            new = (other, node[1], node[2])
            cost = 2.2 if {node[0], other} & {"add"} else 2.7
            yield Candidate(cost, "wrong operator", path, new, ("{} should be {}", node, new))
        parts = factors(node) if node[0] in PRODUCTS else []
        for k in range(1, len(parts) if len(parts) <= 6 else 0):
            left, right = product(parts[:k]), product(parts[k:])
            for other in ("add", "sub"):
                new = (other, left, right)
                yield Candidate(2.75, "wrong operator", path, new, ("{} should be {}", node, new))
            if k < len(parts) - 1:
                new = ("div", left, right)
                yield Candidate(2.2, "inverted fraction", path, new, ("{} should divide, not multiply", right))
