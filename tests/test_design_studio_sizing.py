"""The ten sizing questions: every value by plain arithmetic, every driver by brute force, every mistake its own words."""

import re
from itertools import product
from math import isclose

import pytest

from utils.build.house import exercise_names
from utils.chapters.design_studio import sizing
from utils.chapters.design_studio.units import parse
from utils.exercise import Kind, exercises_of

MILLION, BILLION = 10**6, 10**9

# written out, in bytes, seconds, machines, or one per second
VALUES = {
    "embedding-memory": 100 * MILLION * 128 * 2,
    "code-memory": 100 * MILLION * 32 + 256 * 128 * 4,
    "peak-load": 20 * MILLION * 5 * 3 / (24 * 60 * 60),
    "feature-store": 200 * MILLION * 100 * 4 * 3,
    "feature-reads": 3500 * 500 * 100 * 4,
    "training-year": 100 * MILLION * 20 * 500 * 365,
    "label-volume": 100 * MILLION * 20 / 50 / (24 * 60 * 60),
    "post-delivery": 100 * MILLION * 200 / (24 * 60 * 60) + 50 * MILLION / 60,
    "ranker-fleet": 3500 * 500 / 10_000 / 16 * 2,
    "table-refresh": 25_600_000_000 * 8 / 7_000_000_000,
}
DRIVERS = {
    "embedding-memory": "items",
    "code-memory": "code",
    "peak-load": "visits",
    "feature-store": "features",
    "feature-reads": "candidates",
    "training-year": "row",
    "label-volume": "clicked",
    "post-delivery": "allowed",
    "ranker-fleet": "score",
    "table-refresh": "link",
}
WRITTEN = {
    "embedding-memory": ["25.6 GB", "26 gigabytes", "25.6e9 bytes", "24 GiB", "204.8 Gb", "about 25 GB of memory", "0.0256 TB"],
    "code-memory": ["3.2 GB", "3 GB", "3 GiB", "25.6 Gb", "32 B x 10^8"],
    "peak-load": ["3,470/s", "3.5k qps", "300 million a day", "3472 requests per second", "12.5 million an hour"],
    "feature-store": ["240 GB", "0.24 TB", "224 GiB", "1.92 Tb"],
    "feature-reads": ["700 MB/s", "5.6 Gb/s", "5.6 Gbps", "0.7 GB per second", "60 TB/day"],
    "training-year": ["365 TB", "0.37 PB", "400 TB"],
    "label-volume": ["40 million a day", "463/s", "1.7 million clicks an hour", "500 qps"],
    "post-delivery": ["1.06 million/s", "1M writes/s", "90 billion a day"],
    "ranker-fleet": [22, 21.875, "22 machines", "about 25"],
    "table-refresh": ["29 s", "30 seconds", "half a minute", "0.5 min", "29,000 ms"],
}  # fmt: skip
NOT_READ = {"32 B x 10^8", "half a minute"}  # a calculation, and a word for a figure
TEN = [pytest.param(e, sizing.QUESTIONS[e.name], id=e.name) for e in sizing.EXERCISES]


def test_there_are_ten_and_the_chapter_has_them():
    assert len(TEN) == len(VALUES) == 10 and list(sizing.QUESTIONS) == [e.name for e in sizing.EXERCISES]
    assert set(VALUES) <= {exercise.name for exercise in exercises_of("design_studio")}


def test_no_other_chapter_has_an_exercise_of_that_name(root):
    """The build looks for names written where an exercise is made; these are made of data."""
    assert not set(VALUES) & set(exercise_names(root))


@pytest.mark.parametrize(("exercise", "question"), TEN)
def test_the_value_is_what_the_stated_figures_give(exercise, question):
    assert question.at() == pytest.approx(VALUES[exercise.name], rel=1e-12)


