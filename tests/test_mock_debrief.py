"""The debrief against events that are known: shares, silences, causes, confidence, what comes first; and the page it makes."""

import re
from html.parser import HTMLParser
from itertools import product

import numpy as np
import pytest

from utils.chapters.mock_onsite import boards, debrief, plan, pool, reading_debriefs
from utils.chapters.mock_onsite.day import Day
from utils.chapters.mock_onsite.holding import Onsite
from utils.chapters.mock_onsite.outcome import brier, interruptions, lines, redo, skills, sureness, unreached
from utils.exercise.exam import refuse_help


def slot(key, chapter, part, minutes, kind="exercise", own=False):
    return {"key": key, "chapter": chapter, "part": part, "minutes": minutes, "own": own, "kind": kind}


ASKED = [
    [
        slot("cluster-means", "kmeans", "code", 6.0),
        slot("memory-wall", "kmeans", "asks", 3.0),
        slot("why-stop", "kmeans", "asks", 3.0),
    ],
    [slot("peak-load", "design_studio", "design", 12.0)],
    [
        slot("logistic-board", "logistic_gradient", "derive", 6.0, "board", True),
        slot("two-dice", "conditional_probability", "probability", 3.0),
        slot("two-dice#1", "conditional_probability", "follow-up", 3.0, "follow-up", True),
    ],
    [slot("choose-k", "kmeans", "framing", 12.0)],
    [slot("my-story", "glm_softmax", "behavioural", 12.0, own=True)],
]  # fmt: skip


@pytest.fixture(autouse=True)
def no_exam_afterwards():
    """An exam that a test left in the middle of a round is not the next test's."""
    yield
    refuse_help(None)


@pytest.fixture
def day():
    """A day whose every second is known. Round 4 was begun and left; round 5 never came."""
    made = Day(seed=3, rounds=ASKED, began=10_000.0, alive=10_000.0, given=True)
    made.start(10_000)
    made.answer(10_100, 0, 0, kind="right", cause=None, confidence=0.9, own=None)
    made.next(10_120)
    made.answer(10_150, 0, 1, kind="wrong", cause="megabytes", confidence=0.6, own=None)
    made.next(10_200)
    made.end(10_260)  # the third was not answered
    made.start(11_000)
    made.pause(11_060)
    made.resume(11_240)
    made.seen(11_300, 90)
    made.seen(11_900, 90)
    made.answer(12_700, 1, 0, kind="wrong", cause="thousandfold", confidence=0.95, own=None)  # after time
    made.end(12_760)
    made.start(13_000)
    made.board(
        13_200,
        2,
        0,
        seconds=180.0,
        heard=True,
        freezes=[[40.0, 14.0, "the factors", 41.0], [100.0, 9.0, "", 101.0]],
        reached=[4, 6],
    )
    made.answer(13_200, 2, 0, kind="right", cause=None, confidence=None, own=[5, 7])
    made.next(13_300)
    made.answer(13_320, 2, 1, kind="right", cause=None, confidence=0.7, own=None)
    made.next(13_330)
    made.answer(13_400, 2, 2, kind="spoken", cause=None, confidence=None, own=[2, 3])
    made.end(13_420)
    made.start(14_000)
    made.close(14_100)
    return made


def test_the_lines_are_what_happened(day):
    found = lines(day)
    assert [(one.key, one.begun, one.ended, one.kind) for one in found] == [
        ("cluster-means", 0, 120, "right"),
        ("memory-wall", 120, 200, "wrong"),
        ("why-stop", 200, 260, "none"),
        ("peak-load", 0, 980, "wrong"),
        ("logistic-board", 0, 300, "right"),
        ("two-dice", 300, 330, "right"),
        ("two-dice#1", 330, 420, "spoken"),
        ("choose-k", 0, 100, "none"),
    ]
    assert [one.key for one in found if one.late] == ["peak-load"]  # 860 of 720 seconds were gone
    assert found[4].freezes == ((41.0, 14.0, "the factors"), (101.0, 9.0, ""))


def test_shares_are_weighted_by_minutes_and_say_of_how_many(day):
    made = {one.name: (round(one.share, 4), one.right, one.answered, one.asked) for one in skills(lines(day))}
    assert made == {
        "code": (1.0, 1, 1, 1),
        "short answers": (0.0, 0, 1, 2),
        "design": (0.0, 0, 1, 1),
        "probability": (1.0, 1, 1, 1),
        "framing": (0.0, 0, 0, 1),
        "aloud": (round((6 * 5 / 7 + 3 * 2 / 3) / 9, 4), 0, 2, 2),
    }
    aloud = skills(lines(day))[-1]
    assert aloud.count == "7 of 10 points" and skills(lines(day))[0].count == "1 of 1"


