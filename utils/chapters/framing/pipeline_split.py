"""The split: by time, with a gap for the label, and by user. Checked by what must hold, row by row."""

import numpy as np

from utils.exercise import Exercise, FollowUp, Function, Mistake, Wrong
from utils.exercise.answers.kind import Answer
from utils.exercise.outcomes import Invalid
from utils.exercise.show import kind_of, show


class TwoParts(Answer):
    """(train, test): row numbers, or one truth value a row."""

    expects = "two arrays of row numbers, `train, test`"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return two arrays of row numbers."""
        if not isinstance(raw, tuple | list) or len(raw) != 2:
            raise Invalid(f"Expected {self.expects}; got {show(raw)} ({kind_of(raw)}).")
        return tuple(self._part(part) for part in raw)

    def _part(self, raw: object) -> np.ndarray:
        try:
            part = np.asarray(raw)
        except Exception:
            raise Invalid(f"Expected {self.expects}; one of them is {show(raw)}.") from None
        if part.ndim != 1 or (part.size and part.dtype.kind not in "biu"):
            raise Invalid(f"Expected {self.expects}; one of them is {show(raw)}.")
        return np.flatnonzero(part) if part.dtype.kind == "b" else np.sort(part.astype(int))

    def same(self, one: tuple, other: tuple) -> bool:
        """Compare both parts as sets of rows."""
        return all(np.array_equal(mine, theirs) for mine, theirs in zip(one, other, strict=True))


def _inputs(rng):
    yield np.array([1, 1, 2, 2, 3]), np.array([0, 40, 8, 40, 30]), {1}, 40, 32
    yield np.array([4, 5, 6, 7]), np.array([8, 9, 40, 39]), {6, 7}, 40, 32  # exactly on the edges
    for n in (30, 200):
        user, day = rng.integers(0, n // 4, n), rng.integers(0, 120, n)
        yield user, day, {int(u) for u in np.unique(user)[::3]}, 64, 32


def _row(user, day, k: int) -> str:
    return f"row {k} (user {user[k]}, day {day[k]})"


def _parts_hold(readings, rng, kind) -> None:
    for args in readings.inputs:
        user, day, held, cut, span = args
        train, test = readings(*args)
        where = f"cut = {cut}, span = {span}, held = {show(sorted(held))}: "
        every = np.concatenate([train, test])
        if len(every) and (every.min() < 0 or every.max() >= len(user)):
            raise Wrong(
                "Return row numbers, from 0 up to the number of rows.",
                f"{where}there is no row {show(int(every.max()))}",
            )
        if len(np.unique(every)) < len(every):
            raise Wrong("A row is used twice.", where + "one row stands in both parts, or twice in one")
        both = np.intersect1d(user[train], user[test])
        if len(both):
            raise Wrong("The same user is on both sides.", f"{where}user {both[0]} is trained on and tested on")
        for k in test:
            if day[k] < cut:
                raise Wrong("A test row lies before the cut.", f"{where}{_row(user, day, k)} is tested on")
        for k in train:
            if day[k] + span > cut:
                says = "A training label was not known at the cut: its window reaches beyond it."
                raise Wrong(
                    says, f"{where}{_row(user, day, k)} is trained on; its label is known on day {day[k] + span}"
                )
        for k in test:
            if int(user[k]) not in held:
                raise Wrong("A test row of a user who was not kept aside.", f"{where}{_row(user, day, k)} is tested on")
        for k in range(len(user)):
            mine = int(user[k]) in held
            if (day[k] >= cut if mine else day[k] + span <= cut) and k not in (test if mine else train):
                part = "tested on" if mine else "trained on"
                raise Wrong("Nothing forbids a row that you left out.", f"{where}{_row(user, day, k)} could be {part}")


def _rule(train, test):
    """Return a split from two rules on (is held, day, cut, span)."""

    def split(user, day, held, cut, span):
        aside = np.isin(user, list(held))
        return np.flatnonzero(train(aside, day, cut, span)), np.flatnonzero(test(aside, day, cut, span))

    return split


def _known(aside, day, cut, span):
    return ~aside & (day + span <= cut)


def _later(aside, day, cut, span):
    return aside & (day >= cut)


churn_split = Exercise(
    "churn-split",
    "Each row is a snapshot: the arrays `user` and `day` say of whom and when it was taken; its label is known `span` days later. Return the row numbers `train, test`. Train: rows whose label was known by day `cut`. Test: rows from day `cut` on. Users in the set `held` are for the test only, all others for training only. What fits neither is left out.",
    Function("user, day, held, cut, span", TwoParts(), _inputs),
    [_parts_hold],
    [
        Mistake("no-gap", "Trained on everything before the cut: the last `span` days have labels that were not known then.", _rule(lambda a, d, cut, span: ~a & (d < cut), _later)),
        Mistake("users-on-both-sides", "By time, and not by user: the model may recognise people instead of signs.", _rule(lambda a, d, cut, span: d + span <= cut, lambda a, d, cut, span: d >= cut)),
        Mistake("by-user-only", "By user, and not by time: you train on weeks that come after the test.", _rule(lambda a, d, cut, span: ~a, lambda a, d, cut, span: a)),
        Mistake("strictly-before", "One day too strict: a label known *on* day `cut` is known by then.", _rule(lambda a, d, cut, span: ~a & (d + span < cut), _later)),
        Mistake("gap-after-the-cut", "You leave the gap in the test. It belongs before the cut: it is the training labels that need time to become known.", _rule(_known, lambda a, d, cut, span: a & (d >= cut + span))),
    ],
    hints=[
        "One mask for each part; `np.isin(user, list(held))` for the users.",
        "Train: not held, and day + span at most cut. Test: held, and day at least cut.",
    ],
    follow_ups=[
        FollowUp(
            "Next month you score the same users again. Why keep users apart at all?",
            "Time always: that is what production does. Users apart when a user has several rows with overlapping windows, when something in the table identifies people, or when new users must be served. "
            "For known users next month a split by time alone is the honest estimate; a good answer reports both and says which one the decision needs.",
        ),
    ],
    right="Whoever is on both sides can be recognised; whatever is known too late cannot be used. Both leave rows unused, and that is the price of a test that means something.",
    topic="communication",
    minutes=8,
)  # fmt: skip
