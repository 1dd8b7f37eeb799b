"""What the checks let pass and what they do not: designs that can be defended, contradictions, and fields that cannot be read."""

import pytest

from utils.chapters.design_studio.complaints import facts
from utils.chapters.design_studio.design import Design
from utils.chapters.design_studio.designs import GIVEN, changed
from utils.chapters.design_studio.fields import MOST_ROWS
from utils.chapters.design_studio.gaps import design_gaps
from utils.chapters.design_studio.saying import seconds_of, trimmed

STRONG = GIVEN["strong"]
DAY = 86_400
GOAL = ("orders per user", "goal", "money", "A/B test")
GUARD = ("p99", "guardrail", "latency", "A/B test")
PREFERRED = ("preference of rankers", "goal", "preference", "interleaving")
TWO_RANKERS = [
    ("collect", "retrieval", 1500, 30, "newest"),
    ("light", "ranking", 500, 40, "newest 500"),
    ("features", "features", 500, 25, "last values"),
    ("heavy", "ranking", 100, 120, "the light one's order"),
    ("variety", "re-ranking", 24, 15, "top 24"),
]
ASKED, LIKE = ("asked", "explicit", "1 d", "respondents"), ("like", "loosely", "1 min", "social")
CLICK, ORDER = ("click", "implicit", "1 min", "position"), ("order", "implicit", "14 d", "exposure")

DEFENSIBLE = {
    "a feed collects all it has, then light and heavy": {
        "items": 1500, "latency_ms": 300, "stages": TWO_RANKERS, "score_us": 200,
        "sources": ["followed or subscribed"], "dim": None, "bytes_each": None, "machine_gb": None,
    },
    "re-ranking orders a page": {
        "stages": [("search", "retrieval", 24, 40, "popular"), ("order", "re-ranking", 24, 20, "as found")],
    },
    "an hour of shards": {"items": 1e9, "dim": 128, "bytes_each": 2, "machine_gb": 512},
    "the clock has no age": {"features": [("time of day", "request", "at the request", "", "")]},
    "a like is on purpose, and somebody is asked": {"labels": [LIKE, ASKED]},
    "latency and inputs are watched": {"watched": ["latency", "inputs"]},
    "requests randomised for money at once": {
        "unit": "request", "labels": [CLICK, (*ASKED[:2], "1 min", "respondents")], "online_metrics": [GOAL, GUARD],
    },
    "a day of joining": {"ab_length": "15 d"},
    "streaming training": {"retrain": "1 min"},
    "a fifth in random order": {"random_share": 20, "explore_share": 50},
    "all is found": {"recall": 100},
}  # fmt: skip

CONTRADICTIONS = {
    "the last who joined are not done": ({"ab_length": "14 d"}, "test-short"),
    "interleaving decides no launch": ({"online_metrics": [PREFERRED, GUARD]}, "no-online"),
    "latency does not show drift": ({"watched": ["labels", "latency", "errors"]}, "labels-only"),
    "people held out, not time": ({"split": "by user"}, "user-split"),
    "how wide is a number": ({"dim": 4096, "bytes_each": None, "machine_gb": 1}, "no-precision"),
    "recall over a hundred": ({"recall": 140}, "above-all"),
    "recall of one": ({"recall": 1}, "recall-as-share"),
    "all traffic random": ({"random_share": 100}, "mostly-random"),
    "all slots explored": ({"explore_share": 100}, "mostly-explored"),
    "no evening": ({"peak_qps": 1850}, "peak-below-mean"),
    "nobody comes": ({"daily_users": 0}, "none-at-all"),
    "no network": ({"latency_ms": 160}, "no-network"),
    "no room for an index": ({"machine_gb": 6.4}, "memory"),
    "likes are not asked of anybody": ({"labels": [LIKE, CLICK, ORDER]}, "only-implicit"),
    "a like without a bias": ({"labels": [(*LIKE[:3], ""), ASKED]}, "explicit-bias"),
    "orders days after both arms": ({"unit": "request", "online_metrics": [GOAL, GUARD]}, "bought-later"),
    "the heavy ranker is too slow": ({"stages": TWO_RANKERS, "items": 1500, "latency_ms": 300, "score_us": 300}, "score-cost"),
    "a page of nobody knows how many": ({"shown": None}, "no-page"),
    "a load of nobody knows whom": ({"daily_users": None}, "no-users"),
}  # fmt: skip


def names(design):
    return [complaint.name for complaint in Design(design).complaints()]