@pytest.mark.parametrize(("exercise", "question"), TEN)
def test_the_driver_by_brute_force(exercise, question):
    """One assumption at a time over a grid of its range; and the stated figure lies in it."""
    swings = {}
    for name, one in question.assumptions.items():
        assert one.low <= one.value <= one.high and one.low < one.high
        grid = [question.at(**{name: one.low + (one.high - one.low) * k / 200}) for k in range(201)]
        swings[name] = max(grid) / min(grid)
    first, second = sorted(swings, key=swings.get, reverse=True)[:2]
    assert first == DRIVERS[exercise.name] == question.driver
    assert swings[first] > 1.5 * swings[second]  # nobody has to weigh near ties
    assert {n: question.swing(n) for n in swings} == pytest.approx(swings)


PRODUCTS = [one for one in TEN if one.id not in ("code-memory", "post-delivery", "feature-store")]


@pytest.mark.parametrize(("exercise", "question"), PRODUCTS)
def test_the_driver_stands_wherever_the_others_are_in_proportion(exercise, question):
    """For a product the others' figures do not matter: the same driver in every corner of their ranges."""
    first, *rest = question.by_swing
    one = question.assumptions[first]
    for corner in product(*[(question.assumptions[n].low, question.assumptions[n].high) for n in rest]):
        stated = dict(zip(rest, corner, strict=True))
        ends = [question.at(**stated, **{first: end}) for end in (one.low, one.high)]
        assert max(ends) / min(ends) == pytest.approx(question.swing(first))


def test_in_two_the_widest_range_is_a_trap():
    def widest(question):
        return max(question.assumptions, key=lambda n: question.assumptions[n].high / question.assumptions[n].low)

    assert [n for n, q in sizing.QUESTIONS.items() if widest(q) != DRIVERS[n]] == ["code-memory", "post-delivery"]


@pytest.mark.parametrize(("exercise", "question"), TEN)
def test_right_however_written(exercise, question):
    for text in WRITTEN[exercise.name]:
        verdict = exercise.check({"answer": text, "driver": DRIVERS[exercise.name]})
        assert verdict.kind == (Kind.INVALID if text in NOT_READ else Kind.RIGHT), (text, str(verdict))
    words = question.assumptions[question.driver].what
    assert exercise.check({"answer": WRITTEN[exercise.name][0], "driver": words.upper()}).right


@pytest.mark.parametrize(("exercise", "question"), TEN)
def test_the_band_is_where_the_prompt_says(exercise, question):
    said = float(re.search(r"within a factor of (\d+(?:\.\d+)?)", exercise.prompt)[1])
    unit = {"size": "B", "size per time": "B/s", "time": "s", "rate": "/s", "plain number": ""}
    kind = re.search(r"`answer`: an? (size per time|size|time|rate|number)", exercise.prompt)[1].replace(
        "number", "plain number"
    )
    for factor, right in ((said * 0.99, True), (1 / said * 1.01, True), (said * 1.01, False), (1 / said * 0.99, False)):
        answer = {"answer": f"{VALUES[exercise.name] * factor:.6f} {unit[kind]}", "driver": DRIVERS[exercise.name]}
        assert exercise.check(answer).right == right, (factor, answer)


@pytest.mark.parametrize(("exercise", "question"), TEN)
def test_each_mistake_gets_its_own_words_and_no_other(exercise, question):
    others = {mistake.name: mistake.says for mistake in exercise.mistakes}
    for mistake in exercise.mistakes:
        verdict = exercise.check(mistake.example)
        assert verdict.cause == mistake.name and mistake.says in verdict.message
        assert [name for name, says in others.items() if says in verdict.message] == [mistake.name]
        for driver in (None, *question.assumptions):  # what is said to a wrong amount does not hang on the driver
            assert exercise.check({"answer": mistake.example["answer"], "driver": driver}).cause == mistake.name


