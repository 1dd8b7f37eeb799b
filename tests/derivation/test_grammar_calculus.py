"""Derivatives and gradients in the ways people type them."""

import pytest
from grammar_names import NAMES, rows

from utils.derivation.grammar import parse

# what is typed ==> the plain form it must be read as
TABLE = rows(r"""
\partial L/\partial w_j                          ==> dL/dw_j
∂L/∂wⱼ                                           ==> dL/dw_j
d L / d w_j                                      ==> dL/dw_j
dL/dw[j]                                         ==> dL/dw_j
dL/d(w_j)                                        ==> dL/dw_j
dL/dw_{j}                                        ==> dL/dw_j
d/dz[ log(z) ]                                   ==> d/dz[log(z)]
\frac{d}{dz}\log(1+e^{-z})                       ==> d/dz[log(1 + e^(-z))]
\frac{\partial^2 L}{\partial w_j \partial w_k}   ==> d/dw_j[dL/dw_k]
d^2L/dw_j dw_k                                   ==> d/dw_j[dL/dw_k]
d²L/dz²                                          ==> d/dz[dL/dz]
∂²L/∂w_j∂w_k                                     ==> d/dw_j[dL/dw_k]
d2L/dz2                                          ==> d/dz[dL/dz]
\frac{d^2 L}{dz^2}                               ==> d/dz[dL/dz]
d^2/dz^2 [log z]                                 ==> d/dz[d/dz[log(z)]]
grad_w L                                         ==> dL/dw
∇_w L                                            ==> dL/dw
\nabla_w L                                       ==> dL/dw
\nabla_{w} L                                     ==> dL/dw
∇_θ L                                            ==> dL/dtheta
\nabla_\theta L                                  ==> dL/dtheta
∇²_w L                                           ==> d/dw[dL/dw]
\nabla_w^2 L                                     ==> d/dw[dL/dw]
\mathrm{d}L/\mathrm{d}w                          ==> dL/dw
\frac{\mathrm{d}L}{\mathrm{d}z}                  ==> dL/dz
partial L/partial w                              ==> dL/dw
d(log p)/dp                                      ==> d/dp[log(p)]
dlog(p)/dp                                       ==> d/dp[log(p)]
d log p/dp                                       ==> d/dp[log(p)]
dsigma/dz                                        ==> d/dz[sigma(z)]
dσ(z)/dz                                         ==> d/dz[sigma(z)]
∂ log p / ∂ z                                    ==> d/dz[log(p)]
dL/dp * dp/dz * dz/dw_j                          ==> dL/dp*dp/dz*dz/dw_j
d/dz 1/(1+e^-z)                                  ==> d/dz[1/(1 + e^(-z))]
d/dz (1+e^-z)^-1                                 ==> d/dz[(1 + e^(-z))^-1]
d/dz [z] p                                       ==> dz/dz p
d/dz (z) p                                       ==> d/dz[z p]
d/dz z^2 * p                                     ==> d/dz[z^2]*p
∂_w L                                            ==> dL/dw
\partial_w L                                     ==> dL/dw
\frac{\partial \log p}{\partial z}               ==> d/dz[log(p)]
\frac{\partial (y \log p)}{\partial p}           ==> d/dp[y log(p)]
""")


@pytest.mark.parametrize(("typed", "plain"), TABLE)
def test_typed_is_read_as_plain(typed, plain):
    assert parse(typed, NAMES).tree == parse(plain, NAMES).tree
