"""A derivation as an exercise: every line must follow, what was asked must be shown, and the last line must be the result."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from utils.derivation.derived import Derived, cause, complaint, place
from utils.derivation.equality import compare
from utils.derivation.errors import EvaluationError
from utils.derivation.grammar import walk
from utils.derivation.problem import Problem
from utils.derivation.structure import Structure, Tree, contains, leaves, renamed
from utils.exercise import Answer, Exercise, Invalid, Mistake, Unattempted, Wrong
from utils.exercise.show import show

SPARE = 2  # symbols a last line may have more than the shortest known form of the result


class Lines(Answer):
    """A derivation, one step a line; read from a text, or from anything with a `.text`, such as the pad.

    `start` is the left side the derivation begins with, `goal` its last line (`expression`, or `unknown = expression`),
    `milestones` maps expressions that must be shown on the way to what they are, `steps` is the least number of
    different expressions after `start`, `spare` how many symbols the last line may have more than the goal.
    """

    expects = "a derivation, one step a line (a text, or the pad)"

    def __init__(
        self,
        problem: Problem,
        start: str = "",
        goal: str = "",
        milestones: Mapping[str, str] | None = None,
        steps: int = 1,
        spare: int = SPARE,
    ):
        self.problem, self.start, self.goal, self.milestones = problem, start, goal, dict(milestones or {})
        self.steps, self.spare = steps, spare
        self.begun = problem.read(start) if start else None
        # what is being derived is not folded back into its own name: `L = ...` written out is not yet a result
        started = {node[1] for _, node in walk(self.begun) if node[0] == "sym"} if start else set()
        structure = Structure({name: known for name, known in problem.definitions.items() if name not in started})
        self.form: Callable[[Tree], Tree] = lambda tree: structure.form(tree)[1]
        folded, plain = Structure(problem.definitions), Structure()
        self.folded: Callable[[Tree], Tree] = lambda tree: folded.form(tree)[1]
        self.plain: Callable[[Tree], tuple[int, Tree]] = plain.form
        self.given = {self.form(problem.definitions[name].tree) for name in started & problem.definitions.keys()}
        self.written = structure.written
        self.read_form: Callable[[str], Tree] = lambda text: self.form(problem.read(text))

    def read(self, raw: object, rng: np.random.Generator | None = None) -> Derived:
        """Return the text with the report on it."""
        if not isinstance(raw, str):
            raw = getattr(raw, "text", raw)
        if raw is None or raw is ...:
            raise Unattempted
        if not isinstance(raw, str):
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        if raw.strip().removeprefix(self.start).strip(" \n=.…") == "":
            raise Unattempted
        return Derived(raw, self.problem.check(raw))

    def same(self, one: Derived, other: Derived) -> bool:
        """Compare the lines, whatever the spacing."""
        return [line.text.split() for line in one.report.lines] == [line.text.split() for line in other.report.lines]

    def follows(self, derived: Derived, rng: object, kind: Answer) -> None:
        """Hold when every line follows from the one before it."""
        line = derived.broken
        if line is None:
            return
        if line.follows is None:
            raise Invalid(f"Line {line.number}, `{line.text}`: {line.says}")
        raise Wrong(complaint(line), place(line), cause(line))

    def begins(self, derived: Derived, rng: object, kind: Answer) -> None:
        """Hold when some line begins with what was to be derived."""
        if self.start and not any(self.is_start(tree) for chain in derived.chains for _, tree in chain):
            raise Wrong(
                f"Every line is true, but none says what is being derived. Begin with `{self.start} =`.",
                cause="wrong-start",
            )

    def is_start(self, tree: Tree) -> bool:
        """Tell whether this is what was to be derived: so written, by other indices, as a vector, or another name of it."""
        start = self.begun
        if start is None:
            return False
        if self.form(tree) == self.form(start) or renamed(tree) == renamed(start):
            return True
        if start[0] != "deriv" or not any(node[0] in ("deriv", "prime") for _, node in walk(tree)):
            return False
        if start[2][0] == "idx" and tree == ("deriv", start[1], ("sym", start[2][1])):
            return True
        try:
            return tree[0] in ("deriv", "prime") and compare(start, tree, self.problem).holds
        except EvaluationError:
            return False

    def arrives(self, derived: Derived, rng: object, kind: Answer) -> None:
        """Hold when the last line is the result, in a form as short as the goal's."""
        if not self.goal:
            return
        last = derived.chains[-1]
        *left, right = [part.strip() for part in self.goal.split("=")]
        goal, mine = self.read_form(right), self.form(last[-1][1])
        if left:
            begins = len(last) > 1 and last[0][0] is None and self.form(last[0][1])
            if begins != self.read_form(left[0]):
                raise Wrong(
                    f"Every line follows. Go on until a line says `{left[0]} =`.",
                    f"the last line, `{derived.report.lines[-1].text}`",
                    "unfinished",
                )
        circular = self.begun is not None and mine == self.form(self.begun)
        if unfinished(mine, goal, self.spare) or circular or mine in self.given:
            raise Wrong(
                "Every line follows, and it is not the result yet: the last line can be worked out further.",
                f"the last line, `{derived.report.lines[-1].text}`",
                "unfinished",
            )

    def is_slow_enough(self, derived: Derived, rng: object, kind: Answer) -> None:
        """Hold when there are as many steps as were asked for; a line that only writes the same once more is none."""
        stages = set()
        for chain in derived.chains:
            trees = [tree for _, tree in chain]
            if len(trees) == 1 or len({self.folded(tree) for tree in trees}) > 1:
                stages |= {self.plain(tree) for tree in trees if not self.is_start(tree)}
        if len(stages) < self.steps:
            raise Wrong(
                f"True. That states the result; to derive it takes at least {self.steps} steps.", cause="too-few-steps"
            )

    def shows(self, derived: Derived, rng: object, kind: Answer) -> None:
        """Hold when every milestone stands in some line."""
        trees = [tree for chain in derived.chains for _, tree in chain]
        forms = {form for tree in trees for form in self.written(tree)}
        for text, meaning in self.milestones.items():
            part = self.read_form(text)
            if not any(contains(form, part) for form in forms):
                raise Wrong(
                    f"Every line is true, but {meaning} was never shown. An interviewer asks for it: write the line with it.",
                    cause="missing-milestone",
                )


