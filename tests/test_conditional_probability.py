"""The chapter's answers and every number in its words, recomputed another way than the exercises do."""

from fractions import Fraction as F
from itertools import product
from math import comb, sqrt

import numpy as np
import pytest

from utils.chapters.conditional_probability import dice, odds, reports, stories

ROLLS = list(product(range(1, 7), repeat=2))


def share(space, event):
    space = list(space)
    return F(sum(map(event, space)), len(space))


def posterior(prior, *ratios):
    value = F(prior) / (1 - F(prior))
    for ratio in ratios:
        value *= F(ratio)
    return value / (1 + value)


def test_two_dice_by_counting():
    kept = [r for r in ROLLS if 6 in r]
    assert (len(kept), share(kept, lambda r: r == (6, 6))) == (11, F(1, 11))
    assert dice.two_dice.check(F(1, 11)).right
    assert share(ROLLS, lambda r: 6 in r) == F(11, 36) and share(ROLLS, lambda r: r == (6, 6)) == F(1, 36)


def test_the_slips_have_the_values_their_words_name():
    assert F(2, 12) == F(1, 6)  # (6, 6) twice above and below comes to the named die
    exactly_one = share(ROLLS, lambda r: r.count(6) == 1)
    assert F(1, 36) / exactly_one == F(1, 10)
    assert (F(1, 6) / F(1, 11)) == F(11, 6)


def test_shown_at_random_by_enumerating_the_pick():
    told = [(r, pick) for r in ROLLS for pick in (0, 1) if r[pick] == 6]
    both, red, blue = (
        share(told, lambda t, want=want: (t[0][0] == 6, t[0][1] == 6) == want) for want in ((1, 1), (1, 0), (0, 1))
    )
    assert (both, red, blue) == (F(1, 6), F(5, 12), F(5, 12))
    assert reports.shown_die.check([both, red, blue]).right
    assert F(len(told), 72) == F(1, 6)  # "five trials in six are thrown away"


def test_odds_of_the_dice():
    assert posterior(F(1, 11), 1) == F(1, 11) and posterior(F(1, 11), 2) == F(1, 6)  # prior odds 1 : 10
    assert reports.dice_odds.check(2).right


@pytest.mark.parametrize(
    ("protocol", "tells"),
    [
        ("max", lambda r: [max(r) == 6]),
        ("floor", lambda r: [r[0] == 6, r[1] == 6]),
        ("first", lambda r: [r[0] == 6]),
        ("spotted", lambda r: [6 in r]),
    ],
)
def test_which_protocols_give_which_number(protocol, tells):
    told = [(r, heard) for r in ROLLS for heard in tells(r)]
    value = share([r for r, heard in told if heard], lambda r: r == (6, 6))
    assert value == (F(1, 11) if protocol in ("max", "spotted") else F(1, 6))
    truth = {"max": "asked", "floor": "shown", "first": "red", "spotted": "asked"}
    assert reports.protocols.check(truth).right
    assert not reports.protocols.check(truth | {protocol: "red" if truth[protocol] != "red" else "asked"}).right


def test_n_sides_and_the_coin():
    for n in (2, 3, 6, 20):
        kept = [r for r in product(range(n), repeat=2) if n - 1 in r]
        assert share(kept, lambda r, n=n: r == (n - 1, n - 1)) == F(1, 2 * n - 1)
    assert dice.general_dice.check(lambda n: 1 / (2 * n - 1)).right
    shown = [(r, i) for r in product("HT", repeat=2) for i in (0, 1) if r[i] == "H"]
    assert share(shown, lambda t: t[0] == ("H", "H")) == F(1, 2)  # the debrief: one in three and one in two


def test_three_dice():
    kept = [r for r in product(range(1, 7), repeat=3) if 6 in r]
    counts = [sum(r.count(6) == k for r in kept) for k in (1, 2, 3)]
    assert (len(kept), counts) == (91, [75, 15, 1])
    assert round((15 + 1) / 91, 3) == 0.176
    assert dice.three_dice.check([F(c, 91) for c in counts]).right


