"""One symbol for another: its complement, another index, another symbol, two exchanged."""

from collections.abc import Iterator

from utils.derivation.grammar import replace, walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, TWO, at, children, complement, leaves, renamed, size, substituted, swapped


def complements(scene: Scene) -> Iterator[Candidate]:
    """Put p for 1 - p, and 1 - p for p."""
    for path, node in walk(scene.line):
        rest = complement(node)
        if rest is not None:
            yield Candidate(1.9, "complement", path, rest, ("{} should be {}", node, rest))
        elif node[0] in ("sym", "idx") and scene.is_scalar(node):
            parent = at(scene.line, path[:-1]) if path else ()
            if parent and complement(parent) == node:
                continue
            cost = 1.9 if scene.between_0_and_1(node) else 2.85
            yield Candidate(cost, "complement", path, ("sub", ONE, node), ("{} should be {}", node, ("sub", ONE, node)))
        elif node[0] == "pow" and node[2] == TWO and size(node) <= 6:
            mixed = ("mul", node[1], ("sub", ONE, node[1]))
            yield Candidate(1.93, "complement", path, mixed, ("{} should be {}", node, mixed))
        elif node[0] == "call" and node[1] in ("sigma", "exp", "tanh"):
            new = ("sub", ONE, node)
            yield Candidate(1.9 if node[1] == "sigma" else 2, "complement", path, new, ("{} should be {}", node, new))
    for leaf in scene.written:
        if leaf[0] != "dim" and scene.is_scalar(leaf):
            new = substituted(scene.line, leaf, ("sub", ONE, leaf))
            cost = 2.0 if scene.between_0_and_1(leaf) else 2.95
            yield Candidate(cost, "complement", (), new, ("{0} and 1 - {0} are exchanged", leaf))


def indices(scene: Scene) -> Iterator[Candidate]:
    """Put another letter for an index, swap two of them, put delta for a 1."""
    # an index that the line may not have at all is the likeliest slip of all
    urgent = 0.6 if scene.loose else 0
    for path, node in walk(scene.line):
        if node == ONE:
            for k, i in enumerate(scene.indices):
                for j in scene.indices[k + 1 :]:
                    new = ("delta", i, j)
                    yield Candidate(
                        1.8, "index", path, new, ("1 should be {}, which is 1 only when {} = {}", new, i, j)
                    )
        elif node[0] in ("idx", "delta"):
            letters = node[2] if node[0] == "idx" else node[1:]
            for k, i in enumerate(letters):
                for j in scene.indices:
                    if j == i:
                        continue
                    other = (*letters[:k], j, *letters[k + 1 :])
                    new = ("idx", node[1], other) if node[0] == "idx" else ("delta", *other)
                    cost = 1.9 - (urgent if i in scene.loose else 0)
                    yield Candidate(cost, "index", path, new, ("{} should carry the index {}, not {}", node, j, i))
            if node[0] == "idx" and len(letters) == 2:
                new = ("idx", node[1], letters[::-1])
                yield Candidate(1.8, "index", path, new, ("the two indices of {} are swapped", node))
        elif node[0] in ("sum", "prod"):
            for j in scene.indices:
                if j != node[1]:
                    new = (node[0], j, renamed(node[2], node[1], j))
                    says = ("the sum should run over {}, not {}", j, node[1])
                    yield Candidate(2.7, "index", path, (node[0], j, node[2]), says)
                    yield Candidate(2.8, "index", path, new, says)
        elif node[0] == "pow" and node[2] == TWO and node[1][0] == "idx":
            for j in scene.indices:
                other = ("idx", node[1][1], (*node[1][2][:-1], j))
                if other != node[1]:
                    new = ("mul", node[1], other)
                    yield Candidate(2, "index", path, new, ("{} should be {}: two different indices", node, new))
    for i in scene.indices:
        for j in scene.indices:
            if i != j:
                cost = 2.1 - (urgent if i in scene.loose else 0)
                says = ("the index {} should be {}", i, j)
                yield Candidate(cost, "index", (), renamed(scene.line, i, j), says)
                if i < j:
                    turned = renamed(renamed(renamed(scene.line, i, "\0"), j, i), "\0", j)
                    yield Candidate(2.2, "index", (), turned, ("the indices {} and {} are exchanged", i, j))


