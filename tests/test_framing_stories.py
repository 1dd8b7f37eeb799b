"""Stories: the sums behind them, the given samples and how far somebody's scores lie from the reference."""

import re
from fractions import Fraction as F

import numpy as np
import pytest

from utils.chapters.framing import ROUND, metrics_manager, paper_talks, stories, stories_own, stories_rates
from utils.chapters.framing.stories_disagreement import disagreement_stories
from utils.chapters.framing.stories_fairness import fairness_stories
from utils.chapters.framing.stories_math import math_stories

GRADED = [
    metrics_manager.manager_answers,
    paper_talks.paper_talks,
    fairness_stories,
    disagreement_stories,
    math_stories,
]
NAMES = [graded.name for graded in GRADED]


def identity(base, ppv, fnr):
    return base / (1 - base) * (1 - ppv) / ppv * (1 - fnr)


@pytest.mark.parametrize("base", [F(1, 20), F(1, 5), F(1, 2), F(3, 5)])
def test_the_identity_by_counting_people(base):
    assert stories_rates.false_positive_rate(base) == pytest.approx(float(identity(base, F(3, 5), F(1, 4))))


def test_the_rates_of_the_two_groups():
    right = {"accuracy_north": 0.95, "missed_north": 0.1, "accuracy_south": "95%", "missed_south": "2/5"}
    assert stories_rates.hidden_rates.check(right).right
    assert stories_rates.error_identity.check({"alarms_north": F(1, 8), "alarms_south": "50%"}).right
    for group in (stories_rates.NORTH, stories_rates.SOUTH):
        assert sum(group.values()) == 1000


def test_the_samples_do_their_sums():
    told = disagreement_stories.samples["b"].text
    assert (round(10 / 60, 2), (10 + 5) / 60, 0.3 * 20) == (0.17, 0.25, 6)
    assert all(
        words in told
        for words in ("€10 a call", "€60 a customer", "17%", "€5", "25%", "twenty customers at 30%", "it was six")
    )
    thinned = 0.02 / (0.02 + 0.98 / 10)
    assert f"2% had to come out as {thinned:.0%}" in math_stories.samples["a"].text
    assert "eight times" in math_stories.samples["a"].text and round(thinned / 0.02) == 8
    assert "10% in the north, 40% in the south" in fairness_stories.samples["c"].text
    assert (round(10 / 60, 2), round(20 / 60, 2)) == (0.17, 0.33)  # the follow-up's two defaults


@pytest.mark.parametrize("graded", GRADED, ids=NAMES)
def test_every_sample_has_a_reason_for_every_score(graded):
    for sample in graded.samples.values():
        assert len(sample.reference) == len(graded.criteria)
        assert all(0 <= points <= 2 and len(why.split()) >= 3 for points, why in sample.reference)
    totals = [sum(points.values()) for points in graded.due.values()]
    assert len(set(totals)) == len(totals)
    assert max(totals) == 2 * len(graded.criteria)


@pytest.mark.parametrize("graded", GRADED, ids=NAMES)
def test_quoted_words_stand_in_the_sample(graded):
    for sample in graded.samples.values():
        for _, why in sample.reference:
            for quote in re.findall(r"“([^”]+)”", why):
                if quote not in ("we", "I", "mine"):
                    assert quote.casefold().rstrip(".,") in sample.text.casefold(), quote


@pytest.mark.parametrize("graded", GRADED, ids=NAMES)
def test_the_whole_distance_is_shown(graded):
    rng = np.random.default_rng(4)
    for _ in range(20):
        scores = {key: rng.integers(0, 3, len(graded.criteria)).tolist() for key in graded.samples}
        shown = graded.compare(scores)
        text, page = str(shown), shown._repr_html_()
        gaps = []
        for key, points in scores.items():
            for name, mine, (due, why) in zip(graded.criteria, points, graded.samples[key].reference, strict=True):
                assert f"{key}, {name}: yours {mine}, reference {due}. {why}" in text
                gaps.append(mine - due)
                if mine != due:
                    assert f"{mine} ({mine - due:+d})" in page
        assert graded.gaps(scores) == gaps
        generous, strict = sum(g for g in gaps if g > 0), -sum(g for g in gaps if g < 0)
        assert f"{generous} point{'s' * (generous != 1)} too generous, {strict} too strict" in text
        assert page.count('<th scope="row"') == len(gaps)


@pytest.mark.parametrize("graded", GRADED, ids=NAMES)
def test_right_within_the_distance_and_wrong_beyond(graded):
    rng = np.random.default_rng(5)
    for _ in range(60):
        scores = {
            key: [int(np.clip(due + rng.choice([-1, 0, 0, 0, 0, 1]), 0, 2)) for due, _ in sample.reference]
            for key, sample in graded.samples.items()
        }
        assert graded.check(scores).right == (sum(map(abs, graded.gaps(scores))) <= graded.apart)
    key, sample = next(iter(graded.samples.items()))
    far = {name: list(points.values()) for name, points in graded.due.items()}
    far[key][0] = 2 - sample.reference[0][0] if sample.reference[0][0] != 1 else 1
    if sample.reference[0][0] != 1:
        assert not graded.check(far).right  # one score, off by two


