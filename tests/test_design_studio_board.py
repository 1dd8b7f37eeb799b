"""The checks of a board: each has a design that triggers it and nothing else, and goes when that is mended."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.chapters.design_studio.board import DesignBoard, my_board
from utils.chapters.design_studio.complaints import RULES
from utils.chapters.design_studio.design import Design
from utils.chapters.design_studio.designs import GIVEN, changed
from utils.chapters.design_studio.fields import FIELDS, MOST_ROWS, SECTIONS
from utils.chapters.design_studio.gaps import design_gaps
from utils.chapters.design_studio.saying import number_of, say_number, say_time, seconds_of
from utils.exercise import Kind

STRONG = GIVEN["strong"]
BY_NAME = {rule.name: rule for rule in RULES}
NUMBERS = {  # a contradiction is said with the numbers of the design
    "peak-below-mean": "A peak of 500 requests/s does not lie above the mean of 1,850.",
    "mean-off": "200,000 users × 8 requests a day is 18.5 a second; you state 1,850.",
    "window-short": "“order kept” comes within 14 d, and a row is called negative after 2 d",
    "stale": "“seller's share of complaints” may be 1 h old, and it is renewed every 1 d.",
    "leak": "“price against similar items” is known only after the event",
    "over-budget": "30 + 10 + 25 + 80 + 15 ms is 160 ms; you promised 120.",
    "grows": "“filter” leaves 1,200 items and is given 1,000.",
    "keeps-all": "“ranking” is given 800 items and leaves 800",
    "too-few": "The last stage leaves 24 items; the page shows 60.",
    "memory": "50,000,000 × 1,024 × 4 bytes is 205 GB, before any index; there are 64.",
    "score-cost": "800 candidates × 400 µs is 320 ms; the ranking stage has 80.",
    "position-unmeasured": "“click” is bent by position, and 0 % of traffic is in random order",
    "interleaved": "“preference of rankers” measures retention, by interleaving",
    "test-short": "The test ends after 14 d, and “order kept” takes up to 14 d from the day somebody joins",
    "trained-late": "It is trained again every 30 d, and the world has moved after 7 d.",
    "labels-only": "They take up to 14 d, and the world has moved after 7 d.",
    "mostly-random": "100 % of traffic is in random order",
    "mostly-explored": "60 % of the slots explore",
    "none-at-all": "“Users a day” is 0.",
    "no-network": "160 of 160 ms are spent",
    "above-all": "Recall is 850 %.",
    "bought-later": "“orders per user” measures money, requests are randomised, and “order kept” takes up to 14 d",
    "no-latency": "Nobody asked about latency.",
    "no-delay": "Nobody asked about the delay of “click”.",
    "no-fallback": "“retrieval” has no fallback",
}


def names(design):
    return [complaint.name for complaint in Design(design).complaints()]


@pytest.mark.parametrize("name", BY_NAME)
def test_each_check_has_a_design_that_only_it_complains_of(name):
    assert names(changed(STRONG, BY_NAME[name].example)) == [name]
    assert names(STRONG) == []  # mended, it is gone


def test_there_are_enough_and_each_has_its_own_words():
    assert len(RULES) >= 15 and len(BY_NAME) == len(RULES)
    assert len({rule.asks for rule in RULES}) == len({rule.says for rule in RULES}) == len(RULES)
    assert {rule.section for rule in RULES} == set(SECTIONS)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_contradiction_is_said_with_its_numbers(name):
    (complaint,) = Design(changed(STRONG, BY_NAME[name].example)).complaints()
    assert NUMBERS[name] in complaint.says


def test_the_weak_design_does_not_add_up():
    said = Design(GIVEN["weak"]).verdict()
    assert "40 + 120 + 60 ms is 220 ms; you promised 200." in said
    assert "10,000,000 × 512 × 4 bytes is 20.5 GB, before any index; there are 16." in said


def test_a_boundary_is_no_contradiction():
    for mended in (
        {"latency_ms": 161},
        {"peak_qps": 1851},
        {"label_window": "2 w"},
        {"ab_length": "337 h"},
        {"recall": 100},
        {"explore_share": 50, "random_share": 20},
        {"retrain": "7 d"},
        {"shown": 24},
        {"machine_gb": 6.5},
    ):
        assert names(changed(STRONG, mended)) == [], mended
    assert names(changed(STRONG, {"latency_ms": 159.9})) == ["over-budget"]
    assert names(changed(STRONG, {"ab_length": "336 h"})) == ["test-short"]
    assert names(changed(STRONG, {"peak_qps": 1850})) == ["peak-below-mean"]


def test_weaker_designs_have_more_open():
    found = [len(names(GIVEN[name])) for name in ("weak", "middling", "strong")]
    assert found == sorted(found, reverse=True) and found[2] == 0 and found[1] >= 5


def test_no_complaint_is_never_right():
    said = Design(STRONG).verdict()
    assert "not “right”" in said and "Not looked at: your prose" in said


def test_prose_is_never_looked_at():
    prose = {name for name, field in FIELDS.items() if field.kind == "prose"}
    asked = {part for rule in RULES for condition in rule.when for part in condition if isinstance(part, str)}
    assert len(prose) == len(SECTIONS) and not prose & {part.removeprefix("@") for part in asked}
    for words in ("", "latency latency latency", "no"):
        for name in GIVEN:
            assert names({**GIVEN[name], **dict.fromkeys(prose, words)}) == names(GIVEN[name])


def test_rows_come_as_dictionaries_or_in_order_and_numbers_as_people_write_them():
    plain = Design(STRONG).fields
    other = {
        **plain,
        "items": "50M",
        "mean_qps": "1,850 requests/s",
        "retrain": "24 hours",
        "split": "BY TIME",
        "stages": [tuple(row.values()) for row in plain["stages"]],
    }
    assert Design(other).fields == {**plain, "retrain": "24 hours"} and names(other) == []
    assert Design(items="2 k", latency_ms=np.float64(3)).fields == {"items": 2000, "latency_ms": 3}


@pytest.mark.parametrize(
    "value", [200, 3.5, "14", "soon", "-2 d", b"2 d", ["2 d"], {"d": 2}, math.nan, object(), "9" * 500, "1e99 d"]
)
@pytest.mark.parametrize("name", ["ab_length", "labels", "brief", "watched", "peak_qps"])
def test_junk_in_a_field_gets_a_sentence(name, value):
    design = Design({**STRONG, name: value})
    if name in design.fields:  # some of these are numbers
        return
    first = design.complaints()
    assert any(c.name == "unreadable" and f"`{name}`" in c.says for c in first), first
    assert "Traceback" not in repr(design) + design.verdict()
    assert design_gaps.check({**STRONG, name: value}).kind is Kind.INVALID


@pytest.mark.parametrize(
    "raw",
    [
        None,
        3,
        "x",
        [],
        [1],
        {"peek_qps": 3},
        {1: 2},
        {"stages": [3]},
        {"stages": [("a",) * 9]},
        {"stages": [{"ms": "fast"}]},
    ],
)
def test_junk_for_a_design_gets_a_sentence(raw):
    assert design_gaps.check(raw).kind in (Kind.INVALID, Kind.UNATTEMPTED)
    if raw:
        assert "unreadable" in names(raw)


CELLS = st.one_of(
    st.none(), st.text(max_size=8), st.floats(), st.integers(), st.sampled_from(["14 d", "implicit", "goal", "1e8"])
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(list(FIELDS)),
        st.one_of(
            CELLS,
            st.lists(
                st.one_of(
                    CELLS, st.lists(CELLS, max_size=6), st.dictionaries(st.sampled_from(["name", "ms", "delay"]), CELLS)
                ),
                max_size=4,
            ),
        ),
    )
)
def test_any_dictionary_gets_words(raw):
    design = Design(raw)
    assert design.verdict() and Design(design.fields).read.remarks == []
    assert Design(design.fields).fields == design.fields


def test_the_board_and_the_dictionary_get_the_same_verdict():
    for name in GIVEN:
        board, design = DesignBoard(GIVEN[name]), Design(GIVEN[name])
        assert board.as_design().verdict() == design.verdict() == Design(board).verdict() == Design(design).verdict()
        assert str(design_gaps.check(board)) == str(design_gaps.check(design)) == str(design_gaps.check(GIVEN[name]))


def test_an_empty_board_is_not_attempted_and_stays_the_same_one():
    assert my_board("a test") is my_board("a test")
    assert design_gaps.check(my_board("a test")).kind is Kind.UNATTEMPTED
    assert design_gaps.check(Design()).kind is Kind.UNATTEMPTED


def test_the_strong_design_is_not_ones_own():
    assert design_gaps.check(STRONG).cause == "borrowed"


def test_rows_are_bounded():
    design = Design(stages=[("stage", "filter", 10, 1, "x")] * 1000)
    assert len(design.fields["stages"]) == MOST_ROWS


@pytest.mark.parametrize("exponent, unit", list(itertools.product(range(-3, 12, 3), ["", "k"])))
def test_numbers_are_read_and_said_back(exponent, unit):
    value = 1.25 * 10.0**exponent
    assert number_of(f"{value:.9f} {unit}") == pytest.approx(value * (1000 if unit else 1), abs=1e-9)
    assert number_of(say_number(value)) == pytest.approx(value, rel=0.01)


@settings(max_examples=80, deadline=None)
@given(st.floats(0.001, 1e9))
def test_times_are_said_and_read_back(seconds):
    assert seconds_of(say_time(seconds)) == pytest.approx(seconds, rel=0.05)
