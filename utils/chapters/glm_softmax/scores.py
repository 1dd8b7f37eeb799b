"""When the gradient is (mu - y) x, and what it is when it is not: the chapter's numbers on one weight."""

import math

from utils.chapters.glm_softmax.families import cumulative, density
from utils.exercise import Choice, Exercise, FollowUp, Mistake, Number, equals


def slope(loss, at, step=1e-5):
    """Return the central difference of `loss` at `at`: what the gradient has to agree with."""
    return (loss(at + step) - loss(at - step)) / (2 * step)


when_it_holds = Exercise(
    "when-it-holds",
    "The loss is the negative log-likelihood. Where is its gradient in the weights (prediction - target) times input?",
    Choice(
        {
            "a": "for sigmoid with cross-entropy; there it is a lucky cancellation",
            "b": "for every generalised linear model",
            "c": "for a generalised linear model with its canonical link",
            "d": "for every output layer with its usual loss",
        }
    ),
    [equals("c")],
    [
        Mistake(
            "luck",
            "Least squares has it too, and so has Poisson regression. Luck does not strike three times: look for what they share.",
            "a",
        ),
        Mistake(
            "any-glm",
            "This is what most people say, and one word is missing. Probit regression is a generalised linear model, and its gradient has another factor.",
            "b",
        ),
        Mistake(
            "any-layer",
            'Only matching pairs. A sigmoid with squared error is an output layer with a "usual" loss, and p(1 - p) stays behind.',
            "d",
        ),
    ],
    hints=[
        "Sigmoid, identity and exp: which response distribution does each belong to?",
        "The figure below has twenty pairs; in most of them an extra factor stands in front of (mu - y) x.",
    ],
    follow_ups=[
        FollowUp(
            "Cross-entropy is in the exponential family, you said?",
            "Corrects it calmly: the response distribution is; cross-entropy is its negative log-likelihood. And the form needs the canonical link on top.",
        ),
        FollowUp(
            'What does "canonical" buy you besides the clean gradient?',
            "The loss is convex in w, since A'' is a variance; y enters only through X^T y; observed and expected Hessian are the same, so Newton is IRLS. "
            "Adds that none of it makes the link *right*: probit, and Gamma with log, are convex too.",
        ),
    ],
    right="An exponential-family response, its own negative log-likelihood, and the canonical link. The rest of the chapter is why, and what happens without the last one.",
    topic="canonical-link",
    minutes=2,
)

squared_error_weight = Exercise(
    "squared-error-weight",
    "A sigmoid trained with half the squared error is a Gaussian response behind a logit. The weight on (mu - y) x at eta = 0?",
    Number(0, decimals=3, what="a weight"),
    [equals(lambda: slope(lambda eta: 1 / (1 + math.exp(-eta)), 0.0))],  # h'(0), and V = 1
    [
        Mistake("bernoulli-variance", "1 divides by p(1 - p), the variance of a yes-or-no response. The variance function of a Gaussian is 1.", 1),
        Mistake("mean", "0.5 is the mean at eta = 0, or twice the weight if your squared error has no 1/2 in front. The weight is the slope of the mean, over V = 1.", 0.5),
        Mistake("link-slope", "4 is g', the slope of the link. The weight has it below: 1/g'.", 4),
        Mistake("probit", "This is the density of the normal: a probit. The sigmoid's slope at 0 is another number.", float(density(0.0))),
    ],
    hints=["The weight is h'(eta)/V(mu), and V is 1 for a Gaussian.", "The slope of the sigmoid is p(1 - p), at p = 1/2."],
    right="p(1 - p) = 1/4 at its best, and almost nothing where the model is confidently wrong: the factor that squared error leaves behind.",
    topic="canonical-link",
    version=2,
    minutes=3,
)  # fmt: skip

