"""Inside the kernel: remember the answers a solved chapter hands in, then time right and wrong answers."""

import time

from utils.exercise import Exercise
from utils.exercise.find import exercises_of

handed_in: dict[str, tuple] = {}  # exercise name -> exercise, its arguments
_check = Exercise.check


def remember() -> None:
    """From now on, note every answer that is handed in."""

    def check(self, *given, **named):
        verdict = _check(self, *given, **named)
        if verdict.right:
            handed_in[self.name] = (self, given, named)
        return verdict

    Exercise.check = check


def timed(act, times: int) -> list[float]:
    """Return how long each of `times` calls took, in ms."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def timings(times: int) -> dict[str, dict[str, list[float]]]:
    """Time a right and a wrong answer to every exercise, each with the making of what is shown; ms."""
    Exercise.check = _check
    found: dict[str, dict[str, list[float]]] = {}
    for name, (exercise, given, named) in handed_in.items():
        found[name] = {"right": timed(lambda e=exercise, g=given, n=named: e.check(*g, **n)._repr_html_(), times)}
        if exercise.mistakes:
            wrong = exercise.mistakes[0].example
            found[name]["wrong"] = timed(lambda e=exercise, w=wrong: e.check(w)._repr_html_(), times)
    return found


def derivations() -> dict[str, str]:
    """Return the derivations that were handed in and right, by exercise."""
    texts = {name: getattr(given[0], "text", given[0]) for name, (exercise, given, _) in handed_in.items() if given}
    found = {name: text for name, text in texts.items() if hasattr(handed_in[name][0].answer, "milestones")}
    return {name: text for name, text in found.items() if isinstance(text, str)}


def missing(chapters: list[str]) -> list[str]:
    """Return the exercises of the chapters that no answer was handed in to."""
    return [e.name for name in chapters for e in exercises_of(name) if e.name not in handed_in]