def test_trials_needed_to_tell_the_two_answers_apart():
    gap = 1 / 6 - 1 / 11
    error = sqrt(1 / 8 * 7 / 8)
    assert round(gap, 3) == 0.076 and round(error, 2) == 0.33
    assert 270 < (4 * error / gap) ** 2 < 330


def test_screening_by_counting_people():
    sick, well = 10_000 * 2 // 100, 10_000 * 98 // 100
    true, false = sick * 90 // 100, well * 3 // 100
    assert (true, false) == (180, 294) and round(180 / 474, 4) == 0.3797
    assert odds.screening_precision.check("180/474").right and odds.screening_ratio.check(30).right
    assert posterior(F(2, 100), 30) == F(180, 474)


def test_what_helps_most():
    now = F(2, 100)
    a, b, c = posterior(now, F(1, 1) / F(3, 100)), posterior(now, F(90, 100) / F(15, 1000)), posterior(F(3, 100), 30)
    assert [round(float(p), 2) for p in (posterior(now, 30), a, b, c)] == [0.38, 0.40, 0.55, 0.48]
    assert round(1 / 0.9, 2) == 1.11 and round(F(3, 97) / F(2, 98), 1) == F(3, 2)
    assert odds.what_helps.check("b").right


def test_the_fraud_follow_up():
    assert round(float(posterior(F(2, 100), 30)), 2) == 0.38 and round(float(posterior(F(1, 1000), 30)), 2) == 0.03


def test_many_tests_in_logs_and_by_hand():
    def in_logs(prior, ratios):
        z = np.log(prior / (1 - prior)) + sum(np.log(r) for r in ratios)
        return 1 / (1 + np.exp(-z)) if z > 0 else np.exp(z) / (1 + np.exp(z))

    assert odds.many_tests.check(in_logs).right
    assert abs(in_logs(0.02, [30, 0.1]) - float(posterior(F(2, 100), 30, F(1, 10)))) < 1e-12


def test_tuesday_by_listing_families():
    children = list(product("BG", range(7)))
    yes = [f for f in product(children, repeat=2) if ("B", 1) in f]
    assert (len(yes), sum(f[0][0] == f[1][0] == "B" for f in yes)) == (27, 13)
    assert stories.tuesday_boy.check("13/27").right
    told = [(f, i) for f in product(children, repeat=2) for i in (0, 1) if f[i] == ("B", 1)]
    assert share(told, lambda t: t[0][0][0] == t[0][1][0] == "B") == F(1, 2)
    for d in (1, 2, 7, 365):
        assert F(2 * d - 1, 4 * d - 1) == F(comb(2 * d, 1) - 1, 4 * d - 1)
    assert F(2 * 1 - 1, 4 * 1 - 1) == F(1, 3)


def test_monty_who_does_not_know():
    cases = [(car, opened) for car in (1, 2, 3) for opened in (2, 3)]
    left = [case for case in cases if case[0] != case[1]]
    assert (len(cases), len(left)) == (6, 4)
    assert share(left, lambda case: case[0] != 1) == F(1, 2) == posterior(F(2, 3), F(1, 2))
    assert share(cases, lambda case: case[0] != 1 and case[0] != case[1]) == F(1, 3)
    assert stories.ignorant_monty.check(0.5).right


def test_shortlist_and_log_by_simulation():
    rng = np.random.default_rng(7)
    a, b = rng.random((2, 400_000)) < 0.2
    seen = a | b
    gap = a[seen & ~b].mean() - a[seen & b].mean()
    assert abs(gap - 0.8) < 0.006 and stories.shortlist.check(0.8).right
    assert F(1, 5) / F(9, 25) == F(20, 36)
    users = rng.choice([1, 9], 200_000)
    behind = np.repeat(users, users)
    assert abs(behind.mean() - 8.2) < 0.02 and stories.random_request.check(8.2).right
