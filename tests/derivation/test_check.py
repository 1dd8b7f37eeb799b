"""The flow over the lines of a text: what each is compared with, and what is said of it."""

import threading

import pytest

from utils.derivation import check
from utils.derivation.problem import Problem

pytestmark = pytest.mark.filterwarnings("error")
LOGISTIC = "z = w.x + b\np = sigma(z)\ny_hat = p\nL = -(y*log(p) + (1-y)*log(1-p))"


@pytest.fixture(scope="module")
def logistic():
    return Problem(LOGISTIC, {"w": "vec d", "x": "vec d", "b": "real", "y": "unit"})


def follows(problem, text):
    return [line.follows for line in problem.check(text).lines]


def test_there_is_one_entry_for_every_row_that_says_something(logistic):
    text = "\n# the chain rule\ndL/dz = p - y   # simplified\n\n  = y_hat - y\n"
    lines = logistic.check(text).lines
    assert [line.row for line in lines] == [2, 4]
    assert [line.number for line in lines] == [1, 2]
    assert lines[1].text == "= y_hat - y"


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "# nothing yet\n"])
def test_a_text_that_says_nothing_has_no_entries_and_does_not_follow(logistic, text):
    report = logistic.check(text)
    assert report.lines == ()
    assert not report.follows
    assert report.broken is None


def test_each_line_is_compared_with_the_one_before_as_written(logistic):
    assert follows(logistic, "dL/dz = y - p\n= -(p - y)\n= p - y\n= y_hat - y") == [False, True, False, True]


def test_an_unread_line_leaves_the_chain_at_the_line_before(logistic):
    lines = logistic.check("dL/dz = p - y\n= ((p\n= y_hat - y").lines
    assert [line.follows for line in lines] == [True, None, True]
    assert lines[1].says.startswith("I could not read this line.")
    assert lines[1].parts == ()


def test_a_first_line_may_continue_what_the_page_asks_for(logistic):
    assert follows(logistic, "= p - y\n= y_hat - y\n= y - p") == [True, True, False]
    assert follows(logistic, ">= p\ndL/dz = p - y") == [None, True]


def test_every_relation_of_a_line_counts(logistic):
    assert follows(logistic, "dL/dz = p - y = y_hat - y") == [True]
    assert follows(logistic, "dL/dz = p - y = y - y_hat") == [False]


def test_an_expression_by_itself_goes_on_from_the_line_before(logistic):
    assert follows(logistic, "p\n1/(1 + e^-z)\n1/(1 + e^z)") == [True, True, False]


def test_two_statements_in_one_row_make_one_entry(logistic):
    assert follows(logistic, "p = sigma(z) => 1 - p = sigma(-z)") == [True]
    (line,) = logistic.check("p = sigma(z) => 1 - p = sigma(z)").lines
    assert line.follows is False
    assert line.text == "p = sigma(z) => 1 - p = sigma(z)"


@pytest.mark.parametrize("opening", ["let q = 1 - p", "q := 1 - p", "q = 1 - p", "define q = 1 - p"])
def test_a_new_name_may_be_given_a_meaning(logistic, opening):
    lines = logistic.check(f"{opening}\ndp/dz = p q\n= p - p^2").lines
    assert [line.follows for line in lines] == [True, True, True]
    assert "meaning of q" in lines[0].says
    assert lines[0].parts == ()


def test_a_new_name_may_have_an_index(logistic):
    assert follows(logistic, "let h_j = p x_j\ndL/dw_j = h_j - y x_j") == [True, True]
    assert follows(logistic, "let h = p x_j") == [None]


def test_what_is_known_cannot_be_given_another_meaning(logistic):
    assert follows(logistic, "let p = y") == [False]
    assert follows(logistic, "let q = 1 - p\nlet q = p") == [True, False]
    assert follows(logistic, "let q = q + 1") == [None]


@pytest.mark.parametrize(
    "text", ["dLdz = p - y", "dL_dz = y - p", "dL = p", "sum_j = 3", "E = 2", "foo bar = 3", "log = 1"]
)
def test_a_line_that_only_looks_like_a_definition_is_not_one(logistic, text):
    assert follows(logistic, text) == [None]


