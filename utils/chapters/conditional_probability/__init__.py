"""Conditional probability: the chapter's worlds, exercises and figures.

`dice`, `odds`, `stories`, `defence` and `aloud` hold the exercises; `figures` draws.
"""

# the round of a mock onsite that an exercise serves, by its topic or its own name; "" is the rest of the chapter's
ROUND = "probability"
