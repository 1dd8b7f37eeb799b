"""Derivations as they are typed: correct ones, and wrong lines with the names their slip may be given."""

PROBLEMS = {
    "logistic": {
        "definitions": "z = w.x + b\np = sigma(z)\ny_hat = p\nL = -(y*log(p) + (1-y)*log(1-p))",
        "declare": {"w": "vec d", "x": "vec d", "b": "real", "y": "unit"},
    },
    "sigderiv": {
        "definitions": "s = sigma(z)",
        "declare": {"z": "real"},
    },
    "softmax": {
        "definitions": "p_k = exp(z_k)/sum_j exp(z_j)\nL = -sum_k y_k*log(p_k)",
        "declare": {"z": "vec K", "y": "simplex K"},
    },
    "gauss": {
        "definitions": "l = -n/2*log(2*pi) - n*log(s) - sum_i (x_i - mu)^2/(2 s^2)",
        "declare": {"x": "vec n", "mu": "real", "s": "pos"},
        "solve": ("l", "mu"),
    },
    "gauss_s": {
        "definitions": "l = -n/2*log(2*pi) - n*log(s) - sum_i (x_i - mu)^2/(2 s^2)",
        "declare": {"x": "vec n", "mu": "real", "s": "pos"},
        "solve": ("l", "s"),
    },
    "linreg": {
        "definitions": "J = ||y - X w||^2",
        "declare": {"X": "mat n d", "y": "vec n", "w": "vec d"},
        "solve": ("J", "w"),
    },
    "ridge": {
        "definitions": "J = ||y - X w||^2 + lam ||w||^2",
        "declare": {"X": "mat n d", "y": "vec n", "w": "vec d", "lam": "pos"},
        "solve": ("J", "w"),
    },
    "linreg_i": {
        "definitions": "e_i = y_i - sum_j X_ij w_j\nJ = 1/2 sum_i e_i^2",
        "declare": {"X": "mat n d", "y": "vec n", "w": "vec d"},
    },
    "glm": {
        "definitions": "A(eta) = log(sum_v h_v*exp(eta*t_v))\nq_v = h_v*exp(eta*t_v - A(eta))\nm = sum_v t_v q_v",
        "declare": {"h": "pos K", "t": "real K", "eta": "real"},
    },
    "kl": {
        "definitions": (
            "lp = -log(s1) - 1/2*log(2*pi) - (x-m1)^2/(2*s1^2)\n"
            "lq = -log(s2) - 1/2*log(2*pi) - (x-m2)^2/(2*s2^2)\n"
            "KL = E[lp - lq]"
        ),
        "declare": {"m1": "real", "m2": "real", "s1": "pos", "s2": "pos"},
        "rvs": {"x": "normal m1 s1"},
    },
    "attn": {
        "definitions": "s = q.k",
        "rvs": {"q": "iid d", "k": "iid d"},
        "idx": {"i": "d"},
    },
    "kmeans": {
        "definitions": "J = sum_i sum_k r_ik ||x_i - mu_k||^2",
        "declare": {"x": "mat n d", "mu": "mat K d", "r": "nonneg n K"},
        "solve": ("J", "mu"),
    },
    "elbo": {
        "definitions": "px = sum_k p_k",
        "declare": {"p": "pos K", "q": "simplex K"},
    },
    "bayes": {
        "events": ["A", "B"],
    },
    "biasvar": {
        "declare": {"f": "real"},
        "rvs": {"g": "any"},
    },
    "ce": {
        "definitions": "H = -sum_k p_k log(p_k)\nC = -sum_k p_k log(q_k)",
        "declare": {"p": "simplex K", "q": "simplex K"},
    },
    "mlp": {
        "definitions": "a_j = sum_i W_ji x_i\nh_j = tanh(a_j)\nf = sum_j v_j h_j\nL = 1/2 (f - y)^2",
        "declare": {"W": "mat h d", "x": "vec d", "v": "vec h", "y": "real"},
    },
    "bern": {
        "definitions": "l = sum_i (x_i log(p) + (1 - x_i) log(1 - p))",
        "declare": {"x": "unit n", "p": "unit"},
        "solve": ("l", "p"),
    },
    "poisson": {
        "definitions": "l = sum_i (x_i log(lam) - lam)",
        "declare": {"x": "pos n", "lam": "pos"},
        "solve": ("l", "lam"),
    },
    "logloss_mat": {
        "definitions": "z_i = sum_j X_ij w_j\np_i = sigma(z_i)\nL = -sum_i (y_i log(p_i) + (1-y_i) log(1-p_i))",
        "declare": {"X": "mat n d", "w": "vec d", "y": "unit n"},
    },
}

