"""The chapter's worlds against hand counts and acted-out stories; its figures against the worlds."""

import json
import math
from fractions import Fraction as F

import numpy as np
import pytest
import simulations

from utils.chapters.conditional_probability import figures, protocols, worlds
from utils.chapters.conditional_probability.grid import DiceGrid
from utils.chapters.conditional_probability.icons import PEOPLE, count_people, is_sick
from utils.figures.stage import Stage


def same(face):
    return lambda dice: set(dice) == {face}


HAND = {
    "asked": (worlds.after_a_six("asked"), same(6), F(1, 11)),
    "shown": (worlds.after_a_six("shown"), same(6), F(1, 6)),
    "red": (worlds.after_a_six("red"), same(6), F(1, 6)),
    "20 sides": (worlds.after_a_six("asked", 20), same(20), F(1, 39)),
    "three dice, all": (worlds.many_dice(3).given(True), same(6), F(1, 91)),
    "three dice, two": (worlds.many_dice(3).given(True), lambda dice: dice.count(6) >= 2, F(16, 91)),
    "tuesday, asked": (worlds.two_children("asked").given(True), worlds.both_boys, F(13, 27)),
    "tuesday, told": (worlds.two_children("told").given(("boy", 1)), worlds.both_boys, F(1, 2)),
    "no detail": (worlds.two_children("asked", days=1).given(True), worlds.both_boys, F(1, 3)),
    "knowing host": (worlds.monty("knowing").given(worlds.goat_shown), worlds.wins_by_switching, F(2, 3)),
    "ignorant host": (worlds.monty("ignorant").given(worlds.goat_shown), worlds.wins_by_switching, F(1, 2)),
    "leftmost, left": (worlds.monty("leftmost").given((2, "goat")), worlds.wins_by_switching, F(1, 2)),
    "leftmost, right": (worlds.monty("leftmost").given((3, "goat")), worlds.wins_by_switching, F(1)),
    "half ignorant": (worlds.monty(knows=0.5).given(worlds.goat_shown), worlds.wins_by_switching, F(3, 5)),
    "screening": (worlds.screening(0.02, 0.9, 0.97).given("positive"), is_sick, F(18, 1000) / F(474, 10000)),
}


@pytest.mark.parametrize("name", HAND)
def test_a_world_gives_the_number_counted_by_hand(name):
    world, event, truth = HAND[name]
    assert world.probability(event) == truth
    assert sum(world.outcomes().values()) == 1


@pytest.mark.parametrize("sides", [2, 3, 6, 12])
def test_sided_dice_follow_one_over_two_n_minus_one(sides):
    assert worlds.after_a_six("asked", sides).probability(same(sides)) == F(1, 2 * sides - 1)
    assert worlds.after_a_six("shown", sides).probability(same(sides)) == F(1, sides)


PLAYED = {
    "asked": lambda n, rng: simulations.roll_two_dice("asked", n, rng),
    "shown": lambda n, rng: simulations.roll_two_dice("shown", n, rng),
    "red": lambda n, rng: simulations.roll_two_dice("red", n, rng),
    "20 sides": lambda n, rng: simulations.roll_two_dice("asked", n, rng, sides=20),
    "three dice, all": lambda n, rng: simulations.roll_many_dice(3, n, rng),
    "three dice, two": lambda n, rng: simulations.roll_many_dice(3, n, rng, sixes=2),
    "tuesday, asked": lambda n, rng: simulations.meet_families("asked", n, rng),
    "tuesday, told": lambda n, rng: simulations.meet_families("told", n, rng),
    "knowing host": lambda n, rng: simulations.play_monty(1, n, rng),
    "half ignorant": lambda n, rng: simulations.play_monty(0.5, n, rng),
    "ignorant host": lambda n, rng: simulations.play_monty(0, n, rng),
    "screening": lambda n, rng: simulations.screen_people(0.02, 0.9, 0.97, n, rng),
}


@pytest.mark.parametrize("name", PLAYED)
def test_acting_the_story_out_agrees_with_the_count(name):
    kept, hits = PLAYED[name](200_000, np.random.default_rng(3))
    truth = float(HAND[name][2])
    assert abs(hits / kept - truth) < 4.5 * math.sqrt(truth * (1 - truth) / kept)


