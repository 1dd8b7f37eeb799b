"""k-means in the coding round: the algorithm, its exercises, its figures, and tests of the learner's tests.

`lloyd` and `seeding` hold the reference implementations; everything that is checked is checked against `invariants`.
"""
