"""Spot the slip: endless rounds on the chapter's own derivations."""

from utils.chapters.logistic_gradient.chain import collapse, sigmoid_slope
from utils.chapters.logistic_gradient.losses import loss_form
from utils.derivation.drill import Drill

WORKED = [
    (
        sigmoid_slope,
        "dp/dz = -(1 + exp(-z))^-2 * (-exp(-z))\n= exp(-z)/(1 + exp(-z))^2\n"
        "= exp(-z)/(1 + exp(-z)) * 1/(1 + exp(-z))\n= (1 - p) p",
    ),
    (
        collapse,
        "dL/dw_j = dL/dp * dp/dz * dz/dw_j\n= (-y/p + (1 - y)/(1 - p)) * p (1 - p) * x_j\n"
        "= ((1 - y) p - y (1 - p))/(p (1 - p)) * p (1 - p) * x_j\n= (p - y p - y + y p) * x_j\n= (p - y) x_j",
    ),
    (
        loss_form,
        "L = -(1 - y) log(1 - p) - y log p\n= (1 - y) log(1 + exp(z)) + y log(1 + exp(-z))\n"
        "= (1 - y) log(1 + exp(z)) + y (log(1 + exp(z)) - z)\n= log(1 + exp(z)) - y z",
    ),
]

drill = Drill(WORKED, seed=5, name="logistic-slip")
first_slip = drill.round(1)
