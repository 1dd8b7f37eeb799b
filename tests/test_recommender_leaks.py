"""Every planted leak is caught by the check that teaches it, no clean feature is accused; what leaks promise and give."""

import numpy as np
import pytest

from utils.chapters.recommender import as_of, features, hunting, leak_prices, leaks, ranking, served
from utils.chapters.recommender.ratings import ratings

EVERY = {feature.__name__: feature for feature in (*leaks.CLEAN, *leaks.LEAKY)}


def changes_with_the_future(feature, log):
    """Tell by brute force: throw the future's rows away, or make them other rows; an event's own row counts as future."""
    rng = np.random.default_rng(0)
    for at in range(len(log["time"])):
        event = log["user"][at], log["item"][at], log["time"][at]
        past = log["time"] < event[2]
        rest = {name: column[past] for name, column in log.items()}
        added = {"user": rng.integers(0, 6, 9), "item": rng.integers(0, 8, 9), "stars": np.full(9, 5.0)}
        added["time"] = event[2] + rng.integers(0, 5, 9)
        other = {name: np.concatenate([rest[name], added[name]]) for name in log}
        values = [feature(each, *event) for each in (log, rest, other)]
        if len({str(float(value)) for value in values}) > 1:
            return True
    return False


@pytest.mark.parametrize("name", EVERY)
def test_the_planted_features_are_what_they_are_said_to_be(name):
    for seed in range(4):
        log = leaks.sample_log(np.random.default_rng(seed))
        assert changes_with_the_future(EVERY[name], log) == (EVERY[name] in leaks.LEAKY)


