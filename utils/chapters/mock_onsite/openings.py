"""The first sentence of each round: one that moves it, and those that cost it."""

from utils.exercise import Choice, Exercise, FollowUp, Form, Mistake, Wrong

SENTENCES = {
    "coding": {
        "a": "“Shapes first: X is n by d, k is given? And what should an empty cluster do?”",
        "b": "“In practice I would call scikit-learn, so let me start from its source.”",
        "c": "(types for four minutes, then:) “OK, so this is the loop.”",
    },
    "design": {
        "a": "“So here is the two-tower model, here the index, here the ranker.”",
        "b": "“Before I draw: which decision does it make, for how many, in how many milliseconds?”",
        "c": "“There are five families of recommenders; the first is collaborative filtering.”",
    },
    "math": {
        "a": "“The answer is prediction minus target times x, I remember that one.”",
        "b": "“I have not done this by hand for two years, so bear with me.”",
        "c": "“I write the model first: z, then p, then the loss of one example, and say the shapes.”",
    },
    "framing": {
        "a": "“Let y be 1 when a user churns within thirty days. The loss is the cross-entropy.”",
        "b": "“Which decision would this inform, and what does the right answer look like to the user?”",
        "c": "“I would compare boosted trees with a small network.”",
    },
    "behavioural": {
        "a": "“We had a fairness problem and we solved it as a team.”",
        "b": "“A loan model I owned was about to refuse one group twice as often; I was asked whether it could ship.”",
        "c": "“I always proceed in four steps: situation, task, action, result.”",
    },
}
MOVES = {"coding": "a", "design": "b", "math": "c", "framing": "b", "behavioural": "b"}
SAYS = {
    "coding": "What will you be asked back in minute two? Have that settled in minute one.",
    "design": "Nearly half of the round is before the first model.",
    "math": "The board must hold what everything else hangs on.",
    "framing": "Listen for the words *decision* and *user*.",
    "behavioural": "One person, one moment, something to lose.",
}


def _moves(form, rng, kind):
    for name, best in MOVES.items():
        if form[name] is None:
            raise Wrong(f"`{name}` is still open.", cause="open-field")
        if form[name] != best:
            raise Wrong(SAYS[name], f"`{name}`", "another-opening")


def _told():
    for name, said in SENTENCES.items():
        yield f"*{name}*"
        yield from (f"`{key}`: {sentence}" for key, sentence in said.items())


def _with(**changed):
    return {**MOVES, **changed}


opening_lines = Exercise(
    "opening-lines",
    "Five rounds, five doors. Which first sentence moves each round? A letter each.\n" + "\n".join(_told()),
    Form(**{name: Choice(said) for name, said in SENTENCES.items()}),
    [_moves],
    [
        Mistake(
            "formal-first",
            "Formalised before anybody said what is decided. In the account this was the round that was a struggle: ten minutes of formalism first.",
            _with(framing="a"),
            when=lambda form: form["framing"] == "a",
        ),
        Mistake(
            "models-first",
            "A comparison of models answers a question nobody has asked yet.",
            _with(framing="c"),
            when=lambda form: form["framing"] == "c",
        ),
        Mistake(
            "boxes-first",
            "A box that no number asked for. Questions first, then sizes, then boxes.",
            _with(design="a"),
            when=lambda form: form["design"] == "a",
        ),
        Mistake(
            "result-first",
            "The result is not what is graded; a result without its setup cannot even be checked for shape.",
            _with(math="a"),
            when=lambda form: form["math"] == "a",
        ),
        Mistake(
            "silent-start",
            "Four silent minutes. Whoever listens knows nothing, and cannot help.",
            _with(coding="c"),
            when=lambda form: form["coding"] == "c",
        ),
        Mistake(
            "we-story",
            "“We” hides the one person who is being interviewed.",
            _with(behavioural="a"),
            when=lambda form: form["behavioural"] == "a",
        ),
    ],
    hints=[
        "In four of the five the best sentence asks, or writes down what is given. In the fifth somebody has something to lose.",
        "coding: what an empty cluster does; design: before drawing; math: the model first; framing: the word *decision*; behavioural: somebody has something to lose.",
    ],
    follow_ups=[
        FollowUp(
            "They answer: “I have no numbers for you. What do you assume?” Your second sentence?",
            "Takes it over without complaint: assumes two or three numbers aloud, with units, says which one matters most, writes them in a corner of the board, and uses them later.",
        ),
    ],
    right="Each of them could be said in ten seconds, and each makes the next ten minutes easier.",
    topic="planning",
)  # fmt: skip