# (problem, text): every line follows
CORRECT = [
    (
        "logistic",
        """
dL/dw_j = dL/dy_hat * dy_hat/dz * dz/dw_j
 = -(y/y_hat - (1-y)/(1-y_hat)) * y_hat (1 - y_hat) * x_j
 = -(y(1-y_hat) - (1-y) y_hat) x_j
 = -(y - y y_hat - y_hat + y y_hat) x_j
 = (y_hat - y) * x_j
""",
    ),
    (
        "logistic",
        r"""
\frac{\partial L}{\partial w_j} = \frac{\partial L}{\partial p} \frac{\partial p}{\partial z} \frac{\partial z}{\partial w_j}
= -\left(\frac{y}{p} - \frac{1-y}{1-p}\right) p(1-p) x_j
= (p-y) x_j
""",
    ),
    (
        "logistic",
        """
L = -y log sigma(z) - (1-y) log(1 - sigma(z))
  = y log(1+e^-z) + (1-y)(z + log(1+e^-z))
  = log(1+e^-z) + (1-y) z
  = log(1 + e^z) - y z
dL/dz = e^z/(1+e^z) - y
 = σ(z) − y
dL/dw = (p - y) x
dL/db = p - y
""",
    ),
    (
        "sigderiv",
        """
ds/dz = d/dz (1+exp(-z))^-1
 = -(1+exp(-z))^-2 * (-exp(-z))
 = exp(-z)/(1+exp(-z))^2
 = 1/(1+exp(-z)) * exp(-z)/(1+exp(-z))
 = s (1 - s)
""",
    ),
    (
        "softmax",
        """
dp_i/dz_j = p_i (delta_ij - p_j)
dL/dz_j = -sum_k y_k/p_k * dp_k/dz_j
= -sum_k y_k/p_k p_k (delta_kj - p_j)
= -sum_k y_k (delta_kj - p_j)
= -y_j + p_j sum_k y_k
= p_j - y_j
dL/dz = p - y
dp/dz = diag(p) - p p^T
""",
    ),
    (
        "softmax",
        """
log p_k = z_k - log sum_j exp(z_j)
L = -sum_k y_k (z_k - log sum_j e^{z_j})
  = -sum_k y_k z_k + log sum_j e^z_j
dL/dz_i = -y_i + e^z_i / sum_j e^z_j
 = p_i - y_i
""",
    ),
    (
        "gauss",
        """
dl/dmu = 1/s^2 sum_i (x_i - mu)
dl/dmu = 0
sum_i (x_i - mu) = 0
sum_i x_i - n mu = 0
mu = 1/n sum_i x_i
""",
    ),
    (
        "gauss_s",
        """
dl/ds = -n/s + sum_i (x_i - mu)^2/s^3
-n/s + 1/s^3 sum_i (x_i - mu)^2 = 0
n s^2 = sum_i (x_i-mu)^2
s^2 = 1/n sum_i (x_i - mu)^2
""",
    ),
    (
        "linreg",
        """
J = (y - Xw)^T (y - Xw)
 = y^T y - 2 w^T X^T y + w^T X^T X w
dJ/dw = -2 X^T y + 2 X^T X w
X^T X w = X^T y
w = (X^T X)^-1 X^T y
""",
    ),
    (
        "linreg",
        """
grad_w J = 2 X'(Xw - y)
2 X.T @ (X @ w - y) = 0
X.T @ X @ w = X.T @ y
w = inv(X^T X) X^T y
""",
    ),
    (
        "ridge",
        """
dJ/dw = -2 X^T (y - Xw) + 2 lam w
X^T (y - X w) = lam w
X^T y = X^TX w + lam w
X^T y = (X^T X + lam I) w
w = (X^T X + λI)^-1 X^T y
""",
    ),
    (
        "linreg_i",
        """
dJ/dw_j = sum_i e_i * de_i/dw_j
= sum_i e_i (-X_ij)
= -sum_i (y_i - sum_k X_ik w_k) X_ij
dJ/dw = -X^T (y - X w)
""",
    ),
    (
        "glm",
        """
A'(eta) = sum_v t_v h_v exp(eta t_v) / sum_v h_v exp(eta t_v)
 = sum_v t_v h_v exp(eta t_v) / exp(A(eta))
 = sum_v t_v h_v exp(eta t_v - A(eta))
 = sum_v t_v q_v
 = m
A''(eta) = sum_v t_v^2 q_v - m^2
 = sum_v (t_v - m)^2 q_v
""",
    ),
    (
        "kl",
        """
KL = E[log(s2/s1) - (x-m1)^2/(2 s1^2) + (x-m2)^2/(2 s2^2)]
 = log(s2/s1) - 1/2 + E[(x-m2)^2]/(2 s2^2)
 = log(s2/s1) - 1/2 + E[(x - m1 + m1 - m2)^2]/(2 s2^2)
 = log(s2/s1) - 1/2 + (s1^2 + (m1-m2)^2)/(2 s2^2)
 = log s2 - log s1 + (s1^2 + (m1-m2)^2)/(2*s2**2) - 0.5
""",
    ),
    (
        "attn",
        """
Var(q.k) = Var(sum_i q_i k_i)
= sum_i Var(q_i k_i)
= sum_i (E[q_i^2 k_i^2] - E[q_i k_i]^2)
= sum_i E[q_i^2] E[k_i^2]
= sum_i 1
= d
Var(q.k/sqrt(d)) = Var(q.k)/d
= 1
""",
    ),
    (
        "kmeans",
        """
dJ/dmu_k = -2 sum_i r_ik (x_i - mu_k)
sum_i r_ik (x_i - mu_k) = 0
sum_i r_ik x_i = mu_k sum_i r_ik
mu_k = sum_i r_ik x_i / sum_i r_ik
""",
    ),
    (
        "elbo",
        """
log px = log sum_k p_k
 = log sum_k q_k (p_k/q_k)
 >= sum_k q_k log(p_k/q_k)
 = sum_k q_k log p_k - sum_k q_k log q_k
""",
    ),
    (
        "bayes",
        """
P(A|B) = P(A,B)/P(B)
= P(B|A) P(A) / P(B)
= P(B|A) P(A) / (P(B|A)P(A) + P(B|not A)P(not A))
= P(B|A) P(A) / (P(B|A)P(A) + P(B|~A)(1 - P(A)))
""",
    ),
    (
        "biasvar",
        """
E[(g - f)^2] = E[(g - E[g] + E[g] - f)^2]
 = E[(g - E[g])^2] + 2 E[(g - E[g])(E[g] - f)] + (E[g] - f)^2
 = E[(g - E[g])^2] + (E[g] - f)^2
 = Var(g) + (E[g] - f)^2
Var(g) = E[g^2] - E[g]^2
""",
    ),
    (
        "ce",
        """
C - H = -sum_k p_k log q_k + sum_k p_k log p_k
 = sum_k p_k log(p_k/q_k)
 >= 0
""",
    ),
    (
        "mlp",
        """
dL/dW_ji = dL/df * df/dh_j * dh_j/da_j * da_j/dW_ji
 = (f - y) v_j (1 - h_j^2) x_i
 = (f - y) v_j (1 - tanh(a_j)^2) x_i
dL/dv_j = (f - y) h_j
""",
    ),
    (
        "bern",
        """
dl/dp = sum_i (x_i/p - (1 - x_i)/(1-p))
1/p sum_i x_i = 1/(1-p) sum_i (1 - x_i)
(1-p) sum_i x_i = p (n - sum_i x_i)
sum_i x_i - p sum_i x_i = n p - p sum_i x_i
p = 1/n sum_i x_i
""",
    ),
    (
        "poisson",
        """
dl/dlam = sum_i x_i / lam - n
n = 1/lam sum_i x_i
lam = 1/n sum_i x_i
""",
    ),
    (
        "logloss_mat",
        """
dL/dw_j = sum_i (p_i - y_i) X_ij
dL/dw = X^T (p - y)
""",
    ),
]

