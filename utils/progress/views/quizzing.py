"""The quick quiz as a widget, one question at a time; and without one, from code."""

import html
import os
import random
import time
from pathlib import Path

import anywidget
import traitlets

from utils.exercise.recording import Attempt, hand_over
from utils.figures.modules import CONTROLS, join_modules
from utils.progress.calibration import overconfidence
from utils.progress.memory import kept, unattended
from utils.progress.sitting import Answered, Sitting
from utils.progress.summary import QUIZ
from utils.progress.views.shown import Shown
from utils.progress.wiring import wire

BROWSER = Path(__file__).with_name("browser")
PREFIX = "quiz-"  # of the exercise a question is kept as


def quiz(n: int = 20, seed: int | None = None) -> "Quiz":
    """Ask n quick questions with two answers each, and how sure you are. The same seed draws the same from the same memory.

    Without a widget: `q = quiz(seed=0)`, then `q.answer(choice, confidence)` for each of `q.questions`.
    """
    if seed is None:
        given = os.environ.get("COURSE_SEED", "0")
        seed = (int(given) if given.isdecimal() else 0) if unattended() else random.SystemRandom().randrange(2**31)
    seen = {row.exercise.removeprefix(PREFIX) for row in kept() if row.topic == QUIZ}
    return Quiz(Sitting(n, seed, sorted(seen)))


class Quiz(anywidget.AnyWidget):
    """A quiz. `answers` holds [choice, confidence, seconds] for each question answered; each is kept as an attempt at once."""

    _esm = join_modules(CONTROLS, BROWSER / "quiz.js")
    _css = BROWSER / "progress.css"
    questions = traitlets.List().tag(sync=True)  # {ask, choices: [text, text], right: 1 or 2, why}
    answers = traitlets.List().tag(sync=True, echo_update=False)
    remark = traitlets.Unicode().tag(sync=True)  # about the store, if anything

    def __init__(self, sitting: Sitting):
        self._sitting = sitting
        asked = [
            {"ask": question.ask, "choices": list(sitting.choices(k)), "right": place, "why": question.why}
            for k, (question, place) in enumerate(sitting.drawn)
        ]
        super().__init__(questions=asked)
        wire()
        self.observe(self._heard, "answers")

    def answer(self, choice: int, confidence: float) -> Answered:
        """Answer the question that is up: choice 1 or 2, confidence from 0.5 to 1. ValueError for anything else."""
        made = self._take(choice, confidence, 0.0)
        self.answers = [*self.answers, [made.choice, made.confidence, made.seconds]]
        return made

    @property
    def score(self) -> Shown:
        """How it went so far: share right against confidence, and the Brier score."""
        made = self._sitting.answered
        if not made:
            return Shown("No question is answered yet.")
        sure, right = [one.confidence for one in made], [one.right for one in made]
        over = overconfidence(sure, right)
        brier = sum((p - y) ** 2 for p, y in zip(sure, right, strict=True)) / len(made)
        return Shown(
            f"{sum(right)} of {len(made)} right, {over.confidence:.0%} sure on average. Exactly calibrated it would be"
            f" {round(over.chance[0] * over.n)} to {round(over.chance[1] * over.n)}, 95 times in 100. Brier score {brier:.3f}."
        )

    def _heard(self, change) -> None:
        """Keep what the browser has answered since."""
        for said in change["new"][len(self._sitting.answered) :]:
            try:
                choice, confidence, seconds = said
                self._take(choice, confidence, max(0.0, min(float(seconds), 1e6)))
            except (TypeError, ValueError):
                return

    def _take(self, choice: int, confidence: float, seconds: float) -> Answered:
        question = None if self._sitting.done else self._sitting.question
        made = self._sitting.answer(choice, confidence, seconds)
        verdict = "right" if made.right else "wrong"
        name = f"{PREFIX}{question.name}"
        remark = hand_over(Attempt(name, QUIZ, 1, verdict, None, made.confidence, 0, round(seconds, 3), time.time()))
        if remark:
            self.remark = remark
        return made

    def _repr_mimebundle_(self, include=None, exclude=None):
        view, metadata = super()._repr_mimebundle_()
        said = (
            f"<quiz: {len(self.questions)} quick questions, each with how sure you are; it opens where notebooks run>"
        )
        return {**view, "text/plain": said, "text/html": f"<p>{html.escape(said[1:-1])}</p>"}, metadata
