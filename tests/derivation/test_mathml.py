"""MathML: well formed, of known elements only, nothing of the learner's text unescaped, readable forms."""

import random
import xml.etree.ElementTree as ET

import pytest
import test_grammar_show
from grammar_names import EVENTS, NAMES

from utils.derivation.grammar import mathml, parse

ELEMENTS = {"math", "mi", "mn", "mo", "mrow", "mfrac", "msup", "msub", "msqrt", "munder", "mover", "mtext"}
ATTRIBUTES = {"mathvariant", "display", "stretchy", "accent", "form", "movablelimits"}
CHILDREN = {"mfrac": 2, "msup": 2, "msub": 2, "munder": 2, "mover": 2}


def checked(text):
    """Return the element, after looking at every tag, attribute and number of children."""
    root = ET.fromstring(text)
    assert root.tag == "math"
    for element in root.iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        if element.tag in CHILDREN:
            assert len(element) == CHILDREN[element.tag]
        if element.tag in ("mi", "mn", "mo", "mtext"):
            assert len(element) == 0
            assert element.text
    return root


def seen(text, names=NAMES):
    """Return the characters a reader sees, without the invisible ones."""
    letters = "".join(checked(mathml(parse(text, names).tree)).itertext())
    return letters.replace("\u2061", "").replace("\u2062", "")


@pytest.mark.parametrize("seed", range(3))
def test_random_trees_are_well_formed(seed):
    grower = test_grammar_show.Grower(seed)
    for _ in range(500):
        checked(mathml(grower.tree(grower.rng.randint(1, 5))))


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x>', "&amp;", "a<b", "x' onload='y", "]]>", "\u202e"]
)
def test_text_is_escaped_wherever_it_stands(hostile):
    pieces = [
        ("sym", hostile), ("idx", hostile, (hostile, hostile)), ("dim", hostile), ("eye", hostile), ("delta", hostile, hostile),
        ("call", hostile, ("sym", "x")), ("prime", hostile, ("sym", "x")), ("sum", hostile, ("sym", "x")), ("ev", hostile),
        ("maxover", hostile, ("sym", "x")), ("entry", ("sym", "x"), (hostile,)), ("call", "ones", ("dim", hostile)),
        (hostile, hostile), ("sym", f"{hostile}_hat_{hostile}"), ("deriv", ("sym", hostile), ("sym", hostile)),
    ]  # fmt: skip
    for piece in pieces:
        checked(mathml(piece, hostile, piece, aliases={"x": hostile}))
    root = checked(mathml(("sym", hostile)))
    assert "".join(root.itertext()) == hostile


@pytest.mark.parametrize(
    ("text", "reader_sees"),
    [
        ("p - y", "p−y"),
        ("-(p - y)", "−(p−y)"),
        ("theta_j + lam", "θj+λ"),
        ("y_hat", "y^"),
        ("2*3", "2×3"),
        ("p*y", "p⋅y"),
        ("2z", "2z"),
        ("2 pi", "2π"),
        ("sum_i x_i", "∑ixi"),
        ("prod_i (x_i + 1)", "∏i(xi+1)"),
        ("X^T w", "X⊤w"),
        ("||w||^2", "‖w‖2"),
        ("|z|", "|z|"),
        ("exp(-z)", "e−z"),
        ("inv(A)", "A−1"),
        ("log(p)", "log(p)"),
        ("sigma'(z)", "σ′(z)"),
        ("dL/dw_j", "∂L∂wj"),
        ("d^2L/dz^2", "∂2L∂z2"),
        ("E[z^2]", "𝔼[z2]"),
        ("delta_ij", "δij"),
        ("max_k x_k", "maxkxk"),
        ("m1", "m1"),
        ("(Xw)_i", "(Xw)i"),
        ("z >= p", None),
    ],
)
def test_what_a_reader_sees(text, reader_sees):
    if reader_sees is None:
        root = checked(mathml(parse("z", NAMES).tree, ">=", parse("p", NAMES).tree))
        assert "".join(root.itertext()) == "z≥p"
    else:
        assert seen(text) == reader_sees


def test_events():
    assert seen("P(A | not B, C)", EVENTS) == "P(A|B¯∩C)"
    assert seen("P(not (A or B))", EVENTS) == "P((A∪B)c)"


def test_structure_of_fractions_powers_and_limits():
    fraction = checked(mathml(parse("(p + 1)/(2 z)", NAMES).tree)).find(".//mfrac")
    assert ["".join(child.itertext()).replace("\u2062", "") for child in fraction] == ["p+1", "2z"]
    power = checked(mathml(parse("(p + 1)^2", NAMES).tree)).find(".//msup")
    assert ["".join(child.itertext()) for child in power] == ["(p+1)", "2"]
    under = checked(mathml(parse("sum_i x_i", NAMES).tree)).find(".//munder")
    assert ["".join(child.itertext()) for child in under] == ["∑", "i"]
    assert checked(mathml(parse("sqrt(z)", NAMES).tree)).find(".//msqrt") is not None
    accent = checked(mathml(parse(r"\hat{y}", NAMES).tree)).find(".//mover")
    assert accent.attrib == {"accent": "true"}


def test_brackets_only_where_needed():
    rng = random.Random(0)
    for text in rng.sample(["p*y + z", "p*(y + z)", "-(p*y)", "(p*y)/z", "(p + y)^2", "p^(y + 1)"], 6):
        brackets = seen(text).count("(")
        assert brackets == {"p*(y + z)": 1, "(p + y)^2": 1}.get(text, 0), text


def test_aliases():
    text = mathml(("idx", "p", ("i",)), "=", ("sym", "p"), aliases={"p": "y_hat"})
    assert "".join(checked(text).itertext()) == "y^i=y^"
