"""A mock onsite: five rounds drawn from the exercises of every chapter, on a clock, with a debrief at the end.

`plan` holds the rounds, `pool` finds what can be asked, `draw` draws a day, `day` is what happened on it, `keeping` its
file, `sessions` opens one, `holding` is what a notebook holds, `room` the widget, `debrief` and its pages what is said at the end. The exercises of
the chapter itself stand in `budget`, `openings`, `blanks`, `reading_debriefs`, `redoing`, `used` and `aloud`.

What is kept of a day, in `mock-onsite.json` beside the progress store: seed and settings, the names of the questions drawn,
what happened when (begun, paused, asked, answered, ended, nobody there), of each answer its verdict, the slip's name, the
confidence and an own score, of each board its freezes. Never an answer. `progress.forget` deletes it, and so does a button.
"""

# the round of a mock onsite that an exercise serves, by its topic or its own name; "" is the rest of the chapter's
ROUND = {"": "follow-up"}


def __getattr__(name):
    """Fetch `onsite` on first use, so that importing the chapter loads no widget."""
    if name == "onsite":
        from importlib import import_module

        return import_module(f"{__name__}.sessions").onsite
    raise AttributeError(f"{__name__} has no {name!r}")
