"""The declaration language: what a name stands for, and of which size."""

from typing import NamedTuple

SIZES = ("n", "d", "K", "m", "h")
LAWS = ("real", "vec", "mat", "pos", "nonneg", "unit", "binary", "simplex", "spd", "sym")
RANDOM = ("any", "iid", "normal")


class Kind(NamedTuple):
    """What a declared name is: `law` says which values it takes, `sizes` names the sizes of its axes.

    `parameters` are the names of the mean and the standard deviation of a normal variable.
    """

    law: str
    sizes: tuple[str, ...]
    parameters: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """The number of axes."""
        return len(self.sizes)


def read_kind(name: str, text: str) -> Kind:
    """Return the kind a declaration states.

    >>> read_kind("X", "mat n d")
    Kind(law='real', sizes=('n', 'd'), parameters=())
    """
    words, sizes = _words(name, text)
    law = words[0] if words else "real"
    if len(words) > 1 or law not in LAWS:
        raise ValueError(
            f"{name}: I do not know the kind '{text}'; a kind is one of {', '.join(LAWS)}, then its sizes ({', '.join(SIZES)})"
        )
    if law in ("spd", "sym"):
        sizes = sizes * 2 if len(sizes) == 1 else sizes
        if len(sizes) != 2 or sizes[0] != sizes[1]:
            raise ValueError(f"{name}: '{text}' must be square, as in '{law} d d'")
    least = {"vec": 1, "mat": 2, "simplex": 1}.get(law, 0)
    if not least <= len(sizes) <= 2:
        raise ValueError(f"{name}: '{text}' has {len(sizes)} sizes; {law} takes {least or 'none, one'} or two")
    return Kind("real" if law in ("vec", "mat") else law, sizes)


def read_random(name: str, text: str) -> Kind:
    """Return the kind of a random variable: 'any', 'iid d', 'normal mu s'."""
    words, sizes = _words(name, text, after="normal")
    if not words or words[0] not in RANDOM or len(words) != (3 if words[0] == "normal" else 1):
        raise ValueError(
            f"{name}: I do not know the law '{text}'; a random variable is 'any', 'iid d' or 'normal mu s'"
        )
    if len(sizes) > 2:
        raise ValueError(f"{name}: '{text}' has more than two sizes")
    return Kind(words[0], sizes, tuple(words[1:]))


def _words(name: str, text: str, after: str = "") -> tuple[list[str], tuple[str, ...]]:
    """Split a declaration into words and sizes; the two words after `after` are names, whatever they are."""
    if not isinstance(text, str):
        raise ValueError(f"{name}: a kind is a text such as 'vec d', not {text!r}")
    words = text.split()
    kept = words[:3] if after and words[:1] == [after] else [word for word in words if word not in SIZES]
    rest = words[3:] if after and words[:1] == [after] else [word for word in words if word in SIZES]
    if unknown := [word for word in rest if word not in SIZES]:
        raise ValueError(f"{name}: I do not know the size '{unknown[0]}' in '{text}'; sizes are {', '.join(SIZES)}")
    return kept, tuple(rest)
