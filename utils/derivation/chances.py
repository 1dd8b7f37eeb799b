"""Finite outcome spaces for random variables and events, over which expectations are exact sums.

Nothing is independent that was not declared so. Variables of `any` law and events share one random joint law; normal variables
have a random correlation with each other, and the former depend on them. Only `iid` variables are independent of everything.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from utils.derivation.kinds import RANDOM, Kind

ATOMS = 3  # values of one iid number: mean 0 and variance 1 leave its skewness and its kurtosis free


class Detail(NamedTuple):
    """How finely outcomes are enumerated: how many of the variables of any law, and quadrature nodes by how many normals."""

    joint: int
    nodes: tuple[int, ...]


DETAILS = (Detail(24, (40, 22, 10, 6, 3)), Detail(12, (20, 10, 6, 4, 3)), Detail(8, (12, 6, 4, 3, 3)))  # finest first


class Chances(NamedTuple):
    """`weights` (K, M); `values` name -> (K, M, r, c); `normals` name -> standard normal nodes; `events` name -> 0 or 1."""

    weights: np.ndarray
    values: dict[str, np.ndarray]
    normals: dict[str, np.ndarray]
    events: dict[str, np.ndarray]


def count(rvs: Mapping[str, Kind], events: Sequence[str], sizes: Mapping[str, int], detail: Detail = DETAILS[0]) -> int:
    """Return how many outcomes there are to sum over."""
    entries = {law: sum(_entries(kind, sizes) for kind in rvs.values() if kind.law == law) for law in RANDOM}
    normals = _nodes(entries["normal"], detail) ** min(entries["normal"], 40)
    return _joint(entries["any"], events, detail) * ATOMS ** min(entries["iid"], 40) * normals


def _entries(kind: Kind, sizes: Mapping[str, int]) -> int:
    return int(np.prod([sizes[size] for size in kind.sizes])) if kind.sizes else 1


def _joint(entries: int, events: Sequence[str], detail: Detail) -> int:
    return max(detail.joint, 3 * 2 ** len(events)) if entries else 2 ** len(events)


def _nodes(entries: int, detail: Detail, coarse: bool = False) -> int:
    nodes = detail.nodes[min(entries, len(detail.nodes)) - 1] if entries else 1
    return nodes - max(1, nodes // 8) if coarse else nodes


def enumerate_outcomes(
    rvs: Mapping[str, Kind],
    events: Sequence[str],
    sizes: Mapping[str, int],
    points: int,
    seed: int,
    detail: Detail,
    coarse: bool = False,
) -> Chances:
    """Return a random law of everything random. A `coarse` quadrature gives a second opinion on normal variables."""
    rng = np.random.default_rng(seed)
    by_law = {law: {name: kind for name, kind in rvs.items() if kind.law == law} for law in RANDOM}
    free = sum(_entries(kind, sizes) for kind in by_law["any"].values())
    atoms = _joint(free, events, detail)
    values: dict[str, np.ndarray] = {}
    for name, kind in by_law["any"].items():
        values[name] = rng.normal(0.4, 1.3, (points, atoms, _entries(kind, sizes)))
    combination = np.arange(atoms) % 2 ** len(events)
    happens = {event: (combination >> bit & 1).astype(float) for bit, event in enumerate(events)}
    correlation = _correlations([_entries(kind, sizes) for kind in by_law["normal"].values()], points, rng)
    nodes, node_weights = _grid(correlation, detail, coarse)
    joint = rng.gamma(0.8, 1, (points, len(node_weights), atoms)) + 0.02
    joint = joint / joint.sum(2, keepdims=True) * node_weights[None, :, None]
    numbers = [(name, kind, _entries(kind, sizes)) for name, kind in by_law["iid"].items()]
    choices = np.indices((ATOMS,) * sum(number for *_, number in numbers)).reshape(
        -1, ATOMS ** sum(number for *_, number in numbers)
    )
    weights = joint.reshape(points, -1, 1)
    standard: dict[str, np.ndarray] = {}
    start = 0
    for name, _kind, number in numbers:
        chance, atom = _standardised(points, rng)
        mine = choices[start : start + number]
        weights = weights * np.prod(chance[:, mine], axis=1)[:, None, :]
        standard[name] = np.moveaxis(atom[:, mine], 1, 2)
        start += number
    blocks = (len(node_weights), atoms, choices.shape[1])
    laid = {name: _lay(value, 1, blocks) for name, value in values.items()}
    laid |= {name: _lay(value, 2, blocks) for name, value in standard.items()}
    shaped = {name: _shaped(value, rvs[name], sizes) for name, value in laid.items()}
    normals, start = {}, 0
    for name, kind in by_law["normal"].items():
        number = _entries(kind, sizes)
        normals[name] = _shaped(_lay(nodes[:, :, start : start + number], 0, blocks), kind, sizes)
        start += number
    occur = {
        event: _lay(np.broadcast_to(value[None, :, None], (1, atoms, 1)), 1, blocks)[..., None]
        for event, value in happens.items()
    }
    return Chances(weights.reshape(points, -1), shaped, normals, occur)


def _lay(value: np.ndarray, block: int, blocks: tuple[int, int, int]) -> np.ndarray:
    """Return values (K, outcomes of one block, entries) for all outcomes."""
    shape = [1, 1, 1]
    shape[block] = blocks[block]
    laid = value.reshape(value.shape[0], *shape, value.shape[2])
    return np.broadcast_to(laid, (value.shape[0], *blocks, value.shape[2])).reshape(value.shape[0], -1, value.shape[2])


def _shaped(value: np.ndarray, kind: Kind, sizes: Mapping[str, int]) -> np.ndarray:
    rows, columns = ([sizes[size] for size in kind.sizes] + [1, 1])[:2]
    return np.ascontiguousarray(value).reshape(*value.shape[:2], rows, columns)


def _standardised(points: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return chances and values of one number with mean 0 and variance 1, skewed at random; each (K, atoms)."""
    chance = rng.gamma(2.0, 1, (points, ATOMS)) + 0.3
    chance /= chance.sum(1, keepdims=True)
    value = rng.normal(0, 1, (points, ATOMS)) + np.array([-1.5, 0.2, 1.7])
    value -= (chance * value).sum(1, keepdims=True)
    return chance, value / np.sqrt((chance * value**2).sum(1, keepdims=True))


def _correlations(entries: list[int], points: int, rng: np.random.Generator) -> np.ndarray:
    """Return roots (K, k, k) of correlation matrices: numbers of one variable are independent, variables are not."""
    total = sum(entries)
    owner = np.repeat(np.arange(len(entries)), entries)
    other = owner[:, None] != owner[None, :]
    draw = rng.uniform(0.3, 0.6, (points, total, total)) * rng.choice([-1, 1], (points, total, total))
    draw = np.where(other, np.triu(draw, 1) / max(max(entries, default=1) * (len(entries) - 1), 1), 0)
    return np.linalg.cholesky(np.eye(total) + draw + np.swapaxes(draw, 1, 2)) if total else np.zeros((points, 0, 0))


def _grid(roots: np.ndarray, detail: Detail, coarse: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return correlated standard normal nodes (K, M, k) and their weights (M,)."""
    points, total, _ = roots.shape
    if not total:
        return np.zeros((points, 1, 0)), np.ones(1)
    number = _nodes(total, detail, coarse)
    node, weight = np.polynomial.hermite_e.hermegauss(number)
    places = np.indices((number,) * total).reshape(total, -1)
    weights = np.prod((weight / weight.sum())[places], axis=0)
    return np.einsum("kij,mj->kmi", roots, node[places].T), weights
