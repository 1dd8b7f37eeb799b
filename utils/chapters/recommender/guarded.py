"""Run a function of the learner's on real data: on copies, under a watchdog, and with a sentence in place of a picture."""

from collections.abc import Callable

from utils.exercise import views
from utils.exercise.calls import Call, is_stub, show_error
from utils.exercise.outcomes import LearnerError
from utils.exercise.watchdog import TimedOut, Watchdog


class Waiting:
    """A sentence in place of a picture."""

    def __init__(self, says: str):
        self.says = says

    def __repr__(self):
        return self.says

    def _repr_html_(self):
        return views.box([views.rich(self.says)], views.LOOKS["unattempted"][2])


def guarded(function: Callable, names: str, act: Callable[[], object], limit: float = 15.0) -> object:
    """Return what `act()`, which calls the learner's `function` of `names`, returns; a `Waiting` when that cannot be."""
    if not callable(function) or is_stub(function):
        return Waiting(f"Your function of `{names}` is not written yet.")
    try:
        with Watchdog(limit):
            return Call(function, [name.strip() for name in names.split(",")]).run(act)
    except TimedOut:
        return Waiting(f"Still running after {limit:g} seconds, and stopped.")
    except LearnerError as error:
        return Waiting(show_error(error))
