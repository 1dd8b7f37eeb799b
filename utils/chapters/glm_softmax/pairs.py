"""Six pairs of a response and a link, to be told canonical or not."""

from utils.chapters.glm_softmax.families import flat
from utils.exercise import Exercise, FollowUp, Mistake, Rubric, Wrong

PAIRS = {
    "bernoulli_logit": ("Bernoulli", "logit"),
    "bernoulli_probit": ("Bernoulli", "probit"),
    "poisson_log": ("Poisson", "log"),
    "poisson_identity": ("Poisson", "identity"),
    "gaussian_identity": ("Gaussian", "identity"),
    "gamma_log": ("Gamma", "log"),
}


def _flat_weight(marks, rng, kind):
    for name, mark in marks.items():
        if mark != int(flat(*PAIRS[name])):
            raise Wrong(
                "Compare the weight at two values of eta: canonical means that it does not change.", f"`{name}`"
            )


canonical_pairs = Exercise(
    "canonical-pairs",
    "Canonical or not? True or False for each pair.",
    Rubric({name: f"{family} responses, {link} link" for name, (family, link) in PAIRS.items()}),
    [_flat_weight],
    [
        Mistake("all", "All six, you say: then the probit would have to be flat. Set the figure to it.", [True] * 6),
        Mistake(
            "gamma-log",
            "Gamma with log is popular and not canonical: theta = -1/mu, so the canonical link is the inverse, up to sign.",
            [True, False, True, False, True, True],
            when=lambda marks: sum(marks.values()) < 6 and marks["gamma_log"] == 1,
        ),
        Mistake(
            "poisson-identity",
            "Poisson with identity has the weight 1/eta, and no mean at all for eta below 0.",
            [True, False, True, True, True, False],
            when=lambda marks: sum(marks.values()) < 6 and marks["poisson_identity"] == 1 and not marks["gamma_log"],
        ),
        Mistake(
            "only-logit",
            "Identity for Gaussian (theta is the mean itself) and log for Poisson (theta is the log of the mean) are canonical as well.",
            [True, False, False, False, False, False],
            when=lambda marks: marks["bernoulli_logit"] == 1 and sum(marks.values()) == 1,
        ),
    ],
    hints=["Write theta as a function of mu for each family: that function *is* the canonical link.", "Three of the six are."],
    follow_ups=[
        FollowUp(
            "scikit-learn's GammaRegressor uses the log link. Is that a mistake?",
            "No. Canonical is convenient, not correct: 1/eta turns negative, exp(eta) cannot. Gamma with log still has a convex loss, y exp(-eta) + eta. "
            "The price is the factor 1/mu in the gradient, which autograd or IRLS takes care of.",
        )
    ],
    right="One canonical link a family: logit, log, identity, and for Gamma the inverse (up to sign). Each is theta written as a function of the mean.",
    topic="canonical-link",
)  # fmt: skip
