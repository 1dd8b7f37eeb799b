"""Pieces of MathML: signs, rows, brackets, names; all text is escaped here."""

from html import escape

LETTERS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "eps": "ε", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lam": "λ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lam": "Λ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
}  # fmt: skip  # fmt: skip
ACCENTS = {"hat": "^", "bar": "¯", "tilde": "~", "dot": "˙"}
RELATIONS = {">=": "≥", "<=": "≤", ":=": "≔", "=": "=", "<": "<", ">": ">"}


def relation(sign):
    """Return the sign between two sides."""
    return f"<mo>{escape(RELATIONS.get(sign, sign))}</mo>"


def op(text, **attributes):
    """Return an operator or bracket."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<mo{given}>{escape(text)}</mo>"


def row(*parts):
    """Return pieces held together."""
    return f"<mrow>{''.join(parts)}</mrow>"


def fenced(inner, left="(", right=")"):
    """Return a piece in brackets."""
    return row(op(left, form="prefix"), inner, op(right, form="postfix"))


def identifier(name):
    """Return a name with its accents, primes and subscripts as they are written by hand."""
    base, *rest = name.split("_")
    digits = base[len(base.rstrip("0123456789")) :]
    letters = base[: len(base) - len(digits)] if digits != base else base
    upright = ' mathvariant="normal"' if letters[:1].isupper() and letters in LETTERS else ""
    out = f"<mi{upright}>{escape(LETTERS.get(letters, letters))}</mi>"
    subs = [digits] if digits and digits != base else []
    for piece in rest:
        if piece in ACCENTS:
            out = f'<mover accent="true">{out}{op(ACCENTS[piece], stretchy="false")}</mover>'
        elif piece == "star":
            out = f"<msup>{out}{op('*')}</msup>"
        else:
            subs.append(piece)
    if subs:
        out = f"<msub>{out}{row(*(index(s) for s in subs))}</msub>"
    return out


def index(text):
    """Return an index: letters one by one are the caller's choice, this is one piece."""
    tag = "mn" if text.isdigit() else "mi"
    return f"<{tag}>{escape(LETTERS.get(text, text))}</{tag}>"


def indices(letters):
    """Return several indices side by side."""
    return row(*(index(letter) for letter in letters))
