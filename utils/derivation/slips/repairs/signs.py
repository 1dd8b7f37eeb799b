"""A sign turned round: of the line, of a term, of a factor."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import at

EVENTS = ("ev", "and", "or", "not")


def signs(scene: Scene) -> Iterator[Candidate]:
    """Turn each sign in the line."""
    if not scene.equation:
        yield Candidate(1, "sign", (), ("neg", scene.line), ("the whole line has the wrong sign",))
    for path, node in walk(scene.line):
        if node[0] == "neg" and node[1][0] == "call" and len(node[1]) == 3:
            new = ("call", node[1][1], ("neg", node[1][2]))
            yield Candidate(1.2, "sign", path, new, ("the minus belongs inside: {} should be {}", node, new))
        if not path or node[0] in EVENTS:
            if node[0] == "neg":
                yield Candidate(1, "sign", path, node[1], ("the minus in front of {} should not be there", node[1]))
            continue
        parent = at(scene.line, path[:-1])
        if node[0] == "neg":
            yield Candidate(1, "sign", path, node[1], ("the minus in front of {} should not be there", node[1]))
        elif parent[0] in ("add", "sub") and path[-1] == 2:
            turned = ("sub" if parent[0] == "add" else "add", parent[1], parent[2])
            outer = scene.equation and len(path) == 1  # L - R: its minus is the equals sign
            says = ("the sign of {} is wrong" if outer else "the sign in front of {} is wrong", node)
            cost = 1.1 if parent[0] == "sub" and parent[1] == ("num", 1.0) and _odds(node) else 1
            yield Candidate(cost, "sign", path[:-1], turned, says)
        elif parent[0] != "neg":
            inner = 1.5 if parent[0] == "pow" and path[-1] == 2 else 1.3
            if parent[0] == "call" and parent[1] in ("sigma", "Phi"):
                inner = 2.0  # sigma(-z) is 1 - sigma(z)
            yield Candidate(inner, "sign", path, ("neg", node), ("the sign of {} is wrong", node))


def _odds(node: tuple) -> bool:
    return node[0] in ("sym", "idx")
