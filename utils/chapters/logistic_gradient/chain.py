"""The derivation: the sigmoid's slope, and the chain of three factors that collapses to (p - y) x_j."""

from utils.derivation import Problem, derivation
from utils.derivation.telling import ends_in, must_end, must_show, without, worked_out_on_the_way
from utils.exercise import FollowUp, Mistake

SIGMOID = Problem("p = 1/(1 + exp(-z))", {"z": "real"})

sigmoid_slope = derivation(
    "sigmoid-slope",
    "From p = 1/(1 + exp(-z)), derive dp/dz and write it in p alone.",
    SIGMOID,
    start="dp/dz",
    goal="p (1 - p)",
    steps=2,
    mistakes=[
        Mistake(
            "minus-kept",
            "A sigmoid rises: its slope cannot be negative. There are two minus signs, one from the power -1 and one from exp(-z).",
            "dp/dz = d/dz (1/(1 + exp(-z)))\n = -exp(-z)/(1 + exp(-z))^2\n = -p (1 - p)",
            when=ends_in(SIGMOID, "dp/dz", "-p (1 - p)", "-exp(-z)/(1 + exp(-z))^2"),
        ),
        Mistake(
            "inner-derivative",
            "The inside, 1 + exp(-z), has the derivative -exp(-z); it must still be a factor at the end.",
            "dp/dz = d/dz (1 + exp(-z))^-1\n = -(1 + exp(-z))^-2\n = -p^2",
            when=ends_in(SIGMOID, "dp/dz", "-p^2", "p^2"),
        ),
        Mistake(
            "one-minus-p",
            "exp(-z)/(1 + exp(-z)) is 1 - p, and another 1/(1 + exp(-z)) is left over: that is the p.",
            "dp/dz = d/dz (1/(1 + exp(-z)))\n = exp(-z)/(1 + exp(-z))^2\n = 1 - p",
            when=ends_in(SIGMOID, "dp/dz", "1 - p", "p"),
        ),
    ],
    hints=[
        "Write p as (1 + exp(-z))^-1 and differentiate from the outside in.",
        "`= exp(-z)/(1 + exp(-z))^2`: split it into a product of two fractions.",
        "One of them is p. The other, exp(-z)/(1 + exp(-z)), is 1 - p.",
    ],
    follow_ups=[
        FollowUp(
            "Where is that slope largest, and what does it mean for learning?",
            "At z = 0, where it is 1/4; it falls to zero on both sides. A loss that leaves this factor in the gradient learns "
            "slowest where the model is most sure, right or wrong. Adds a check: p(1 - p) is symmetric in p and 1 - p, and so is the curve.",
        )
    ],
    right="The two minus signs cancel, and what is left splits into p and 1 - p. At z = 0 it is 1/4, its largest value: a number worth having ready.",
    topic="derivations",
    minutes=6,
)

must_show(
    sigmoid_slope,
    worked_out_on_the_way,
    "Every line is true, and none of them differentiates: show what becomes of exp(-z) on the way.",
)
must_end(sigmoid_slope, without("z"), "Every line follows. Now write it in p alone: no z is left then.")

LOGISTIC = Problem(
    "z = w.x + b\np = sigma(z)\ny_hat = p\nL = -(y*log(p) + (1 - y)*log(1 - p))",
    {"w": "vec d", "x": "vec d", "b": "real", "y": "unit"},
)
_CHAIN = "dL/dw_j = dL/dp * dp/dz * dz/dw_j\n"

collapse = derivation(
    "logistic-collapse",
    "z = w.x + b, p = sigma(z), L = -(y log p + (1 - y) log(1 - p)). Derive dL/dw_j through p and z, with dp/dz = p (1 - p) on the way.",
    LOGISTIC,
    start="dL/dw_j",
    goal="(p - y) x_j",
    milestones={"p (1 - p)": "the sigmoid's slope, p(1 - p),"},
    mistakes=[
        Mistake(
            "ascent",
            "That is the ascent direction of the likelihood. Test: y = 1, p = 0.1: the loss must fall when w.x rises, so dL/dz < 0.",
            _CHAIN + " = (y/p - (1 - y)/(1 - p)) * p (1 - p) * x_j\n = (y - p) x_j",
            when=ends_in(LOGISTIC, "dL/dw_j", "(y - p) x_j"),
        ),
        Mistake(
            "input-lost",
            "One number for the whole vector? dL/dw_j needs a j: dz/dw_j = x_j. Checking the shape finds this in two seconds.",
            "dL/dw_j = dL/dp * dp/dz\n = -(y/p - (1 - y)/(1 - p)) * p (1 - p)\n = p - y",
            when=ends_in(LOGISTIC, "dL/dw_j", "p - y", "y - p"),
        ),
        Mistake(
            "slope-lost",
            "dL/dp times x_j jumps over z: between p and the weights stands the sigmoid, with its slope dp/dz.",
            "dL/dw_j = dL/dp * dz/dw_j\n = (p - y)/(p (1 - p)) * x_j",
            when=ends_in(LOGISTIC, "dL/dw_j", "(p - y)/(p (1 - p)) x_j"),
        ),
        Mistake(
            "slope-left",
            "p(1 - p) is still there. Put the first factor over one denominator: it is p(1 - p), and the two cancel.",
            _CHAIN + " = (p - y) * p (1 - p) * x_j",
            when=ends_in(LOGISTIC, "dL/dw_j", "(p - y) p (1 - p) x_j"),
        ),
        Mistake(
            "inner-minus",
            "d log(1 - p)/dp is -1/(1 - p): the minus inside comes out. With a plus the two products yp do not cancel.",
            _CHAIN + " = -(y/p + (1 - y)/(1 - p)) * p (1 - p) * x_j",
            when=ends_in(
                LOGISTIC,
                "dL/dw_j",
                "-(y/p + (1 - y)/(1 - p)) p (1 - p) x_j",
                "(y/p + (1 - y)/(1 - p)) p (1 - p) x_j",
            ),
        ),
    ],
    hints=[
        "Name the three factors before you compute any: from w_j to z, from z to p, from p to L.",
        "dL/dp = -y/p + (1 - y)/(1 - p), dp/dz = p(1 - p), dz/dw_j = x_j.",
        "Over one denominator: -y(1 - p) + (1 - y)p. Multiply out: the two products y p cancel.",
    ],
    follow_ups=[
        FollowUp(
            "Why does it collapse? In words, please.",
            "The log loss's slope in p is (p - y)/(p(1 - p)), where 1/(p(1 - p)) is the slope of the log-odds; the sigmoid undoes the log-odds, so its slope is p(1 - p), and the two cancel. "
            "With the canonical link of an exponential family this is always so; with another link, such as the probit, a factor stays.",
        ),
        FollowUp(
            "Did you use that y is 0 or 1?",
            "No: the lines hold for any y between 0 and 1, so soft labels and label smoothing have the same gradient.",
        ),
    ],
    right="Three factors, of which the second cancels the denominator of the first. Say it in words: prediction minus target, times input.",
    topic="derivations",
    minutes=12,
)
