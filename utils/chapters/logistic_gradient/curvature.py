"""The second derivative: an entry of the Hessian, and why its quadratic form is never negative."""

from utils.chapters.logistic_gradient.endings import with_squares
from utils.derivation import Problem, derivation
from utils.derivation.telling import ends_in, must_end
from utils.exercise import FollowUp, Mistake

GRADIENT = Problem(
    "z_i = sum_j X_ij w_j\np_i = sigma(z_i)\ng_j = 1/n sum_i (p_i - y_i) X_ij",
    {"X": "mat n d", "w": "vec d", "y": "unit n"},
)

hessian_entry = derivation(
    "hessian-entry",
    "g_j = 1/n sum_i (p_i - y_i) X_ij, with z_i = sum_j X_ij w_j and p_i = sigma(z_i). Derive dg_j/dw_k.",
    GRADIENT,
    start="dg_j/dw_k",
    goal="1/n sum_i p_i (1 - p_i) X_ij X_ik",
    steps=2,
    mistakes=[
        Mistake(
            "input-lost",
            "dp_i/dw_k is p_i(1 - p_i) X_ik: there is an X for k beside the one for j. A matrix entry needs both.",
            "dg_j/dw_k = 1/n sum_i dp_i/dw_k X_ij\n = 1/n sum_i p_i (1 - p_i) X_ij",
            when=ends_in(GRADIENT, "dg_j/dw_k", "1/n sum_i p_i (1 - p_i) X_ij"),
        ),
        Mistake(
            "slope-lost",
            "X^T X / n is the Hessian of linear regression. Here p bends: dp_i/dz_i = p_i(1 - p_i) weighs every example.",
            "dg_j/dw_k = 1/n sum_i dp_i/dw_k X_ij\n = 1/n sum_i X_ij X_ik",
            when=ends_in(GRADIENT, "dg_j/dw_k", "1/n sum_i X_ij X_ik"),
        ),
        Mistake(
            "diagonal-only",
            "X_ij squared is the diagonal, k = j. Differentiating by another weight brings in another column: X_ik.",
            "dg_j/dw_k = 1/n sum_i dp_i/dw_k X_ij\n = 1/n sum_i p_i (1 - p_i) X_ij^2",
            when=ends_in(GRADIENT, "dg_j/dw_k", "1/n sum_i p_i (1 - p_i) X_ij^2"),
        ),
        Mistake(
            "residual-kept",
            "The residual is what you differentiate: y_i is constant and p_i has the slope p_i(1 - p_i). No p_i - y_i is left.",
            "dg_j/dw_k = 1/n sum_i (p_i - y_i) p_i (1 - p_i) X_ij X_ik",
            when=ends_in(GRADIENT, "dg_j/dw_k", "1/n sum_i (p_i - y_i) p_i (1 - p_i) X_ij X_ik"),
        ),
    ],
    hints=[
        "Only p_i depends on w. Take the derivative inside the sum.",
        "dp_i/dw_k = dp_i/dz_i * dz_i/dw_k: you know both.",
        "`= 1/n sum_i p_i (1 - p_i) X_ik X_ij`",
    ],
    follow_ups=[
        FollowUp(
            "Where have the labels gone?",
            "They were linear in the gradient, so they are gone from the Hessian: X^T S X / n with s_i = p_i(1 - p_i) depends on X and w alone. "
            "That is why Newton's method and Fisher scoring are the same thing here.",
        )
    ],
    right="As a matrix: H = X^T S X / n, with s_i = p_i(1 - p_i) on the diagonal of S (plus lam I with the penalty). The labels are gone.",
    topic="derivations",
    minutes=8,
)

FORM = Problem(
    "s_i = p_i (1 - p_i)\nH_jk = 1/n sum_i s_i X_ij X_ik",
    {"X": "mat n d", "p": "unit n", "v": "vec d"},
)

curvature_squares = derivation(
    "curvature-squares",
    "H_jk = 1/n sum_i s_i X_ij X_ik, with s_i = p_i (1 - p_i). Write v^T H v as a sum of squares with weights.",
    FORM,
    start="v^T H v",
    goal="1/n sum_i s_i (sum_j X_ij v_j)^2",
    steps=2,
    mistakes=[
        Mistake(
            "squares-inside",
            "The square of a sum is not the sum of the squares: the terms with j and k different are part of it.",
            "v^T H v = sum_j sum_k v_j H_jk v_k\n = 1/n sum_i s_i sum_j X_ij^2 v_j^2",
            when=ends_in(FORM, "v^T H v", "1/n sum_i s_i sum_j X_ij^2 v_j^2"),
        ),
        Mistake(
            "weights-lost",
            "s_i has gone. It is not 1: it is what makes an example count, and never negative is what the argument needs of it.",
            "v^T H v = sum_j sum_k v_j H_jk v_k\n = 1/n sum_i (sum_j X_ij v_j)^2",
            when=ends_in(FORM, "v^T H v", "1/n sum_i (sum_j X_ij v_j)^2"),
        ),
        Mistake(
            "weights-squared",
            "s_i stands once in H. It can go into the square only as its root.",
            "v^T H v = sum_j sum_k v_j H_jk v_k\n = 1/n sum_i (s_i sum_j X_ij v_j)^2",
            when=ends_in(FORM, "v^T H v", "1/n sum_i (s_i sum_j X_ij v_j)^2"),
        ),
    ],
    hints=[
        "v^T H v = sum_j sum_k v_j H_jk v_k. Put H_jk in.",
        "Take the sum over i outside: what is left for each i is (sum_j X_ij v_j)(sum_k X_ik v_k).",
        "`= 1/n sum_i s_i (sum_j X_ij v_j)^2`",
    ],
    follow_ups=[
        FollowUp(
            "Convex. Strictly?",
            "Only when X v = 0 for no v but zero, so with full column rank: then every direction bends. With more features than examples, or a duplicated column, "
            "the loss is flat along some direction; a penalty lam > 0 makes it strictly convex. Strictly convex still does not mean that a minimum is reached.",
        )
    ],
    right="Every weight s_i is positive and every square is not negative: v^T H v >= 0 for every v, so the loss is convex, and any minimum is a global one. If there is one.",
    topic="derivations",
    minutes=6,
)

must_end(
    curvature_squares,
    with_squares,
    "Every line follows. Go on until a square stands there for each example, and nothing else that could be negative.",
)
