"""A test the learner writes, tried on correct and on broken implementations."""

import inspect
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from utils.chapters.kmeans.bugs import BUGS
from utils.chapters.kmeans.expose import smallest
from utils.chapters.kmeans.variants import CORRECT
from utils.exercise import Answer, Invalid, Unattempted, Wrong
from utils.exercise.calls import Call, read_function, show_error
from utils.exercise.show import kind_of, show

FEW = 3
DEFINES = "Begin with what *defines* a finished run: every point is with its nearest centre, every centre is the mean of its points."


@dataclass
class Trial:
    """What a test said: `alarms` maps correct makes to why they failed it, `caught` and `missed` are names of bugs.

    `crashed` are the correct makes on which the test itself broke down, rather than object.
    """

    alarms: dict[str, str] = field(default_factory=dict)
    crashed: list[str] = field(default_factory=list)
    caught: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def objection(call: Call, kmeans: Callable) -> str | None:
    """Run the test on one implementation; return why it failed, None when it passed."""

    def act():
        try:
            return call.function(kmeans)
        except (Exception, SystemExit, GeneratorExit) as error:
            words = show_error(error).strip()
            return Failed(f"{kind_of(error)}{f': {words}' if words else ''}", crash=broke_down(error, call.function))

    said = call.run(act)
    if said is ...:
        raise Unattempted
    if isinstance(said, Failed):
        return said
    if said is None or (isinstance(said, (bool, np.bool_)) and said):
        return None
    if isinstance(said, (bool, np.bool_)):
        return "it returned False"
    raise Invalid(
        "A test raises or returns False when it fails, and returns True or nothing when it passes; "
        f"yours returned {show(said)}."
    )


class Failed(str):
    """Why a test failed; `crash` tells that nobody meant it to."""

    def __new__(cls, words: str, crash: bool):
        """Keep the words as the text."""
        failed = super().__new__(cls, words)
        failed.crash = crash
        return failed


def broke_down(error: BaseException, test: Callable) -> bool:
    """Tell a crash from an objection: no assertion, and no line of the test's own that raises."""
    if not isinstance(error, (TypeError, ValueError, AttributeError, NameError, LookupError, ArithmeticError)):
        return False
    code = getattr(inspect.unwrap(test), "__code__", None)
    last = traceback.extract_tb(error.__traceback__)[-1]
    own = code is not None and last.filename == code.co_filename
    return not (own and re.search(r"\braise\b", last.line or ""))


class TestOfKmeans(Answer):
    """A function `test(kmeans)` that fails (an `assert`, any exception, or False) when `kmeans(X, k, rng)` is broken."""

    __test__ = False  # not one of pytest's
    expects = "a function of `kmeans` that raises or returns False when it is broken"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> Trial:
        """Try the test on every implementation, the correct ones first."""
        call, trial = read_function(raw, ["kmeans"]), Trial()
        for name, kmeans in CORRECT.items():
            failed = objection(call, kmeans)
            if failed:
                trial.alarms[name] = str(failed)
                if getattr(failed, "crash", False):
                    trial.crashed.append(name)
        for name, bug in BUGS.items():
            (trial.caught if objection(call, bug.kmeans) else trial.missed).append(name)
        return trial

    def same(self, one: Trial, other: Trial) -> bool:
        """Compare what passed and what failed."""
        return set(one.alarms) == set(other.alarms) and one.missed == other.missed


def passes_the_correct(trial: Trial, rng: object, kind: Answer) -> None:
    """Hold when no correct implementation fails the test."""
    if trial.alarms:
        name, words = next(iter(trial.alarms.items()))
        raise Wrong(
            f"Your test fails {len(trial.alarms)} of {len(CORRECT)} correct k-means. It demands something that k-means does not promise.",
            f"this correct one failed: {name} ({words})",
            "false-alarm",
        )


def catches_the_broken(trial: Trial, rng: object, kind: Answer) -> None:
    """Hold when every broken implementation fails the test; else name the first that passed, with a data set that exposes it."""
    if not trial.missed:
        return
    name, caught = trial.missed[0], len(trial.caught)
    numbers = ", ".join(str(i) for i, bug in enumerate(BUGS, 1) if bug in trial.caught)
    which = f" (number{'s' * (caught > 1)} {numbers})" if caught else ""
    bug, start = BUGS[name], " " + DEFINES if caught <= FEW else ""
    raise Wrong(
        f"Your test caught {caught} of {len(BUGS)}{which}.{start} Number {list(BUGS).index(name) + 1} walked past it: a k-means that {bug.does}. To see it a test needs {bug.needs}.",
        f"a small data set that exposes it: {smallest(bug.kmeans)}",
        name,
    )