def test_weights_are_the_minutes():
    whole = [slot(f"q{k}", "kmeans", "code", minutes) for k, minutes in enumerate((9.0, 3.0))]
    made = Day(seed=1, rounds=[whole, [], [], [], []], began=1.0, alive=1.0)
    made.start(1)
    made.answer(2, 0, 0, kind="wrong", cause=None, confidence=None, own=None)
    made.next(3)
    made.answer(4, 0, 1, kind="right", cause=None, confidence=None, own=None)
    made.end(5)
    assert [(one.share, one.right, one.asked) for one in skills(lines(made))] == [(0.25, 1, 2)]


def test_confidence_against_truth(day):
    pairs = sureness(lines(day))
    assert [(sure, right) for sure, right, _ in pairs] == [(0.9, True), (0.6, False), (0.95, False), (0.7, True)]
    assert brier(pairs) == pytest.approx((0.01 + 0.36 + 0.9025 + 0.09) / 4)
    assert brier([]) is None
    day.answer(99_999, 3, 0, kind="invalid", cause=None, confidence=0.9, own=None)
    assert sureness(lines(day)) == pairs


def test_pauses_and_interruptions(day):
    assert interruptions(day) == [(1, "pause", 60.0, 180.0), (1, "away", 120.0, 600.0)]


def test_three_things_and_in_which_order(day):
    again = [(one.key, why) for one, why in redo(lines(day))]
    assert again == [
        ("peak-load", "wrong, and you were 95% sure"),
        ("memory-wall", "wrong, and you were 60% sure"),
        ("logistic-board", "silent for 23 seconds at the board"),
    ]
    rest = [(one.key, why) for one, why in redo(lines(day), most=9)][3:]
    assert rest == [
        ("choose-k", "not answered"),
        ("why-stop", "not answered"),
        ("two-dice#1", "2 of 3 by your own score"),
    ]


def test_without_a_microphone_nobody_is_called_silent(day):
    day.board(13_210, 2, 0, seconds=180.0, heard=False, freezes=[[40.0, 30.0, "", 41.0]], reached=[4, 6])
    assert "logistic-board" not in [one.key for one, _ in redo(lines(day), most=2)]
    assert not any("silent" in why for _, why in redo(lines(day), most=9))
    page = debrief.compose(Onsite(day, None, draw_anew=lambda: day)).page()
    assert "no stroke for 30 s" in page and "you may have been talking" in page


def test_short_silences_are_told_and_not_to_be_done_again(day):
    day.board(13_210, 2, 0, seconds=180.0, heard=True, freezes=[[40.0, 9.0, "", 41.0]], reached=[4, 6])
    assert not any("silent" in why for _, why in redo(lines(day), most=9))
    assert "for 9 s" in debrief.compose(Onsite(day, None, draw_anew=lambda: day)).page()


def test_what_never_came_up_is_named():
    whole = [slot(f"q{k}", "kmeans", "code", 4.0) for k in range(3)]
    made = Day(seed=1, rounds=[whole, whole[:1], [], [], []], began=1.0, alive=1.0)
    made.start(1)
    made.next(3)
    made.close(5)
    assert unreached(made) == [(0, "q2")]  # the second round was not held at all
    shown = debrief.compose(Onsite(made, None, draw_anew=lambda: made))
    assert "1 more did not come up" in shown.text
    assert "never reached: q2 (ML coding)" in shown.page() and "spoken" not in shown.text


