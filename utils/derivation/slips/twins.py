"""The same slip made wherever the same thing stands: change every twin of a node as the node is changed."""

from collections.abc import Iterable, Iterator

from utils.derivation.grammar import replace, walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import Tree, renamed, size

DEARER, MOST = 0.4, 400


def twins(scene: Scene, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield every candidate whose node has a twin, made at all of them; a twin may carry another index."""
    places: dict[Tree, list[tuple[tuple, Tree, str | None]]] = {}
    made = 0
    for path, node in walk(scene.line):
        if size(node) > 1:
            letters = sorted(_letters(node))
            letter = letters[0] if len(letters) == 1 else None
            places.setdefault(renamed(node, letter, "*") if letter else node, []).append((path, node, letter))
    same = {path: group for group in places.values() if len(group) > 1 for path, _, _ in group}
    for candidate in candidates:
        group = same.get(candidate.path)
        if group is None or candidate.cost > 2.7 or made >= MOST:
            continue
        mine = next(letter for path, _, letter in group if path == candidate.path)
        tree = scene.line
        for path, _, letter in group:
            tree = replace(tree, path, renamed(candidate.new, mine, letter) if mine and letter else candidate.new)
        made += 1
        says = (candidate.says[0] + ", everywhere", *candidate.says[1:])
        yield Candidate(candidate.cost + DEARER, candidate.name, (), tree, says)


def _letters(node: Tree) -> set[str]:
    return {i for _, part in walk(node) if part[0] == "idx" for i in part[2] if not i.isdigit()}