@pytest.mark.parametrize(("exercise", "question"), TEN)
def test_a_wrong_driver_is_told_what_it_does_and_not_which_is_right(exercise, question):
    right = {"answer": WRITTEN[exercise.name][0], "driver": DRIVERS[exercise.name]}
    for name in question.assumptions:
        verdict = exercise.check(right | {"driver": name})
        if name == DRIVERS[exercise.name]:
            assert verdict.right and question.worked() in verdict.message
        else:
            assert verdict.cause == "another-driver" and f"`{name}`" in verdict.message
            assert f"`{DRIVERS[exercise.name]}`" not in verdict.message


@pytest.mark.parametrize(("exercise", "question"), TEN)
def test_a_part_left_open(exercise, question):
    answer = WRITTEN[exercise.name][0]
    assert exercise.check({"answer": answer}).cause == "no-driver"
    assert exercise.check({"driver": question.driver}).cause == "no-amount"
    assert exercise.check({"answer": ..., "driver": ...}).kind == Kind.UNATTEMPTED
    assert exercise.check(answer).kind == Kind.INVALID
    assert exercise.check({"answer": answer, "driver": "luck"}).kind == Kind.INVALID
    assert exercise.check({"answer": "three parrots", "driver": question.driver}).kind == Kind.INVALID


def test_another_dimension_is_named():
    verdict = sizing.embedding_memory.check({"answer": "24 s", "driver": "items"})
    assert verdict.kind == Kind.INVALID and "You gave a time, a size was asked" in verdict.message
    verdict = sizing.ranker_fleet.check({"answer": "175 s", "driver": "score"})
    assert "You gave a time, a plain number was asked" in verdict.message


def test_too_large_and_too_small_say_by_how_far():
    assert "Too large, by about 5 orders" in sizing.feature_store.check({"answer": "30 PB"}).message
    assert "Too small." in sizing.feature_store.check({"answer": "100 GB"}).message


def test_binary_prefixes_are_remarked_on_and_not_marked_down():
    for text, remarked in (("24 GiB", True), ("25.6 GB", False)):
        verdict = sizing.embedding_memory.check({"answer": text, "driver": "items"})
        assert verdict.right and ("GiB" in verdict.message) == remarked
    assert isclose(25.6e9 / 2**30, 23.8, abs_tol=0.05) and isclose(2**30 / 1e9, 1.07, abs_tol=0.005)


def test_the_numbers_in_the_words():
    """Figures that remarks, hints and follow-ups quote, each recomputed."""
    day = 86_400
    assert isclose(25.6 / 20, 1.3, abs_tol=0.03)  # a scan of the table, and
    assert 1000 * 25.6 / 20 > 1000  # a thousand of them a second
    assert 256 * 128 * 4 == 131_072 and 3.2 * 8 == 25.6
    assert isclose(100 * MILLION / day, 1160, abs_tol=5)
    assert isclose(0.01 * 20 * MILLION / 60, 3300, abs_tol=50)
    assert 100 * MILLION * 20 == 2 * BILLION and 0.02 * 2 * BILLION == 40 * MILLION
    assert isclose(100 * MILLION * 200 / day, 231_000, abs_tol=600) and 100 * MILLION * 200 == 20 * BILLION
    assert 4 * 64 >= 240 > 3 * 64
    assert 700 * 8 == 5600 and 3500 * 500 == 1_750_000
    assert 2 * BILLION * 500 == 10**12
    assert 3500 * 500 * 100 / MILLION == 175 and 500 * 100 / 1000 == 50  # cores; ms on one core
    fleet = VALUES["ranker-fleet"]
    assert 2 < fleet / 10 < 3 and fleet * 10 > 200
    assert 100 * MILLION * 100 / MILLION == 10_000  # seconds of a core, scoring everything
    refresh = VALUES["table-refresh"]
    assert refresh * 100 / 60 == pytest.approx(49, abs=0.5) and refresh * 10 / 60 == pytest.approx(5, abs=0.2)


def test_examples_in_the_prompts_can_be_read():
    for exercise in sizing.EXERCISES:
        written = re.search(r'`"?([^`"]+)"?`, right within', exercise.prompt)[1]
        assert parse(written).dims == sizing.QUESTIONS[exercise.name].dims
