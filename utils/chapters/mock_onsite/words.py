"""What the interviewer says: at the door of each round, and before each kind of question."""

DESIGN = 1  # the round whose boards take longer than a compressed day has
DOORS = (  # one a round
    "Code from scratch, plain Python and NumPy. Talk while you type, and try it on a small case before you hand it in.",
    "You drive. Ask for what you need before you draw the first box, and say your numbers aloud.",
    "No calculator and no laptop but this one. Derive on the board or on paper, aloud; then hand in the lines.",
    "The business first. I want to hear who decides what, and what it is worth, before I hear a model.",
    "Tell me about real work: what was at stake, what you did yourself, what you saw before and after.",
)
PIECES = "Too short for a whole design, so pieces of one: say what is given, then each number with its unit."
PARTS = {
    "code": "Write it, then hand it in.",
    "asks": "Short answers now.",
    "design": "Sizes and judgement: a number with its unit, then a reason.",
    "derive": "Derive it line by line, aloud, each line with its reason.",
    "probability": "Now a probability. Say who looked at what before you say a number.",
    "follow-up": "Now the last part of the round. This is the part I write down.",
    "framing": "Who decides what with this?",
    "behavioural": "Take a moment, then two minutes.",
}
NUMBERS = "By hand, aloud: what is given first, then the numbers."  # a derivation that is asked for as numbers
FOLLOW_UP = "And the follow-up:"
EMPTY = (
    "No chapter of this course has a question for this round yet. Its time is yours; end the round when you like, "
    "and the debrief leaves it out."
)
GONE = "This question is no longer in the course. It does not count; go on to the next one."
BOARD = (
    "This one is at the board, aloud: run the cell with `day.board()`. On paper is as good; then score yourself here."
)
BESIDE = "A board with a clock is in the cell with `day.board()`."
CELL = "Write it in the cell below the room and hand it in with `day.answer(...)`, in that cell."
SPOKEN = {  # what a spoken follow-up is scored by; nobody else hears it
    "point": "answered the question that was asked, in the first sentence",
    "reason": "gave a reason or a case, not only a name",
    "limit": "said when it would not hold, or what you would check",
}
REFUSED = (
    "No hints in an exam: that is what makes the debrief worth reading. Say aloud what you are stuck on, write down what "
    "you do know, and go on. The hints are back as soon as the round has ended."
)
TAKEN = "Taken. What came of it is in the debrief."


def opening(number: int, compressed: bool) -> str:
    """Return what is said at the door of a round."""
    if not compressed:
        return DOORS[number]
    return f"Twelve minutes, so be brief. {PIECES if number == DESIGN else DOORS[number]}"
