"""What is derived about generalised linear models: why A' is the mean, and where the link enters.

A and h are given to the checker as functions with no special property, so that a line which holds only for one family, or only
for the canonical link, does not follow.
"""

from utils.derivation import Problem, derivation, slipped
from utils.derivation.telling import arrives_at, either
from utils.exercise import FollowUp, Mistake

ANY_A = "A(s) = log(1 + e^s) + s^2/7 + e^(s/3)"  # stands for any convex A
ANY_H = "h(s) = 1/(1 + e^(-s - s^3/9))"  # stands for any inverse link into (0, 1)


CANONICAL_SCORE = Problem(
    f"{ANY_A}\ntheta = w.x\nmu = A'(theta)\nL = -((y*theta - A(theta))/phi + c)",
    {"w": "vec d", "x": "vec d", "y": "real", "phi": "pos", "c": "real"},
)

canonical_score = derivation(
    "canonical-score",
    "L = -log p(y) with log p(y) = (y theta - A(theta))/phi + c, and theta = w . x: the canonical link. Derive dL/dw_j; mu is A'(theta).",
    CANONICAL_SCORE,
    start="dL/dw_j",
    goal="(mu - y) x_j / phi",
    steps=2,
    mistakes=[
        Mistake(
            "a-kept",
            "A is still there undifferentiated. Its slope A'(theta) is what meets y; that slope is the mean.",
            "dL/dw_j = dL/dtheta * dtheta/dw_j\n = -(y - A(theta))/phi * x_j",
            when=arrives_at(
                CANONICAL_SCORE, "-(y - A(theta))/phi * x_j", "-(y - A(theta))/phi", "(y - A(theta))/phi * x_j"
            ),
        ),
        Mistake(
            "ascent",
            "A sign has turned. L is *minus* the log-likelihood: with y above mu the loss must fall as theta rises, so dL/dtheta = -(y - mu)/phi.",
            "dL/dw_j = dL/dtheta * dtheta/dw_j\n = (y - A'(theta))/phi * x_j",
            when=either(
                slipped("sign"), arrives_at(CANONICAL_SCORE, "-(mu - y) x_j/phi", "-(mu - y)/phi", "-(mu - y) x_j")
            ),
        ),
        Mistake(
            "factor-lost",
            "Something was lost on the way. Two factors stand beside mu - y to the end: x_j, from theta = w . x, and 1/phi.",
            "dL/dw_j = dL/dtheta * dtheta/dw_j\n = (mu - y) * x_j",
            when=arrives_at(CANONICAL_SCORE, "(mu - y) x_j", "(mu - y)/phi", "mu - y"),
        ),
    ],
    hints=[
        "Two steps of the chain: `dL/dw_j = dL/dtheta * dtheta/dw_j`.",
        "`c` has no theta in it. dL/dtheta = -(y - A'(theta))/phi.",
        "dtheta/dw_j = x_j. Write mu for A'(theta).",
    ],
    follow_ups=[
        FollowUp(
            "Nothing about the sigmoid was used. What was?",
            "That y enters log p only through y theta, and that theta is linear in w. Says that the rest, A, can be anything, and that A' gets its name, the mean, from the next derivation.",
        )
    ],
    right="(mu - y) x_j / phi, for every family at once. The one place where the link came in was dtheta/dw_j = x_j.",
    topic="derivations",
    minutes=10,
)

MEAN_IS_SLOPE = Problem(
    "p_k = h_k e^{theta t_k} / sum_m h_m e^{theta t_m}\nA(s) = log(sum_m h_m e^{s t_m})",
    {"theta": "real", "t": "vec K", "h": "pos K"},
)

mean_is_slope = derivation(
    "mean-is-slope",
    "Let y take the values t_1 ... t_K with probabilities p_k = h_k e^(theta t_k) / sum_m h_m e^(theta t_m), so that A(theta) = log sum_k h_k e^(theta t_k). Derive A'(theta).",
    MEAN_IS_SLOPE,
    start="A'(theta)",
    goal="sum_k t_k p_k",
    steps=2,
    mistakes=[
        Mistake(
            "inner-slope",
            "Each e^(theta t_k) brings down its own t_k. Without it the fraction is 1.",
            "A'(theta) = (sum_k h_k e^{theta t_k}) / (sum_m h_m e^{theta t_m})",
            when=arrives_at(MEAN_IS_SLOPE, "1", "sum_k p_k", "theta", "sum_k t_k h_k / sum_m h_m e^{theta t_m}"),
        ),
        Mistake(
            "log-forgotten",
            "This is the derivative of the sum. The logarithm around it divides by the sum.",
            "A'(theta) = sum_k h_k t_k e^{theta t_k}",
            when=arrives_at(MEAN_IS_SLOPE, "sum_k h_k t_k e^{theta t_k}"),
        ),
        Mistake(
            "log-of-sum",
            "That comes to sum_k t_k: either the logarithm was taken inside the sum, or the fraction was cancelled term by term. Both sums stand, and t_k keeps its weight p_k.",
            "A'(theta) = d/dtheta sum_k log(h_k e^{theta t_k})\n = sum_k t_k",
            when=arrives_at(MEAN_IS_SLOPE, "sum_k t_k"),
        ),
    ],
    hints=[
        "d/dtheta log S = (dS/dtheta)/S with S = sum_k h_k e^(theta t_k).",
        "dS/dtheta = sum_k h_k t_k e^(theta t_k).",
        "Recognise p_k in the fraction: sum_k t_k p_k.",
    ],
    follow_ups=[
        FollowUp(
            "And the second derivative?",
            "sum t_k^2 p_k - (sum t_k p_k)^2: the variance (with a dispersion, A'' = Var/phi). So A is convex, and with the canonical link the loss is convex in w: X^T S X with variances on the diagonal.",
        )
    ],
    right="A' = sum t_k p_k, the mean of y: the constant that makes the probabilities add up to one knows the mean. Once more, and A'' is the variance.",
    topic="derivations",
    minutes=8,
)

