"""The value of an expression in one world."""

from collections.abc import Mapping, Sequence

import numpy as np

from utils.derivation import arithmetic, calls, derivatives, expectations, leaves, reductions
from utils.derivation.dual import leaf
from utils.derivation.environment import Budget, Environment, Noise
from utils.derivation.errors import EvaluationError
from utils.derivation.indices import padded

NUMBERS = 12_000_000  # what one evaluation may cost when no budget is given
PARTS = (leaves, arithmetic, reductions, calls, derivatives, expectations)
Environment.handlers = {kind: handler for part in PARTS for kind, handler in part.HANDLERS.items()}


def evaluate(
    tree: tuple,
    world,
    free: Sequence[tuple[str, int]] = (),
    at: Mapping[str, int] | None = None,
    budget: Budget | None = None,
    noise: Noise | None = None,
    over: Mapping[str, np.ndarray] | None = None,
) -> np.ndarray:
    """Return the value of a tree, with shape (sizes of `free`..., worlds, outcomes, rows, columns).

    `free` names indices with their sizes: their values come all at once, in that order. `at` fixes others (from 0). `over`
    gives names another value. Raises EvaluationError, and nothing else, when the tree has no value.
    """
    env = Environment(world, budget or Budget(NUMBERS), noise)
    if over:
        env = env.child(dict(over))
    count = len(free)
    env.take([size for _, size in free])
    env.scope = {**(at or {}), **{index: (count - 1 - k, size) for k, (index, size) in enumerate(free)}}
    try:
        with np.errstate(all="ignore"):
            found = leaf(env.value(tree))
    except EvaluationError:
        raise
    except (ValueError, IndexError, TypeError, KeyError, ArithmeticError, np.linalg.LinAlgError) as error:
        raise EvaluationError("shape", "the shapes or indices in this line do not fit") from error
    except (RecursionError, MemoryError) as error:
        raise EvaluationError("cost", "this line is nested too deeply to check: write it in smaller steps") from error
    if not count:
        return found
    found = padded(found, count - 1)
    return np.broadcast_to(found, tuple(size for _, size in free) + found.shape[-4:])
