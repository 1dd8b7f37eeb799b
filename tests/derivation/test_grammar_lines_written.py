"""Whole pieces of derivations in the ways people type them in a hurry."""

import pytest
from grammar_names import NAMES, rows

from utils.derivation.grammar import parse

# what is typed ==> the plain form it must be read as
TABLE = rows(r"""
-\frac{1}{n}\sum_{i=1}^n \left[ y \log p + (1-y)\log(1-p) \right] ==> -(1/n) sum_i (y log(p) + (1 - y) log(1 - p))
\frac{\partial}{\partial w_j}\left[ -y\log p \right] ==> d/dw_j[-y log(p)]
\frac{\partial}{\partial w_j} \sum_i x_i w_i         ==> d/dw_j[sum_i x_i w_i]
d/dw_j sum_i x_i w_i                                 ==> d/dw_j[sum_i x_i w_i]
d/dz log(1+e^z) - y z                                ==> d/dz[log(1 + e^z)] - y z
d/dz (log(1+e^z) - y z)                              ==> d/dz[log(1 + e^z) - y z]
d/dz -log(p)                                         ==> d/dz[-log(p)]
d(1/(1+e^-z))/dz                                     ==> d/dz[1/(1 + e^(-z))]
∂/∂z (p y)                                           ==> d/dz[p y]
(dL/dp)(dp/dz)(dz/dw_j)                              ==> dL/dp dp/dz dz/dw_j
dL/dp·dp/dz·dz/dw_j                                  ==> dL/dp . dp/dz . dz/dw_j
dL/dp × dp/dz × dz/dw_j                              ==> dL/dp*dp/dz*dz/dw_j
\frac{dL}{dp}\cdot\frac{dp}{dz}\cdot\frac{dz}{dw_j}  ==> dL/dp . dp/dz . dz/dw_j
\frac{dL}{dp}\frac{dp}{dz}x_j                        ==> dL/dp dp/dz x_j
(p - y) * x[j]                                       ==> (p - y)*x_j
(p−y)xⱼ                                              ==> (p - y) x_j
σ(wᵀx+b)                                             ==> sigma(w^T x + b)
\sigma(w^\top x + b)                                 ==> sigma(w^T x + b)
sigma(w'x + b)                                       ==> sigma(w^T x + b)
e^{z}/(1+e^{z})^2                                    ==> e^z/(1 + e^z)^2
exp(z)/(1+exp(z))**2                                 ==> exp(z)/(1 + exp(z))^2
1/(1+exp(-(w.x+b)))                                  ==> 1/(1 + exp(-(w.x + b)))
log p/(1-p)                                          ==> log(p)/(1 - p)
\log\frac{p}{1-p}                                    ==> log(p/(1 - p))
ln(1+e^{-z})                                         ==> log(1 + e^(-z))
-1/n*sum_i(x_i - mu)                                 ==> -1/n*sum_i (x_i - mu)
1/n Σ_i (x_i - mu)^2                                 ==> (1/n) sum_i (x_i - mu)^2
1/n ∑(x_i-μ)²                                        ==> (1/n) sum_i (x_i - mu)^2
\sum (x_i - \mu)^2                                   ==> sum_i (x_i - mu)^2
Σ(x_i - mu)(w_i - b)                                 ==> sum_i (x_i - mu) (w_i - b)
sum(x_i) log p                                       ==> (sum_i x_i) log(p)
sum(x_i*w_i, i)^2                                    ==> (sum_i x_i*w_i)^2
1/√(2πs²)                                            ==> 1/sqrt(2 pi s^2)
(2πs²)^{-n/2}                                        ==> (2 pi s^2)^(-n/2)
\prod_{i=1}^n p^{x_i}(1-p)^{1-x_i}                   ==> prod_i p^x_i (1 - p)^(1 - x_i)
(Σ x_i) log p + (n - Σ x_i) log(1-p)                 ==> (sum_i x_i) log(p) + (n - sum_i x_i) log(1 - p)
X^T(Xw - v)                                          ==> X^T (X w - v)
-2X'(v-Xw) + 2λw                                     ==> -2 X^T (v - X w) + 2 lam w
(X'X + λI)^{-1}X'v                                   ==> (X^T X + lam I)^-1 X^T v
(X'X+lam*I)^-1 X'v                                   ==> (X^T X + lam*I)^-1 X^T v
w'X'Xw                                               ==> w^T X^T (X w)
(v-Xw)^T(v-Xw)                                       ==> (v - X w)^T (v - X w)
v'v - 2w'X'v + w'X'Xw                                ==> v^T v - 2 w^T X^T v + w^T X^T (X w)
X.T @ (X @ w - v)                                    ==> X^T (X w - v)
X.T.dot(v)                                           ==> dot(X^T, v)
np.linalg.inv(X.T @ X) @ X.T @ v                     ==> inv(X^T X) X^T v
X^\top \mathrm{diag}(q(1-q)) X                       ==> X^T diag(q (1 - q)) X
q_i(δ_ij - q_j)                                      ==> q_i (delta_ij - q_j)
q_i (1{i=j} - q_j)                                   ==> q_i (delta_ij - q_j)
e^{x_k}/\sum_j e^{x_j}                               ==> e^x_k/(sum_j e^x_j)
e^x_k/sum_j e^x_j                                    ==> e^x_k/(sum_j e^x_j)
\log \sum_{j=1}^K \exp(x_j)                          ==> log(sum_j exp(x_j))
max_j x_j + log sum_j exp(x_j - max_j x_j)           ==> max_j (x_j) + log(sum_j exp(x_j - max_j (x_j)))
E(x²) − E(x)²                                        ==> E[x^2] - E[x]^2
Var(x)+Var(y)+2Cov(x,y)                              ==> Var[x] + Var[y] + 2 Cov(x, y)
E[x y] - E[x]E[y]                                    ==> E[x y] - E[x] E[y]
dB/dz                                                ==> d/dz[B(z)]
d^2B/dz^2                                            ==> d/dz[d/dz[B(z)]]
‖w‖₂²                                                ==> ||w||^2
λ‖w‖₁                                                ==> lam sum(|w|)
w²_j                                                 ==> w_j^2
sum_j w_j²                                           ==> sum_j w_j^2
||v||||w||                                           ==> ||v|| ||w||
<w,x>/(||w|| ||x||)                                  ==> w.x/(||w|| ||x||)
½x'Ax                                                ==> (1/2) x^T (A x)
\tfrac12 x^\top A x                                  ==> (1/2) x^T A x
0.5*(p-y)**2                                         ==> 0.5*(p - y)^2
-2(y-p)p(1-p)x_j                                     ==> -2 (y - p) p (1 - p) x_j
φ(z)/(Φ(z)(1−Φ(z)))                                  ==> phi(z)/(Phi(z) (1 - Phi(z)))
y/Phi(z) phi(z)                                      ==> (y/Phi(z)) phi(z)
x_{i}^{T} w                                          ==> x_i^T w
x_i^Tw                                               ==> x_i^T w
dsigma(z)/dz                                         ==> d/dz[sigma(z)]
d sigma/dz                                           ==> d/dz[sigma(z)]
""")


@pytest.mark.parametrize(("typed", "plain"), TABLE)
def test_typed_is_read_as_plain(typed, plain):
    assert parse(typed, NAMES).tree == parse(plain, NAMES).tree
