"""The words the grammar knows: functions, spellings of one name, words it refuses."""

E, PI = 2.718281828459045, 3.141592653589793

# function -> least and greatest number of arguments; what a problem declares under one of these names comes first
FUNCTIONS = {
    "log": (1, 1), "exp": (1, 1), "sqrt": (1, 1), "sin": (1, 1), "cos": (1, 1), "tanh": (1, 1), "sinh": (1, 1),
    "cosh": (1, 1), "relu": (1, 1), "sigma": (1, 1), "softplus": (1, 1), "logit": (1, 1), "abs": (1, 1), "sign": (1, 1),
    "Phi": (1, 1), "phi": (1, 1), "max": (1, 9), "min": (1, 9), "tr": (1, 1), "det": (1, 1), "inv": (1, 1),
    "diag": (1, 1), "dot": (2, 2), "norm": (1, 1), "sum": (1, 1), "mean": (1, 1), "ones": (1, 1), "outer": (2, 2),
    "softmax": (1, 1), "logsumexp": (1, 1), "transpose": (1, 1),
}  # fmt: skip

# other spellings of functions
SPELLINGS = {
    "ln": "log", "Log": "log", "Ln": "log", "LOG": "log", "trace": "tr", "Tr": "tr", "sigmoid": "sigma", "sig": "sigma",
    "logistic": "sigma", "expit": "sigma", "ReLU": "relu", "Relu": "relu", "sgn": "sign", "Exp": "exp", "Sqrt": "sqrt",
    "Det": "det", "Diag": "diag", "lse": "logsumexp", "LSE": "logsumexp", "Softmax": "softmax", "SoftMax": "softmax",
    "inverse": "inv", "Inv": "inv", "maximum": "max", "minimum": "min", "absolute": "abs", "Max": "max",
    "Min": "min", "cdf": "Phi", "pdf": "phi", "Tanh": "tanh", "Softplus": "softplus", "Logit": "logit",
}  # fmt: skip

# functions written out: name -> number of arguments
WRITTEN_OUT = {
    "log1p": 1, "expm1": 1, "log2": 1, "log10": 1, "square": 1, "std": 1, "sd": 1, "Std": 1, "SD": 1, "corr": 2, "Corr": 2,
    "matmul": 2,
}  # fmt: skip

# spellings of one name: whichever a problem declares is meant
SAME_NAME = (
    ("lam", "lambda", "lamda"), ("eps", "epsilon"), ("l", "ell"), ("Lam", "Lambda"), ("phi", "varphi"),
    ("theta", "vartheta"),
)  # fmt: skip
OTHER_SPELLINGS = {word: tuple(w for w in group if w != word) for group in SAME_NAME for word in group}
OTHER_SPELLINGS["sig"] = ("sigma",)

GREEK_NAMES = (
    "alpha beta gamma delta epsilon varepsilon eps zeta eta theta vartheta iota kappa lambda lam mu nu xi pi rho sigma "
    "tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Lam Xi Pi Sigma Upsilon Phi Psi Omega"
)
GREEK = GREEK_NAMES.split()
# never taken apart into one-letter names
WHOLE = (
    frozenset(GREEK) | FUNCTIONS.keys() | SPELLINGS.keys() | WRITTEN_OUT.keys() | {"prod", "var", "Var", "cov", "Cov"}
)

ACCENTS = ("hat", "bar", "tilde", "star", "dot")
MODULES = frozenset(
    ["np", "numpy", "jnp", "jax", "torch", "math", "tf", "linalg", "scipy", "special", "stats", "norm", "F", "nn"]
)
CONNECTORS = frozenset(
    ["and", "or", "given", "for", "of", "in", "so", "then", "over", "to", "if", "iff", "where", "cap", "cup"]
)

REFUSED = {
    "lim": "Limits are not read here; write the value itself, or say it aloud.",
    "argmax": "`argmax` is not read here; write the condition it solves, for example dL/dw = 0.",
    "argmin": "`argmin` is not read here; write the condition it solves, for example dL/dw = 0.",
    "arg": "`arg max` and `arg min` are not read here; write the condition they solve, for example dL/dw = 0.",
    "int": "Integrals are not read here; write an expectation E[...] or its value.",
    "infinity": "Infinity is not read here; sums run over the values of an index.",
    "forall": "`for all` is not read here; a free index such as j already means every j.",
    "for": "`for all` is not read here; a free index such as j already means every j.",
    "in": "Set membership is not read here; write an index and what depends on it.",
    "if": "Cases are not read here; write an indicator such as 1[i=j], or one line a case.",
    "otherwise": "Cases are not read here; write an indicator such as 1[i=j], or one line a case.",
    "subject": "Constraints are not read here; write the Lagrangian itself.",
    "approx": "An approximation is not a step that can be checked; write the exact line.",
    "dots": "`...` is not read here; write a sum, such as sum_i x_i.",
    "factorial": "Factorials are not read here; give the term a name, such as c.",
    "binom": "Binomial coefficients are not read here; give the term a name, such as c.",
    "cases": "Cases are not read here; write an indicator such as 1[i=j], or one line a case.",
    "matrix": "A matrix written out is not read here; write its entries with indices.",
    "member": "Set membership is not read here; write an index and what depends on it.",
    "distributed": "`~` (is distributed as) is not a step; the problem says how its variables are drawn.",
    "proportional": "`proportional to` is not a step that can be checked; write the equality with its constant.",
    "unequal": "`not equal` is not a step that can be checked.",
    "plusminus": "A plus-minus sign stands for two lines; write the one that is meant.",
    "order": "`O(...)` is not read here; write the exact line.",
    "mapping": "I do not read arrows inside an expression.",
    "floor": "Rounding up or down is not read here.",
    "pseudo": "The pseudo-inverse and the conjugate are not read here.",
    "proved": "A definite statement in words is not read here; write it as an equality.",
}
REFUSED_WORDS = {
    "lim": "lim", "limit": "lim", "argmax": "argmax", "argmin": "argmin", "arg": "arg", "int": "int", "integral": "int",
    "integrate": "int", "infinity": "infinity", "infty": "infinity", "inf": "infinity", "forall": "forall", "for": "for",
    "in": "in", "if": "if", "otherwise": "otherwise", "subject": "subject", "approx": "approx", "approximately": "approx",
    "dots": "dots", "factorial": "factorial", "binom": "binom", "choose": "binom", "sup": "lim", "limsup": "lim",
}  # fmt: skip
