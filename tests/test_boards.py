"""Every chapter ends on its board, and the boards are one family."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from matplotlib.image import imread

from utils.exercise import Kind, Rubric
from utils.whiteboard.board.still import alt_of, still
from utils.whiteboard.find import drills_of
from utils.whiteboard.habits import VOICE

SOURCES = sorted((Path(__file__).parent.parent / "solutions").glob("[0-9][0-9]_*.py"))
DRAWS = {"mock_onsite"}  # its boards are those of the other chapters
CHAPTERS = [path.stem[3:] for path in SOURCES if path.stem[3:] not in DRAWS]
FAMILY = ["start_here", "logistic_gradient", "glm_softmax", "conditional_probability", "calibration", "kmeans", "recommender",
          "design_studio"]  # fmt: skip
FOUND = {chapter: drills_of(chapter) for chapter in CHAPTERS}
PAIRS = [pytest.param(drill, exercise, id=drill.name) for found in FOUND.values() for drill, exercise in found]
OWN = [pytest.param(*pair, id=pair[0].name) for chapter in FAMILY for pair in FOUND[chapter]]


def texts(drill):
    yield drill.question
    for one in drill.milestones:
        yield from (one.words, one.answer)
    yield from drill.rubric.values()
    yield from (*drill.asks, *drill.listens)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_has_a_board(chapter):
    assert FOUND[chapter]


def test_names_are_a_boards_and_nobody_elses():
    names = Counter(drill.name for found in FOUND.values() for drill, _ in found)
    assert [name for name, times in names.items() if times > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*-board", name)] == []


@pytest.mark.parametrize(("drill", "exercise"), PAIRS)
def test_its_score_is_an_exercise(drill, exercise):
    assert exercise is not None and exercise.name == drill.name and exercise.topic == "whiteboard"
    assert isinstance(exercise.answer, Rubric) and exercise.answer.criteria == drill.rubric
    most = len(drill.rubric)
    assert exercise.check([1] * most).right
    assert exercise.check([1] * (most - 1) + [0]).right  # one point may be missing
    assert exercise.check([0] * most).look == "again" and exercise.check([0] * most).kind is Kind.WRONG


@pytest.mark.parametrize(("drill", "exercise"), PAIRS)
def test_milestones_fill_the_time_and_have_model_answers(drill, exercise):
    targets = [one.seconds for one in drill.milestones]
    assert 2 <= drill.minutes <= 45 and 3 <= len(targets) <= 8
    assert min(b - a for a, b in zip([0, *targets], targets, strict=False)) >= 10
    assert 0.75 * drill.seconds <= targets[-1] <= drill.seconds
    for one in drill.milestones:
        assert 20 <= len(one.answer) <= 330, one.words
        assert len(one.words) <= 70, one.words


@pytest.mark.parametrize(("drill", "exercise"), PAIRS)
def test_somebody_who_listens_has_a_sheet(drill, exercise):
    assert 4 <= len(drill.rubric) <= 9 and len(drill.asks) >= 2 and len(drill.listens) >= 2
    assert len(set(drill.rubric.values())) == len(drill.rubric)


@pytest.mark.parametrize(("drill", "exercise"), PAIRS)
def test_its_words_are_shown_as_they_are_meant(drill, exercise):
    assert [text for text in texts(drill) if text.count("`") % 2 or "$" in text or not text.strip()] == []
    assert len(drill.question.split()) <= 45


@pytest.mark.parametrize(("drill", "exercise"), OWN)
def test_all_are_scored_on_the_same_habits(drill, exercise):
    names = list(drill.rubric)
    assert names[0] == "setup" and names[-3:] == ["checks", "voice", "time"] and drill.rubric["voice"] == VOICE
    assert "silent" in [mistake.name for mistake in exercise.mistakes]


@pytest.mark.parametrize(("drill", "exercise"), PAIRS)
def test_a_stored_notebook_shows_its_milestones(drill, exercise):
    picture = imread(BytesIO(still(drill)))[..., :3]
    edges = [picture[:, :4], picture[:, -2:], picture[:4], picture[-4:]]
    assert min(edge.min() for edge in edges) > 0.9 and picture.min() < 0.2  # no words run over the edge
    assert all(one.words.replace("`", "") in alt_of(drill) for one in drill.milestones)


@pytest.mark.parametrize("chapter", ["kmeans", "design_studio"])
def test_the_interviewer_interrupts(chapter):
    ((drill, _),) = FOUND[chapter]
    assert len(drill.interrupts) == len(drill.asks) >= 7
    targets = [0, *(one.seconds for one in drill.milestones)]
    asked = Counter(sum(at >= target for target in targets) for at, _ in drill.interrupts)
    assert max(asked.values()) <= 2  # between two milestones


@pytest.mark.parametrize("chapter", FAMILY)
def test_the_board_is_the_last_section_before_the_debrief(chapter):
    (source,) = (path for path in SOURCES if path.stem[3:] == chapter)
    module = "start_here" if chapter == "start_here" else "aloud"
    sections = re.split(r"^# ## ", source.read_text("utf-8"), flags=re.MULTILINE)
    (place,) = (n for n, text in enumerate(sections) if f"shown = board({module}.drill, {module}.my_board)" in text)
    assert sections[place + 1].startswith("How to use" if chapter == "start_here" else "Debrief")
    for cell in (
        f"{module}.my_board.check(shown.scores or score)",
        f"board({module}.drill, {module}.my_board, watched=True)",
    ):
        assert cell in sections[place]
    assert "in one, three and seven days" in sections[place]
