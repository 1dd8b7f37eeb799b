"""The last quarter of the math round at the board, aloud."""

from utils.chapters.mock_onsite.used import QUESTION
from utils.exercise import FollowUp, Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "quarter-board",
    f"{QUESTION} Then three follow-ups.",
    [
        ("the case, and what was at stake", 60,
         "One model, one decision that hung on it, what *you* were asked. Two boxes on the board: what it said, what came true."),
        ("what you saw before you reached for it", 120,
         "The plot or the number, sketched: a reliability diagram, a loss that stays at ln K, a gradient check that fails in one entry."),
        ("the line that did the work", 210,
         "Written out, for instance `p = sigma(a f + b)`: the log loss has slope `(p - t) f` in `a` and `p - t` in `b`."),
        ("what came after, on other data", 255, "One number before, one after, and on which rows."),
        ("what the framework hid, and why that was right", 315,
         "The fused loss on logits, the backward pass, the solver: tested, stable, and your own would only be slower."),
        ("three follow-ups, answered in a sentence each first", 450,
         "First the answer, then its reason: “Platt, because there were 250 rows and the shape was a sigmoid.” Then when you would do otherwise."),
    ],
    8,
    habits(
        setup="said in the first minute what was at stake and for whom",
        own={
            "line": "wrote the line that did the work, and tied it to what was derived before",
            "hidden": "named something left to the framework, and why leaving it was right",
            "followed": "answered each follow-up in its first sentence, and then gave the reason",
        },
        checks="gave a number from after, on data it was not fitted to",
        time="told the story within five and a half minutes, so that three follow-ups fitted",
    ),
    asks=[
        "Why that, and not the usual alternative?",
        "How do you know it was that, and not something else that changed in the same week?",
        "When would you let the framework do it?",
        "What would you have seen if you had been wrong?",
    ],
    listens=[
        "one case, in the first person",
        "a doubt that was tested, not a method that was applied",
        "“I left that to the framework because …”",
        "the limits, unasked",
    ],
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake(
            "half-question",
            "When the framework hid it was never said: half of the question, and the half that shows judgement.",
            [1, 1, 0, 1, 0, 1, 1],
            when=lost("hidden"),
        ),
        Mistake(
            "theory-only",
            "No line on the board. The interviewer has watched you derive: point at one of those lines.",
            [1, 0, 1, 1, 0, 1, 1],
            when=lost("line"),
        ),
        Mistake(
            "round-about",
            "The follow-ups were answered from far away. The answer first, in one sentence; then the reason.",
            [1, 1, 1, 0, 0, 1, 1],
            when=lost("followed"),
        ),
        Mistake(
            "story-too-long",
            "The story took the follow-ups' time. Five sentences carry it; what is missing will be asked.",
            [1, 1, 1, 1, 0, 1, 0],
            when=lost("time"),
        ),
    ],
    least=6,
    hints=["Write the five sentences of the story down once, then put the paper away."],
    follow_ups=[
        FollowUp(
            "Why that method, and not the usual alternative?",
            "A size or a shape in the case decides it, and the sentence names it; then what would turn the choice round.",
        ),
        FollowUp(
            "What would you have seen if you had been wrong?",
            "Says what the plot or the number would have looked like under the other explanation, and that it was looked for.",
        ),
    ],
)  # fmt: skip