@pytest.mark.parametrize("case", DEFENSIBLE)
def test_what_can_be_defended_passes(case):
    assert names(changed(STRONG, DEFENSIBLE[case])) == []


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_what_cannot_both_be_so_is_asked_about(case):
    change, due = CONTRADICTIONS[case]
    assert names(changed(STRONG, change)) == [due]


def test_a_label_whose_kind_is_open_is_not_called_behaviour():
    assert names(changed(STRONG, {"labels": [CLICK, ("asked", "", "1 d", "respondents")]})) == ["no-kind"]


@pytest.mark.parametrize(
    "change",
    [
        {"latency_ms": "soon"},
        {"label_window": "2"},
        {"score_us": "fast"},
        {"labels": [("click", "implicit", "soon", "position"), ("asked", "explicit", "1 d", "respondents")]},
        {"stages": [("search", "retrieval", 100, "fast", "popular"), ("order", "ranking", 24, 90, "as found")]},
    ],
)
def test_what_was_entered_and_cannot_be_read_was_asked_about(change):
    assert names({**STRONG, **change}) == ["unreadable"]


def test_one_cell_that_cannot_be_read_does_not_hide_the_others():
    labels = [("click", "implicit", "soon", "position"), ("asked", "explicit", "", "respondents")]
    assert names({**STRONG, "labels": labels}) == ["unreadable", "no-delay"]


def test_a_column_that_is_none_and_a_row_too_many_are_said():
    stages = [dict(row) for row in Design(STRONG).fields["stages"]]
    stages[0]["fall_back"] = "x"
    said = str(design_gaps.check({**STRONG, "stages": stages}))
    assert "Row 1" in said and "fall_back" in said and "Did you mean `fallback`?" in said
    rows = [("stage", "filter", 24, 1, "x")] * (MOST_ROWS + 1)
    assert f"up to {MOST_ROWS} rows; got {MOST_ROWS + 1}" in str(design_gaps.check({**STRONG, "stages": rows}))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("latency_ms", "0.3 s", 300),
        ("latency_ms", "300 ms", 300),
        ("latency_ms", "300", 300),
        ("score_us", "0.2 ms", 200),
        ("score_us", "200 us", 200),
        ("score_us", "200 µs", 200),
        ("score_us", "200 \u03bcs", 200),
    ],
)
def test_a_time_is_read_where_its_unit_is_given(field, text, value):
    assert Design({field: text}).read.values == {field: pytest.approx(value)}


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("4 wk", 28 * DAY), ("5 mins", 300), ("5 hrs", 18_000), ("1 year", 365 * DAY), ("2 secs", 2), ("1 hr", 3600)],
)
def test_times_as_people_write_them(text, seconds):
    assert seconds_of(text) == seconds


def test_blanks_are_those_of_the_browser():
    """ECMA-262, String.prototype.trim: the byte order mark is a blank, the separators of ASCII are none."""
    assert trimmed("\ufeff\u00a0 5\t\u2028") == "5" and trimmed("5\x1f") == "5\x1f" and trimmed("\x85") == "\x85"


def test_the_scores_of_a_second_are_a_fact_and_no_verdict():
    scores = 6000 * 800
    said = facts(Design(STRONG).read)["ranking"]
    assert f"{scores:,} scores" in said and f"{scores * 80 / 1e6:.0f} cores" in said and "768 at half load" in said
    for name in ("peak_qps", "score_us", "stages"):
        assert facts(Design({**STRONG, name: None}).read) == {}


def test_what_else_is_open_is_told_in_questions():
    said = str(design_gaps.check({"brief": "feed", "mean_qps": 10, "daily_users": 1e5}))
    assert "And at the peak?" in said and "Then: How many items are there to choose from?" in said
    assert "How fast must it answer?" in said and "no-latency" not in said


def test_the_strong_design_keeps_the_chapters_own_rules():
    values = Design(STRONG).read.values
    joining, slowest = 14 * DAY, max(row["delay"] for row in values["labels"])
    assert joining + slowest <= values["ab_length"] == 28 * DAY  # “two in which buyers join, two for the last ones”
    assert any(row["name"] == "buyers back within 2 weeks" for row in values["online_metrics"])
    assert {"order kept", "complaint"} <= {row["name"] for row in values["labels"]}  # what its formula predicts
    ranking = next(row for row in values["stages"] if row["kind"] == "ranking")
    assert 800 / 2 * values["score_us"] / 1000 == 32 and ranking["ms"] >= 32 + 30
    assert not any("add the p99" in words for words in STRONG.values() if isinstance(words, str))
