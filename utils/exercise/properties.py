"""What must hold of an answer. A property takes the read answer and a generator, and raises `Wrong` when it does not hold.

Any function of that form is a property; the ones here are the parts most exercises are made of. What is compared against is
computed from the world (an enumeration, an independent implementation), never from the answer.
"""

from collections.abc import Callable, Hashable

import numpy as np

from utils.exercise.answers.array import Array
from utils.exercise.answers.function import Readings
from utils.exercise.answers.kind import Answer
from utils.exercise.answers.members import Members
from utils.exercise.answers.number import Number
from utils.exercise.answers.simulation import Sample
from utils.exercise.outcomes import Invalid, LearnerError, Unattempted, Wrong
from utils.exercise.show import show
from utils.exercise.shrink import smaller

Property = Callable[[object, np.random.Generator, Answer], None]


def equals(world: Callable[[], object] | object, says: str = "That is not it.") -> Property:
    """Hold when the answer is the same as `world` (a value, or a function that computes it)."""

    def check(answer, rng, kind):
        truth = read_truth(kind, world() if callable(world) else world, rng)
        if kind.same(answer, truth):
            return
        if isinstance(answer, Members):
            raise Wrong(says, difference(answer, truth))
        if isinstance(kind, Number) and kind.rounded_too_far(answer, truth):
            raise Wrong(f"Close, but rounded too far. Expected {kind.expects}.", cause="rounded")
        if isinstance(kind, Array) and rounded_to_two(answer, truth):
            raise Wrong("Right to two decimals, and that is rounded too far: give three.", cause="rounded")
        raise Wrong(says, general=True)

    return check


def read_truth(kind: Answer, truth: object, rng: np.random.Generator | None = None) -> object:
    """Read the world's own answer; one that cannot be read is the exercise's fault, not the learner's."""
    try:
        return kind.read(truth, rng)
    except (Invalid, Unattempted) as unreadable:
        raise ValueError(f"the truth of this exercise cannot be read: {unreadable}") from None


def rounded_to_two(answer: np.ndarray, truth: np.ndarray) -> bool:
    """Tell whether every entry is the truth to two decimals, and no more."""
    if answer.shape != truth.shape or not np.array_equal(answer, np.round(answer, 2)):
        return False
    return bool((np.abs(answer - truth) <= 0.00501).all() and (np.abs(truth) >= 0.05).any())


def difference(answer: Members, truth: frozenset) -> str:
    """Name the smallest member that is missing, too many, or listed twice."""
    for found, words in (
        (truth - answer, "{} is missing"),
        (answer - truth, "{} does not belong"),
        (answer.duplicates, "{} is listed twice"),
    ):
        if found:
            return words.format(show(min(found)))
    return ""


def agrees_with(
    reference: Callable, says: str = "Your function disagrees with an independent computation."
) -> Property:
    """Hold when the function returns what `reference` does on every input."""

    def test(readings: Readings, *args):
        mine, truth = readings(*args), read_truth(readings.returns, reference(*args))
        if not readings.returns.same(mine, truth):
            return f"{readings.text(args)}: yours gives {show(mine)}, expected {show(truth)}"
        return None

    return everywhere(test, says)


def holds(test: Callable[..., bool], says: str) -> Property:
    """Hold when `test(f, *args)` is true for every input; `f` is the learner's function, reading its output."""

    def named(readings: Readings, *args):
        return None if test(readings, *args) else f"{readings.text(args)}: yours gives {show(readings(*args))}"

    return everywhere(named, says)


def everywhere(test: Callable[..., str | None], says: str) -> Property:
    """Hold when `test(readings, *args)` returns None on every input; else its words for the smallest that fails."""

    def check(readings: Readings, rng, kind):
        for args in readings.inputs:
            failure = test(readings, *args)
            if failure:
                if kind.domain:
                    failure = _smallest(readings, test, args, kind.domain) or failure
                warned = f" (numpy warned: {readings.call.warned})" if readings.call.warned else ""
                raise Wrong(says, failure + warned)

    return check


def _smallest(readings: Readings, test: Callable, args: tuple, domain: Callable[..., bool]) -> str | None:
    def fails(candidate: tuple) -> bool:
        try:
            return bool(domain(*candidate)) and test(readings, *candidate) is not None
        except (LearnerError, Invalid):
            return False

    return test(readings, *smaller(args, fails))


def law(probabilities: Callable[[], dict[Hashable, float]], says: str) -> Property:
    """Hold when a simulation follows this law and is fixed by its `rng`."""

    def check(sample: Sample, rng, kind):
        if not sample.replay:
            raise Wrong(
                "The same `rng` gave other outcomes the second time: draw from the `rng` you are handed, nothing else."
            )
        truth = probabilities()
        if not sample.fits(truth):
            _, outcome = sample.worst(truth)
            raise Wrong(
                says,
                f"{show(outcome)} came {sample.counts[outcome]} times in {sample.trials} trials; "
                f"about {sample.trials * float(truth.get(outcome, 0)):.0f} were due",
            )

    return check


def sums_to_one(says: str = "The probabilities do not sum to 1.") -> Property:
    """Hold when the probabilities of a distribution sum to one, within rounding."""

    def check(answer: dict, rng, kind):
        total = sum(answer.values())
        if abs(total - 1) > kind.number.tolerance * len(answer):
            raise Wrong(says, f"they sum to {show(total)}")

    return check


def complete(**missed: str) -> Property:
    """Hold when no field of a form is absent; `missed` says, field by field, what nobody asked about."""

    def check(form: dict, rng, kind):
        for name, value in form.items():
            if value is None:
                raise Wrong(missed.get(name, f"`{name}` is still open."), f"`{name}` is absent")

    return check


def consistent(test: Callable[[dict], bool], says: str) -> Property:
    """Hold when `test(form)` is true; `test` must bear fields that are None."""

    def check(form: dict, rng, kind):
        if not test(form):
            raise Wrong(says)

    return check


def scored_like(reference: dict[str, int], within: int = 0) -> Property:
    """Hold when a rubric's points lie within `within` of the reference's on every criterion."""

    def check(points: dict, rng, kind):
        for name, mine in points.items():
            if abs(mine - reference[name]) > within:
                direction = "generous" if mine > reference[name] else "strict"
                raise Wrong(
                    f"Too {direction} on `{name}`. Listen for: {kind.criteria[name]}",
                    f"`{name}`: you gave {mine}, the reference {reference[name]}",
                )

    return check


def at_least(bar: int) -> Property:
    """Hold when a self-scored rubric reaches `bar` points: the score is the learner's own."""

    def check(points: dict, rng, kind):
        if sum(points.values()) < bar:
            weakest = min(points, key=points.get)
            raise Wrong(
                f"By your own score {sum(points.values())} of {kind.most * len(points)}. Redo first: {kind.criteria[weakest]}",
                own=True,
            )

    return check
