"""Rows to statements, and statements to the parts between their relations."""

import pytest

from utils.derivation.grammar import split_lines


def parts(line):
    return [(part.relation, part.text) for part in line.parts]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a", [(None, "a")]),
        ("a = b", [(None, "a"), ("=", "b")]),
        ("a = b = c", [(None, "a"), ("=", "b"), ("=", "c")]),
        ("= b", [("=", "b")]),
        ("  = b = c", [("=", "b"), ("=", "c")]),
        ("&= b \\\\", [("=", "b")]),
        ("a &= b \\\\[4pt]", [(None, "a"), ("=", "b")]),
        ("a == b", [(None, "a"), ("=", "b")]),
        ("a := b", [(None, "a"), (":=", "b")]),
        ("a ≡ b", [(None, "a"), ("=", "b")]),
        ("a ≜ b", [(None, "a"), (":=", "b")]),
        ("a >= b", [(None, "a"), (">=", "b")]),
        ("a ≥ b", [(None, "a"), (">=", "b")]),
        (r"a \geq b", [(None, "a"), (">=", "b")]),
        (r"a \le b", [(None, "a"), ("<=", "b")]),
        (">= 0", [(">=", "0")]),
        ("a < b", [(None, "a"), ("<", "b")]),
        ("<w, x> > 0", [(None, "<w, x>"), (">", "0")]),
        ("<w, x> = <x, w>", [(None, "<w, x>"), ("=", "<x, w>")]),
        ("P(A=1) = P(B)", [(None, "P(A=1)"), ("=", "P(B)")]),
        ("1[i=j] = delta_ij", [(None, "1[i=j]"), ("=", "delta_ij")]),
        (r"\sum_{i=1}^n x_i = n \bar x", [(None, r"\sum_{i=1}^n x_i"), ("=", r"n \bar x")]),
        ("sum_i=1^n x_i = s", [(None, "sum_i=1^n x_i"), ("=", "s")]),
        ("$a = b$", [(None, "a"), ("=", "b")]),
        (r"\[ a = b \]", [(None, "a"), ("=", "b")]),
        (r"a \overset{(1)}{=} b", [(None, "a"), ("=", "b")]),
        (r"a \stackrel{def}{=} b", [(None, "a"), ("=", "b")]),
        (r"a = b \tag{3}", [(None, "a"), ("=", "b")]),
        ("so a = b", [(None, "a"), ("=", "b")]),
        ("Therefore, a = b.", [(None, "a"), ("=", "b")]),
        ("=> a = b", [(None, "a"), ("=", "b")]),
        ("⇒ a = b", [(None, "a"), ("=", "b")]),
        (r"\implies a = b", [(None, "a"), ("=", "b")]),
        ("∴ a = b", [(None, "a"), ("=", "b")]),
        ("-> a", [(None, "a")]),
        ("(3) a = b", [(None, "a"), ("=", "b")]),
        ("3. a = b", [(None, "a"), ("=", "b")]),
        ("step 2: a = b", [(None, "a"), ("=", "b")]),
        ("* a = b", [(None, "a"), ("=", "b")]),
        ("chain rule: a = b", [(None, "a"), ("=", "b")]),
        ("we get a = b", [(None, "a"), ("=", "b")]),
        ("i.e. a = b", [(None, "a"), ("=", "b")]),
        ("- a = b", [(None, "- a"), ("=", "b")]),
        ("a = b,", [(None, "a"), ("=", "b")]),
        ("a = b;", [(None, "a"), ("=", "b")]),
        ("a = b ∎", [(None, "a"), ("=", "b")]),
        ("a = b QED", [(None, "a"), ("=", "b")]),
        ("x_1 + ... = b", [(None, "x_1 + ..."), ("=", "b")]),
    ],
)
def test_parts_of_a_row(row, expected):
    (line,) = split_lines(row)
    assert line.error is None
    assert parts(line) == expected
    for part in line.parts:
        assert row[part.column - 1 :].startswith(part.text)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a = b  # chain rule", "chain rule"),
        ("a = b // why", "why"),
        ("a = b % a LaTeX comment", "a LaTeX comment"),
        ("a = b (by the chain rule)", "by the chain rule"),
        ("a = b [chain rule]", "chain rule"),
        ("a = b, since c = d", "since c = d"),
        ("a = b because c = d", "because c = d"),
        ("a = b by linearity", "by linearity"),
        ("a = b where c = d", "where c = d"),
    ],
)
def test_reasons_are_set_aside(row, reason):
    (line,) = split_lines(row)
    assert parts(line) == [(None, "a"), ("=", "b")]
    assert line.reason == reason


def test_let_defines():
    (line,) = split_lines("let q = 1 - p")
    assert line.defines
    assert parts(line) == [(None, "q"), ("=", "1 - p")]
    assert not split_lines("q = 1 - p")[0].defines


@pytest.mark.parametrize(
    "row",
    ["a = b => c = d", "a = b; c = d", "a = b, c = d", r"a = b \\ c = d", r"a = b \implies c = d", "a = b ⇒ c = d"],
)
def test_several_statements_on_one_row(row):
    first, second = split_lines(row)
    assert (parts(first), parts(second)) == ([(None, "a"), ("=", "b")], [(None, "c"), ("=", "d")])
    assert (first.row, first.number, second.row, second.number) == (0, 1, 0, 2)


def test_commas_inside_brackets_do_not_split():
    (line,) = split_lines("P(A, B) = max(0, b)")
    assert parts(line) == [(None, "P(A, B)"), ("=", "max(0, b)")]


def test_rows_without_a_statement_are_left_out():
    text = "\\begin{aligned}\na = b\n\n# a remark\n$$\n  \n= c \\\\\n\\end{aligned}\n"
    assert [(line.row, line.number, parts(line)) for line in split_lines(text)] == [
        (1, 1, [(None, "a"), ("=", "b")]),
        (6, 2, [("=", "c")]),
    ]


def test_a_trailing_relation_goes_to_the_next_row():
    first, second = split_lines("a =\n  b + c")
    assert parts(first) == [(None, "a")]
    assert parts(second) == [("=", "b + c")]
    first, second = split_lines("a = b =\n= c")
    assert parts(second) == [("=", "c")]


def test_two_equals_signs_in_a_row_are_one():
    (line,) = split_lines("a = = b")
    assert [(part.relation, part.text) for part in line.parts] == [(None, "a"), ("=", "b")]


def test_nothing_between_two_relations():
    (line,) = split_lines("a = >= b")
    assert line.parts == ()
    assert str(line.error) == "Nothing stands after `=`."


def test_a_row_that_cannot_be_split_has_an_error():
    first, second = split_lines("a = é\na != b")
    assert (first.parts, first.error.column) == ((), 5)
    assert "not equal" in str(second.error)


def test_windows_rows_and_tabs():
    assert [parts(line) for line in split_lines("a\t= b\r\n\t= c\r\n")] == [[(None, "a"), ("=", "b")], [("=", "c")]]


def test_too_much_text():
    (line,) = split_lines("a = b\n" * 400)
    assert "too long" in str(line.error)
    (line,) = split_lines("a + " * 1000)
    assert "4000 characters" in str(line.error)