def test_a_sample_of_a_world_follows_its_weights():
    drawn = worlds.after_a_six("shown").sample(20_000, np.random.default_rng(0))
    assert abs(np.mean([case.outcome == (6, 6) for case in drawn]) - 1 / 6) < 0.012


def test_worlds_refuse_what_never_happens():
    with pytest.raises(ValueError, match="leads to"):
        worlds.two_dice("red").given(7)
    for make in (worlds.two_dice, worlds.two_children, worlds.monty):
        with pytest.raises(ValueError, match="must be one of"):
            make("rumour")
    with pytest.raises(ValueError, match="sum to 1"):
        worlds.World([worlds.Case("a", "b", F(1, 2))])


def test_the_grid_is_told_the_exact_numbers_and_slips():
    data = {one["key"]: one for one in protocols.grid_data()["protocols"]}
    assert {key: one["exact"] for key, one in data.items()} == {"asked": [1, 11], "shown": [1, 6], "red": [1, 6]}
    assert {key: sum(one["weights"].values()) for key, one in data.items()} == {"asked": 11, "shown": 6, "red": 6}
    assert data["shown"]["weights"]["6,3"] == 0.5 and data["shown"]["weights"]["6,6"] == 1
    for one in data.values():
        values = [tuple(slip["value"]) for slip in one["slips"]]
        assert len(set(values)) == len(values) >= 4 and tuple(one["exact"]) not in values
    assert {"1/6", "1/36", "2/11", "1/12"} <= set(protocols.SLIPS["asked"])
    assert [len(preset["cells"]) for preset in protocols.grid_data()["presets"]] == [11, 6, 36, 0]


@pytest.mark.parametrize("make", [DiceGrid, lambda: DiceGrid(predict=True), figures.base_rates])
def test_a_widget_stores_the_same_picture_and_words_every_time(make):
    first, second = make()._repr_mimebundle_()[0], make()._repr_mimebundle_()[0]
    assert first["image/png"] == second["image/png"] and first["image/png"].startswith("iVBOR")
    assert first["text/plain"] == second["text/plain"] and "0x" not in first["text/plain"]
    json.dumps(first)


def test_a_prediction_is_not_answered_by_the_stored_picture():
    open_, shut = (DiceGrid(predict=p)._repr_mimebundle_()[0]["image/png"] for p in (False, True))
    assert open_ != shut


@pytest.mark.parametrize(
    ("rates", "counts"),
    [((0.02, 0.9, 0.97), (18, 2, 29, 951)), ((0.001, 0.99, 0.99), (1, 0, 10, 989)), ((0.5, 1, 1), (500, 0, 0, 500))],
)
def test_people_are_counted_whole(rates, counts):
    assert count_people(*rates) == counts and sum(counts) == PEOPLE


def title(draw, scene, columns, **params):
    return Stage(draw, scene, "wide", columns).render(params)[1]


@pytest.mark.parametrize("days", [1, 2, 7])
def test_the_children_figure_agrees_with_its_world(days):
    yes = [case for case in worlds.two_children("asked", days).cases if case.said]
    boys = sum(worlds.both_boys(case.outcome) for case in yes)
    words = title(figures.draw_tuesday, figures.tuesday_scene, 2, days=days)
    assert f"of {len(yes)} families" in words and f" {boys} ha" in words and f"{boys / len(yes):.3f}" in words


@pytest.mark.parametrize("knows", [0, 0.25, 1])
def test_the_host_figure_agrees_with_its_world(knows):
    truth = worlds.monty(knows=knows).given(worlds.goat_shown).probability(worlds.wins_by_switching)
    assert title(figures.draw_monty, figures.monty_scene, 2, knows=knows).endswith(f"{float(truth):.3f}")


def test_the_odds_figure_multiplies():
    assert "1 : 5: a probability of 0.167" in title(figures.draw_odds, figures.odds_scene, 1, prior=0.1, ratio=2)
    screening = title(figures.draw_odds, figures.odds_scene, 1, prior=0.02, ratio=30)
    assert "1 : 50  times 30" in screening and "0.375" in screening  # 0.6/1.6


def test_the_sides_figure_names_the_fraction():
    assert "1/39, not 1/20" in title(figures.draw_sides, figures.sides_scene, 2, n=20)


@pytest.mark.parametrize(
    "make", [figures.sides_figure, figures.odds_figure, figures.tuesday_figure, figures.monty_figure]
)
def test_played_figures_draw_every_extreme(make, unattended):
    figure = make()
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)
