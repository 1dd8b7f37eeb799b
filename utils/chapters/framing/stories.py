"""Three stories at the board, two minutes each, with an interviewer who asks."""

from utils.exercise import FollowUp, Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import VOICE, lost

RUBRIC = {
    "stakes": "said who was affected and what hung on it, within half a minute",
    "mine": "said “I” for what was theirs",
    "action": "told what was done in order, also what was uncomfortable",
    "number": "gave the result with a before and an after",
    "second": "said what it cost and what they would do differently, unasked",
    "voice": VOICE,
    "time": "stopped within two minutes",
}
SECONDS = (25, 40, 80, 100, 118)


def _drill(name: str, question: str, steps: list[tuple[str, str]], asks: list[str], listens: list[str]) -> Drill:
    milestones = [(words, at, answer) for (words, answer), at in zip(steps, SECONDS, strict=True)]
    return Drill(name, question, milestones, 2, RUBRIC, asks=asks, listens=listens)


fairness_drill = _drill(
    "fairness-board",
    "Tell me about a model that worked and that you stopped, or would have stopped. Two minutes; five words on the board are enough.",
    [
        ("who was affected, and by which error", "One group, one kind of error, what it does to somebody."),
        ("what was mine", "“I owned …”, “I had signed off …”."),
        ("what I measured, and what I did", "The error by group; the meeting; the proposal, not only the stop."),
        ("before and after", "The same error, same groups, after: “40% and 10%, then 15% and 12%”."),
        ("what it cost, and what I would do earlier", "A quarter, more false alarms elsewhere; errors by group before the first training."),
    ],
    ["Why was accuracy the same in both groups?", "Could you not have equalised all the errors?", "Who was against it, and what was right about that?"],
    ["A value in place of a number.", "“We decided”.", "Whether the other side has a reason in the story."],
)  # fmt: skip
disagreement_drill = _drill(
    "disagreement-board",
    "Tell me about a disagreement with a product manager. Two minutes; five words on the board are enough.",
    [
        ("what was to be decided, and for whom", "The decision, who lives with it, and a date."),
        ("what was mine and what was theirs", "“I owned the threshold, she owned the budget.”"),
        ("their reason, and what I did with it", "Their reason in words they would accept; an example, a price, a test."),
        ("how it came out", "Both ways side by side, in one number."),
        ("what I gave up, and what I would ask first", "Something real; “what does a wrong call cost?”"),
    ],
    ["What did they know that you did not?", "And if you had not agreed by the date?", "Would they tell it the same way?"],
    ["A victory.", "A manager without a reason.", "The moment at which the teller changes their mind."],
)  # fmt: skip
math_drill = _drill(
    "math-board",
    "When did you use the math, and when did the framework hide it from you? Two minutes; write the one formula that mattered.",
    [
        ("what was wrong, and what hung on it", "A symptom with a number: said against came true, forecast against came in."),
        ("what was mine", "“I was on call”, “I owned the export”."),
        ("the formula, and where it was needed", "One line, on the board, tied to the symptom."),
        ("before and after", "The same number after the fix, on data not used for it."),
        ("what I left to the framework, and why that was safe", "The gradient, the loss: tested, and nothing pointed there."),
    ],
    ["How would you have found it without the formula?", "When does the formula not hold?", "What do you trust that you have never checked?"],
    ["A course in place of a case.", "“I always want to understand everything.”", "Whether the second half of the question is answered."],
)  # fmt: skip


def _mistakes() -> list[Mistake]:
    return [
        Mistake(
            "told-from-nowhere",
            "Neither who was affected nor what was yours: a case study. Begin with “I owned …, and if it went wrong …”.",
            [0, 0, 1, 1, 1, 1, 1],
            when=lambda points: lost("stakes", "mine")(points) and sum(points.values()) < 6,
        ),
        Mistake(
            "no-outcome",
            "It stops before it comes out. One number before and one after; write them on the board first.",
            [1, 1, 1, 0, 0, 1, 1],
            when=lambda points: lost("number")(points) and points["mine"] and sum(points.values()) < 6,
        ),
        Mistake(
            "no-price",
            "It cost nothing and taught nothing, so they will ask. Say it before they do, in one sentence.",
            [1, 1, 1, 1, 0, 1, 0],
            when=lambda points: lost("second")(points) and points["number"] and points["mine"] and sum(points.values()) < 6,
        ),
    ]  # fmt: skip


fairness_board = board_exercise(
    fairness_drill,
    _mistakes(),
    least=6,
    follow_ups=[
        FollowUp(
            "Why was accuracy the same in both groups?",
            "Because accuracy adds two kinds of error, and the groups swapped them: names both rates in each group, and which of them hurt whom.",
        ),
        FollowUp(
            "Could you not have equalised all the errors?",
            "Not in general: with different base rates and an imperfect score, calibration and equal error rates do not go together (Chouldechova 2017). Says which one was given up, and who decided that.",
        ),
        FollowUp(
            "Who was against it, and what was right about that?",
            "One person with one reason the teller would still accept, and what was done with it. A story in which nobody had a point was not a disagreement.",
        ),
    ],
)
disagreement_board = board_exercise(
    disagreement_drill,
    _mistakes(),
    least=6,
    follow_ups=[
        FollowUp(
            "What did they know that you did not?",
            "One thing, named: a contract, a promise, a cost, a customer. It changed the plan, or the teller says why it did not.",
        ),
        FollowUp(
            "And if you had not agreed by the date?",
            "Who would have decided, and what would have gone out meanwhile: the safe default, said beforehand to both.",
        ),
        FollowUp(
            "Would they tell it the same way?",
            "Says what they would tell differently, without winning. “Yes, exactly” is rarely true.",
        ),
    ],
)
math_board = board_exercise(math_drill, _mistakes(), least=6)
