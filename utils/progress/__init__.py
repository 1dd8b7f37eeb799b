"""What the learner did, kept on their own machine: one row an attempt, no server, no network.

Kept of an attempt: exercise, topic, chapter, version of the exercise, verdict, name of the slip, the confidence given,
hints taken, seconds since the exercise was last touched, when; and a random id, so that two files merge without
duplicates. Never what was typed, and never who typed it. `show()` lists all of it, `forget(confirm=True)` deletes it.
What is due, the plan and the deck for Anki are worked out from that each time; nothing is kept for them. A mock onsite keeps
its course beside it, in `mock-onsite*.json`: what was asked and when, verdicts, own scores, silences; never an answer.

It stands in `progress.sqlite` in the user's data directory; the environment variable COURSE_DATA names another folder.
Nothing is kept under COURSE_UNATTENDED=1, and a store that cannot be written never stops a check.
"""

_HOMES = {
    "anki": "views.decks",
    "calibration_of": "views.diagram",
    "due": "views.returning",
    "export_file": "views.files",
    "forget": "views.files",
    "import_file": "views.files",
    "my_calibration": "views.diagram",
    "my_progress": "views.doings",
    "plan": "views.planned",
    "quiz": "views.quizzing",
    "show": "views.files",
    "transfer": "views.transferring",
}
__all__ = [
    "anki",
    "calibration_of",
    "due",
    "export_file",
    "forget",
    "import_file",
    "my_calibration",
    "my_progress",
    "plan",
    "quiz",
    "show",
    "transfer",
]


def __getattr__(name):
    """Import what is asked for, so that recording an attempt never loads what draws."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"{__name__} has no {name!r}; it has {', '.join(__all__)}")