gamma_variance = Exercise(
    "gamma-variance",
    "Gamma responses: A(theta) = -log(-theta), dispersion 0.5, mean 3. Var(y)?",
    Number(0, decimals=3, what="a variance"),
    [equals(lambda: 0.5 * slope(lambda t: -1 / t, -1 / 3))],  # phi A''; A' = -1/theta is the mean
    [
        Mistake("no-dispersion", "9 is A'' = mu^2. The variance is phi A'': the dispersion multiplies it.", 9),
        Mistake("over-dispersion", "18 divides by the dispersion. A'' = Var/phi, so Var = phi A''.", 18),
        Mistake("poisson", "3 would be a Poisson variable, whose variance is its mean.", 3),
        Mistake("linear", "1.5 takes V(mu) = mu. Differentiate A twice and write theta in terms of mu.", 1.5),
        Mistake("mean-for-theta", "This puts the mean, 3, in place of theta. A' = -1/theta = 3 gives theta = -1/3.", 1 / 18),
    ],
    hints=[
        "A' is the mean: solve -1/theta = 3 for theta.",
        "A'' = 1/theta^2, which is mu^2 = 9.",
        "Var(y) = phi A''.",
    ],
    right="A'' = 1/theta^2 = mu^2 = 9, times the dispersion 0.5. The standard deviation is proportional to the mean: that is what Gamma is used for.",
    topic="exponential-family",
    minutes=4,
)  # fmt: skip

poisson_score = Exercise(
    "poisson-score",
    "Poisson regression, log link, one example: eta = w x = 1, x = 3, y = 2. The derivative of the loss in w?",
    Number(decimals=3, what="a slope"),
    [equals(lambda: slope(lambda w: math.exp(3 * w) - 2 * 3 * w + math.lgamma(3), 1 / 3))],
    [
        Mistake("ascent", "The sign: this is where the log-likelihood rises. mu = e is above y = 2, so the loss falls when w does.", -(math.e - 2) * 3),
        Mistake("no-x", "e - 2 is the slope in eta. One more step of the chain: eta = w x.", math.e - 2),
        Mistake("eta-for-mu", "-3 compares y with eta = 1. The prediction is the mean, mu = exp(eta).", -3),
        Mistake("squared-error", "An extra factor mu: that is squared error pushed through exp, and not the Poisson likelihood.", (math.e - 2) * math.e * 3),
        Mistake("no-target", "3e is the first half. What does the observed count 2 take away?", 3 * math.e),
    ],
    hints=["The log link is canonical for Poisson.", "(mu - y) x with mu = exp(1).", "(2.7183 - 2) times 3."],
    right="(e - 2) 3 = 2.155: nothing to look up once you know that log is canonical for Poisson.",
    topic="canonical-link",
    minutes=3,
)  # fmt: skip


def _probit_loss(z):
    return -math.log(float(cumulative(z)))


_residual = float(cumulative(1.0)) - 1
_factor = float(density(1.0) / (cumulative(1.0) * cumulative(-1.0)))

probit_score = Exercise(
    "probit-score",
    "Probit: mu = Phi(z) with z = w x = 1, x = 1, y = 1. The derivative of the loss in w?",
    Number(decimals=3, what="a slope"),
    [equals(lambda: slope(_probit_loss, 1.0))],
    [
        Mistake(
            "canonical-form",
            "Phi(1) - 1 is (mu - y) x: the canonical form on a link that is not canonical. Multiply by phi(z)/(Phi(1 - Phi)).",
            _residual,
        ),
        Mistake("ascent", "The sign: y = 1, so the loss falls when z rises.", -_residual * _factor),
        Mistake("factor-only", "1.813 is the factor. It multiplies mu - y.", _factor),
        Mistake("no-variance", "(Phi - 1) phi leaves out the variance Phi(1 - Phi) below: that is squared error.", _residual * float(density(1.0))),
        Mistake("logit", "sigma(1) - 1 is the logit's answer to the same z.", 1 / (1 + math.exp(-1)) - 1),
        Mistake("density-only", "-phi(1) has lost the Phi below: the derivative of log Phi is phi/Phi.", -float(density(1.0))),
    ],
    hints=[
        "With y = 1 the loss is just -log Phi(z).",
        "Its derivative is -phi(z)/Phi(z).",
        "phi(1) = 0.24197 and Phi(1) = 0.84134.",
    ],
    follow_ups=[
        FollowUp(
            "A mislabelled point sits at z = 5 with y = 0. Which of the two links does it hurt more?",
            "Probit. The logit's pull mu - y never exceeds 1 (here 0.993); the probit's factor grows like |z|, so the pull is about 5.19 (at the same z; the scales differ by about 1.7, which does not change the verdict). "
            "Says what that means: probit assumes Gaussian tails and takes a far outlier for a catastrophe.",
        )
    ],
    right="(Phi - 1) 1.813 = -phi/Phi = -0.288, not -0.159. Here is a generalised linear model without the clean gradient.",
    topic="canonical-link",
    minutes=5,
)  # fmt: skip
