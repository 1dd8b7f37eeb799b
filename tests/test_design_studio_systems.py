"""Sheets with their sources, sentences about them, and the follow-ups at each box."""

import re
from html.parser import HTMLParser
from itertools import combinations
from math import isclose

import pytest

from utils.chapters.design_studio import interviewer, systems, systems_facts
from utils.exercise import Kind


# --- the sheets -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("sheet", systems.SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_has_sources_facts_and_what_it_is_misquoted_for(sheet):
    assert sheet.sources and len(sheet.published) >= 2 and len(sheet.misquoted) >= 2 and sheet.use
    for source in sheet.sources:
        assert 2010 < source.year < 2026 and source.url.startswith("https://") and source.who and source.venue
        assert str(source.year) in sheet.name or source.year in (2018, 2019)
    assert all(fact.how in (systems.READ, systems.RETOLD) for fact in sheet.published)
    text = str(sheet)
    for fact in sheet.published:
        assert (f"{fact.says} (retold by others)" in text) == (fact.how == systems.RETOLD)


class Tags(HTMLParser):
    """Counts what is opened and not closed, and gathers links and colours."""

    def __init__(self, text):
        super().__init__()
        self.open, self.links, self.styles, self.words = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.links += [given["href"]] if "href" in given else []
        self.styles.append(given.get("style") or "")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize("sheet", systems.SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_is_sound_html_in_the_pages_own_colours(sheet):
    page = Tags(sheet._repr_html_())
    assert not page.open and page.links == [source.url for source in sheet.sources]
    assert not any(re.search(r"(?<!-)\bcolor:|background", style) for style in page.styles)
    assert " ".join(page.words).count("retold by others") == sum(f.how == systems.RETOLD for f in sheet.published)


def test_a_sheet_escapes_what_it_is_given():
    source = systems.Source("A & <b>B</b>", "<script>", 2020, "x<y", 'https://e.org/"onclick="x')
    page = systems.System("<i>", (source,), (systems.Fact("1 < 2 & <u>"),), ("<s>",), "<em>")._repr_html_()
    assert not re.search(r"<(script|b|i|u|s|em)>", page) and 'x"onclick' not in page
    assert Tags(page).links == ['https://e.org/"onclick="x']


# --- the sentences --------------------------------------------------------------------------------------------------
def test_supported_sentences_stand_in_the_sheets():
    """What each supported sentence says is a fact that was read, with its figures."""
    read = {
        "b": (systems.youtube, "millions of videos to hundreds"),
        "e": (systems.pinterest, "1,200 requests a second"),
        "g": (systems.airbnb, "32 numbers each"),
        "i": (systems.netflix, "interleaving prunes many rankers fast, an A/B test then"),
    }
    assert set(read) == set(systems_facts.SUPPORTED)
    for sheet, words in read.values():
        assert any(words in fact.says and fact.how == systems.READ for fact in sheet.published)


@pytest.mark.parametrize(
    "answer", [{"b", "e", "g", "i"}, ["i", "g", "e", "b"], "b e g i", "B, E, G, I", ("b", "e", "g", "i")]
)
def test_right_sentences_however_written(answer):
    assert systems_facts.published_facts.check(answer).right


@pytest.mark.parametrize("letter", [n for n, s in systems_facts.SENTENCES.items() if s.trap])
def test_each_trap_gets_its_own_words_whatever_else_was_taken(letter):
    trap = systems_facts.SENTENCES[letter]
    for size in (0, 2, 4):
        for some in combinations("begi", size):
            verdict = systems_facts.published_facts.check({letter, *some})
            assert verdict.cause == trap.trap and trap.because in verdict.message


def test_some_left_out():
    verdict = systems_facts.published_facts.check("b e")
    assert verdict.cause == "too-careful" and "2 more sentences" in verdict.message
    assert "1 more sentence is" in systems_facts.published_facts.check("b e g").message
    assert systems_facts.published_facts.check("b z").kind == Kind.INVALID
    assert systems_facts.published_facts.check(set()).cause == "too-careful"


# --- the boxes ------------------------------------------------------------------------------------------------------
def test_every_box_is_asked_and_hides_its_answers():
    assert len(interviewer.BOXES) == 9
    for box in interviewer.BOXES.values():
        assert len(box.questions) >= 2
        assert f"At <em>{box.exercise}</em> the interviewer asks" in box._repr_html_()
        for asked in box.questions:
            assert asked.strong not in str(box) and asked.strong in box.strong
            assert 25 <= len(asked.strong.split()) <= 90  # what fits into a minute
            assert len(asked.question.split()) <= 20
    questions = [asked.question for box in interviewer.BOXES.values() for asked in box.questions]
    assert len(set(questions)) == len(questions) >= 20


def test_the_numbers_the_boxes_quote():
    assert round(100 * (1 - 0.99**100)) == 63  # of requests that meet one slow read in a hundred
    assert isclose(25.6 / 20, 1.3, abs_tol=0.03)
