"""What LaTeX commands mean as tokens."""

# command -> the word it spells
SPELLED = (
    "alpha beta gamma delta zeta eta theta iota kappa mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta "
    "Xi Pi Sigma Upsilon Phi Psi Omega log ln exp sin cos tanh sinh cosh max min det tr Pr sum prod lim arg argmax argmin "
    "sup inf forall infty int Var Cov softmax diag sign relu approx dots binom trace"
)
WORDS = {name: name for name in SPELLED.split()}
WORDS |= {
    "lambda": "lam", "Lambda": "Lam", "epsilon": "eps", "varepsilon": "eps", "ell": "l", "vartheta": "theta",
    "varphi": "phi", "varsigma": "sigma", "iint": "int", "oint": "int", "limsup": "lim", "tbinom": "binom",
    "ldots": "dots", "cdots": "dots", "dotsc": "dots", "dotsb": "dots", "E": "E", "P": "P", "KL": "KL", "R": "R",
}  # fmt: skip
GREEK = frozenset(WORDS) - {"log", "ln", "exp", "sin", "cos", "max", "min", "sum", "prod"}

# command -> the operator it stands for
OPERATORS = {
    "cdot": "•", "bullet": "•", "times": "*", "ast": "*", "odot": "*", "circ": "*", "otimes": "⊗", "div": "/", "lvert": "|<",
    "rvert": "|>", "lVert": "||<", "rVert": "||>", "|": "||", "Vert": "||", "vert": "|", "mid": "|", "langle": "<<",
    "rangle": ">>", "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "neg": "¬", "lnot": "¬",
    "wedge": "and", "land": "and", "cap": "and", "vee": "or", "lor": "or", "cup": "or", "setminus": "setminus",
    "backslash": "setminus", "prime": "'", "top": "⊤", "intercal": "⊤", "star": "star", "%": "%", "#": "#", "_": "_",
}  # fmt: skip
RELATIONS = {
    "ge": ">=", "geq": ">=", "geqslant": ">=", "le": "<=", "leq": "<=", "leqslant": "<=", "gt": ">", "lt": "<",
    "equiv": "=", "coloneqq": ":=", "triangleq": ":=", "doteq": ":=", "eqqcolon": "=", "implies": "=>",
    "Rightarrow": "=>", "Longrightarrow": "=>", "iff": "=>", "Leftrightarrow": "=>", "Longleftrightarrow": "=>",
    "to": "=>", "rightarrow": "=>", "longrightarrow": "=>", "therefore": "=>", "because": "=>", "leadsto": "=>",
}  # fmt: skip
# command -> the reason it is not read (a key of vocabulary.REFUSED)
REFUSED = {
    "approx": "approx", "simeq": "approx", "cong": "approx", "sim": "distributed", "propto": "proportional",
    "ne": "unequal", "neq": "unequal", "pm": "plusminus", "mp": "plusminus", "in": "member", "notin": "member",
    "subset": "member", "subseteq": "member", "exists": "proved", "mapsto": "mapping", "lfloor": "floor",
    "rfloor": "floor", "lceil": "floor", "rceil": "floor", "dagger": "pseudo", "choose": "binom",
    "matrix": "matrix", "pmatrix": "matrix", "bmatrix": "matrix", "cases": "cases",
}  # fmt: skip
ACCENTS = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde", "widetilde": "tilde", "dot": "dot",
}  # fmt: skip
# their braces go, what stands in them stays
STYLE_NAMES = (
    "mathbf boldsymbol bm mathrm mathit mathsf mathcal mathscr mathbb operatorname text textbf textit textrm vec pmb mathop "
    "underline mbox ensuremath rm bf it boxed cancel mathnormal mathds mathbbm"
)
STYLES = frozenset(STYLE_NAMES.split())
SKIPPED_NAMES = (
    "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm middle displaystyle textstyle limits "
    "nolimits quad qquad nonumber notag hfill scriptstyle thinspace enspace , ; : ! > [ ] ( ) qed square blacksquare Box & $"
)
SKIPPED = frozenset([*SKIPPED_NAMES.split(), " ", "\n", "\t"])
# they and their argument go
DROPPED = frozenset(
    ["begin", "end", "tag", "label", "hspace", "vspace", "phantom", "hphantom", "vphantom", "color", "textcolor"]
)
# environments that mean something
ENVIRONMENTS = {"cases": "cases", "matrix": "matrix", "array": "matrix"}
