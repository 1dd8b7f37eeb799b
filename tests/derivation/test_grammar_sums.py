"""Sums, indicators, expectations and accents in the ways people type them."""

import pytest
from grammar_names import NAMES, rows

from utils.derivation.grammar import parse

# what is typed ==> the plain form it must be read as
TABLE = rows(r"""
\hat y                               ==> y_hat
\hat{y}                              ==> y_hat
ŷ                                    ==> y_hat
yhat                                 ==> y_hat
y^hat                                ==> y_hat
hat y                                ==> y_hat
hat(y)                               ==> y_hat
\widehat{y} x_j                      ==> y_hat x_j
\tfrac{1}{n}\sum_{i=1}^{n} x_i       ==> (1/n) sum_i x_i
\frac1n\sum_i x_i                    ==> (1/n) sum_i x_i
sum_{i=1..n} x_i                     ==> sum_i x_i
sum over i x_i                       ==> sum_i x_i
sum over i of x_i w_i                ==> sum_i x_i w_i
sum over i=1..n of x_i               ==> sum_i x_i
Sum_i x_i                            ==> sum_i x_i
Σᵢ xᵢ                                ==> sum_i x_i
Σ_i x_i                              ==> sum_i x_i
∑ᵢ₌₁ⁿ xᵢ                             ==> sum_i x_i
\sum\limits_{i=1}^{n} x_i            ==> sum_i x_i
\sum^n_{i=1} x_i                     ==> sum_i x_i
sum_{i,j} X_ij w_j x_i               ==> sum_i sum_j X_ij w_j x_i
sum_ij X_ij                          ==> sum_i sum_j X_ij
sum_{j≠k} z x_j                      ==> sum_j (1 - delta_jk)*(z x_j)
\sum_{j \neq k} x_j                  ==> sum_j (1 - delta_jk)*x_j
sum(x_i, i)                          ==> sum_i x_i
Sum(x_i*w_i, (i, 1, d))              ==> sum_i x_i*w_i
sum(x_i*w_i, i=1..d)                 ==> sum_i x_i*w_i
sum(x[i]*w[i] for i in range(d))     ==> sum_i x_i*w_i
sum(x_i w_i)                         ==> sum_i x_i w_i
sum x_i                              ==> sum_i x_i
Σ(x_i - mu)                          ==> sum_i (x_i - mu)
sum_{i=0}^{n-1} x_i                  ==> sum_i x_i
\mathbb{1}\{i=j\}                    ==> delta_ij
1{i=j}                               ==> delta_ij
1[i=j]                               ==> delta_ij
1(i=j)                               ==> delta_ij
1_{i=j}                              ==> delta_ij
\mathbb{1}_{i=j}                     ==> delta_ij
\mathbf{1}[i=j]                      ==> delta_ij
𝟙[i=j]                               ==> delta_ij
[i=j]                                ==> delta_ij
I(i=j)                               ==> delta_ij
1[i != j]                            ==> 1 - delta_ij
δ_ij                                 ==> delta_ij
δᵢⱼ                                  ==> delta_ij
\delta_{ij}                          ==> delta_ij
\delta_{i,j}                         ==> delta_ij
delta(i,j)                           ==> delta_ij
\mathbb{E}[x^2]                      ==> E[x^2]
𝔼[x]                                 ==> E[x]
E(x)                                 ==> E[x]
E_x[x]                               ==> E[x]
\operatorname{Var}(x)                ==> Var[x]
V(x)                                 ==> Var[x]
Var(w.x)                             ==> Var[w.x]
Cov(x,y)                             ==> Cov(x, y)
std(y)                               ==> sqrt(Var[y])
Corr(x,y)                            ==> Cov(x, y)/sqrt(Var[x]*Var[y])
lse(Z)                               ==> logsumexp(Z)
log-sum-exp(Z)                       ==> logsumexp(Z)
softmax_k(Z)                         ==> softmax(Z)_k
\mathrm{softmax}(Z)_k                ==> softmax(Z)_k
max(0,z)                             ==> max(0, z)
max(0, 1, z)                         ==> max(max(0, 1), z)
max_k x_k                            ==> max_k (x_k)
\max_k x_k                           ==> max_k (x_k)
log sum_j exp(x_j)                   ==> log(sum_j exp(x_j))
sum_i x_i log p + (1-x_i) log(1-p)   ==> sum_i x_i log(p) + (1 - x_i) log(1 - p)
\prod_i x_i^{y}                      ==> prod_i x_i^y
prod_i x_i / z                       ==> prod_i x_i/z
x̄                                   ==> mean(x)
\bar x                               ==> mean(x)
xbar                                 ==> mean(x)
\text{Var}(x)                        ==> Var[x]
E_{x \sim p}[x]                      ==> E[x]
\frac{e^{x_k}}{\sum_j e^{x_j}}       ==> e^x_k/(sum_j e^x_j)
""")


@pytest.mark.parametrize(("typed", "plain"), TABLE)
def test_typed_is_read_as_plain(typed, plain):
    assert parse(typed, NAMES).tree == parse(plain, NAMES).tree
