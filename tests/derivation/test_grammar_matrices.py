"""Vectors, matrices, norms and inner products in the ways people type them."""

import pytest
from grammar_names import NAMES, rows

from utils.derivation.grammar import parse

# what is typed ==> the plain form it must be read as
TABLE = rows(r"""
\frac12 x_i                            ==> (1/2) x_i
x^\top w                               ==> x^T w
x' w                                   ==> x^T w
x'w                                    ==> x^T w
<w, x>                                 ==> w.x
\langle w,x\rangle                     ==> w.x
⟨w, x⟩                                 ==> w.x
w·x                                    ==> w.x
w @ x                                  ==> w.x
X.T @ X                                ==> X^T X
np.dot(w,x)                            ==> dot(w, x)
x.dot(w)                               ==> dot(x, w)
np.linalg.inv(A)                       ==> inv(A)
np.linalg.norm(x)**2                   ==> norm(x)^2
e^-z x_j                               ==> e^(-z) x_j
X'X                                    ==> X^T X
(X^TX)^{-1}                            ==> (X^T X)^-1
(X^T X)^{-1}X^T v                      ==> (X^T X)^-1 X^T v
A^{-1}                                 ==> A^-1
A⁻¹                                    ==> A^-1
A^{-T}                                 ==> (A^-1)^T
inv(X'X)                               ==> inv(X^T X)
||v - Xw||^2                           ==> ||v - X w||^2
\|v-Xw\|_2^2                           ==> ||v - X w||^2
\lVert v\rVert^2                       ==> ||v||^2
‖v‖²                                   ==> ||v||^2
\left\| v - Xw \right\|_2^2            ==> ||v - X w||^2
||w||_1                                ==> sum(|w|)
\operatorname{tr}(A)                   ==> tr(A)
X_{ij}                                 ==> X_ij
X_{i,j}                                ==> X_ij
x^{(i)}                                ==> x_i
X_j^{(i)}                              ==> X_ij
X[i,j]                                 ==> X_ij
X[i][j]                                ==> X_ij
2x_j                                   ==> 2 x_j
x_j(p-y)                               ==> x_j (p - y)
xᵀw                                    ==> x^T w
x⊤w                                    ==> x^T w
(Xw)_i                                 ==> (X w)_i
(X^T X)_{jk}                           ==> (X^T X)_jk
(A^{-1})_{jk}                          ==> (A^-1)_jk
A^{-1}_{jk}                            ==> (A^-1)_jk
X^T_{ij}                               ==> (X^T)_ij
Xw                                     ==> X w
Xv                                     ==> X v
w_1x_1 + w_2x_2                        ==> w_1 x_1 + w_2 x_2
w_ix_i                                 ==> w_i x_i
X^TXw                                  ==> X^T (X w)
w^Tx_i                                 ==> w^T x_i
\mathbf{X}^\top\mathbf{w}              ==> X^T w
\mathbf{w}^\top \mathbf{x} + b         ==> w^T x + b
{\bf w}^T x                            ==> w^T x
λ||w||^2                               ==> lam ||w||^2
λI                                     ==> lam I
2λw                                    ==> 2 lam w
λw                                     ==> lam w
x^2_i                                  ==> x_i^2
A^2_{ij}                               ==> (A^2)_ij
p(1-p)x_j                              ==> p (1 - p) x_j
-(y/p - (1-y)/(1-p)) * p*(1-p) * x_j   ==> -(y/p - (1 - y)/(1 - p))*p*(1 - p)*x_j
w^T A^{-1} w                           ==> w^T A^-1 w
log det A                              ==> log(det(A))
log|A|                                 ==> log(|A|)
\log|A|                                ==> log(|A|)
outer(x,x)                             ==> outer(x, x)
x ⊗ w                                  ==> outer(x, w)
w ⊙ x                                  ==> w*x
w \circ x                              ==> w*x
""")


@pytest.mark.parametrize(("typed", "plain"), TABLE)
def test_typed_is_read_as_plain(typed, plain):
    assert parse(typed, NAMES).tree == parse(plain, NAMES).tree
