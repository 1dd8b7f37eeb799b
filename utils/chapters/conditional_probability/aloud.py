"""The two dice at the board, aloud: 1/11 twice, defended against 1/6. Scored by the learner."""

from utils.chapters.conditional_probability.lines import any_sides
from utils.exercise import Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "dice-board",
    "“I roll two fair dice. At least one of them shows a six. What is the probability that both do? ... I would have said 1/6. Convince me.”",
    [
        ("the protocol, before any number", 30, "Somebody looked at both dice and was asked: is there a six? They said yes."),
        ("the sample space", 75, "A grid: 36 ordered pairs, equally likely."),
        ("cross out, and count", 120, "The row and the column of the six are left. They share the corner: `6 + 6 - 1 = 11` pairs, one of them (6, 6). So 1/11."),
        ("the same by the formula", 165, "`P(both) / P(at least one) = (1/36) / (11/36) = 1/11`, since both is part of at least one; and `1 - (5/6)^2 = 11/36`."),
        ("against 1/6", 210, "1/6 answers another question: *the red one* is a six. One row of six pairs is left. Nobody named a die here, so the column counts as well."),
        ("when 1/6 would be right", 255, "One die is picked at random and read out: six. A pair with one six is told only half the time, so `(1/36) / (1/36 + 10/36 * 1/2) = 1/6`. Same six, other protocol."),
        ("check it", 285, "`s` sides: `1/(2s - 1)`. Two coins: heads-heads given at least one head is 1 of 3, not 1/2. For large `s` it is half of `1/s`: either die may be the one."),
    ],
    5,
    habits(
        setup="said who looked at what, before any number",
        own={
            "space": "drew the sample space, and said that its outcomes are equally likely",
            "condition": "crossed out what the report rules out and counted what is left; the number came only then",
            "formula": "got the same from P(both) over P(at least one)",
            "defence": "said which question 1/6 answers, and under which protocol it is right",
        },
        checks="checked it: a small case, a limit, a bound, or a simulation",
        time="was done within five minutes",
    ),
    asks=[
        "How did I come to know that there is a six?",
        "But the other die does not know about the first. Why not 1/6?",
        "When would I be right?",
        "And with dice of `s` sides?",
    ],
    listens=[
        "the protocol stands before the number, every time",
        "a grid, not a formula with fractions from nowhere",
        "11, with the shared corner said",
        "calm when you say 1/6 once more",
    ],
    derivation=any_sides,
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake(
            "number-only",
            'A number with nothing in front of it. Once more, and start with "I take it that someone ...".',
            [0, 0, 1, 0, 0, 0, 1, 1],
            when=lost("setup", "space"),
        ),
        Mistake(
            "no-protocol",
            "The protocol is missing among others. It is the one sentence this chapter is about: say it first.",
            [0, 1, 1, 1, 0, 0, 1, 1],
            when=lost("setup"),
        ),
        Mistake(
            "no-space",
            "Protocol without the sample space: the board is still empty. Draw the grid while you say it.",
            [1, 0, 1, 1, 0, 0, 1, 1],
            when=lost("space"),
        ),
        Mistake(
            "not-defended",
            "Right number, and 1/6 was left standing. Say whose answer it is: of somebody who was told about *that* die.",
            [1, 1, 1, 1, 0, 0, 0, 1],
            when=lost("defence"),
        ),
        Mistake(
            "silent",
            "You went silent. Drawing 36 squares takes a minute: say meanwhile what they are and what will be crossed out.",
            [1, 1, 1, 0, 1, 0, 0, 1],
            when=lost("voice"),
        ),
    ],
    least=6,
    hints=["Protocol, grid, eleven, one. Only then the formula.", "For 1/6: who chose the die, and when would they have told you?"],
)  # fmt: skip
