"""What the whole service shows: coverage, and the share of places that one film takes."""

from utils.exercise import Exercise, Form, Mistake, Number, equals
from utils.exercise.properties import complete

SHOWN = ("ABC", "ACD", "ABE", "BAC")
FILMS = 20


def _shown():
    slots = [film for films in SHOWN for film in films]
    return {"coverage": len({*slots}) / FILMS, "heaviest": max(map(slots.count, slots)) / len(slots)}


def close(**wanted):
    """Tell whether each field is right to two decimals, and so rounded too far."""
    return lambda form: all(form[name] is not None and abs(form[name] - value) < 0.0051 for name, value in wanted.items())  # fmt: skip


def _part(name, value):
    return lambda form: form[name] is not None and abs(form[name] - value) < 6e-4


catalogue_shown = Exercise(
    "catalogue-shown",
    "20 films. Four people get the lists A B C, A C D, A B E, B A C. Coverage: the share of the films shown to anybody? And which share of all places does the film shown most take?",
    Form(coverage=Number(0, what="a share"), heaviest=Number(0, what="a share")),
    [complete(), equals(_shown)],
    [
        Mistake("places-counted", "12 places were filled, with 5 different films: coverage counts films.", {"coverage": 0.6, "heaviest": 1 / 3}, when=_part("coverage", 0.6)),
        Mistake("one-list", "3 of 20 is one list. Coverage is of the whole service: all lists together.", {"coverage": 0.15, "heaviest": 1 / 3}, when=_part("coverage", 0.15)),
        Mistake("share-of-people", "A is on every list: that is its share of *people*. Of the twelve places it takes four.", {"coverage": 0.25, "heaviest": 1}, when=_part("heaviest", 1)),
        Mistake("share-of-shown", "One of five films shown: that counts A once. It takes four places.", {"coverage": 0.25, "heaviest": 0.2}, when=_part("heaviest", 0.2)),
        Mistake("counts", "Those are counts. Shares are asked: of 20 films, and of 12 places.", {"coverage": 5, "heaviest": 4}, when=lambda form: any(value is not None and value > 1 for value in form.values())),
        Mistake("two-decimals", "Right to two decimals. Give three, or the fraction itself: 1/3.", {"coverage": 0.25, "heaviest": 0.33}, when=close(coverage=1 / 4, heaviest=1 / 3)),
    ],
    hints=["Which different films appear at all? A, B, C, D, E.", "A appears four times; there are 4 x 3 places."],
    right="A quarter of the catalogue, and one film has a third of the screen. Neither is an error: it is a decision about sellers and taste that accuracy alone will take for you.",
    topic="metrics",
    minutes=3,
)  # fmt: skip