ANY_LINK = Problem(
    f"{ANY_H}\neta = w.x\nmu = h(eta)\nL = -(y*log(mu) + (1 - y)*log(1 - mu))",
    {"w": "vec d", "x": "vec d", "y": "unit"},
)

any_link = derivation(
    "any-link",
    "A yes-or-no response (y may be anything from 0 to 1) and *any* link: mu = h(eta), eta = w . x, L = -(y log mu + (1 - y) log(1 - mu)). Derive dL/dw_j.",
    ANY_LINK,
    start="dL/dw_j",
    goal="(mu - y) x_j h'(eta) / (mu (1 - mu))",
    steps=2,
    mistakes=[
        Mistake(
            "sigmoid-assumed",
            "That h'(eta) cancels against mu (1 - mu) holds for the sigmoid only. Here h is any link: both stay.",
            "dL/dw_j = dL/dmu * dmu/deta * deta/dw_j\n = (mu - y)/(mu (1 - mu)) * h'(eta) * x_j\n = (mu - y) * x_j",
            when=arrives_at(ANY_LINK, "(mu - y) x_j", "((1 - y)/(1 - mu) - y/mu) * mu (1 - mu) x_j"),
        ),
        Mistake(
            "sign-inside",
            "A sign has turned. dL/dmu = -y/mu + (1 - y)/(1 - mu): minus in front, and log(1 - mu) brings a second one from inside.",
            "dL/dw_j = dL/dmu * dmu/deta * deta/dw_j\n = -(y/mu + (1 - y)/(1 - mu)) * h'(eta) * x_j",
            when=either(
                slipped("sign"),
                arrives_at(
                    ANY_LINK, "-(y/mu + (1 - y)/(1 - mu)) * h'(eta) * x_j", "-(mu - y)/(mu (1 - mu)) * h'(eta) * x_j"
                ),
            ),
        ),
        Mistake(
            "variance-lost",
            "The variance mu (1 - mu) below is lost: that is squared error. It comes from bringing dL/dmu over one denominator.",
            "dL/dw_j = dL/dmu * dmu/deta * deta/dw_j\n = (mu - y) * h'(eta) * x_j",
            when=arrives_at(ANY_LINK, "(mu - y) * h'(eta) * x_j"),
        ),
        Mistake(
            "factor-lost",
            "A factor of the chain was lost. There are three: dL/dmu, dmu/deta = h'(eta), deta/dw_j = x_j.",
            "dL/dw_j = dL/dmu * dmu/deta * deta/dw_j\n = ((1 - y)/(1 - mu) - y/mu) * x_j",
            when=arrives_at(
                ANY_LINK,
                "(mu - y)/(mu (1 - mu)) * x_j",
                "(mu - y)/(mu (1 - mu)) * h'(eta)",
                "(mu - y)/(mu (1 - mu))",
            ),
        ),
    ],
    hints=[
        "Three factors: `dL/dw_j = dL/dmu * dmu/deta * deta/dw_j`.",
        "dL/dmu = (1 - y)/(1 - mu) - y/mu; bring it over one denominator.",
        "`(mu - y)/(mu (1 - mu)) * h'(eta) * x_j`, and there it stays.",
    ],
    follow_ups=[
        FollowUp(
            "So what is special about the sigmoid?",
            "It solves h' = h (1 - h), and nothing else does: it is the one *inverse* link (into (0, 1), up to a shift) whose slope is the variance. For another family the equation is h' = V(h): exp for Poisson, the identity for Gaussian.",
        )
    ],
    right="An extra factor h'(eta)/V(mu), which is 1/(g'(mu) V(mu)) with g the link. It is 1 exactly when h' = V(h): the canonical link, up to a shift of eta.",
    topic="derivations",
    minutes=10,
)