@pytest.mark.parametrize("graded", GRADED, ids=NAMES)
@pytest.mark.parametrize("early", [..., None, {}, {"a": [0]}, {"a": ...}, {"z": [1]}, "all", 3, {"a": [9, 9, 9, 9, 9]}])
def test_nothing_is_shown_before_all_is_scored(graded, early):
    shown = graded.compare(early)
    assert "reference is shown here" in str(shown)
    assert not any(why in str(shown) + shown._repr_html_() for why in graded.reasons["a"].values())
    one = {"a": list(graded.due["a"].values())}
    assert "reference is shown here" in str(graded.compare(one))
    assert graded.gaps(one) == []


@pytest.mark.parametrize("graded", GRADED, ids=NAMES)
def test_the_card_shows_every_sample_and_no_reference(graded):
    page, text = graded._repr_html_(), repr(graded)
    for key, sample in graded.samples.items():
        assert sample.text[:40] in text and f"<code>{key}</code>" in page
        assert not any(why in page + text for _, why in sample.reference)


MINE = dict(stories_own.EXAMPLE)


@pytest.mark.parametrize("change", [
    {"decision": "we argued, and I moved the line"},
    {"decision": "My call: stop the launch"},
    {"decision": "to stop what we had built was on me"},
    {"decision": "stop the US launch until autumn"},
    {"disagreed": "nobody but the head of sales"},
    {"disagreed": "no one on my team, the agents did"},
    {"gave_up": "nothing but a week"},
    {"before": 0, "after": "12%"},
    {"before": 3, "after": -3},
])  # fmt: skip
def test_words_that_only_look_absent_are_accepted(change):
    assert stories_own.story_facts.check({**MINE, **change}).right


@pytest.mark.parametrize("change, cause", [
    ({"decision": "We’ve moved the threshold."}, "we-for-i"),
    ({"decision": "our team decided to wait"}, "we-for-i"),
    ({"disagreed": "  No one. "}, "no-opponent"),
    ({"disagreed": "Everyone agreed"}, "no-opponent"),
    ({"gave_up": "Nothing!"}, "free-lunch"),
    ({"after": "1300"}, "no-effect"),
    ({"before": ""}, "no-before"),
])  # fmt: skip
def test_what_is_absent_is_named(change, cause):
    assert stories_own.story_facts.check({**MINE, **change}).cause == cause


@pytest.mark.parametrize("field", list(MINE))
def test_every_empty_field_is_asked_for(field):
    verdict = stories_own.story_facts.check({**MINE, field: ""})
    assert verdict.kind == "wrong" and len(verdict.message) > 15


def test_the_yardstick():
    due = {key: list(points.values()) for key, points in math_stories.due.items()}
    assert "neither way" in str(stories_own.yardstick([2, 2, 1, 1, 1], (math_stories, due)))
    up = {key: [min(2, p + 1) for p in points] for key, points in due.items()}  # five of ten were below 2
    raised = sum(p < 2 for points in due.values() for p in points) / 10
    said = str(stories_own.yardstick([2, 2, 2, 2, 1], (math_stories, up)))
    assert f"{raised:.1f} points too generous" in said and f"9 of 10 as about {round(9 - 5 * raised)}" in said
    assert "If you are as generous with yourself" in said  # how one scores others does not show how one scores oneself
    for early in (..., None, "junk", [1]):
        assert "first" in str(stories_own.yardstick(early, (math_stories, due)))
    assert "first" in str(stories_own.yardstick([1] * 5, (math_stories, ...)))


@pytest.mark.parametrize("name", ["fairness", "disagreement", "math"])
def test_the_boards(name):
    drill, exercise = getattr(stories, f"{name}_drill"), getattr(stories, f"{name}_board")
    assert (drill.seconds, exercise.topic, exercise.name) == (120, "whiteboard", drill.name)
    assert ROUND[drill.name] == ("follow-up" if name == "math" else "behavioural")
    assert exercise.check([1, 1, 1, 1, 1, 1, 0]).right
    assert not exercise.check([1, 1, 1, 1, 1, 0, 0]).right


def test_the_two_groups_do_not_differ_by_chance():
    errors = [(rate * (1 - rate) / 100) ** 0.5 for rate in (0.4, 0.1)]
    assert [round(100 * error) for error in errors] == [5, 3]
    assert 0.3 / np.hypot(*errors) > 5


@pytest.mark.parametrize("graded", GRADED, ids=NAMES)
def test_whoever_agrees_with_nine_scores_in_ten_is_nearly_always_right(graded):
    scores = np.array([points for sample in graded.due.values() for points in sample.values()])
    off = np.random.default_rng(0).random((20_000, scores.size)) > 0.9
    assert (off.sum(axis=1) <= graded.apart).mean() > 0.9