def test_names_given_in_one_text_do_not_reach_the_next(logistic):
    assert follows(logistic, "let q = 1 - p") == [True]
    assert follows(logistic, "dp/dz = p q") == [None]


def test_messages_use_the_names_the_learner_typed(logistic, patient):
    line = logistic.check("dL/dz = dL/dy_hat dy_hat/dz\n= -(y/y_hat - (1-y)/(1-y_hat))").lines[1]
    assert line.follows is False
    assert "y_hat" in line.repair_says
    assert " p" not in line.repair_says


def test_an_ambiguous_line_is_accepted_in_the_reading_that_is_right_and_the_brackets_are_asked_for(logistic):
    (line,) = logistic.check("1/2p = 1/(2p)").lines
    assert line.follows is True
    assert line.note.startswith("Brackets: ")
    assert "1/(2" in line.note


def test_an_inequality_that_fails_is_refuted_by_a_point(logistic):
    (line,) = logistic.check("p >= y").lines
    assert (line.follows, line.slip) == (False, "inequality")
    assert line.values[0] < line.values[1]


def test_an_inequality_that_was_not_refuted_is_left_open(logistic):
    lines = logistic.check("p (1-p) <= 1/4\n= 0.25").lines
    assert [line.follows for line in lines] == [None, True]
    assert "does not prove inequalities" in lines[0].says


def test_a_strict_inequality_fails_where_both_are_equal(logistic):
    assert follows(logistic, "p > sigma(z)") == [False]


def test_shapes_that_do_not_fit_are_told_in_the_names_of_the_sizes():
    problem = Problem("J = ||y - X w||^2", {"X": "mat n d", "y": "vec n", "w": "vec d"})
    line = problem.check("dJ/dw = 2 X^T (X w - y)\n= 2 X (X w - y)").lines[1]
    assert line.follows is False
    assert "(n x d) times (n x 1)" in line.says


def test_limits_of_a_sum_that_contradict_what_is_summed_are_refused():
    problem = Problem("", {"x": "vec n", "w": "vec d"})
    assert follows(problem, "sum_{i=1}^n x_i = sum_i x_i") == [True]
    (line,) = problem.check("sum_{i=1}^d x_i = sum_i x_i").lines
    assert (line.follows, line.slip) == (False, "index")


@pytest.mark.parametrize(
    "text",
    [
        "d/dz d/dz d/dz d/dz d/dz d/dz p = 0",
        "sum_i sum_j sum_k sum_l x_i x_j x_k x_l = (sum_i x_i)^4",
        "1/0 = 1",
        "p = 1e308 * 1e308",
        "exp(exp(exp(exp(z)))) = 1",
        "(" * 70 + "p" + ")" * 70 + " = p",
        "p^p^p^p^p = p",
        "x_9 = 1",
        "inv(x x^T) = 1",
        "\x00\ud800",
        "p = " + "+".join(["p"] * 400),
        "=" * 50,
        "p = __import__('os').system('true')",
        "().__class__.__base__.__subclasses__()",
        "\n".join(["dL/dz = p - y"] * 150),
        "let a = p\nlet b2 = a\nlet c = b2\nlet d = c",
        "dL/dL = 1\ndz/dz = 1\ndx/dx = 1",
    ],
)
def test_no_text_raises(logistic, text):
    report = logistic.check(text)
    assert all(line.follows in (True, False, None) for line in report.lines)
    assert not any(check.UNFORESEEN in line.says for line in report.lines)
    assert str(report)


def test_two_threads_may_check_at_once(logistic):
    found = []

    def run(text, expected):
        for _ in range(5):
            found.append(follows(logistic, text) == expected)

    texts = [("let q = 1-p\ndp/dz = p q", [True, True]), ("let q = p^2\ndp/dz = p q", [True, False])]
    threads = [threading.Thread(target=run, args=case) for case in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 10


def test_a_line_checked_again_gets_the_same_entry(logistic):
    text = "dL/dz = dL/dp dp/dz\n= -(y/p - (1-y)/(1-p)) p\n= 1/2 p"
    assert logistic.check(text) == logistic.check(text)
