"""The deck for Anki: opened as Anki would, the same cards every time, and nothing in it that a learner is not given."""

import io
import json
import re
import sqlite3
import time
import zipfile

import pytest
from attempts import row

from utils import progress
from utils.build import house
from utils.build.leak import Search
from utils.build.source import read
from utils.exercise import exercises_of
from utils.progress.cardtext import card_html
from utils.progress.deck import DECK, MODEL, Flashcard, write_deck
from utils.progress.memory import store
from utils.progress.views.decks import answered, asked, drill_back, drill_front, flashcard
from utils.progress.views.material import by_name, material
from utils.whiteboard import Drill

CARD = Flashcard(
    ("exercise", "two-dice"), "<p>P(both)?</p>", "<p>One in eleven.</p>", "03 · two-dice", ("03", "exercise")
)


def opened(content, folder):
    """The notes of a package, as rows of (guid, model, fields, tags), and its card rows (note, deck, due)."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert sorted(package.namelist()) == ["collection.anki2", "media"] and json.loads(package.read("media")) == {}
        path = folder / "collection.anki2"
        path.write_bytes(package.read("collection.anki2"))
    connection = sqlite3.connect(path)
    notes = connection.execute("SELECT guid, mid, flds, tags FROM notes ORDER BY id").fetchall()
    cards = connection.execute("SELECT nid, did, due FROM cards ORDER BY due").fetchall()
    (models, decks), = connection.execute("SELECT models, decks FROM col").fetchall()  # fmt: skip
    connection.close()
    assert str(MODEL) in json.loads(models) and str(DECK) in json.loads(decks)
    return [(guid, mid, fields.split("\x1f"), tags.split()) for guid, mid, fields, tags in notes], cards


def written(*cards):
    sink = io.BytesIO()
    write_deck(cards, sink)
    return sink.getvalue()


def test_a_deck_holds_its_cards_in_their_order(tmp_path):
    other = Flashcard(("slip", "sign"), "f", "b", "w", ("01",))
    notes, cards = opened(written(CARD, other), tmp_path)
    assert [fields for _, _, fields, _ in notes] == [
        ["<p>P(both)?</p>", "<p>One in eleven.</p>", "03 · two-dice"],
        ["f", "b", "w"],
    ]
    assert {mid for _, mid, _, _ in notes} == {MODEL} and [tags for *_, tags in notes] == [["03", "exercise"], ["01"]]
    assert [(deck, due) for _, deck, due in cards] == [(DECK, 0), (DECK, 1)]


def test_a_card_keeps_its_name_when_its_words_change(tmp_path):
    changed = Flashcard(CARD.key, "new", "new", "new", ())
    other = Flashcard(("slip", "two-dice"), CARD.front, CARD.back, CARD.where, CARD.tags)
    names = [opened(written(card), tmp_path)[0][0][0] for card in (CARD, changed, other)]
    assert names[0] == names[1] != names[2]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("`x[i] < 0` and *why*", "<code>x[i] &lt; 0</code> and <em>why</em>"),
        ("one\ntwo", "one<br>two"),
        ("$a < b$ and $$\\frac{1}{2}$$", "\\(a &lt; b\\) and \\[\\frac{1}{2}\\]"),
        ("from $5 to $10, or $7", "from $5 to $10, or $7"),
        ("costs \\$5 and \\$6", "costs $5 and $6"),
        ("`$x$` stays", "<code>$x$</code> stays"),
        ("8 (ln k + 2) x OPT, a*b*c", "8 (ln k + 2) x OPT, a*b*c"),
        ("{{c1::no}} [sound:no.mp3]", "{{c1::no}} [sound:no.mp3]"),
    ],
)
def test_text_becomes_html_with_ankis_mathematics(text, shown):
    assert card_html(text) == shown


@pytest.fixture
def attended(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return store()


def ago(days, name="two-dice", verdict="right", **more):
    return row(name, verdict, at=time.time() - days * 86_400, **more)


def test_due_cards_are_written_with_question_hints_and_slip(attended, tmp_path):
    exercise = next(e for e in exercises_of("conditional_probability") if e.name == "two-dice")
    slip = exercise.mistakes[0]
    attended.add([ago(3, verdict="wrong", cause=slip.name), ago(0, "odds-form", confidence=1.0)])
    assert progress.anki("deck.apkg").ok
    notes, _ = opened((tmp_path / "deck.apkg").read_bytes(), tmp_path)
    by_kind = {tags[1]: (fields, tags) for _, _, fields, tags in notes}
    assert sorted(by_kind) == ["exercise", "slip"]
    (front, back, where), tags = by_kind["exercise"]
    assert card_html(exercise.prompt) in front and all(card_html(hint) in back for hint in exercise.hints)
    assert where == "03 Conditional probability · two-dice" and tags == [
        "03_conditional_probability",
        "exercise",
        "conditioning",
    ]
    assert card_html(slip.says) in by_kind["slip"][0][1] and card_html(slip.says) not in by_kind["slip"][0][0]
    assert progress.anki("all.apkg", all=True).ok
    more, _ = opened((tmp_path / "all.apkg").read_bytes(), tmp_path)
    assert {guid for guid, *_ in notes} < {guid for guid, *_ in more}


def test_a_board_is_asked_and_answered_as_on_the_board():
    drill = Drill("x-board", "P(seven)?", [("count", 60, "6 of 36 < 1")], 2, {"space": "36 pairs"})
    assert "P(seven)?" in drill_front(drill) and "2 minutes" in drill_front(drill)
    assert "count (by 1:00)<br>6 of 36 &lt; 1" in drill_back(drill) and "36 pairs" in drill_back(drill)


def test_nothing_that_is_hidden_from_learners_is_in_any_card(root):
    search = Search([read(path) for path in house.sources(root)])
    texts = [
        "\n".join([asked(exercise), answered(exercise), *(card_html(mistake.says) for mistake in exercise.mistakes)])
        for _, exercise in by_name().values()
    ]
    assert search.in_text(re.sub(r"<[^>]*>", "\n", "\n".join(texts)), page=False) == set()


def test_every_card_of_the_course_can_be_made(attended):
    everything = by_name()
    attended.add(
        [
            ago(9, name, "wrong", cause="sign", topic=e.topic, chapter=chapter)
            for name, (chapter, e) in everything.items()
        ]
    )
    found = material()
    cards = [flashcard(card, found, {}, {}) for card in found.cards]
    assert len({card.key for card in cards}) == len(cards) == len(everything) + 1
    assert all(card.front and card.back and not any(" " in tag for tag in card.tags) for card in cards)


def test_what_cannot_be_written_gets_a_sentence_and_leaves_no_file(attended, tmp_path):
    assert "Nothing is done yet" in str(progress.anki(all=True))
    attended.add([ago(0, confidence=1.0)])
    assert "all=True" in str(progress.anki())
    attended.add([ago(9, "odds-form")])
    (tmp_path / "mine.apkg").write_text("mine")
    for path in ("mine.apkg", "nowhere/x.apkg", 5, "a\0b", ""):
        assert not progress.anki(path).ok, path
    assert (tmp_path / "mine.apkg").read_text() == "mine" and [p.name for p in tmp_path.glob("*.apkg")] == ["mine.apkg"]


def test_without_a_path_it_is_called_by_the_day(attended, tmp_path, monkeypatch):
    attended.add([ago(9)])
    assert progress.anki().ok and progress.anki().ok
    assert sorted(path.suffix for path in tmp_path.glob("onsite-*")) == [".apkg", ".apkg"]
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    assert not progress.anki().ok and len(list(tmp_path.glob("onsite-*"))) == 2


def test_the_button_hands_over_the_same_file(attended, tmp_path):
    attended.add([ago(9)])
    buttons, sent = progress.transfer(), []
    buttons.send = lambda content, buffers=None: sent.append((content, buffers))
    buttons._answer(buttons, {"want": "deck"}, [])
    (message, (content,)), = sent  # fmt: skip
    assert message["name"].endswith(".apkg") and len(opened(content, tmp_path)[0]) == 1
    progress.forget(confirm=True)
    buttons._answer(buttons, {"want": "deck"}, [])
    assert sent[1][0]["refused"] and sent[1][1] is None
