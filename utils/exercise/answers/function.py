"""A function the learner writes, judged by what it returns."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.calls import Call, read_function
from utils.exercise.outcomes import Invalid, LearnerError, Unattempted
from utils.exercise.show import call_text, show


class Readings:
    """A learner's function on the exercise's inputs: call it as `readings(*args)` and get the output in normal form.

    `inputs` go from the smallest to the largest, so that the first that fails is the smallest of them.
    """

    def __init__(self, call: Call, returns: Answer, inputs: list[tuple]):
        self.call, self.returns, self.inputs = call, returns, inputs

    def __call__(self, *args):
        """Return the read output for `args`; raise what reading it raises."""
        raw = self.call(*args)
        if raw is ...:
            raise Unattempted
        if raw is None:
            raise Invalid(f"Your function returned None for {self.text(args)}. Did you forget `return`?")
        try:
            return self.returns.read(raw, np.random.default_rng(0))
        except Invalid as invalid:
            warned = f" numpy warned: {self.call.warned}." if self.call.warned else ""
            raise Invalid(f"For {self.text(args)} your function returned {show(raw)}. {invalid}{warned}") from None

    def text(self, args: tuple) -> str:
        """Return a call's arguments as text."""
        return call_text(self.call.names, args)


class Function(Answer):
    """A function of `arguments` ("rng, n") whose output is read by `returns`.

    `inputs` is a sequence of argument tuples, or a function of the check's `rng` that gives one; smallest first.
    `domain(*args)` tells which inputs are allowed: with it, a failing input is shrunk further.
    """

    def __init__(
        self,
        arguments: str,
        returns: Answer,
        inputs: Sequence[tuple] | Callable[[np.random.Generator], Iterable[tuple]],
        domain: Callable[..., bool] | None = None,
    ):
        self.names = [name.strip() for name in arguments.split(",")]
        self.returns, self.inputs, self.domain = returns, inputs, domain
        self.expects = f"a function of `{arguments}` that returns {returns.expects}"

    def read(self, raw: object, rng: np.random.Generator) -> Readings:
        """Return the function as `Readings` on this seed's inputs."""
        inputs = list(self.inputs(rng) if callable(self.inputs) else self.inputs)
        return Readings(read_function(raw, self.names), self.returns, inputs)

    def same(self, one: Readings, other: Readings) -> bool:
        """Compare outputs on every input; two that stop for the same input are the same there."""
        return all(self._alike(one, other, args) for args in one.inputs)

    def _alike(self, one: Readings, other: Readings, args: tuple) -> bool:
        outputs = []
        for readings in (one, other):
            try:
                outputs.append(readings(*args))
            except (LearnerError, Invalid, Unattempted):
                outputs.append(None)
        if any(output is None for output in outputs):
            return all(output is None for output in outputs)
        return self.returns.same(*outputs)
