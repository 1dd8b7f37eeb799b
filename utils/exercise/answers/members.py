"""A set of outcomes, in whatever container it comes: a set, a list, an array of rows, a comprehension."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.outcomes import Invalid
from utils.exercise.show import show


class Members(frozenset):
    """The outcomes handed in; `duplicates` are those that came more than once."""

    duplicates: tuple = ()


class Subset(Answer):
    """Some of the outcomes in `universe`, in any order. `what` names one of them: "a pair (red, blue)"."""

    def __init__(self, universe: Iterable, what: str = "an outcome"):
        self.universe = frozenset(universe)
        self.what = what
        self.expects = f"a collection, each member {what}"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> Members:
        """Return the members as a set that remembers duplicates."""
        if isinstance(raw, (str, bytes)) or not isinstance(raw, Iterable):
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        if isinstance(raw, dict):
            raise Invalid(f"Expected {self.expects}; got a dictionary.")
        most = 4 * len(self.universe) + 1  # an endless generator ends here
        given = [normal(item) for item in islice(iter(raw), most)]
        if len(given) == most:
            raise Invalid(f"Expected {self.expects}; got more than {most - 1} members.")
        for item in given:
            if item not in self.universe:
                raise Invalid(f"Each member must be {self.what}; {show(item)} is not.")
        members = Members(given)
        members.duplicates = tuple(item for item, times in Counter(given).items() if times > 1)
        return members

    def same(self, one: Members, other: Members) -> bool:
        """Compare the sets and what was listed twice."""
        return one == other and set(one.duplicates) == set(other.duplicates)


def normal(item: object) -> object:
    """Return an outcome as plain Python: numpy scalars, lists, arrays and whole floats become ints and tuples."""
    if isinstance(item, np.generic):
        item = item.item()
    if isinstance(item, np.ndarray):
        item = item.tolist()
    if isinstance(item, list | tuple) and len(item) <= 20:
        return tuple(normal(part) for part in item)
    if isinstance(item, float) and item.is_integer():
        return int(item)
    try:
        hash(item)
    except TypeError:
        raise Invalid(f"A member must be a plain value or a tuple; got {show(item)}.") from None
    return item
