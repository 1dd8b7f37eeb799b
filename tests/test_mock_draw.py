"""What a mock onsite asks: drawn from every chapter, fixed by a seed, filling each round to the minute."""

import subprocess
import sys
from collections import Counter
from types import SimpleNamespace

import pytest

from utils.chapters.mock_onsite import plan, pool, reading_debriefs
from utils.chapters.mock_onsite.draw import draw
from utils.chapters.mock_onsite.reading import spec
from utils.exercise import Choice, Exercise, Function, Number, equals

BOTH = pytest.mark.parametrize("compressed", [True, False], ids=["compressed", "full"])


@pytest.fixture(scope="module")
def everything():
    return pool.pool()


def keys(day):
    return [[one.question.key for one in some] for some in day]


def test_every_chapter_takes_part(everything, root):
    there = {path.stem[3:] for path in (root / "solutions").glob("*.py")}
    assert set(pool.chapters()) >= there
    marked = {one.chapter for one in everything}
    assert marked >= there - {"mock_onsite"} and "mock_onsite" in marked


def test_each_key_leads_back_to_its_question(everything):
    counts = Counter(one.key for one in everything)
    assert [key for key, times in counts.items() if times > 1] == []
    for one in everything:
        again = pool.find(one.key, one.chapter)
        assert again.exercise is one.exercise and again.drill is one.drill and again.part == one.part


def test_follow_ups_have_keys_of_their_own(everything):
    asker = next(one for one in everything if len(one.exercise.follow_ups) > 1)
    second = asker.follow_ups(True, "follow-up")[1]
    assert second.key == f"{asker.key}#2"
    assert pool.find(second.key, asker.chapter).follow == 1
    assert pool.find(f"{asker.key}#99", asker.chapter) is None
    assert pool.find("no-such-exercise", asker.chapter) is None
    assert pool.find(asker.key, "no_such_chapter") is None


@BOTH
@pytest.mark.parametrize("seed", range(6))
def test_the_minutes_of_a_round_add_up_to_its_length(everything, seed, compressed):
    for one, some in zip(plan.ROUNDS, draw(everything, seed, compressed), strict=True):
        assert sum(asked.minutes for asked in some) == pytest.approx(one.minutes(compressed)), one.title
        assert all(asked.minutes > 0 for asked in some)
        assert {asked.part for asked in some} <= {part.name for part in one.parts}


@BOTH
def test_rounds_are_an_hour_or_twelve_minutes(compressed):
    assert [one.minutes(compressed) for one in plan.ROUNDS] == [12 if compressed else 60] * 5
    titles = ["ML coding", "System design", "Math", "Applied framing", "Behavioural"]
    assert [one.title for one in plan.ROUNDS] == titles


@BOTH
def test_every_round_has_questions_with_the_chapters_there_are(everything, compressed):
    for seed in range(10):
        assert all(draw(everything, seed, compressed))


def test_the_math_round_runs_as_it_was_told(everything):
    """Derive, then a probability, then the last quarter of an hour for the follow-ups."""
    for seed in range(10):
        some = draw(everything, seed, compressed=False)[2]
        order = [part for part in dict.fromkeys(asked.part for asked in some)]
        assert order in (["derive", "asks", "probability", "follow-up"], ["derive", "probability", "follow-up"])
        last = sum(asked.minutes for asked in some if asked.part == "follow-up")
        assert last == pytest.approx(15, abs=1.5)
        assert some[0].question.drill is not None or "derivation" in some[0].question.exercise.answer.expects
        asked = [one.question.exercise.prompt + str(one.question.drill and one.question.drill.question) for one in some]
        assert any("framework" in words for words in asked[-len(some) // 2 :])


def test_nothing_is_asked_twice(everything):
    for seed in range(10):
        for compressed in (True, False):
            asked = [key for some in keys(draw(everything, seed, compressed)) for key in some]
            assert len(asked) == len(set(asked))


@BOTH
def test_what_the_framework_hid_is_asked_once_a_day(everything, compressed):
    for seed in range(40):
        day = [
            one.question for some in draw(everything, seed, compressed) for one in some if one.question.follow is None
        ]
        words = [one.exercise.prompt + str(one.drill and one.drill.question) for one in day]
        assert sum("framework hid" in text for text in words) == 1


DRAWN = """
from utils.chapters.mock_onsite import pool
from utils.chapters.mock_onsite.draw import draw
everything = pool.pool()
print([[[a.question.key for a in some] for some in draw(everything, seed, c)] for seed in (0, 7) for c in (True, False)])
"""


def test_a_seed_draws_the_same_in_any_process(everything, root):
    mine = [keys(draw(everything, seed, compressed)) for seed in (0, 7) for compressed in (True, False)]
    for hashes in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", DRAWN], cwd=root, capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": hashes, "COURSE_UNATTENDED": "1", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(root)},
        )  # fmt: skip
        assert done.stdout.strip() == str(mine)


