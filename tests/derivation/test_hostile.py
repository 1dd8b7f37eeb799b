"""Any text at all is answered with a tree or a ParseError; nothing in it is ever run."""

import random
import sys

import pytest
import test_grammar_calculus
import test_grammar_lines
import test_grammar_matrices
import test_grammar_scalars
import test_grammar_sums
from grammar_names import NAMES as DECLARED
from hostile_texts import EXPLOITS, PIECES, UNITS

from utils.derivation.grammar import Names, ParseError, mathml, parse, show, split_lines, walk
from utils.derivation.grammar.limits import MAX_NODES, MAX_TREE_DEPTH
from utils.derivation.grammar.reading import UNREADABLE

NAMES = Names({**DECLARED.rank, "xx": 0, "xxx": 0}, ("f",), DECLARED.dims, {"A1", "B1"})
TABLES = (test_grammar_calculus, test_grammar_matrices, test_grammar_scalars, test_grammar_sums)
CORRECT = [typed for table in TABLES for typed, _ in table.TABLE]
RUN_EVENTS = {
    "os.system",
    "os.exec",
    "os.fork",
    "subprocess.Popen",
    "exec",
    "compile",
    "open",
    "import",
    "socket.connect",
}
watching, heard = [], []


@pytest.fixture(scope="module", autouse=True)
def audit():
    sys.addaudithook(lambda event, _: heard.append(event) if watching and event in RUN_EVENTS else None)
    parse("z", NAMES)


def answer(text):
    """Read a text in every way there is; return the trees."""
    trees = []
    watching.append(1)
    try:
        for line in split_lines(text):
            if line.error:
                check_error(line.error, text)
            for part in line.parts:
                try:
                    reading = parse(part.text, NAMES, part.column)
                    trees += [reading.tree, *(other.tree for other in reading.others)]
                except ParseError as error:
                    check_error(error, text)
        try:
            trees.append(parse(text, NAMES).tree)
        except ParseError as error:
            check_error(error, text)
        for tree in trees:
            show(tree, NAMES)
            mathml(tree)
    finally:
        watching.clear()
    assert heard == []
    return trees


def check_error(error, text):
    assert str(error) != UNREADABLE, text
    assert len(str(error)) < 300
    assert "\n" not in str(error)
    if error.column is not None:
        assert 1 <= error.column <= len(text) + 1, (error, text)


@pytest.mark.parametrize("text", EXPLOITS)
def test_exploits(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer(text)
    assert list(tmp_path.iterdir()) == []


def generated(kind, rng):
    if kind == "bytes":
        return bytes(rng.randrange(256) for _ in range(rng.randint(1, 80))).decode("utf-8", "surrogateescape")
    if kind == "characters":
        return "".join(
            chr(rng.choice([rng.randrange(128), rng.randrange(0x3000), rng.randrange(0x110000)])) for _ in range(40)
        )
    if kind == "pieces":
        return rng.choice(["", " "]).join(rng.choice(PIECES) for _ in range(rng.randint(1, 30)))
    text = list(rng.choice(CORRECT))
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(text) + 1)
        change = rng.choice(["drop", "add", "turn"])
        if change == "add" or place == len(text):
            text.insert(place, rng.choice(PIECES))
        elif change == "drop":
            del text[place]
        else:
            text[place] = chr(rng.choice([rng.randrange(32, 127), rng.randrange(0x80, 0x3000)]))
    return "".join(text)


@pytest.mark.parametrize(
    ("kind", "count"), [("bytes", 1500), ("characters", 1500), ("pieces", 4000), ("mutants", 5000)]
)
def test_generated(kind, count):
    rng = random.Random(f"{kind} 1")
    read = sum(bool(answer(generated(kind, rng))) for _ in range(count))
    if kind == "mutants":
        assert read > count / 20  # they come near enough to real lines


@pytest.mark.parametrize("count", [10, 39, 60, 700, 1999, 100_000])
def test_towers(count):
    for unit in UNITS:
        times = count if count < 100 else count // len(unit)
        for tail in ("", "x"):
            for tree in answer(unit * times + tail):
                assert sum(1 for _ in walk(tree)) <= MAX_NODES
                assert max(len(path) for path, _ in walk(tree)) <= MAX_TREE_DEPTH


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("sum_i " * 9 + "x_i", "too many sums"),
        ("(" * 60 + "z" + ")" * 60, "too many brackets inside"),
        ("log " * 60 + "z", "inside one another"),
        ("z^" * 60 + "z", "inside one another"),
        ("-" * 60 + "z", "signs in a row"),
        (" + ".join(["z"] * 300), "too long for one step"),
        ("z + " * 600 + "z", "2401 characters"),
        ("q" * 70, "name"),
    ],
)
def test_guards_say_what_is_too_much(text, piece):
    with pytest.raises(ParseError) as caught:
        parse(text, NAMES)
    assert piece in str(caught.value)


def test_what_is_within_the_guards_is_read():
    assert parse("(" * 19 + "z" + ")" * 19, NAMES).tree == ("sym", "z")
    assert parse(" + ".join(["z"] * 80), NAMES)
    assert parse("sum_i sum_j sum_k x_i x_j x_k", NAMES)
    assert test_grammar_lines.split_lines("a = b\n" * 100)[-1].number == 100
