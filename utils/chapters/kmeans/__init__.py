"""k-means in the coding round: the algorithm, its exercises, its figures, and tests of the learner's tests.

`lloyd` and `seeding` hold the reference implementations; everything that is checked is checked against `invariants`.
"""

# the round of a mock onsite that an exercise serves, by its topic or its own name; "" is the rest of the chapter's
ROUND = {"board": "code", "plus-plus": "code", "small-test": "code", "choose-k": "framing"}
