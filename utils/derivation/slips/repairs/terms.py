"""A term missing, or one too many."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, TWO, Tree, at, complement, factors, joined, leaves, terms


def lost_terms(scene: Scene) -> Iterator[Candidate]:
    """Add a term of the line before to the line, or to a part of it."""
    lost = scene.lost
    if any(scene.rank(leaf[1]) == 2 for leaf in scene.matrices):
        lost = [*lost, *(("mul", leaf, ("eye", None)) for leaf in scene.scalars if leaf[0] == "sym")]
    literal = set(scene.lost) & {node for _, node in walk(scene.before)}
    present = {part for _, part in terms(scene.line)}
    if scene.equation:
        present |= {part for side in scene.line[1:] for _, part in terms(side)}
    alike = {frozenset(leaves(part)) for part in present}  # s and 2 s: another multiple, not a term that got lost
    whole = {part for _, part in terms(scene.before) if frozenset(leaves(part)) not in alike} - {scene.before}

    def cost_of(term: Tree, inside: bool) -> float:
        if inside:
            return 3.4 if term == ONE else 2.78 if term in literal else 3.0
        return 1.15 if term in whole else 2.62 if frozenset(leaves(term)) in alike else 2.52

    for path, node in walk(scene.line):
        if node[0] in ("num", "delta", "ev", "not", "and", "or", "dim") and path:
            continue
        if scene.equation and not path:
            continue
        for term in [*lost, ONE]:
            if term == node or (not path and term in present):
                continue
            if scene.unknown and scene.depends(term, scene.unknown):
                continue
            cost = cost_of(term, bool(path))
            says = ("the term {} got lost", term)
            yield Candidate(cost, "dropped term", path, ("add", node, term), says)
            yield Candidate(cost, "dropped term", path, ("sub", node, term), says)
            if not path and term != ONE:
                twice: Tree = ("mul", TWO, term)
                says = ("the cross term {} got lost", twice)
                yield Candidate(2.7, "dropped term", path, ("add", node, twice), says)
                yield Candidate(2.7, "dropped term", path, ("sub", node, twice), says)

    for term in scene.lost_whole:
        cost = 2.54 if frozenset(leaves(term)) in alike else 2.16
        for kind in ("add", "sub"):
            for path in [()] if not scene.equation else [(1,), (2,)][: 2 if scene.line[0] == "sub" else 0]:
                new = (kind, at(scene.line, path), term)
                yield Candidate(cost, "dropped term", path, new, ("the term {} got lost", term))


def extra_terms(scene: Scene) -> Iterator[Candidate]:
    """Take one term of a sum away."""
    doubled = {("mul", TWO, part): part for part in scene.lost}
    twice = {_factors(whole): part for whole, part in doubled.items()}
    for path, node in walk(scene.line):
        if node[0] not in ("add", "sub") or complement(node) is not None or (scene.equation and not path):
            continue
        parts = terms(node)
        for k, (_, part) in enumerate(parts):
            rest = joined(parts[:k] + parts[k + 1 :])
            yield Candidate(2.55, "extra term", path, rest, ("the term {} should not be there", part))
            if _factors(part) in twice:
                says = ("the two terms {} cancel: one of their signs is wrong", twice[_factors(part)])
                yield Candidate(2.5, "sign", path, rest, says)


def _factors(tree: Tree) -> tuple:
    return tuple(sorted(map(str, factors(tree))))
