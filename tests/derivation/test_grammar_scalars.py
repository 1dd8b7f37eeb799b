"""Numbers, functions, powers and names in the ways people type them."""

import pytest
from grammar_names import NAMES, rows

from utils.derivation.grammar import parse

# what is typed ==> the plain form it must be read as
TABLE = rows(r"""
\sigma(z)                              ==> sigma(z)
sigmoid(z)                             ==> sigma(z)
sig(z)                                 ==> sigma(z)
σ'(z)                                  ==> sigma'(z)
σ(z)(1-σ(z))                           ==> sigma(z) (1 - sigma(z))
\sigma(z)\left(1-\sigma(z)\right)      ==> sigma(z) (1 - sigma(z))
\frac12                                ==> 1/2
\frac xy                               ==> x/y
\frac{1}2 z                            ==> (1/2) z
np.log(p)                              ==> log(p)
torch.exp(-z)                          ==> exp(-z)
ln p                                   ==> log(p)
\ln p                                  ==> log(p)
log_e p                                ==> log(p)
log_2 p                                ==> log(p)/log(2)
log_{10} p                             ==> log(p)/log(10)
log2(p)                                ==> log(p)/log(2)
log1p(z)                               ==> log(1 + z)
exp{-z}                                ==> exp(-z)
e^{-z}                                 ==> e^(-z)
e**-z                                  ==> e^(-z)
1/(1+e^-z)                             ==> 1/(1 + e^(-z))
\left|z\right|                         ==> |z|
|z||p|                                 ==> |z| |p|
| |z| - 1 |                            ==> abs(|z| - 1)
2|z|                                   ==> 2 |z|
\ell                                   ==> l
\theta^T x                             ==> theta^T x
\theta_j                               ==> theta_j
2x                                     ==> 2 x
n\log 2                                ==> n log(2)
n log 2                                ==> n log(2)
n log 2 pi s^2                         ==> n log(2) pi s^2
\left( z \right)                       ==> z
\Big( z \Big)                          ==> z
\bigl[ z \bigr]                        ==> z
z\,p                                   ==> z p
z − p                                  ==> z - p
z · p                                  ==> z.p
z × p                                  ==> z*p
z²                                     ==> z^2
z⁻¹                                    ==> z^-1
√z                                     ==> sqrt(z)
√(1+z)                                 ==> sqrt(1 + z)
\sqrt{z}                               ==> sqrt(z)
\sqrt[3]{z}                            ==> z^(1/3)
\sqrt2                                 ==> sqrt(2)
½ z                                    ==> (1/2) z
\Phi(z)                                ==> Phi(z)
φ(z)                                   ==> phi(z)
tanh^2(z)                              ==> tanh(z)^2
tanh^2 z                               ==> tanh(z)^2
ReLU(z)                                ==> relu(z)
ylog(p)                                ==> y log(p)
ylog p                                 ==> y log(p)
log p q                                ==> log(p) q
log p/q                                ==> log(p)/q
1/2s^2                                 ==> (1/2) s^2
1/2 s^2                                ==> (1/2) s^2
1/(2s^2)                               ==> 1/(2 s^2)
p/y z                                  ==> (p/y) z
p'                                     ==> p^T
m_1                                    ==> m1
\boldsymbol{\theta}^\top \mathbf{x}    ==> theta^T x
nλ                                     ==> n lam
-n/2 log(2 pi s^2)                     ==> -(n/2) log(2 pi s^2)
.5 z                                   ==> 0.5 z
0.5z                                   ==> 0.5 z
1e-3 z                                 ==> 0.001 z
2e^{-z}                                ==> 2 e^(-z)
2.0*z                                  ==> 2*z
2. * z                                 ==> 2*z
z*-1                                   ==> z*(-1)
z--1                                   ==> z - (-1)
--z                                    ==> -(-z)
+z                                     ==> z
z^{-2}                                 ==> z^-2
2^z^2                                  ==> 2^(z^2)
𝐱_i                                    ==> x_i
𝑧 + 𝑝                                  ==> z + p
ｚ＋ｐ                                    ==> z + p
\frac{1}{1+e^{-z}}                     ==> 1/(1 + e^(-z))
\frac{e^{z}}{1+e^{z}}                  ==> e^z/(1 + e^z)
-\left[y\log p+(1-y)\log(1-p)\right]   ==> -(y log(p) + (1 - y) log(1 - p))
- [ y log p + (1-y) log (1-p) ]        ==> -(y log(p) + (1 - y) log(1 - p))
y*np.log(p) + (1-y)*np.log(1-p)        ==> y*log(p) + (1 - y)*log(1 - p)
""")


@pytest.mark.parametrize(("typed", "plain"), TABLE)
def test_typed_is_read_as_plain(typed, plain):
    assert parse(typed, NAMES).tree == parse(plain, NAMES).tree
