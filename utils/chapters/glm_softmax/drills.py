"""Spot the slip: derivations of the chapter's kind, none of them one of its exercises, with one line gone wrong."""

from utils.derivation import Problem
from utils.derivation.drill import Drill, Worked

POISSON = Worked(
    Problem("eta = w.x\nmu = e^eta\nL = mu - y*eta", {"w": "vec d", "x": "vec d", "y": "nonneg"}),
    "dL/dw_j = dL/deta * deta/dw_j\n = (e^eta - y) * x_j\n = (mu - y) x_j",
    "Poisson with the log link",
)
GAMMA = Worked(
    Problem("eta = w.x\nmu = e^eta\nL = y/mu + log(mu)", {"w": "vec d", "x": "vec d", "y": "pos"}),
    "dL/dw_j = dL/dmu * dmu/deta * deta/dw_j\n = (1/mu - y/mu^2) * mu * x_j\n = (mu - y)/mu * x_j",
    "Gamma with the log link",
)
TEMPERATURE = Worked(
    Problem(
        "p_k = e^{z_k / T} / sum_m e^{z_m / T}\nL = -sum_k y_k log p_k", {"z": "vec K", "y": "simplex K", "T": "pos"}
    ),
    "dL/dz_j = -sum_k y_k / p_k * dp_k/dz_j\n = -sum_k y_k (delta_kj - p_j) / T\n = (p_j sum_k y_k - y_j) / T\n = (p_j - y_j) / T",
    "softmax with a temperature",
)

drill = Drill([TEMPERATURE, POISSON, GAMMA], seed=19, name="glm-slip")
first_slip = Drill([TEMPERATURE], seed=19, name="temperature-slip").round(1)