@pytest.fixture
def told(day, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return debrief.compose(Onsite(day, None, draw_anew=lambda: day))


class Page(HTMLParser):
    """Everything a page would fetch, its headings, pictures, links and words."""

    def __init__(self, text):
        super().__init__()
        self.fetched, self.pictures, self.links, self.tags = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        self.fetched += [
            value
            for name, value in attributes
            if name in ("src", "srcset", "data", "poster") and not value.startswith("data:")
        ]
        if tag == "link":
            self.fetched.append(given.get("href"))
        if tag == "a":
            self.links.append(given["href"])
        if tag in ("img", "svg"):
            self.pictures.append(given.get("alt") or given.get("aria-label"))


def test_the_page_is_one_file_that_asks_nothing_of_anyone(told):
    text = told.page()
    page = Page(text)
    assert page.fetched == [] and "script" not in page.tags and "@import" not in text and "url(" not in text
    assert not re.search(r"https?://(?!www\.w3\.org)", text)
    assert len(page.pictures) == 3 and all(len(words) > 30 for words in page.pictures)
    assert "color-scheme: light dark" in text and "default-src 'none'" in text
    assert text.startswith("<!doctype html>") and '<html lang="en">' in text


def test_the_page_says_what_happened(told):
    text = told.page()
    for words in (
        "Do these three again", "Compressed, exam, seed 3", "2 of 6 checked questions right", "megabytes", "thousandfold",
        "(after time)", "at 1:00: paused for 3 min", "at 2:00: nobody there for 10 min", "for 14 s, on the way to: the factors",
        "own score 5 of 7", "Brier score 0.34", "too few to call you", "Fewer than 10 questions in each",
    ):  # fmt: skip
        assert words in text, words
    prefix = next(
        known.says
        for known in pool.find("peak-load", "design_studio").exercise.mistakes
        if known.name == "thousandfold"
    )
    assert prefix.split(".")[0] in text
    assert pool.find("two-dice#1", "conditional_probability").exercise.follow_ups[0].strong[:40] in text
    links = Page(text).links
    assert any(link.partition("#")[0].endswith("11_design_studio.ipynb") for link in links)
    assert not any(link.startswith(("http", "javascript")) for link in links)


def test_the_plain_text_says_it_too(told):
    assert "4 of 5 rounds held" in str(told) and "Again: peak-load (wrong, and you were 95% sure)" in str(told)


def test_what_is_shown_is_escaped(day, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    day.rounds[0][1]["key"] = day.rounds[0][1]["chapter"] = "<img src=x onerror=alert(1)>"
    day.events[5]["cause"] = "<script>"
    text = debrief.compose(Onsite(day, None, draw_anew=lambda: day)).page()
    assert "<img" not in text and "<script" not in text


def test_it_is_saved_beside_the_notebook(day, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    onsite = Onsite(day, None, draw_anew=lambda: day)
    shown = onsite.debrief()
    (saved,) = tmp_path.glob("*.html")
    assert saved.read_text("utf-8") == shown.page() and saved.name in str(shown)
    assert "could not be saved" in str(onsite.debrief(save="no/such/folder/here.html"))


def test_before_the_end_it_says_what_is_missing():
    empty = Day(seed=1, rounds=[[] for _ in plan.ROUNDS], began=1.0, alive=1.0)
    onsite = Onsite(empty, None, draw_anew=lambda: empty)
    assert "No round has begun" in str(onsite.debrief())
    onsite.do("start")
    assert "Still to come: ML coding, System design" in str(onsite.debrief()) and "running" in str(onsite.debrief())
    onsite.do("end")
    assert "Still to come: System design" in str(onsite.debrief())


def test_a_day_in_which_nothing_happened_has_a_debrief():
    empty = Day(seed=1, rounds=[[] for _ in plan.ROUNDS], began=1.0, alive=1.0)
    onsite = Onsite(empty, None, draw_anew=lambda: empty)
    onsite.do("close")
    assert "No question came up" in onsite.debrief(save=False).page()


def test_a_round_without_questions_says_so():
    empty = Day(seed=1, rounds=[[] for _ in plan.ROUNDS], began=1.0, alive=1.0)
    onsite = Onsite(empty, None, draw_anew=lambda: empty)
    assert onsite.room.screen["asked"] == 0
    onsite.do("start")
    assert "No chapter of this course has a question for this round" in onsite.room.screen["says"]
    assert "No chapter" in str(onsite.answer(3)) and onsite.do("end") == ""


def test_few_skills_are_bars_and_many_a_radar():
    from utils.chapters.mock_onsite.debrief_pictures import radar
    from utils.chapters.mock_onsite.outcome import Skill

    made = [Skill(name, share, 1, 1, 2) for name, share in (("code", 0.5), ("design", 1.0), ("framing", 0.0))]
    assert "<polygon" in radar(made) and "<polygon" not in radar(made[:2])
    for drawn in (radar(made), radar(made[:2])):
        assert "code 50% (1 of 2)" in drawn


def test_the_board_of_a_plain_question_fits_its_minutes():
    derive = next(one for one in pool.pool() if one.part == "derive" and one.drill is None)
    for minutes in (0.5, 3.3, 12):
        drill = boards.board_drill(derive, minutes)
        assert drill.seconds == pytest.approx(60 * minutes, abs=0.5)
    code = next(one for one in pool.pool() if one.part == "code" and one.drill is None)
    assert boards.board_drill(code, 5) is None


def test_what_the_given_debriefs_say_of_chance():
    """Every outcome of six answers by somebody whose confidences are exactly right."""
    chances, prices, wrong = [], [], []
    said = [sure for sure, _, _ in reading_debriefs.SURE]
    for outcome in product([0, 1], repeat=6):
        chances.append(np.prod([p if y else 1 - p for p, y in zip(said, outcome, strict=True)]))
        prices.append(np.mean([(p - y) ** 2 for p, y in zip(said, outcome, strict=True)]))
        wrong.append(6 - sum(outcome))
    chances, prices, wrong = map(np.array, (chances, prices, wrong))
    seen = np.mean([(sure - right) ** 2 for sure, right, _ in reading_debriefs.SURE])
    two_wrong, as_dear = chances[wrong >= 2].sum(), chances[prices >= seen - 1e-12].sum()
    words = {mistake.name: mistake.says for mistake in reading_debriefs.second_debrief.mistakes}
    assert f"{100 * two_wrong:.0f} days of 100" in words["six-answers"]
    assert f"{100 * as_dear:.0f} days of 100" in reading_debriefs.day_brier.right


def test_what_three_of_three_fits():
    """Wilson's interval: the smallest p whose standard errors reach from p to 1."""
    p = np.linspace(0.001, 0.999, 99_801)
    fits = p[1 - p <= 1.959964 * np.sqrt(p * (1 - p) / 3)]
    assert f"{fits[0]:.0%} right" in debrief.SMALL