@pytest.mark.parametrize("seed", ["0", "1", "2", "3"])
def test_the_hunt_is_right_for_checks_of_both_kinds(seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", seed)
    assert hunting.leak_hunt.check(changes_with_the_future).right
    for mistake in hunting.leak_hunt.mistakes:
        verdict = hunting.leak_hunt.check(mistake.example)
        assert verdict.cause == mistake.name, (mistake.name, str(verdict))


def takes_the_future_away(feature, log):
    for who, film, day in zip(log["user"], log["item"], log["time"], strict=True):
        earlier = log["time"] < day
        there = feature({name: column[earlier] for name, column in log.items()}, who, film, day)
        if not np.isclose(feature(log, who, film, day), there, equal_nan=True):
            return True
    return False


def test_the_hunt_never_refuses_the_check_it_teaches(monkeypatch):
    for seed in range(40):
        monkeypatch.setenv("COURSE_SEED", str(seed))
        assert hunting.leak_hunt.check(takes_the_future_away).right, seed


@pytest.mark.parametrize("name", [feature.__name__ for feature in leaks.LEAKY])
def test_a_check_that_lets_one_leak_pass_is_told_which(name):
    verdict = hunting.leak_hunt.check(
        lambda feature, log: feature.__name__ != name and changes_with_the_future(feature, log)
    )
    assert (
        verdict.kind == "wrong" and f"`{name}`" in verdict.counterexample and leaks.WHY[name] in verdict.counterexample
    )


@pytest.mark.parametrize("name", [feature.__name__ for feature in leaks.CLEAN])
def test_a_check_that_accuses_a_clean_feature_is_told_which(name):
    verdict = hunting.leak_hunt.check(
        lambda feature, log: feature.__name__ == name or changes_with_the_future(feature, log)
    )
    assert verdict.kind == "wrong" and f"`{name}`" in verdict.counterexample


# --- the feature as of a moment -----------------------------------------------------------------------------------------
def with_cumulated(times, liked, moments, window):
    total = np.concatenate([[0], np.cumsum(liked)])
    return total[np.searchsorted(times, moments)] - total[np.searchsorted(times, moments - window)]


def with_masks(times, liked, moments, window):
    return [int(np.sum(liked & (times < m) & (times >= m - window))) for m in moments]


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_likes_before_however_written(seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", seed)
    for answer in (with_cumulated, with_masks):
        assert as_of.likes_before.check(answer).right
    for mistake in as_of.likes_before.mistakes:
        assert as_of.likes_before.check(mistake.example).cause == mistake.name


def test_a_feature_of_the_future_is_called_one_even_when_unknown():
    def twice_the_future(times, liked, moments, window):
        return with_cumulated(times, liked, moments, window) + 2 * np.array([(times >= m).sum() for m in moments])

    assert as_of.likes_before.check(twice_the_future).cause == "future"


def test_what_is_wrong_without_a_future_is_not_called_one():
    def one_too_many(times, liked, moments, window):
        return with_cumulated(times, liked, moments, window) + 1

    def in_their_order(times, liked, moments, window):
        return with_cumulated(times, liked, np.sort(moments), window)

    def no_nought(times, liked, moments, window):
        total = np.append(np.cumsum(liked), 0)
        return total[np.searchsorted(times, moments) - 1] - total[np.searchsorted(times, moments - window) - 1]

    assert as_of.likes_before.check(one_too_many).kind == "wrong"
    assert all(as_of.likes_before.check(each).cause != "future" for each in (one_too_many, no_nought))
    assert as_of.likes_before.check(in_their_order).cause == "sorted-moments"


# --- prices -------------------------------------------------------------------------------------------------------------
def test_leaky_columns_are_built_from_the_future_and_honest_ones_are_not():
    pairs = leak_prices.some(ranking.served(0))
    data, rng = ratings(), np.random.default_rng(1)
    assert np.array_equal(pairs.asked.time, ranking.served(0).asked.time[::2])
    for name, count in (("popularity", lambda day: None), ("likes today", np.floor)):
        built, known = (column(pairs) for column in leak_prices.LEAKS[name])
        for at in rng.choice(len(pairs.y), 40, replace=False):
            film, day = pairs.item[at], pairs.asked.time[pairs.row[at]]
            mine = data.time[(data.item == film) & data.liked]
            since = count(day)
            if since is None:
                assert built[at] == len(mine) and known[at] == (mine < day).sum()
            else:
                assert built[at] == ((mine >= since) & (mine < since + 1)).sum()
                assert known[at] == ((mine >= since) & (mine < day)).sum()


def test_the_taste_of_a_life_is_the_mean_of_all_that_was_ever_liked():
    pairs, data = leak_prices.some(ranking.served(0)), ratings()
    built = leak_prices.LEAKS["taste"][0](pairs)
    for at in (0, 500, 20_000):
        mine = (data.user == pairs.asked.user[pairs.row[at]]) & data.liked
        assert built[at] == pytest.approx(data.genres[data.item[mine]].mean(axis=0) @ data.genres[pairs.item[at]])


def test_what_the_words_say_about_prices_is_measured():
    found = leak_prices.prices(0)
    means = {name: (round(price.offline.mean(), 3), round(price.online.mean(), 3)) for name, price in found.items()}
    assert means["none"] == (0.092, 0.092) and means["popularity"] == (0.100, 0.096)
    assert means["likes today"] == (0.409, 0.076) and means["taste"] == (0.117, 0.101)
    assert means["likes today"][0] > 4 * means["none"][0]  # "one feature quadruples nDCG"
    assert [round(value, 3) for value in leak_prices.gap(found["taste"])] == [0.015, 0.005, 0.026]
    low, high = leak_prices.gap(found["popularity"])[1:]
    assert low < 0 < high and leak_prices.gap(found["none"]) == (0, 0, 0)
    assert ".117 and gives .101" in served.leak_suspect.mistakes[0].says
    assert all(
        ".005 to .026" in mistake.says for mistake in served.leak_suspect.mistakes if mistake.name != "no-gain-clean"
    )


def test_the_online_column_of_the_taste_is_the_feature_of_the_moment():
    pairs = leak_prices.some(ranking.served(0))
    column = leak_prices.LEAKS["taste"][1](pairs)
    assert np.array_equal(column, pairs.X[:, features.NAMES.index("genres as liked")])