def wrong_symbols(scene: Scene) -> Iterator[Candidate]:
    """Put another symbol for one, here or throughout."""
    for path, node in walk(scene.line):
        if node[0] in ("sym", "idx", "dim"):
            vectors = scene.matrices if node[0] == "sym" and scene.rank(node[1]) else []
            for other in dict.fromkeys([*scene.reach, *vectors]):
                if other == node or other[1] in (node[1], scene.unknown):
                    continue
                alike = scene.is_scalar(other) == scene.is_scalar(node)
                cost = 2.7 if other in scene.both and alike else 2.9 if alike else 3.3
                yield Candidate(cost, "wrong symbol", path, other, ("{} should be {}", node, other))
        elif node == ONE:
            for other in scene.scalars:
                if other[0] != "dim" and not (path and at(scene.line, path[:-1])[0] == "pow"):
                    yield Candidate(2.75, "wrong symbol", path, other, ("{} should be {}", node, other))
        if node[0] in ("dim", "sym") and scene.is_scalar(node):
            for total in scene.totals:
                yield Candidate(2.75, "wrong symbol", path, total, ("{} should be {}", node, total))
        if path and 3 <= size(node) <= 14:
            inside = leaves(node)
            for leaf in inside:
                for other in scene.scalars:
                    if leaf != other and other[0] == leaf[0] and leaf[1] != other[1]:
                        new = substituted(node, leaf, other)
                        yield Candidate(3.0, "wrong symbol", path, new, ("in {}, {} should be {}", node, leaf, other))
    for leaf in scene.written:
        for other in scene.reach:
            if leaf != other and leaf[1] != other[1] and scene.is_scalar(leaf) == scene.is_scalar(other):
                new = substituted(scene.line, leaf, other)
                yield Candidate(2.85, "wrong symbol", (), new, ("{} should be {} throughout", leaf, other))


def _differing(one: tuple, other: tuple, pair: set) -> int:
    """Count the leaves that differ, where it matters which of the two comes first."""
    if one[0] in ("Cov", "mul", "jux", "add", "dot") and {*one[1:]} == {*other[1:]} == pair:
        return 0
    if one in pair or one[0] == "idx":
        return int(one != other)
    return sum(_differing(one[k], other[k], pair) for k in children(one))


def exchanges(scene: Scene) -> Iterator[Candidate]:
    """Exchange two symbols throughout the line or a part of it."""
    pool = [leaf for leaf in scene.written if leaf[0] != "dim"]
    pool += list(dict.fromkeys(n for _, n in walk(scene.line) if n[0] == "P"))
    for k, one in enumerate(pool):
        for other in pool[k + 1 :]:
            if one[0] != other[0] or (one[0] == "idx" and one[1] == other[1]):
                continue
            plain = one[0] == "P" or (scene.is_scalar(one) and scene.is_scalar(other))
            bare = one[0] == "P" and one[2] is None and other[2] is None
            cost = 1.6 if bare else 1.2 if one[0] == "P" else 1.6 if plain else 2.3
            name = "swapped symbols" if one[0] != "P" or bare else "conditioning"
            new = swapped(scene.line, one, other)
            if _differing(scene.line, new, {one, other}) < 2:
                continue  # one symbol stands where the other belongs
            yield Candidate(cost, name, (), new, ("{} and {} are swapped", one, other))
            for path, node in walk(scene.line):
                if path and 3 <= size(node) <= 12 and {one, other} <= set(leaves(node)):
                    says = ("in {}, {} and {} are swapped", node, one, other)
                    if replace(scene.line, path, swapped(node, one, other)) != new:
                        yield Candidate(2.72, name, path, swapped(node, one, other), says)
