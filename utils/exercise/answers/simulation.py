"""A simulation the learner writes, judged by the law of what it draws."""

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.answers.members import normal
from utils.exercise.binomial import surprise
from utils.exercise.calls import Call, read_function
from utils.exercise.outcomes import Invalid, Unattempted
from utils.exercise.show import show

ALPHA = 1e-6  # an honest simulation is refused less than once in a million checks


class Sample:
    """What `trials` runs of a simulation gave: `counts` by outcome; `replay` is False when a seed does not fix them."""

    def __init__(self, counts: Counter, trials: int, replay: bool):
        self.counts, self.trials, self.replay = counts, trials, replay

    def fits(self, law: dict, alpha: float = ALPHA) -> bool:
        """Tell whether the counts are consistent with `law` ({outcome: probability}).

        Exact binomial tails, one an outcome, Bonferroni over the outcomes.
        """
        return self.worst(law)[0] > alpha / max(1, len(law))

    def worst(self, law: dict) -> tuple[float, Hashable]:
        """Return the smallest two-sided tail probability and its outcome."""
        outcomes = set(law) | set(self.counts)
        return min(
            ((surprise(self.counts[o], self.trials, float(law.get(o, 0))), o) for o in outcomes),
            key=lambda pair: pair[0],
        )


class Simulation(Answer):
    """A function of `rng` that runs one trial and returns one of `outcomes` (None may be one: a trial not counted)."""

    def __init__(self, outcomes: Sequence[Hashable], *, trials: int = 10_000):
        self.outcomes, self.trials = tuple(outcomes), trials
        self.expects = f"a function of `rng` that returns one of {', '.join(f'`{show(o)}`' for o in self.outcomes)}"

    def read(self, raw: object, rng: np.random.Generator) -> Sample:
        """Run the trials and return what they gave."""
        call = read_function(raw, ["rng"])
        seed = int(rng.integers(2**32))
        drawn = self._draw(call, seed, self.trials)
        again = self._draw(call, seed, min(40, self.trials))
        return Sample(Counter(drawn), self.trials, replay=drawn[: len(again)] == again)

    def _draw(self, call: Call, seed: int, trials: int) -> list[Hashable]:
        rng = np.random.default_rng(seed)
        return [self._outcome(raw) for raw in call.run(lambda: [call.function(rng) for _ in range(trials)])]

    def _outcome(self, raw: object) -> Hashable:
        if raw is ...:
            raise Unattempted
        outcome = normal(raw)
        if outcome not in self.outcomes:
            forgot = " Did you forget `return`?" if outcome is None else ""
            raise Invalid(f"Expected {self.expects}; one trial returned {show(raw)}.{forgot}")
        return outcome

    def same(self, one: Sample, other: Sample) -> bool:
        """Tell whether two samples may come from one law (pooled, exact tails)."""
        total = one.trials + other.trials
        law = {o: (one.counts[o] + other.counts[o]) / total for o in {*one.counts, *other.counts}}
        return one.fits(law, 1e-3) and other.fits(law, 1e-3)
