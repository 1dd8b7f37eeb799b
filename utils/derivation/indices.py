"""Index letters: which are free, and over which size one runs."""

from collections.abc import Iterable, Iterator

import numpy as np

from utils.derivation.dual import Number, each, leaf
from utils.derivation.errors import EvaluationError
from utils.derivation.grammar import free_indices

__all__ = ["fixed", "free_indices", "gathered", "range_of", "released"]

BINDERS = ("sum", "prod", "maxover", "minover")


def uses(letter: str, tree: tuple) -> Iterator[tuple[tuple, int]]:
    """Yield (node, position) wherever the letter is free on an indexed name or expression."""
    kind = tree[0]
    if kind in ("idx", "entry"):
        for position, index in enumerate(tree[2]):
            if index == letter:
                yield tree, position
        if kind == "entry":
            yield from uses(letter, tree[1])
    elif not (kind in BINDERS and tree[1] == letter):
        for child in tree[1:]:
            if type(child) is tuple:
                yield from uses(letter, child)


def range_of(letter: str, trees: Iterable[tuple], problem) -> str:
    """Return the name of the size an index runs over: that of the first axis it is used on, else what the problem says."""
    for tree in trees:
        for node, position in uses(letter, tree):
            sizes = problem.sizes_of(node[1]) if node[0] == "idx" else problem.shape_of(node[1])
            if len(sizes) > position and sizes[position]:
                return sizes[position]
    if letter in problem.ranges:
        return problem.ranges[letter]
    raise EvaluationError("meaning", f"what does the index {letter} run over? It is not used on any vector here.")


def place_of(slot: int) -> int:
    """Return the axis of an index; they stand before the worlds, outcomes, rows and columns."""
    return -(5 + slot)


def padded(part: np.ndarray, slot: int) -> np.ndarray:
    """Return the array with an axis for the index, of length 1 if it had none."""
    missing = 5 + slot - part.ndim
    return part.reshape((1,) * missing + part.shape) if missing > 0 else part


def trimmed(part: np.ndarray) -> np.ndarray:
    """Return the array without the axes of length 1 of its last indices."""
    while part.ndim > 4 and part.shape[0] == 1:
        part = part[0]
    return part


def gathered(value: Number, axis: int, slot: int, size: int) -> Number:
    """Move rows (axis -2) or columns (-1) to the axis of an index; where it is there already, take the diagonal."""
    if leaf(value).shape[axis] != size:
        raise EvaluationError("index", "an index runs over more or fewer entries than the vector it is used on has")
    place = place_of(slot)

    def move(part: np.ndarray) -> np.ndarray:
        part = padded(part, slot)
        if part.shape[place] == 1:
            return part.swapaxes(place, axis)
        shape = [1] * part.ndim
        shape[place] = size
        return np.take_along_axis(part, np.arange(size).reshape(shape), axis)

    return each(move, value)


def fixed(value: Number, axis: int, position: int) -> Number:
    """Return one row (axis -2) or column (-1)."""
    if position >= leaf(value).shape[axis]:
        raise EvaluationError("index", f"there is no entry {position + 1}: the vector is shorter")
    if axis == -2:
        return each(lambda part: part[..., position : position + 1, :], value)
    return each(lambda part: part[..., position : position + 1], value)


def released(value: Number, slot: int, size: int, axis: int) -> Number:
    """Move the axis of the last index to rows (-2) or columns (-1), which must have length 1."""

    def move(part: np.ndarray) -> np.ndarray:
        if part.ndim < 5 + slot:
            shape = list(part.shape)
            shape[axis] = size
            return np.broadcast_to(part, shape)
        if part.shape[0] == 1 < size:
            part = np.broadcast_to(part, (size, *part.shape[1:]))
        return trimmed(part.swapaxes(0, axis))

    return each(move, value)
