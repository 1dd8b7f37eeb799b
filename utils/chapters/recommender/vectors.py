"""Derive and build it: the vector of a person from what they liked (Hu, Koren and Volinsky 2008)."""

import numpy as np

from utils.derivation import Problem, derivation
from utils.derivation.telling import ends_in
from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, Wrong
from utils.gradients import gradient_of

PERSON = Problem(
    "e_i = p_i - sum_j V_ij u_j\nJ = 1/2 sum_i c_i e_i^2 + lambda/2 sum_j u_j^2",
    {"V": "mat n d", "u": "vec d", "p": "unit n", "c": "pos n", "lambda": "pos"},
)


def _ends(goal):
    return ends_in(PERSON, "dJ/du_k", goal)


person_slope = derivation(
    "person-slope",
    "One person, vector u; film i has the vector V_i. e_i = p_i - sum_j V_ij u_j and J = 1/2 sum_i c_i e_i^2 + lambda/2 sum_j u_j^2. Derive dJ/du_k.",
    PERSON,
    start="dJ/du_k",
    goal="-sum_i c_i e_i V_ik + lambda u_k",
    mistakes=[
        Mistake("inner-sign", "e_i falls when the prediction grows: de_i/du_k = -V_ik.", "dJ/du_k = sum_i c_i e_i V_ik + lambda u_k", when=_ends("sum_i c_i e_i V_ik + lambda u_k")),
        Mistake("penalty-lost", "The second term depends on u too: its slope is lambda u_k.", "dJ/du_k = -sum_i c_i e_i V_ik", when=_ends("-sum_i c_i e_i V_ik")),
        Mistake("weight-lost", "Each film has its weight c_i, and it stays.", "dJ/du_k = -sum_i e_i V_ik + lambda u_k", when=_ends("-sum_i e_i V_ik + lambda u_k")),
        Mistake("two-kept", "The 2 of the square and the half in front are gone together.", "dJ/du_k = -2 sum_i c_i e_i V_ik + 2 lambda u_k", when=_ends("-2 sum_i c_i e_i V_ik + 2 lambda u_k")),
    ],
    hints=[
        "`dJ/du_k = sum_i c_i e_i de_i/du_k + lambda u_k`",
        "de_i/du_k = -V_ik: only the term j = k is left of the sum.",
        "`= -sum_i c_i e_i V_ik + lambda u_k`",
    ],
    follow_ups=[
        FollowUp(
            "Is it convex?",
            "In u alone, with V fixed, yes: a ridge regression, one minimum, closed form. In U and V together no: turn both by the same rotation and nothing changes, and zero is a saddle. So alternating finds a local optimum, and two seeds give vectors that cannot be compared.",
        )
    ],
    right="Ridge regression on the films, with weights. Set it to zero and it is a linear system in u: no learning rate is needed.",
    topic="embeddings",
    minutes=10,
)  # fmt: skip


def loss(U, V, P, alpha, lam):
    """Return half the weighted squared error of U V^T against P, (m, n) of 0 and 1, plus half of lam times all squares.

    U is (m, k), V (n, k); the weight is 1 + alpha where P is 1, and 1 elsewhere. Takes complex U and V.
    """
    gap = P - np.einsum("mk,nk->mn", U, V)
    return (np.where(P > 0, alpha + 1, 1) * gap * gap).sum() / 2 + lam * ((U * U).sum() + (V * V).sum()) / 2


def _matrices(rng):
    yield np.array([[0.5]]), np.array([[1.0], [2.0]]), np.array([[1.0, 0.0]]), 1.0, 0.0
    yield (
        np.array([[1.0, 0.0], [0.5, -1.0]]),
        np.array([[1.0, 1.0], [0.0, 2.0], [1.0, 0.0]]),
        np.array([[1.0, 0, 0], [0, 1, 1]]),
        2.0,
        0.5,
    )
    for m, n, k in ((3, 5, 2), (4, 4, 4)):
        yield *(np.round(rng.normal(size=(rows, k)), 1) for rows in (m, n)), (rng.random((m, n)) < 0.4) * 1.0, 3.0, 0.7


def _slope(*, error=lambda P, U, V: U @ V.T - P, weight=lambda P, alpha: 1 + alpha * P, ridge=1.0, times=1.0):
    return lambda U, V, P, alpha, lam: times * ((weight(P, alpha) * error(P, U, V)) @ V) + times * ridge * lam * U


factor_slope = Exercise(
    "factor-slope",
    "`slope(U, V, P, alpha, lam)`: the gradient by U of 1/2 sum of (1 + alpha P) (P - U V^T)^2 plus lam/2 (|U|^2 + |V|^2). U (people, k), V (films, k), P (people, films) of 0 and 1.",
    Function("U, V, P, alpha, lam", Array((None, None), what="an array"), _matrices),
    [gradient_of(loss, "Held against the slopes of the loss itself, it is not the gradient by U.")],
    [
        Mistake("ascent", "The sign: a step against it would make the fit worse. e falls as U V^T grows.", _slope(error=lambda P, U, V: P - U @ V.T)),
        Mistake("all-ascent", "The sign of everything is turned round.", _slope(times=-1.0)),
        Mistake("weights-lost", "The weights are gone: a like counts 1 + alpha, everything else 1.", _slope(weight=lambda P, alpha: 1.0)),
        Mistake("likes-only", "Only likes are counted: alpha P is 0 where nothing was liked. The zeros count too, with weight 1, else every vector may be as large as it likes.", _slope(weight=lambda P, alpha: alpha * P)),
        Mistake("penalty-lost", "Right for lam = 0: the penalty has a slope too.", _slope(ridge=0.0)),
        Mistake("two-kept", "Twice too large: the halves in the loss take the 2 away.", _slope(times=2.0)),
    ],
    hints=["The weighted error is (people, films): `(1 + alpha * P) * (U @ V.T - P)`.", "Which product sums it over films and leaves (people, k)?", "`... @ V + lam * U`"],
    follow_ups=[
        FollowUp(
            "A billion pairs. Do you form U V^T?",
            "Never: the zeros' part is U (V^T V), k by k, computed once a sweep; only likes need their own terms. That is the point of the 2008 paper: cost grows with the likes, not with the pairs. Or samples negatives, and then corrects for how they were sampled.",
        )
    ],
    right="It agrees with the slopes of the loss. The zeros count: without them the best answer is to like everything.",
    topic="embeddings",
    minutes=10,
)  # fmt: skip


