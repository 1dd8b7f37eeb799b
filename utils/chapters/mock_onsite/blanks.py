"""Blank at the board: which move first."""

from utils.exercise import Choice, Exercise, FollowUp, Form, Mistake, Wrong

MOVES = {
    "say": "say aloud what you are stuck on",
    "given": "write down what is given: definitions, shapes, what is asked",
    "small": "try the smallest case, or a limit",
    "ask": "ask for one particular thing",
}
PLACES = ("first", "second", "third", "fourth")
BEFORE = [  # what must come before what, and why
    ("say", "given", "Eight seconds of silence are read as a signal, and writing can wait for one sentence."),
    ("given", "small", "The smallest case of what? It stands in what is given."),
    ("given", "ask", "A question needs something to point at; “can you help me?” points at nothing."),
]


def _order(form, rng, kind):
    moves = [form[place] for place in PLACES]
    if None in moves:
        raise Wrong(f"`{PLACES[moves.index(None)]}` is still open.", cause="open-field")
    if len(set(moves)) < len(moves):
        raise Wrong("Each move once.", cause="move-twice")
    for one, other, why in BEFORE:
        if moves.index(one) > moves.index(other):
            raise Wrong(f"`{one}` comes before `{other}`. {why}", cause="another-order")


def _moves(*moves):
    return dict(zip(PLACES, moves, strict=True))


def _at(form, place, move):
    return form[place] == move and None not in form.values()


stuck_order = Exercise(
    "stuck-order",
    "You stand at the board and nothing comes. In which order? Each move once; more than one order is right.\n"
    + "\n".join(f"`{key}`: {words}" for key, words in MOVES.items()),
    Form(**{place: Choice(MOVES) for place in PLACES}),
    [_order],
    [
        Mistake(
            "silent-work",
            "You began to work and said nothing. To whoever watches, that is the freeze. One sentence first: “I am looking for dp/dz”.",
            _moves("given", "say", "small", "ask"),
            when=lambda form: _at(form, "first", "given"),
        ),
        Mistake(
            "help-first",
            "Asking first hands the problem back. Say where you are, write what you have; then one particular question is a strong move.",
            _moves("ask", "say", "given", "small"),
            when=lambda form: _at(form, "first", "ask"),
        ),
        Mistake(
            "case-first",
            "A small case in silence, of something that does not stand on the board yet.",
            _moves("small", "say", "given", "ask"),
            when=lambda form: _at(form, "first", "small"),
        ),
        Mistake(
            "given-last",
            "What is given comes last here, and it is what the other two moves stand on.",
            _moves("say", "small", "ask", "given"),
            when=lambda form: _at(form, "first", "say") and form["fourth"] == "given",
        ),
    ],
    hints=[
        "What can whoever listens do something with, within eight seconds?",
        "First say it; then what is given. The last two may come either way.",
    ],
    follow_ups=[
        FollowUp(
            "And when nothing comes after all four?",
            "States the result it should give and why it is plausible (sign, shape, a limit), says which step is missing, and offers to go on from there. A named gap is a smaller gap.",
        ),
    ],
    right="Aloud, then on the board, then small or with a question. In the account the freeze lasted about eight seconds, and starting slowly was the way out.",
    topic="recovering",
)  # fmt: skip
