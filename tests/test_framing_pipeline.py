"""The churn pipeline: its plan, its sums, its split, its correction, and what the simulated clickstream measures."""

from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.chapters.framing import pipeline_figures, pipeline_plan, pipeline_prior, pipeline_probes, pipeline_size
from utils.chapters.framing import pipeline_split as splitting
from utils.chapters.framing import pipeline_stream as stream


@st.composite
def plans(draw):
    """A plan laid out on a line of days from left to right, so that nothing in it can overlap."""
    gap, spare, between = (draw(st.integers(0, 30)) for _ in range(3))
    label_from = 4 + gap
    test_day = -(label_from + 28) - spare
    thinned = draw(st.sampled_from(["nothing", "train"]))
    return {
        "features_from": -draw(st.integers(1, 300)), "features_to": 0, "label_from": label_from, "label_to": label_from + 28,
        "train_day": test_day - (label_from + 28) - between, "test_day": test_day, "sampled": "user", "interval": "user",
        "thinned": thinned, "corrected": "yes" if thinned == "train" else "no", "metric": "money", "baseline": "recency",
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_plan_that_fits_has_no_complaint(plan):
    assert pipeline_plan.churn_plan.check(plan).right


@settings(max_examples=60, deadline=None)
@given(plans(), st.integers(1, 40))
def test_a_plan_pulled_together_has_one(plan, days):
    slack = -(plan["test_day"] + plan["label_to"])
    assert (
        pipeline_plan.churn_plan.check({**plan, "test_day": plan["test_day"] + slack + days}).cause == "label-unknown"
    )
    slack = plan["test_day"] - plan["train_day"] - plan["label_to"]
    moved = {**plan, "train_day": plan["train_day"] + slack + min(days, plan["label_to"] - 1)}
    assert pipeline_plan.churn_plan.check(moved).cause == "label-reaches-test"
    assert pipeline_plan.churn_plan.check({**plan, "features_to": days}).cause == "features-after-score"


@pytest.mark.parametrize("field", list(pipeline_plan.GOOD))
def test_a_field_left_open_is_asked_for(field):
    verdict = pipeline_plan.churn_plan.check({**pipeline_plan.GOOD, field: ...})
    assert (verdict.kind, verdict.cause) == ("wrong", None)
    assert field in str(verdict)


def test_the_sums_against_a_simulation():
    rng = np.random.default_rng(0)
    recall = (rng.random((2000, pipeline_size.leavers_needed())) < 0.5).mean(axis=1)
    assert recall.std() == pytest.approx(0.01, rel=0.05)
    leavers = (rng.random((50, 50_000)) < 0.05).sum(axis=1)
    assert leavers.mean() == pytest.approx(2500, rel=0.01)
    right = {"gigabytes": 1e9 * 120 / 1e9, "leavers": 2500, "users": 50_000, "rows": "2500000"}
    assert pipeline_size.stream_size.check(right).right
    assert 2.5e6 * 120 == 300e6


@pytest.mark.parametrize("leavers", [10_000, 0.25 * (1.96 / 0.01) ** 2])
def test_an_interval_of_that_half_width_is_named(leavers):
    answer = {"gigabytes": 120, "leavers": leavers, "users": 50_000, "rows": 2_500_000}
    assert 1.96 * (0.25 / leavers) ** 0.5 == pytest.approx(0.01, rel=0.03)
    assert pipeline_size.stream_size.check(answer).cause == "half-width"


def test_nothing_after_the_score_is_in_the_features(monkeypatch):
    real = stream.stream()
    before = stream.features(240)
    cut = real._replace(visits=real.visits.copy(), goodbye=real.goodbye.copy())
    cut.visits[:, 240:], cut.goodbye[:, 240:] = 7, 1
    monkeypatch.setattr(stream, "stream", lambda: cut)
    np.testing.assert_array_equal(stream.features(240), before)
    assert not np.array_equal(stream.features(240, leak=True)[:, 4], real.goodbye.sum(axis=1))


def test_features_against_loops():
    visits = stream.stream().visits
    found = stream.features(240)
    for user in range(0, stream.USERS, 177):
        counts = [sum(visits[user, 240 - span : 240]) for span in (7, 28, 84)]
        since = next((k for k in range(84) if visits[user, 239 - k]), 84)
        np.testing.assert_allclose(found[user], np.log1p([*counts, since]))


def test_nobody_comes_back():
    real = stream.stream()
    for user in range(0, stream.USERS, 97):
        assert not real.visits[user, real.left[user] :].any() or real.left[user] == stream.DAYS


def test_the_measurements_against_scikit_learn():
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    rows = {day: stream.active(day) for day in (240, 300)}
    fitted = LogisticRegression(max_iter=500).fit(stream.features(240)[rows[240]], stream.label(240, 4)[rows[240]])
    said = fitted.predict_proba(stream.features(300)[rows[300]])[:, 1]
    assert pipeline_probes.measured() == pytest.approx(roc_auc_score(stream.label(300, 4)[rows[300]], said))
    tied = roc_auc_score(stream.label(300, 4)[rows[300]], stream.features(300)[rows[300], 3])
    assert pipeline_probes.baseline() == pytest.approx(tied)


def test_what_the_chapter_says_of_them():
    assert f"{pipeline_probes.measured():.2f} {pipeline_probes.baseline():.2f}" == "0.88 0.87"
    assert f"{pipeline_probes.measured(12):.2f} {pipeline_probes.measured(leak=True):.2f}" == "0.99 0.95"
    mean, low, high = pipeline_probes.shuffled()
    assert (round(low, 2), round(high, 2)) == (0.12, 0.86)
    assert abs(mean - 0.5) < 0.1
    reach = [pipeline_probes.measured(days) for days in pipeline_figures.REACHES]
    assert reach == sorted(reach)  # every further day helps, which is why nobody notices


def test_whom_the_honest_model_finds():
    """Counted user by user, from the simulation's own days of leaving."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    told = stream.stream()
    train, test = (np.array([u for u in range(3000) if told.visits[u, day - 28 : day].any()]) for day in (240, 300))
    fitted = LogisticRegression(max_iter=500).fit(stream.features(240)[train], stream.label(240, 4)[train])
    leavers = [u for u in test if not told.visits[u, 304:332].any()]
    gone = [u for u in leavers if told.left[u] <= 300]
    meanwhile = [u for u in leavers if 300 < told.left[u] <= 304]
    assert (len(leavers), len(gone), len(meanwhile)) == (117, 90, 13)
    there = np.array([u for u in test if told.left[u] > 300])
    auc = roc_auc_score(np.isin(there, leavers), fitted.decision_function(stream.features(300)[there]))
    found = pipeline_probes.found()
    assert found[:3] == (90, 13, 14) and found.auc == pytest.approx(auc) and round(auc, 2) == 0.62


def test_the_columns_go_together():
    rows = stream.active(240)
    apart = np.corrcoef(stream.features(240)[rows].T)[np.triu_indices(4, 1)]
    assert (round(np.abs(apart).min(), 1), round(np.abs(apart).max(), 1)) == (0.5, 0.9)


def test_of_a_sample_few_are_called():
    assert 50_000 * 10_000 / (pipeline_size.ROWS / pipeline_size.PER_USER) == 25


def by_formula(said, kept):
    return kept * said / ((kept - 1) * said + 1)  # Dal Pozzolo and others, 2015


def by_odds(said, kept):
    odds = said / (1 - said) * kept
    return odds / (1 + odds)


def by_intercept(said, kept):
    return 1 / (1 + exp(-(log(said / (1 - said)) + log(kept))))


def by_odds_against(said, kept):
    return 1 / (1 + (1 / said - 1) / kept)


@pytest.mark.parametrize("answer", [by_formula, by_odds, by_intercept, by_odds_against])
def test_the_correction_however_written(answer):
    assert pipeline_prior.prior_correction.check(answer).right


def test_the_correction_by_drawing():
    rng = np.random.default_rng(2)
    left = rng.random(2_000_000) < 0.02
    seen = left | (rng.random(left.size) < 0.1)
    said = left[seen].mean()
    assert pipeline_prior.recounted(said, 0.1) == pytest.approx(left.mean(), rel=0.02)


def in_a_loop(user, day, held, cut, span):
    train, test = [], []
    for k in range(len(user)):
        if user[k] in held and day[k] >= cut:
            test.append(k)
        elif user[k] not in held and cut - day[k] >= span:
            train.append(k)
    return train, test


def by_masks(user, day, held, cut, span):
    aside = np.array([u in held for u in user])
    return ~aside & (day <= cut - span), aside & ~(day < cut)


@pytest.mark.parametrize("answer", [in_a_loop, by_masks])
def test_the_split_however_written(answer):
    assert splitting.churn_split.check(answer).right


@pytest.mark.parametrize("spoiled, says", [
    (lambda train, test: (train[:-1], test), "left out"),
    (lambda train, test: (train, test[:-1]), "left out"),
    (lambda train, test: (np.append(train, train[:1]), test), "twice"),
    (lambda train, test: (train, np.append(test, 10**6)), "row numbers"),
    (lambda train, test: (test, train), "not known"),
])  # fmt: skip
def test_the_split_names_what_does_not_hold(spoiled, says):
    def answer(user, day, held, cut, span):
        train, test = (np.array(part, int) for part in in_a_loop(user, day, held, cut, span))
        return spoiled(train, test)

    verdict = splitting.churn_split.check(answer)
    assert verdict.kind == "wrong"
    assert says in verdict.message or "before the cut" in verdict.message


@pytest.mark.parametrize(
    "junk", [lambda *_: (1, 2), lambda *_: ([0.5], [1.5]), lambda *_: [1], lambda *_: ([[0]], [[1]])]
)
def test_two_parts_or_nothing(junk):
    assert splitting.churn_split.check(junk).kind == "invalid"
