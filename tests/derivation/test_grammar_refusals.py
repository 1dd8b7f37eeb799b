"""What is refused rather than guessed: one sentence, and a column in the learner's own text."""

import pytest
from grammar_names import EVENTS, NAMES

from utils.derivation.grammar import Names, ParseError, parse, split_lines

# text, a piece of the sentence, column (None: not claimed)
REFUSED = [
    (r"\lim_{z \to 0} z", "Limits are not read", 1),
    ("p + lim z", "Limits are not read", 5),
    (r"\int p dz", "Integrals are not read", 1),
    ("argmax_k x_k", "`argmax` is not read", 1),
    ("arg min z", "`arg min`", 1),
    (r"\arg\max_w L", "`arg max`", 1),
    ("z ≈ p", "approximation", 3),
    (r"z \approx p", "approximation", 3),
    ("x ~ p", "is distributed as", 3),
    ("z ∝ p", "proportional", 3),
    (r"\sum_{k=0}^\infty x_k", "Infinite sums", 1),
    ("sum_{k=1..infinity} x_k", "Infinite sums", 1),
    ("x_1 + ... + x_n", "`...` is not read", 7),
    (r"x_1 + \cdots + x_n", "`...` is not read", 7),
    ("z + O(z^2)", "`O(...)` is not read", 5),
    ("x_j for all j", "`for all` is not read", 5),
    (r"x_j \forall j", "`for all` is not read", 5),
    ("x_j ∈ X", "Set membership", 5),
    (r"x_j \in X", "Set membership", 5),
    ("sum_{i in C} x_i", "Set membership", 1),
    ("z!", "Factorials", 2),
    ("z ± p", "plus-minus", 3),
    (r"\binom{n}{2}", "Binomial", 1),
    (r"\begin{pmatrix} z & p \end{pmatrix}", "matrix written out", 1),
    (r"\begin{cases} z \\ p \end{cases}", "Cases", 1),
    ("⌊z⌋", "Rounding", 1),
    ("sum_{i=2}^n x_i", "all values of an index", 1),
    ("sum_{i=1}^{n-1} x_i", "all values of an index", 1),
    ("sum_{i=0}^n x_i", "all values of an index", 1),
    ("sum_{i=1}^N x_i", "do not know the size `N`", 1),
    ("sum_{i<j} x_i", "cannot read the limits", 1),
    ("sum(X_ij)", "which index", 1),
    ("sum(x_i - mu)^2", "clear what it takes in", 1),
    ("sum(x_i - mu)(w_i - b)", "clear what it takes in", 1),
    ("(p - y)2", "Write ^ for a power or * for a product", 8),
    (r"\parial z", r"Did you mean `\partial`?", 1),
    ("grad L", "by what the gradient is taken", 1),
    ("dL/dn", "`n` is none", 5),
    ("dL/dfoo", "I do not know `foo`", 5),
    ("dQ/dz", "I do not know `Q`", 1),
    ("x[0]", "Indices count from 1", 2),
    ("x_0", "Indices count from 1", 1),
    ("X[:, j]", "Slices", 2),
    ("1[y=k]", "compares two indices", 1),
    (r"\mathbf{1}^T x", "bold 1 needs a size", 1),
    ("||w||_p", "norms", 6),
    ("E z", "Write the brackets: E[...]", 1),
    ("E[z | y]", "Conditional expectations", 5),
    ("log_3 z", "log_2", 1),
    ("log", "needs an argument", 4),
    ("log + z", "needs an argument", 5),
    ("log(z, p)", "takes 1 argument", None),
    ("dot(w)", "takes 2 argument", None),
    ("f'''(z)", "one prime or two", None),
    ("z +", "missing after `+`", 4),
    ("z * / p", "after `*`", 5),
    ("* z", "at the start", 1),
    ("(z + p", "never closed", 1),
    ("z)", "closes nothing", 2),
    ("(z]", "is closed by ]", 3),
    ("|z + p", "never closed", 1),
    ("z, p", "comma", 2),
    (r"\frac{1}", r"\frac needs two arguments", 9),
    (r"\foo z", r"`\foo`", 1),
    ("z_", "index is missing", 2),
    ("x_{i+1}", "cannot read the index", 2),
    ("é + z", "cannot read `é`", 1),
    ("z + х", "cannot read `х`", 5),  # a Cyrillic letter
    ("z \u202e p", "invisible character", 3),
    ("z \0 p", "cannot read `U+0000`", 3),
    ("1e999", "too large", 1),
    ("", "nothing to read", 1),
    ("σ(z) + foo", "I do not know `foo`", 8),
    ("∑ᵢ₌₁ⁿ xᵢ + ŷ ≈ p", "approximation", 14),
]


