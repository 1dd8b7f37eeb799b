"""The kind of disagreement between a gradient and the truth: what a reviewer would say at a glance."""

import numpy as np

from utils.exercise.show import show

Found = tuple[str, str]  # name of the kind, sentence


def kind_of_disagreement(mine: np.ndarray, true: np.ndarray, wrong: np.ndarray, args: tuple, wrt: int) -> Found:
    """Return name and sentence; `wrong` marks the entries that disagree."""
    for look in (_zero, _factor, _transposed, _reversed, _offset, _exception):
        found = look(mine, true, wrong, args, wrt)
        if found:
            return found
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    count = f"{int(wrong.sum())} of {wrong.size} entries differ."
    return "other", f"{count} The first{_at(first)}: yours {show(mine[first])}, true {show(true[first])}."


def _zero(mine, true, wrong, args, wrt) -> Found | None:
    return ("zero", "Your gradient is zero everywhere; the true one is not.") if not mine.any() else None


def _factor(mine, true, wrong, args, wrt) -> Found | None:
    """One constant for all: a sign, a 2, an n, a root of d."""
    if np.count_nonzero(true) < 2 and not _same(mine, -true):
        return None  # of one number any other is a multiple
    ratio = float((mine * true).sum() / (true * true).sum()) if (true * true).sum() else 0.0
    if not ratio or not _same(mine, ratio * true) or abs(ratio - 1) < 1e-6:
        return None
    if abs(ratio + 1) < 1e-6:
        return "sign", "The sign: everything is -1 times the true gradient."
    known = _known_factor(abs(ratio), args)
    flipped = ", with the sign turned round" if ratio < 0 else ""
    return "factor", f"Everything is {ratio:.4g} times the true gradient{f': {known}' if known else ''}{flipped}."


def _known_factor(ratio: float, args: tuple) -> str | None:
    sizes = {
        size: axis for arg in args if isinstance(arg, np.ndarray) for axis, size in enumerate(arg.shape) if size > 1
    }
    if ratio in (2.0, 0.5) and 2 not in sizes:
        return None  # the 2 of a square, whatever else it may equal
    for size, axis in sorted(sizes.items(), reverse=True):
        what = f"the number of {'rows' if axis == 0 else 'columns'} of an argument ({size})"
        for value, words in (
            (size, what),
            (1 / size, f"1 over {what}"),
            (size**0.5, f"the root of {what}"),
            (size**-0.5, f"1 over the root of {what}"),
        ):
            if abs(ratio - value) < 1e-6 * value:
                return words
    return None


def _transposed(mine, true, wrong, args, wrt) -> Found | None:
    if mine.ndim == 2 and mine.shape[0] == mine.shape[1] and _same(mine.T, true):
        return "transpose", "It is the transpose of the true gradient."
    return None


def _reversed(mine, true, wrong, args, wrt) -> Found | None:
    if mine.ndim == 1 and mine.size > 2 and _same(mine[::-1], true):
        return "order", "The entries are right and stand in reverse order."
    return None


def _offset(mine, true, wrong, args, wrt) -> Found | None:
    """What is missing or too many is a multiple of the argument itself (a penalty), or one constant."""
    gap, point = true - mine, np.asarray(args[wrt], float)
    if mine.size > 1 and (point * point).sum():
        share = float((gap * point).sum() / (point * point).sum())
        if abs(share) > 1e-9 and _same(gap, share * point):
            side = "is missing" if share > 0 else "is too many"
            return (
                "offset",
                f"A term {side}: the difference is {abs(share):.4g} times the argument itself, as for a squared penalty.",
            )
    if mine.size > 1 and _same(gap, np.full_like(gap, gap.mean())):
        return "offset", f"Every entry is off by the same {gap.mean():.4g}."
    return None


def _exception(mine, true, wrong, args, wrt) -> Found | None:
    """Right but for a recognisable part: where something is zero, one entry, one row or column."""
    if wrong.all() or wrong.sum() > wrong.size / 2:
        return None
    for place, arg in enumerate(args):
        if (
            isinstance(arg, np.ndarray)
            and arg.shape == wrong.shape
            and (np.asarray(arg) == 0).any()
            and (wrong == (arg == 0)).all()
        ):
            return "exception", f"Correct except where argument {place + 1} is 0."
    entries = [tuple(int(i) for i in entry) for entry in np.argwhere(wrong)]
    if len(entries) == 1:
        (entry,) = entries
        return "exception", f"Correct except{_at(entry)}: yours {show(mine[entry])}, true {show(true[entry])}."
    for axis, word in enumerate(("row", "column")[: wrong.ndim] if wrong.ndim == 2 else ()):
        places = {entry[axis] for entry in entries}
        if len(places) == 1 and len(entries) == wrong.shape[1 - axis]:
            return "exception", f"Correct except in {word} {places.pop()}."
    return None


def _at(entry: tuple[int, ...]) -> str:
    return f" at index {', '.join(map(str, entry))}" if entry else ""


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.allclose(one, other, rtol=1e-5, atol=1e-7 * (np.abs(other).max(initial=0) + 1e-300)))