def _histories(rng):
    yield np.array([[1.0], [2.0]]), np.array([1]), 1.0, 1.0
    yield np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([0, 2]), 2.0, 0.5
    for n, k, likes in ((12, 3, 4), (40, 6, 9), (30, 4, 1)):
        yield np.round(rng.normal(size=(n, k)), 2), np.sort(rng.choice(n, likes, replace=False)), 4.0, 3.0


def _least(V, liked, alpha, lam):
    """Solve the stacked least-squares problem: rows of V and of the ridge, each times the root of its weight."""
    p = np.bincount(liked, minlength=len(V))
    root = np.sqrt(1 + alpha * p)[:, None]
    rows = np.vstack([root * V, np.sqrt(lam) * np.eye(V.shape[1])])
    return np.linalg.lstsq(rows, np.concatenate([root[:, 0] * p, np.zeros(V.shape[1])]), rcond=None)[0]


def _at_the_bottom(readings, rng, kind):
    """Hold when no other vector has a lower cost."""
    for V, liked, alpha, lam in readings.inputs:
        mine, best = readings(V, liked, alpha, lam), _least(V, liked, alpha, lam)
        where = readings.text((V, liked, alpha, lam))
        if mine.shape != best.shape:
            raise Wrong("Return one number a factor.", f"{where}: yours has shape {mine.shape}, expected {best.shape}")
        if not np.allclose(mine, best, rtol=1e-6, atol=1e-8):
            one = np.zeros((1, len(V)))
            one[0, liked] = 1
            costs = [loss(u[None], V, one, alpha, lam) - lam * (V * V).sum() / 2 for u in (mine, best)]
            raise Wrong("There is a better vector.", f"{where}: yours costs {costs[0]:.4g}; {costs[1]:.4g} can be had")


def _solved(left, right):
    return lambda V, liked, alpha, lam: np.linalg.lstsq(
        left(V, V[liked], alpha, lam * np.eye(V.shape[1])), right(V[liked], alpha), rcond=None
    )[0]


def _full(V, L, alpha, ridge):
    return V.T @ V + alpha * L.T @ L + ridge


def _sum(L, alpha):
    return L.sum(axis=0) + alpha * L.sum(axis=0)


person_vector = Exercise(
    "person-vector",
    "`fold_in(V, liked, alpha, lam)`: the vector u (k,) that makes 1/2 sum_i c_i (p_i - V_i.u)^2 + lam/2 u.u least; V (films, k), `liked` film numbers; p_i is 1 and c_i is 1 + alpha where liked, else 0 and 1.",
    Function("V, liked, alpha, lam", Array((None,), what="an array"), _histories),
    [_at_the_bottom],
    [
        Mistake("likes-only", "The films not liked are missing: they pull towards 0 with weight 1. On the left stands the whole V^T V.", _solved(lambda V, L, a, ridge: (1 + a) * L.T @ L + ridge, _sum)),
        Mistake("weight-right", "On the right each like has its weight too: (1 + alpha) times the sum of the liked vectors.", _solved(_full, lambda L, a: L.sum(axis=0))),
        Mistake("weight-left", "On the left a like has weight 1 + alpha in all, and V^T V has already counted the 1: add alpha, not 1 + alpha.", _solved(lambda V, L, a, ridge: V.T @ V + (1 + a) * L.T @ L + ridge, _sum)),
        Mistake("unweighted", "alpha is not used: a like weighs no more than a film they never heard of.", _solved(lambda V, L, a, ridge: V.T @ V + ridge, lambda L, a: L.sum(axis=0))),
        Mistake("ridge-lost", "The ridge is missing on the left. With one like and many factors there is nothing else to hold u.", _solved(lambda V, L, a, ridge: V.T @ V + a * L.T @ L, _sum)),
        Mistake("average", "The mean of the liked vectors: a fair first idea, and not the minimum. It ignores how films overlap and what was not liked.", lambda V, liked, alpha, lam: V[liked].mean(axis=0)),
    ],
    hints=[
        "Set the slope to zero: sum_i c_i V_i V_i.u + lam u = sum_i c_i p_i V_i.",
        "Left: V^T V + alpha L^T L + lam I, with L = V[liked]. Right: (1 + alpha) times the sum of L's rows.",
        "`np.linalg.solve(left, right)`",
    ],
    follow_ups=[
        FollowUp(
            "And a person with no like at all?",
            "Right-hand side zero, so u = 0 and every film scores 0: the model has nothing to say. Falls back to popularity, in their country, of this week; asks two questions at sign-up; explores.",
        ),
        FollowUp(
            "A new film?",
            "The same formula with the sides exchanged, once a few people have liked it; before that its vector is zero. Content features, or a tower that maps them to a vector, fill the gap.",
        ),
    ],
    right="One k by k system, microseconds: a person who came a minute ago has a vector without any training. Half of alternating least squares is this, for everybody; the other half is this with people and films exchanged.",
    topic="embeddings",
    minutes=10,
)  # fmt: skip
