"""Five lines of a debrief: which three come first."""

from utils.chapters.mock_onsite.outcome import Line, redo
from utils.exercise import Choice, Exercise, FollowUp, Form, Mistake, Wrong

LINES = {
    "softmax": "softmax gradient, 8 min: wrong, 60% sure",
    "dice": "two dice, 3 min: wrong, 95% sure",
    "board": "k-means at the board, 20 min: own score 5 of 6, silent once for 21 s",
    "sizing": "ranker fleet, 5 min: not answered",
    "story": "a model I stopped, 5 min: own score 3 of 5",
}
PLACES = ("first", "second", "third")


def _line(key, minutes, kind, confidence=None, own=None, freezes=(), how="exercise"):
    return Line(0, 0, key, "", "code", how, minutes, 0.0, 0.0, kind, None, confidence, own, False, freezes, True)


def _due() -> list[str]:
    """Return what the course's own debrief would say of these lines."""
    given = [
        _line("softmax", 8, "wrong", 0.6),
        _line("dice", 3, "wrong", 0.95),
        _line("board", 20, "right", own=(5, 6), freezes=((70.0, 21.0, "the test"),), how="board"),
        _line("sizing", 5, "none"),
        _line("story", 5, "wrong", own=(3, 5)),
    ]
    return [one.key for one, _ in redo(given)]


def _rule(form, rng, kind):
    for place, due in zip(PLACES, _due(), strict=True):
        if form[place] is None:
            raise Wrong(f"`{place}` is still open.", cause="open-field")
        if form[place] != due:
            raise Wrong(
                "Go down the rule line by line: which is the first that somebody meets?", f"`{place}`", "another-order"
            )


def _picks(*keys):
    return dict(zip(PLACES, keys, strict=True))


redo_order = Exercise(
    "redo-order",
    "The debrief names three things to do again, by this rule: first what was wrong at 80% sure or more, then what else was "
    "wrong, then 15 seconds and more of silence at the board, then what was not answered, then one's own score. Which three, in order?\n"
    + "\n".join(f"`{key}`: {words}" for key, words in LINES.items()),
    Form(**{place: Choice(LINES) for place in PLACES}),
    [_rule],
    [
        Mistake(
            "longest-first",
            "By minutes. Twenty minutes with 5 of 6 are in better shape than three minutes that were wrong and sure.",
            _picks("board", "softmax", "sizing"),
            when=lambda form: form["first"] == "board",
        ),
        Mistake(
            "sure-overlooked",
            "Both are wrong, and one of them was promised at 95%. What you are sure of you would not look up: it comes first.",
            _picks("softmax", "dice", "board"),
            when=lambda form: form["first"] == "softmax",
        ),
        Mistake(
            "gap-before-silence",
            "What was not answered may only have lacked time. A silence of 21 seconds happens again with all the time there is.",
            _picks("dice", "softmax", "sizing"),
            when=lambda form: (form["first"], form["second"], form["third"]) == ("dice", "softmax", "sizing"),
        ),
        Mistake(
            "story-first",
            "An own score of 3 of 5 is honest work. It comes after what was wrong without your knowing.",
            _picks("story", "dice", "softmax"),
            when=lambda form: form["first"] == "story",
        ),
    ],
    hints=["Two are wrong and checked: order them by how sure they were.", "`dice`, then `softmax`; the third is the silence."],
    follow_ups=[
        FollowUp(
            "Why three, and not everything?",
            "Because it has to happen: each of them again tomorrow, in three days and in a week is nine sittings. Names the one that would have changed the outcome of the day.",
        ),
    ],
    right="Sure and wrong, then wrong, then the silence. Each again in one, three and seven days, by its name in its chapter.",
    topic="debrief",
)  # fmt: skip