def unfinished(mine: Tree, goal: Tree, spare: int = SPARE) -> bool:
    """Tell whether a last line is still to be worked out, compared with the form of the goal."""
    operators = ("deriv", "E", "Var", "Cov", "P", "prime")
    left = [kind for kind in operators if mentions(mine, kind) and not mentions(goal, kind)]
    return bool(left) or leaves(mine) > leaves(goal) + spare


def mentions(form: Tree, kind: str) -> bool:
    """Tell whether a node of this kind stands anywhere in a form."""
    return isinstance(form, tuple) and (form[:1] == (kind,) or any(mentions(child, kind) for child in form))


def slipped(name: str, piece: str = "") -> Callable[[Derived], bool]:
    """Tell of a derivation whether its first broken line has this slip, and `piece` in its text."""
    return lambda derived: derived.slip == name and piece.replace(" ", "") in derived.broken.text.replace(" ", "")


def derivation(
    name: str,
    prompt: str,
    problem: Problem,
    *,
    start: str = "",
    goal: str = "",
    milestones: Mapping[str, str] | None = None,
    steps: int = 1,
    spare: int = SPARE,
    mistakes: Sequence[Mistake] = (),
    right: str = "It holds.",
    **more: object,
) -> Exercise:
    """Return an exercise whose answer is a derivation in this problem; `more` goes to `Exercise`.

    It is right when every line follows, a line begins with `start`, each of the `milestones` was shown and the last line is
    the `goal` up to its writing. There is no answer key: any true way there is right.
    """
    lines = Lines(problem, start, goal, milestones, steps, spare)
    properties = [lines.follows, lines.begins, lines.arrives, lines.shows, lines.is_slow_enough]

    def says(derived: Derived) -> str:
        return "\n".join([right, *derived.remarks])

    return Exercise(name, prompt, lines, properties, mistakes, right=says, **more)
