"""One exercise: what is asked, what must hold of the answer, and what is said about it."""

import os
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from utils.exercise import exam, views
from utils.exercise.answers.kind import Answer
from utils.exercise.calls import show_error
from utils.exercise.confidence import penalty, read_confidence
from utils.exercise.fingerprint import fingerprint
from utils.exercise.help import FollowUp, FollowUps, Hint
from utils.exercise.mistakes import Mistake
from utils.exercise.outcomes import Invalid, LearnerError, Unattempted, Wrong
from utils.exercise.properties import Property
from utils.exercise.recording import Attempt, hand_over
from utils.exercise.show import kind_of
from utils.exercise.verdict import Kind, Verdict
from utils.exercise.watchdog import TimedOut, Watchdog

UNKNOWN = "None of the slips this check knows leads there. Go through it step by step, or ask for a `.hint()`."


class Exercise:
    """A question with its check, hints and follow-ups.

    An answer is read by `answer`, then every property is asked in turn; when one does not hold, the mistakes are asked which
    of them it was. `right` is what is said of a right answer (a text, or a function of it). `limit` is how many seconds the
    learner's code may take. Raise `version` when the question changes. `minutes`: it can be asked on its own, without the
    page around it, and takes so long; then a mock onsite may draw it.

    >>> from utils.exercise import Number, Mistake, equals
    >>> half = Exercise("coin-side", "P(heads)", Number(0, 1), [equals(lambda: 1 / 2)],
    ...                 [Mistake("odds", "Those are odds, not a probability.", 1)])
    >>> half.check(1)
    [wrong: odds] coin-side
    Those are odds, not a probability.
    """

    def __init__(
        self,
        name: str,
        prompt: str,
        answer: Answer,
        properties: Sequence[Property],
        mistakes: Sequence[Mistake] = (),
        *,
        hints: Sequence[str] = (),
        follow_ups: Sequence[FollowUp] = (),
        right: str | Callable[[object], str] = "",
        topic: str = "",
        limit: float = 5.0,
        version: int = 1,
        minutes: float | None = None,
    ):
        self.name, self.prompt, self.answer, self.properties = name, prompt, answer, tuple(properties)
        self.mistakes, self.hints, self.follow_ups, self.right = tuple(mistakes), tuple(hints), tuple(follow_ups), right
        self.topic, self.limit, self.version, self.minutes = topic, limit, version, minutes
        self.hints_taken = 0
        self.help_taken = 0  # what else was opened on the way, such as where a derivation breaks
        self._last_answer: str | None = None
        self._touched = time.monotonic()

    @property
    def fewest_mistakes(self) -> int:
        """How many mistakes an exercise with this kind of answer must know."""
        return self.answer.fewest_mistakes

    def check(self, answer: object = ..., confidence: float | None = None) -> Verdict:
        """Return the verdict on any object at all; never raises.

        `confidence` is how sure the learner is to be right, from 0 to 1; it is recorded with the attempt.
        """
        verdict = self._verdict(answer)
        sure, notes = read_confidence(confidence)
        if sure is not None and verdict.kind in (Kind.WRONG, Kind.RIGHT):
            notes += (penalty(sure, verdict.right),)
        remark = self._record(answer, verdict, sure)
        return replace(verdict, notes=(*notes, remark) if remark else notes)

    def hint(self, step: int | None = None) -> Hint:
        """Return the next hint, or hint number `step` (from 1); in an exam, a kind refusal that does not count as one."""
        refusal = exam.refusal()
        if refusal:
            return Hint(self.name, 0, 0, refusal)
        asked = step if isinstance(step, int) and not isinstance(step, bool) else self.hints_taken + 1
        number = max(1, min(asked, len(self.hints)))
        self.hints_taken = max(self.hints_taken, min(number, len(self.hints)))
        return Hint(self.name, number, len(self.hints), self.hints[number - 1] if self.hints else "")

    def put(self) -> None:
        """Begin anew: the question is put now. Seconds count from here, and help taken before does not."""
        self._touched, self.hints_taken, self.help_taken, self._last_answer = time.monotonic(), 0, 0, None

    def follow_up(self) -> FollowUps:
        """Return what the interviewer asks next; what a strong answer contains opens on a click."""
        return FollowUps(self.name, self.follow_ups)

    def __repr__(self) -> str:
        return "\n".join([f"[question] {self.name}", self.prompt, *self.answer.parts()])

    def _repr_html_(self) -> str:
        return views.question_html(self.prompt, self.answer.parts())

    def _rng(self) -> np.random.Generator:
        seed = os.environ.get("COURSE_SEED", "0")
        return np.random.default_rng([int(seed) if seed.isdecimal() else 0, zlib.crc32(self.name.encode())])

    def _verdict(self, raw: object) -> Verdict:
        if raw is ...:
            return self._unattempted()
        dog = Watchdog(self.limit)
        try:
            with dog:
                return self._judge(raw)
        except TimedOut:
            says = f"Your code was still running after {self.limit:g} seconds and was stopped. Is there a loop that cannot end?"
            return Verdict(Kind.ERROR, self.name, says)
        except KeyboardInterrupt:
            if dog.interrupted:
                raise  # the learner pressed stop
            return Verdict(Kind.ERROR, self.name, "Your code raised KeyboardInterrupt.")
        except BaseException as error:  # an object whose own methods raise: anything may be handed in
            says = f"Expected {self.answer.expects}; what you handed in raised {kind_of(error)} when it was looked at."
            return Verdict(Kind.INVALID, self.name, says)

    def _judge(self, raw: object) -> Verdict:
        try:
            answer = self.answer.read(raw, self._rng())
        except Unattempted:
            return self._unattempted()
        except Invalid as invalid:
            return Verdict(Kind.INVALID, self.name, str(invalid))
        except LearnerError as error:
            return Verdict(Kind.ERROR, self.name, str(error))
        try:
            for holds in self.properties:
                holds(answer, self._rng(), self.answer)
        except Wrong as wrong:
            return self._wrong(answer, wrong)
        except Unattempted:
            return self._unattempted()
        except (Invalid, LearnerError) as failure:
            known = self._known(answer)  # a mistake may be one that stops
            if known:
                return Verdict(Kind.WRONG, self.name, known.says, known.name, str(failure))
            kind = Kind.ERROR if isinstance(failure, LearnerError) else Kind.INVALID
            return Verdict(kind, self.name, str(failure))
        except Exception as fault:
            says = f"This check is at fault, not you: it raised {kind_of(fault)}: {show_error(fault)}"
            return Verdict(Kind.ERROR, self.name, says)
        says = self.right(answer) if callable(self.right) else self.right
        return Verdict(Kind.RIGHT, self.name, says or "It holds.")

    def _wrong(self, answer: object, wrong: Wrong) -> Verdict:
        known = self._known(answer)
        if known:
            # of several parts the mistake's words name theirs; the first that differs may be another
            where = None if self.answer.parts() else wrong.counterexample
            return Verdict(Kind.WRONG, self.name, known.says, known.name, where, own=wrong.own)
        says = f"{wrong} {UNKNOWN}" if wrong.general else str(wrong)
        return Verdict(Kind.WRONG, self.name, says, wrong.cause, wrong.counterexample, own=wrong.own)

    def _known(self, answer: object) -> Mistake | None:
        return next((m for m in self.mistakes if m.made_in(answer, self.answer, self._rng)), None)

    def _unattempted(self) -> Verdict:
        asked = "" if self.answer.parts() else f"{self.prompt}\n"  # a question with parts stands in a cell of its own
        return Verdict(Kind.UNATTEMPTED, self.name, f"{asked}Expected: {self.answer.expects}.")

    def _record(self, raw: object, verdict: Verdict, confidence: float | None) -> str | None:
        if verdict.kind is Kind.UNATTEMPTED:
            return None
        now, mark = time.monotonic(), fingerprint(raw)
        if mark is not None and mark == self._last_answer:
            return None  # the same answer handed in again is not a new attempt
        self._last_answer = mark
        seconds, self._touched = now - self._touched, now
        return hand_over(
            Attempt(
                self.name,
                self.topic,
                self.version,
                verdict.kind.value,
                verdict.cause,
                confidence,
                self.hints_taken + self.help_taken,
                round(seconds, 3),
                time.time(),
            )
        )
