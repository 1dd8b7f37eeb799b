"""Unicode to the LaTeX command that says the same, with a map back to the learner's columns."""

import unicodedata

from utils.derivation.grammar.errors import ParseError, quote

LETTERS = "αβγδεϵζηθϑικλμµνξπρσςτυφϕχψωΓΔΘΛΞΠΣΥΦΨΩ∆Ω"
LETTER_NAMES = (
    "alpha beta gamma delta epsilon epsilon zeta eta theta theta iota kappa lambda mu mu nu xi pi rho sigma sigma tau "
    "upsilon phi phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega Delta Omega"
)
GREEK = dict(zip(LETTERS, LETTER_NAMES.split(), strict=True))
COMMANDS = {
    "·⋅∙•": "cdot", "⊗": "otimes", "∂": "partial", "∇": "nabla", "∑": "sum", "∏": "prod", "√": "sqrt", "⊤": "top",
    "ᵀ": "top", "ℓ": "ell", "⟨": "langle", "⟩": "rangle", "〈": "langle", "〉": "rangle", "≠": "ne", "≈≅≃": "approx",
    "∝": "propto", "∼": "sim", "⇒⟹": "implies", "⇔⟺": "iff", "→⟶↦": "to", "∈": "in", "∉": "notin", "∀": "forall",
    "∃": "exists", "∴": "therefore", "∵": "because", "…⋯": "dots", "±∓": "pm", "¬": "neg", "∧": "wedge", "∨": "vee",
    "∩": "cap", "∪": "cup", "∖": "setminus", "∫": "int", "∞": "infty", "∎□■▪✓✔◻": "qed", "†": "dagger", "⌊⌋⌈⌉": "lfloor",
    "⋆★": "star", "≜≝": "triangleq", "∁": "complement", "∘": "odot", "⊙": "odot",
}  # fmt: skip
PLAIN = {
    "−–—‒﹣": "-", "×∗✕": "*", "÷∕⁄": "/", "≥⩾": ">=", "≤⩽": "<=", "≡": "=", "‖∥": r"\|", "∣": "|", "′’‘´": "'",
    "″”“": "''", "‴": "'''", "〖": "[", "〗": "]",
}  # fmt: skip
SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾ⁱⁿᵏʲᵐᵗᶜᵈᴷ˙", "0123456789-+()inkjmtcdK.", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ᵢⱼₖₗₘₙₐₑₒₓₕₚₛₜᵣᵤᵥ", "0123456789+-=()ijklmnaeoxhpstruv", strict=True))
ACCENTS = {
    "\u0302": "hat", "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde", "\u20d7": "vec", "\u0332": "vec",
    "\u0331": "vec",
}  # fmt: skip
SILENT = frozenset("\u200b\u200c\u200d\u2060\u2061\u2062\u2063\ufeff\u00ad\ufe0e\ufe0f")

TABLE = {c: "\\" + name for c, name in GREEK.items()}
TABLE |= {c: "\\" + name for group, name in COMMANDS.items() for c in group}
TABLE |= {c: text for group, text in PLAIN.items() for c in group}
TABLE |= {"\U0001d7d9": r"\mathbb{1}", "\U0001d7cf": r"\mathbf{1}", "ℝ": "R"}


def spell(char, column):
    """Return the ASCII spelling of one character."""
    if char in TABLE:
        return TABLE[char]
    if char in SILENT:
        return ""
    if char.isspace() or unicodedata.category(char) == "Zs":
        return " "
    code = ord(char)
    if 0x1D400 <= code <= 0x1D7FF or 0xFF01 <= code <= 0xFF5E or 0x2100 <= code <= 0x214F:
        same = unicodedata.normalize("NFKC", char)
        if same != char and len(same) == 1:
            return same if same.isascii() else spell(same, column)
    if unicodedata.category(char) == "No":
        fraction = unicodedata.normalize("NFKC", char).split("\u2044")
        if len(fraction) == 2 and all(part.isascii() and part.isdigit() for part in fraction):
            return "({}/{})".format(*fraction)
    if unicodedata.category(char) in ("Cf", "Cc"):
        raise ParseError(
            f"There is an invisible character ({quote(char)[1:-1]}) at column {column}; type the line afresh.", column
        )
    raise ParseError(f"I cannot read {quote(char)} at column {column}.", column)


def to_latex(text):
    """Return (ASCII text, columns): `columns[k]` is the 0-based place of the k-th character in `text`, None for ASCII text."""
    if text.isascii():
        return text, None
    text, origin = decompose(text)
    out, columns, i = [], [], 0
    while i < len(text):
        start, char = i, text[i]
        i += 1
        if char in SUPERSCRIPTS or char in SUBSCRIPTS:
            table, mark = (SUPERSCRIPTS, "^") if char in SUPERSCRIPTS else (SUBSCRIPTS, "_")
            while i < len(text) and text[i] in table:
                i += 1
            piece = f"{mark}{{{''.join(table[c] for c in text[start:i])}}}"
        else:
            piece = char if char.isascii() else spell(char, origin[start] + 1)
            while i < len(text) and text[i] in ACCENTS and piece.strip():
                piece, i = f"\\{ACCENTS[text[i]]}{{{piece}}}", i + 1
            if piece[:1] == "\\" and piece[-1].isalpha() and i < len(text) and text[i].isalpha():
                piece += " "
        out.append(piece)
        columns += [origin[start]] * len(piece)
    columns.append(origin[-1] + 1)
    return "".join(out), columns


def decompose(text):
    """Split accented letters into letter and accent; return the text and where each character came from."""
    out, origin = [], []
    for place, char in enumerate(text):
        parts = char
        if not char.isascii() and char not in TABLE:
            apart = unicodedata.normalize("NFD", char)
            if len(apart) > 1 and apart[0].isalpha() and all(c in ACCENTS for c in apart[1:]):
                parts = apart
        out.append(parts)
        origin += [place] * len(parts)
    return "".join(out), origin
