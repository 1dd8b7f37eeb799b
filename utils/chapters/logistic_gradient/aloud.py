"""The derivation at the board, aloud, against the clock: scored by the learner."""

from utils.chapters.logistic_gradient.chain import collapse
from utils.exercise import Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "logistic-board",
    "“Derive the gradient of the logistic regression loss with respect to the weights. No calculator, no laptop.”",
    [
        ("`z`, `p` and `L`, with their shapes", 60,
         "`z = w.x + b`, `p = 1/(1 + exp(-z))`, `L = -(y log p + (1 - y) log(1 - p))`. `w` and `x` have d entries, the rest are numbers, `y` is 0 or 1."),
        ("the three factors, named", 120, "`dL/dw_j = dL/dp * dp/dz * dz/dw_j`, and nothing computed yet."),
        ("the slope of the sigmoid", 240, "`dp/dz = exp(-z) / (1 + exp(-z))^2`: one fraction is `p`, the other `1 - p`. So `p(1 - p)`, at most 1/4."),
        ("the slope of the loss", 330, "`dL/dp = -y/p + (1 - y)/(1 - p)`, over one denominator `(p - y) / (p(1 - p))`."),
        ("the collapse, line by line", 480, "Above: `-y(1 - p) + (1 - y)p = p - y`, the two `yp` cancel. Below: `p(1 - p)` cancels with the slope. Left: `(p - y) x_j`; for `b`, `p - y`."),
        ("sign, shape, limit", 570, "`y = 1`, `x_j > 0`: negative, the weight must grow. One entry for each weight. Sure and wrong, `y = 1` and `p` near 0: `-x_j`, it does not vanish."),
        ("“is that a coincidence?”", 690, "No: the response is an exponential family and the sigmoid belongs to its canonical link. With squared error, `(p - y)^2 / 2`, the slope stays: `(p - y) p(1 - p) x_j`."),
    ],
    12,
    habits(
        setup="wrote z, p and L with their shapes before differentiating anything",
        own={
            "factors": "named the three factors before computing one",
            "slope": "derived p(1 - p), or could have at once when asked",
            "collapse": "walked through the cancelling line by line, without skipping to the result",
        },
        checks="checked sign, shape and a limit unasked",
        time="stood at (p - y) x_j within eight minutes",
    ),
    asks=[
        "Walk me through the algebra between these two lines.",
        "Why does it collapse to so clean a form? Is it a coincidence?",
        "Why is there no `p(1 - p)` in it? And when would there be?",
        "And for a batch of n?",
    ],
    listens=[
        "each factor has a name before it has a value",
        "what they say while they are stuck",
        "a check that nobody asked for",
        "“canonical link”, not luck of the sigmoid",
        "for the batch: `X^T (p - y)/n`, with its shape",
    ],
    derivation=collapse,
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake(
            "result-only",
            "The result without its way: anybody can remember it. Once more, and say each factor's name before you write it.",
            [1, 0, 0, 0, 1, 1, 1],
            when=lost("factors", "slope", "collapse"),
        ),
        Mistake(
            "silent",
            "You went silent. Say what you are looking for: “I need dp/dz, let me write p as a power”. Thinking aloud is what they came to hear.",
            [1, 1, 1, 1, 0, 0, 1],
            when=lost("voice"),
        ),
        Mistake(
            "unchecked",
            "Nothing was checked. Three sentences: negative when y = 1 and x_j > 0, one entry for each weight, and it does not vanish where the model is sure and wrong.",
            [1, 1, 1, 1, 0, 1, 0],
            when=lost("checks"),
        ),
        Mistake(
            "nothing-set-up",
            "You began to differentiate what is not on the board. Three lines first: z, p, L, and who has which shape.",
            [0, 1, 1, 1, 1, 1, 0],
            when=lost("setup"),
        ),
    ],
    least=6,
    hints=[
        "Three lines for the setup, one for the chain, three for the factors, three for the collapse: ten lines in all."
    ],
)
