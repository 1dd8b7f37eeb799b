"""A mock onsite as a notebook holds it: the day, its file, its room, and what a cell can ask of them."""

import time

from utils.chapters.mock_onsite import words
from utils.chapters.mock_onsite.boards import board_drill
from utils.chapters.mock_onsite.pool import Question
from utils.chapters.mock_onsite.running import Running
from utils.chapters.mock_onsite.said import Said
from utils.exercise import Kind, Rubric, Verdict
from utils.exercise.confidence import read_confidence


class Onsite(Running):
    """One day. `day.answer(x)` hands in, `day.board()` shows the board of the question, `day.debrief()` tells how it went."""

    # --- what a cell can ask -----------------------------------------------------------------------------------------
    def answer(self, value: object = ..., confidence: object = None) -> Said | Verdict:
        """Hand in an answer to the question that is up, and how sure you are from 0 to 1; a later one takes its place."""
        question = self.question
        if self.day.phase != "running" or question is None:
            return Said(self._why_no_answer())
        self._ask(question)
        where = (self.day.at, self.day.question)
        if question.follow is not None:
            return self._spoken(where, value)
        verdict = question.exercise.check(value, confidence)
        if verdict.kind is Kind.UNATTEMPTED:
            expected = f"Expected: {question.exercise.answer.expects}."
            return Said(f"Nothing handed in yet for {question.key}. {expected}") if self.day.exam else verdict
        if verdict.kind is not Kind.INVALID:
            self.answered(where, question, verdict, value, confidence)
        if not self.day.exam:
            return verdict
        if verdict.kind is Kind.INVALID:
            return Said(verdict.message, ok=False)
        unread = read_confidence(confidence)[1]  # what was said of it and not understood, or it would go missing unseen
        return Said(" ".join([words.TAKEN, *unread]), ok=True)

    def board(self, watched: bool = False):
        """Return the board of the question that is up, or say why there is none. `watched` adds the interviewer's sheet."""
        question, slot = self.question, self.slot
        drill = board_drill(question, slot["minutes"]) if question else None
        if drill is None:
            return Said("Start the round: its board stands here." if not slot else "This question needs no board.")
        from utils.chapters.mock_onsite.at_board import shown_board

        where = (self.day.at, self.day.question)
        if (*where, watched) not in self._boards:
            self._boards[(*where, watched)] = shown_board(self, question, drill, where, watched)
        return self._boards[(*where, watched)]

    def hint(self):
        """Return a hint for the question that is up; an exam has none."""
        if self.question is None:
            return Said("Start the round first." if not self.day.over else "The day is over.")
        return self.question.exercise.hint()

    def debrief(self, save: bool | str = True):
        """Return the debrief when the day is over, and save it as one HTML file; before, say what is missing."""
        from utils.chapters.mock_onsite.debrief import debrief

        return debrief(self, save)

    # --- how it is taken down ------------------------------------------------------------------------------------------
    def answered(
        self, where: tuple[int, int], question: Question, verdict: Verdict, value: object, sure: object = None
    ) -> None:
        """Keep a verdict on the question in that place, and the points where the learner gave them."""
        own, kind = None, question.exercise.answer
        if question.own and isinstance(kind, Rubric):
            points = kind.read(value)  # it has just been read for the verdict
            own = [sum(points.values()), kind.most * len(points)]
        said = {"kind": str(verdict.kind), "cause": verdict.cause, "confidence": read_confidence(sure)[0]}
        self.day.answer(time.time(), *where, **said, own=own)
        self._keep()

    def note_board(self, where: tuple[int, int], **said: object) -> None:
        """Keep what a board recorded of the question in that place."""
        self.day.board(time.time(), *where, **said)
        self._keep()

    def _spoken(self, where, value) -> Said:
        """A follow-up is answered aloud and scored by who answered it; nothing judges it."""
        rubric = Rubric(words.SPOKEN)
        try:
            points = rubric.read(value)
        except Exception as why:  # whatever was handed in is no score
            return Said(str(why) or "Answer aloud, then score yourself: True or False for each.", ok=False)
        self.day.answer(
            time.time(), *where, kind="spoken", cause=None, confidence=None, own=[sum(points.values()), len(points)]
        )
        self._keep()
        return Said("Taken: your own score. What a strong answer contains is in the debrief.", ok=True)

    def _why_no_answer(self) -> str:
        if self.away:
            return "This day is open in another notebook: answer there, or take it over in the room."
        if self.day.over:
            return "The day is over: `day.debrief()`."
        if self.day.phase == "paused":
            return "The clock is paused. Press *Go on*, then hand in."
        if self.day.phase == "waiting":
            return f"Round {self.day.at + 1} has not begun. Press *Start* in the room; then run this cell to hand in an answer."
        return words.GONE if self.slot else words.EMPTY

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.room._repr_mimebundle_(include=include, exclude=exclude)

    @property
    def room(self):
        """The room, made when it is first shown."""
        if self._room is None:
            from utils.chapters.mock_onsite.room import Room

            self._room = Room(self)
        return self._room

    def __repr__(self) -> str:
        from utils.chapters.mock_onsite.still import describe

        return describe(self.day)
