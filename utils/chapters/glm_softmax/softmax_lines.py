"""What is derived about softmax: its Jacobian, and the gradient of the cross-entropy through it."""

from utils.derivation import Problem, derivation, slipped
from utils.derivation.telling import arrives_at, either, must_show, worked_out_on_the_way
from utils.exercise import FollowUp, Mistake

SOFTMAX_JACOBIAN = Problem("p_k = e^{z_k} / sum_m e^{z_m}", {"z": "vec K"}, idx={"j": "K"})

softmax_jacobian = derivation(
    "softmax-jacobian",
    "p_k = e^(z_k) / sum_m e^(z_m). Derive dp_k/dz_j for every pair k, j in one line of cases: use `delta_kj`.",
    SOFTMAX_JACOBIAN,
    start="dp_k/dz_j",
    goal="p_k (delta_kj - p_j)",
    steps=2,
    mistakes=[
        Mistake(
            "diagonal-only",
            "This is the case k = j. The other logits stand in the denominator: write delta_kj, so that one line covers both cases.",
            "dp_k/dz_j = (e^{z_k} delta_kj sum_m e^{z_m} - e^{z_k} e^{z_j}) / (sum_m e^{z_m})^2\n = p_k (1 - p_k)",
            when=arrives_at(SOFTMAX_JACOBIAN, "p_k (1 - p_k)", "p_k (1 - p_j)", "p_k (1 - p_k) delta_kj"),
        ),
        Mistake(
            "denominator-fixed",
            "The term from the denominator is missing: it has z_j in it, too.",
            "dp_k/dz_j = e^{z_k} delta_kj / sum_m e^{z_m}",
            when=arrives_at(SOFTMAX_JACOBIAN, "p_k delta_kj", "p_k"),
        ),
        Mistake(
            "sign-turned",
            "A sign has turned. Raising a rival's logit lowers p_k: for k different from j the slope is -p_k p_j.",
            "dp_k/dz_j = (e^{z_k} delta_kj sum_m e^{z_m} - e^{z_k} e^{z_j}) / (sum_m e^{z_m})^2\n = p_k (delta_kj + p_j)",
            when=either(slipped("sign"), arrives_at(SOFTMAX_JACOBIAN, "p_k (delta_kj + p_j)", "-p_k (delta_kj - p_j)")),
        ),
    ],
    hints=[
        "Quotient rule. The numerator's slope in z_j is e^(z_k) delta_kj; the denominator's is e^(z_j).",
        "`dp_k/dz_j = (e^{z_k} delta_kj sum_m e^{z_m} - e^{z_k} e^{z_j}) / (sum_m e^{z_m})^2`",
        "Split the fraction: p_k delta_kj - p_k p_j.",
    ],
    follow_ups=[
        FollowUp(
            "Write it as a matrix. What is its rank?",
            "J = diag(p) - p p^T: symmetric, positive semidefinite (it is the covariance of a one-hot draw). J times the all-ones vector is 0; and v'Jv is the variance of v under p, zero only for constant v since every p_k > 0. So the rank is exactly K - 1: a constant added to all logits moves nothing.",
        )
    ],
    right="p_k (delta_kj - p_j): as a matrix diag(p) - p p^T, the covariance of one draw. A'' is the variance, here too.",
    topic="derivations",
    minutes=10,
)

must_show(
    softmax_jacobian,
    worked_out_on_the_way,
    "Every line is true, and none of them differentiates: show what becomes of e^(z_k) and of the sum below it.",
)

SOFTMAX_SLOPE = Problem(
    "p_k = e^{z_k} / sum_m e^{z_m}\nL = -sum_k y_k log p_k", {"z": "vec K", "y": "simplex K"}, idx={"j": "K"}
)

softmax_slope = derivation(
    "softmax-slope",
    "L = -sum_k y_k log p_k with p = softmax(z) and targets y that sum to 1. Derive dL/dz_j; the Jacobian is yours to use.",
    SOFTMAX_SLOPE,
    start="dL/dz_j",
    goal="p_j - y_j",
    steps=2,
    mistakes=[
        Mistake(
            "own-class-only",
            "z_j moves every p_k, not only p_j: sum over k before you cancel anything.",
            "dL/dz_j = -y_j/p_j * p_j (1 - p_j)",
            when=arrives_at(SOFTMAX_SLOPE, "-y_j (1 - p_j)", "-y_j"),
        ),
        Mistake(
            "ascent",
            "A sign has turned. If j is the true class, raising z_j must lower the loss: p_j - 1 is negative.",
            "dL/dz_j = -sum_k y_k/p_k * p_k (delta_kj - p_j)\n = -sum_k y_k (delta_kj - p_j)\n = -y_j - p_j sum_k y_k",
            when=either(
                slipped("sign"), arrives_at(SOFTMAX_SLOPE, "-y_j - p_j", "y_j - p_j", "sum_k y_k (delta_kj - p_j)")
            ),
        ),
        Mistake(
            "log-not-differentiated",
            "The logarithm's slope, 1/p_k, is missing: it is what cancels p_k in the Jacobian.",
            "dL/dz_j = -sum_k y_k p_k (delta_kj - p_j)",
            when=arrives_at(SOFTMAX_SLOPE, "-sum_k y_k p_k (delta_kj - p_j)"),
        ),
    ],
    hints=[
        "`dL/dz_j = -sum_k y_k/p_k * dp_k/dz_j`.",
        "p_k cancels: `-sum_k y_k (delta_kj - p_j)`.",
        "Split the sum: -y_j + p_j sum_k y_k, and the targets sum to 1.",
    ],
    follow_ups=[
        FollowUp(
            "Does it hold for soft targets: label smoothing, distillation?",
            "Yes. Only sum y_k = 1 was used, not that y is one-hot. With class weights the sum is no longer 1: p_j sum_k c_k y_k - c_j y_j, which for one-hot targets is the true class's weight times p - y.",
        ),
        FollowUp(
            "And as a generalised linear model?",
            "A categorical response, theta the logits, A = log-sum-exp; its gradient is p, its Hessian diag(p) - p p^T. With z = W x: dL/dW = (p - y) x^T, the same canonical form.",
        ),
    ],
    right="p - y, as a vector. No Jacobian is left: the loss's 1/p_k and the softmax's p_k cancelled, as V and h' do for one response.",
    topic="derivations",
    minutes=10,
)