def test_a_seed_ignores_the_order_of_the_chapters(everything):
    assert keys(draw(everything[::-1], 3)) == keys(draw(everything, 3))


def test_other_seeds_draw_other_days(everything):
    assert len({str(keys(draw(everything, seed))) for seed in range(20)}) > 15


@BOTH
def test_what_was_seen_recently_comes_last(everything, compressed):
    """Whoever has seen all but one question of a part is asked that one; of seen ones, the oldest."""
    for part in ("derive", "code", "probability", "framing"):
        shortest = {"probability": 3, "derive": 6, "code": 9, "framing": 12}[part]
        mine = [one for one in everything if one.part == part and not one.drill and one.minutes <= shortest]
        for spared in mine[:3]:
            seen = {one.exercise.name: 100.0 for one in everything if one is not spared}
            for seed in range(3):
                assert spared.key in [key for some in keys(draw(everything, seed, compressed, seen)) for key in some]
            seen[spared.exercise.name] = 50.0  # seen too, and longest ago
            assert spared.key in [key for some in keys(draw(everything, 0, compressed, seen)) for key in some]


def test_every_marked_exercise_can_be_drawn(everything):
    """The one nobody has seen for longest comes up, in full or compressed, unless the board it is the derivation of does."""
    for one in everything:
        assert one.minutes > 0
        seen = {other.exercise.name: 100.0 for other in everything if other is not one}
        days = (draw(everything, seed, compressed, seen) for seed in range(8) for compressed in (False, True))
        assert any(one.key in [key for some in keys(day) for key in some] for day in days), one.key


def test_a_chapter_added_later_takes_part_by_itself(everything):
    new = Exercise("brand-new", "1 + 1?", Number(), [equals(2)], topic="derivations", minutes=4)
    coded = Exercise("brand-code", "f", Function("x", Number(), lambda rng: [(1,)]), [], minutes=9)
    found = [pool.Question("later", plan.part_of(one, None), one.minutes, one) for one in (new, coded)]
    assert [one.part for one in found] == ["asks", "code"]
    seen = {one.exercise.name: 9.0 for one in everything}
    asked = [key for some in keys(draw([*everything, *found], 0, True, seen)) for key in some]
    assert "brand-code" in asked


@pytest.mark.parametrize("kept", [[], ["conditional_probability"], ["kmeans"], ["glm_softmax", "start_here"]])
def test_any_set_of_chapters_gives_a_day(kept):
    day = draw(pool.pool(kept), 1)
    assert len(day) == 5
    assert kept or not any(day)
    for one, some in zip(plan.ROUNDS, day, strict=True):
        assert not some or sum(asked.minutes for asked in some) == pytest.approx(one.minutes(True))


def test_a_round_that_does_not_exist_is_refused():
    made = SimpleNamespace(name="one", topic="two", answer=Choice({"a": "x"}))
    assert plan.part_of(made, {"two": "design"}) == "design"
    assert plan.part_of(made, {"two": "design", "one": "framing"}) == "framing"
    with pytest.raises(ValueError, match="no round 'cooking'"):
        plan.part_of(made, "cooking")


def test_what_is_asked_says_what_it_wants(everything):
    """A question stands alone: no word that points at the page around it."""
    for one in everything:
        words = one.exercise.prompt if one.drill is None else one.drill.question
        for pointing in ("And this one", "the three before", "above", "below", "this figure", "this page"):
            assert pointing not in words, (one.key, words)
        assert spec(one)["input"] in ("cell", "choice", "subset", "rubric", "fields", "lines", "text")


def test_a_rubric_is_an_own_score_only_where_no_reference_stands_behind_it(everything):
    """What the learner gives themselves is told apart from what is compared with given scores."""
    own = {one.exercise.name: pool.scored_by_learner(one.exercise) for one in everything}
    assert own["when-used"] and own["failed-live"] and not own["two-dice"]
    assert pool.scored_by_learner(reading_debriefs.first_debrief) is False
