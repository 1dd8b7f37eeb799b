"""A board in the middle of a round: what it records and how it was scored go to the day."""

from utils.chapters.mock_onsite.pool import Question
from utils.whiteboard import Drill
from utils.whiteboard.board import Board, board


def shown_board(onsite, question: Question, drill: Drill, where: tuple[int, int], watched: bool) -> Board:
    """Return the board for a drill, with its own place in the browser's storage, reporting to the day."""
    scored = question.exercise if question.drill is not None else None
    day = onsite.day
    run = f"{day.id[:8]}-{where[0]}-{where[1]}"
    shown = board(drill, scored, exam=day.exam, watched=watched, key="mock onsite", run=run)

    def heard(change) -> None:
        if onsite.day is not day:
            return  # another day was begun meanwhile
        if change["new"] in ("score", "report") and shown.recording is not None:
            onsite.note_board(where, **recorded(shown, day, where[0]))
        if change["new"] == "report" and scored is not None and shown.scores:
            onsite.answered(where, question, scored.check(shown.scores), shown.scores)

    shown.observe(heard, "stage")
    return shown


def recorded(shown: Board, day, number: int) -> dict:
    """Return what is kept of a board: how long, whether it heard anything, how far.

    Each freeze is [board's second, seconds, milestone, round's second].
    """
    told = shown.report()
    freezes = [[a, b - a, hit or "", day.clock(number, shown.recording.wall(a))] for a, b, hit in told.freezes]
    reached = sum(at is not None for _, _, at in told.milestones)
    heard = shown.recording.voice is not None
    return {"seconds": told.seconds, "heard": heard, "freezes": freezes, "reached": [reached, len(told.milestones)]}