@pytest.mark.parametrize(("text", "piece", "column"), REFUSED)
def test_refused_with_a_sentence(text, piece, column):
    with pytest.raises(ParseError) as caught:
        parse(text, NAMES)
    sentence = str(caught.value)
    assert piece in sentence
    assert sentence[0].isupper() or sentence[0] in "`\\"
    assert sentence[-1] in ".?"
    assert "\n" not in sentence
    if column is not None:
        assert caught.value.column == column


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("P(D)", "I do not know the event `D`; the events here are A, B, C."),
        ("P(A|B|C)", "two bars"),
        ("P()", "expected an event"),
        ("P(A B)", "did not expect `B`"),
        ("P(A|)", "expected an event"),
        ("P(A/B)", "did not expect `/`"),
    ],
)
def test_events(text, piece):
    with pytest.raises(ParseError) as caught:
        parse(text, EVENTS)
    assert piece in str(caught.value)


def test_probability_without_events():
    with pytest.raises(ParseError, match="no events"):
        parse("P(A)", NAMES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yhta", "y_hat"),
        ("y_hta", "y_hat"),
        ("lamda2", "lam"),
        ("wj", "w_j"),
        ("thta", "theta"),
        ("sigmod(z)", "sigmoid"),
        ("x_iq", "x"),
    ],
)
def test_the_nearest_declared_name_is_offered(typed, meant):
    names = Names({"y_hat": 0, "lam": 0, "w": 1, "theta": 1, "z": 0, "x": 1})
    with pytest.raises(ParseError) as caught:
        parse(f"2 + {typed}", names)
    assert str(caught.value) == f"I do not know `{typed.split('(')[0]}`. Did you mean `{meant}`?"
    assert caught.value.column == 5


def test_names_written_without_a_space_are_told_apart():
    """A size is never split off a word by itself: `nc` is not known, and the sentence says how to write it."""
    with pytest.raises(ParseError, match=r"A product needs a space: `n c`\."):
        parse("nc", Names({"c": 0}, dims={"n"}))


def test_prime_on_a_number_is_refused():
    names = Names({"p": 0, "r": 0, "w": 1}, scalars={"p"})
    with pytest.raises(ParseError, match="by what to differentiate"):
        parse("p' + 1", names)
    assert parse("r' r", names).tree == ("jux", ("T", ("sym", "r")), ("sym", "r"))


def test_expectation_over_some_of_the_variables():
    names = Names({"x": 0, "y": 0, "a": 0}, rvs={"x", "y"})
    with pytest.raises(ParseError, match="over some of the random variables only"):
        parse("E_x[x y]", names)
    with pytest.raises(ParseError, match="random variables here are x, y"):
        parse("E_a[x y]", names)
    assert parse("E_{x,y}[x]", names).tree == ("E", ("sym", "x"))


def test_column_is_counted_in_the_row():
    (line,) = split_lines("so dL/dz = p - y + foo  # done")
    with pytest.raises(ParseError) as caught:
        parse(line.parts[1].text, NAMES, line.parts[1].column)
    assert caught.value.column == "so dL/dz = p - y + foo  # done".index("foo") + 1