# (problem, line before, line that does not follow from it, names its slip may have)
WRONG = [
    ("logistic", "dL/dw_j = dL/dp dp/dz dz/dw_j", "= (y/p - (1-y)/(1-p)) p (1-p) x_j", {"sign"}),
    ("logistic", "dL/dw_j = dL/dp dp/dz dz/dw_j", "= -(y/p + (1-y)/(1-p)) p (1-p) x_j", {"sign"}),
    ("logistic", "dL/dw_j = dL/dp dp/dz dz/dw_j", "= -(y/p - (1-y)/(1-p)) x_j", {"dropped chain-rule factor"}),
    (
        "logistic",
        "dL/dw_j = dL/dp dp/dz dz/dw_j",
        "= -(y/p - (1-y)/(1-p)) p (1-p)",
        {"dropped factor", "dropped chain-rule factor"},
    ),
    ("logistic", "dL/dw_j = dL/dp dp/dz dz/dw_j", "= -(y/p - (1-y)/(1-p)) p x_j", {"dropped factor"}),
    ("logistic", "dL/dw_j = -(y/p - (1-y)/(1-p)) p (1-p) x_j", "= (y - p) x_j", {"sign", "swapped symbols"}),
    ("logistic", "dL/dw_j = -(y/p - (1-y)/(1-p)) p (1-p) x_j", "= (p - y) x_i", {"index"}),
    ("logistic", "dL/dw_j = -(y/p - (1-y)/(1-p)) p (1-p) x_j", "= (p - y) w_j", {"wrong symbol"}),
    ("logistic", "dL/dw_j = -(y/p - (1-y)/(1-p)) p (1-p) x_j", "= -(y(1-p) - (1-y)) x_j", {"dropped factor"}),
    (
        "logistic",
        "dL/dw_j = -(y/p - (1-y)/(1-p)) p (1-p) x_j",
        "= -(y p - (1-y)(1-p)) x_j",
        {"complement", "swapped symbols"},
    ),
    (
        "logistic",
        "L = -(y log p + (1-y) log(1-p))",
        "= -(y log p + (1-y) (log 1 - log p))",
        {"complement", "illegal linearity", "sign", "function"},
    ),
    ("logistic", "dL/dp = -(y/p - (1-y)/(1-p))", "= -(y/p - (1-y)/p)", {"complement"}),
    ("logistic", "dL/dw_j = (p - y) x_j", "= p - y x_j", {"dropped factor", "dropped chain-rule factor"}),
    ("sigderiv", "ds/dz = exp(-z)/(1+exp(-z))^2", "= s (1 + s)", {"sign"}),
    ("sigderiv", "ds/dz = d/dz (1+exp(-z))^-1", "= -(1+exp(-z))^-2 * exp(-z)", {"sign"}),
    ("sigderiv", "ds/dz = d/dz (1+exp(-z))^-1", "= -(1+exp(-z))^-2", {"dropped factor", "dropped chain-rule factor"}),
    ("sigderiv", "ds/dz = exp(-z)/(1+exp(-z))^2", "= s^2 (1 - s)", {"extra factor", "power"}),
    (
        "sigderiv",
        "ds/dz = exp(-z)/(1+exp(-z))^2",
        "= exp(-z)/(1+exp(-2z))",
        {"illegal linearity", "dropped term", "power"},
    ),
    ("softmax", "dp_i/dz_j = p_i (delta_ij - p_j)", "= p_i (1 - p_j)", {"index", "wrong symbol"}),
    ("softmax", "dp_i/dz_j = p_i (delta_ij - p_j)", "= p_i (delta_ij - p_i)", {"index"}),
    ("softmax", "dp_i/dz_j = p_i (delta_ij - p_j)", "= p_i (delta_ij + p_j)", {"sign"}),
    ("softmax", "dL/dz_j = -sum_k y_k (delta_kj - p_j)", "= y_j - p_j", {"sign", "swapped symbols"}),
    ("softmax", "dL/dz_j = -sum_k y_k (delta_kj - p_j)", "= -y_j + p_j y_j", {"index", "extra factor", "sum"}),
    ("softmax", "dp/dz = diag(p) - p p^T", "= diag(p) - p^T p", {"order"}),
    ("softmax", "dp/dz = diag(p) - p p^T", "= p - p p^T", {"dropped factor", "shape", "function"}),
    ("softmax", "log p_k = z_k - log sum_j exp(z_j)", "= z_k - sum_j log exp(z_j)", {"illegal linearity"}),
    (
        "softmax",
        "log p_k = z_k - log sum_j exp(z_j)",
        "= z_k / log sum_j exp(z_j)",
        {"wrong operator", "illegal linearity", "sign", "function"},
    ),
    ("gauss", "dl/dmu = 1/s^2 sum_i (x_i - mu)", "= -1/s^2 sum_i (x_i - mu)", {"sign"}),
    ("gauss", "dl/dmu = 1/s^2 sum_i (x_i - mu)", "= 1/s sum_i (x_i - mu)", {"dropped factor", "power", "extra factor"}),
    ("gauss", "dl/dmu = 1/s^2 sum_i (x_i - mu)", "= 1/(2s^2) sum_i (x_i - mu)", {"constant factor"}),
    ("gauss", "dl/dmu = 1/s^2 sum_i (x_i - mu)", "= 1/s^2 (sum_i x_i - mu)", {"constant factor", "dropped factor"}),
    ("gauss", "sum_i x_i - n mu = 0", "mu = sum_i x_i", {"constant factor"}),
    ("gauss", "sum_i x_i - n mu = 0", "mu = n/sum_i x_i", {"inverted fraction"}),
    ("gauss_s", "n s^2 = sum_i (x_i-mu)^2", "s^2 = 1/(n-1) sum_i (x_i - mu)^2", {"constant factor", "extra term"}),
    (
        "gauss_s",
        "dl/ds = -n/s + sum_i (x_i - mu)^2/s^3",
        "n s = sum_i (x_i-mu)^2",
        {"dropped factor", "power", "extra factor"},
    ),
    ("gauss_s", "dl/ds = d/ds (-n log s - sum_i (x_i - mu)^2/(2 s^2))", "= -n/s - sum_i (x_i - mu)^2/s^3", {"sign"}),
    (
        "gauss_s",
        "dl/ds = d/ds (-n log s - sum_i (x_i - mu)^2/(2 s^2))",
        "= -n/s + sum_i (x_i - mu)^2/s^2",
        {"dropped factor", "power", "extra factor"},
    ),
    ("linreg", "J = (y - Xw)^T (y - Xw)", "= y^T y + w^T X^T X w", {"illegal linearity", "dropped term"}),
    ("linreg", "J = (y - Xw)^T (y - Xw)", "= y^T y - w^T X^T y + w^T X^T X w", {"constant factor", "dropped term"}),
    ("linreg", "dJ/dw = -2 X^T y + 2 X^T X w", "X^T X w = -X^T y", {"sign"}),
    ("linreg", "dJ/dw = -2 X^T y + 2 X^T X w", "= -2 X y + 2 X^T X w", {"transpose"}),
    ("linreg", "dJ/dw = -2 X^T y + 2 X^T X w", "= -2 X^T y + X^T X w", {"constant factor"}),
    ("linreg", "X^T X w = X^T y", "w = X^T X X^T y", {"inverse"}),
    ("linreg", "X^T X w = X^T y", "w = X^T y inv(X^T X)", {"shape", "order"}),
    ("ridge", "dJ/dw = -2 X^T (y - Xw) + 2 lam w", "= -2 X^T (y - Xw) - 2 lam w", {"sign"}),
    ("ridge", "dJ/dw = -2 X^T (y - Xw) + 2 lam w", "= -2 X^T (y - Xw) + lam w", {"constant factor"}),
    ("ridge", "dJ/dw = -2 X^T (y - Xw) + 2 lam w", "w = inv(X^T X) X^T y", {"dropped term"}),
    ("ridge", "X^T y = (X^T X + lam I) w", "w = inv(X^T X - lam I) X^T y", {"sign"}),
    ("ridge", "X^T y = (X^T X + lam I) w", "w = (inv(X^T X) + lam I) X^T y", {"illegal linearity", "inverse"}),
    ("linreg_i", "dJ/dw_j = sum_i e_i * de_i/dw_j", "= sum_i e_i X_ij", {"sign"}),
    ("linreg_i", "dJ/dw_j = sum_i e_i * de_i/dw_j", "= -sum_i e_i X_ji", {"index", "shape"}),
    ("linreg_i", "dJ/dw_j = sum_i e_i * de_i/dw_j", "= -sum_i e_i", {"dropped factor"}),
    ("linreg_i", "dJ/dw_j = sum_i e_i * de_i/dw_j", "= -2 sum_i e_i X_ij", {"constant factor"}),
    (
        "glm",
        "A'(eta) = sum_v t_v h_v exp(eta t_v) / sum_v h_v exp(eta t_v)",
        "= sum_v t_v",
        {"dropped factor", "illegal linearity"},
    ),
    ("glm", "A(eta) = log sum_v h_v exp(eta t_v)", "= sum_v log(h_v exp(eta t_v))", {"illegal linearity"}),
    (
        "glm",
        "A'(eta) = sum_v t_v h_v exp(eta t_v) / sum_v h_v exp(eta t_v)",
        "= sum_v h_v exp(eta t_v) / sum_v h_v exp(eta t_v)",
        {"dropped factor"},
    ),
    ("glm", "A''(eta) = sum_v t_v^2 q_v - m^2", "= sum_v t_v^2 q_v - m", {"dropped factor", "power"}),
    ("glm", "A''(eta) = sum_v t_v^2 q_v - m^2", "= sum_v t_v^2 q_v + m^2", {"sign"}),
    (
        "kl",
        "KL = log(s2/s1) - 1/2 + E[(x-m2)^2]/(2 s2^2)",
        "= log(s2/s1) - 1/2 + (m1-m2)^2/(2 s2^2)",
        {"expectation", "dropped term"},
    ),
    (
        "kl",
        "KL = log(s2/s1) - 1/2 + E[(x-m2)^2]/(2 s2^2)",
        "= log(s1/s2) - 1/2 + (s1^2 + (m1-m2)^2)/(2 s2^2)",
        {"inverted fraction", "sign", "swapped symbols"},
    ),
    (
        "kl",
        "KL = log(s2/s1) - 1/2 + E[(x-m2)^2]/(2 s2^2)",
        "= log(s2/s1) - 1/2 + (s1^2 - (m1-m2)^2)/(2 s2^2)",
        {"sign"},
    ),
    (
        "kl",
        "KL = log(s2/s1) - 1/2 + (s1^2 + (m1-m2)^2)/(2 s2^2)",
        "= log(s2/s1) - 1/2 + (s1 + (m1-m2)^2)/(2 s2^2)",
        {"dropped factor", "power"},
    ),
    (
        "kl",
        "KL = log(s2/s1) - 1/2 + (s1^2 + (m1-m2)^2)/(2 s2^2)",
        "= log(s2/s1) + 1/2 + (s1^2 + (m1-m2)^2)/(2 s2^2)",
        {"sign"},
    ),
    (
        "kl",
        "KL = log(s2/s1) - 1/2 + (s1^2 + (m1-m2)^2)/(2 s2^2)",
        "= log(s2/s1) - 1/2 + (s1^2 + (m1-m2)^2)/(2 s1^2)",
        {"wrong symbol"},
    ),
    ("attn", "Var(q.k) = sum_i Var(q_i k_i)", "= d^2", {"constant factor", "extra factor", "power"}),
    ("attn", "Var(q.k) = sum_i Var(q_i k_i)", "= sqrt(d)", {"power", "function"}),
    ("attn", "Var(q.k/sqrt(d)) = Var(q.k)/d", "= d", {"constant factor", "extra factor", "inverted fraction"}),
    ("attn", "s = q.k", "Var(s/sqrt(d)) = Var(s)/sqrt(d)", {"expectation"}),
    ("attn", "s = q.k", "E[s^2] = E[s]^2", {"expectation"}),
    ("kmeans", "dJ/dmu_k = -2 sum_i r_ik (x_i - mu_k)", "= 2 sum_i r_ik (x_i - mu_k)", {"sign"}),
    ("kmeans", "dJ/dmu_k = -2 sum_i r_ik (x_i - mu_k)", "= -sum_i r_ik (x_i - mu_k)", {"constant factor"}),
    (
        "kmeans",
        "sum_i r_ik (x_i - mu_k) = 0",
        "mu_k = sum_i r_ik x_i / n",
        {"constant factor", "dropped factor", "wrong symbol", "sum"},
    ),
    ("kmeans", "sum_i r_ik (x_i - mu_k) = 0", "mu_k = sum_i x_i / sum_i r_ik", {"dropped factor"}),
    ("elbo", "log px = log sum_k q_k (p_k/q_k)", "= sum_k q_k log(p_k/q_k)", {"illegal linearity"}),
    ("elbo", "log px = log sum_k q_k (p_k/q_k)", "<= sum_k q_k log(p_k/q_k)", {"inequality"}),
    ("elbo", "log px = log sum_k q_k (p_k/q_k)", "= log(sum_k q_k p_k)", {"dropped factor", "extra factor"}),
    ("bayes", "P(A|B) = P(A,B)/P(B)", "= P(A|B) P(A)/P(B)", {"conditioning"}),
    ("bayes", "P(A|B) = P(A,B)/P(B)", "= P(B|A)/P(B)", {"dropped factor", "conditioning"}),
    ("bayes", "P(A|B) = P(A,B)/P(B)", "= P(B|A) P(B)/P(A)", {"wrong symbol", "swapped symbols", "conditioning"}),
    (
        "bayes",
        "P(B) = P(B|A)P(A) + P(B|not A)P(not A)",
        "= P(B|A)P(A) + P(B|not A)P(A)",
        {"complement", "wrong symbol", "conditioning"},
    ),
    ("bayes", "P(A,B) = P(A|B)P(B)", "= P(A)P(B)", {"conditioning"}),
    ("biasvar", "E[(g - f)^2] = E[(g - E[g])^2] + (E[g] - f)^2", "= Var(g) + (E[g] - f)", {"dropped factor", "power"}),
    ("biasvar", "E[(g - f)^2] = E[(g - E[g])^2] + (E[g] - f)^2", "= Var(g) - (E[g] - f)^2", {"sign"}),
    ("biasvar", "Var(g) = E[g^2] - E[g]^2", "= E[g]^2 - E[g^2]", {"sign"}),
    ("biasvar", "Var(g) = E[(g - E[g])^2]", "= E[g^2] - E[g]", {"dropped factor", "power"}),
    (
        "ce",
        "C - H = sum_k p_k log(p_k/q_k)",
        "= sum_k p_k log(q_k/p_k)",
        {"inverted fraction", "sign", "swapped symbols"},
    ),
    ("ce", "C - H = sum_k p_k log(p_k/q_k)", "= sum_k q_k log(p_k/q_k)", {"wrong symbol"}),
    ("ce", "C - H = sum_k p_k log(p_k/q_k)", "= sum_k log(p_k/q_k)", {"dropped factor"}),
    (
        "mlp",
        "dL/dW_ji = dL/df * df/dh_j * dh_j/da_j * da_j/dW_ji",
        "= (f - y) v_j x_i",
        {"dropped factor", "dropped chain-rule factor"},
    ),
    (
        "mlp",
        "dL/dW_ji = dL/df * df/dh_j * dh_j/da_j * da_j/dW_ji",
        "= (f - y) v_j (1 - h_j) x_i",
        {"dropped factor", "power"},
    ),
    (
        "mlp",
        "dL/dW_ji = dL/df * df/dh_j * dh_j/da_j * da_j/dW_ji",
        "= (f - y) (1 - h_j^2) x_i",
        {"dropped factor", "dropped chain-rule factor"},
    ),
    (
        "mlp",
        "dL/dW_ji = dL/df * df/dh_j * dh_j/da_j * da_j/dW_ji",
        "= (f - y) v_j (1 - h_j^2) h_j",
        {"wrong symbol", "extra factor"},
    ),
    ("bern", "(1-p) sum_i x_i = p (n - sum_i x_i)", "p = n sum_i x_i", {"constant factor"}),
    ("bern", "dl/dp = sum_i (x_i/p - (1 - x_i)/(1-p))", "= sum_i (x_i/p + (1 - x_i)/(1-p))", {"sign"}),
    (
        "poisson",
        "dl/dlam = sum_i x_i / lam - n",
        "= sum_i x_i / lam - 1",
        {"constant factor", "dropped factor", "wrong symbol"},
    ),
    ("poisson", "dl/dlam = sum_i x_i / lam - n", "lam = sum_i x_i", {"constant factor"}),
    ("logloss_mat", "dL/dw_j = sum_i (p_i - y_i) X_ij", "= (p_i - y_i) X_ij", {"sum"}),
    ("logloss_mat", "dL/dw = X^T (p - y)", "= X (p - y)", {"transpose"}),
    ("logloss_mat", "dL/dw_j = sum_i (p_i - y_i) X_ij", "= 1/n sum_i (p_i - y_i) X_ij", {"constant factor"}),
]

DERIVATIONS = {f"{name}-{number}": (PROBLEMS[name], text) for number, (name, text) in enumerate(CORRECT)}
