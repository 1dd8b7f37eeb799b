"""A design leaves the notebook: Markdown, drawing, fields; nothing that somebody typed becomes markup."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from utils.chapters.design_studio.board import DesignBoard, my_board
from utils.chapters.design_studio.design import Design
from utils.chapters.design_studio.designs import GIVEN, given
from utils.chapters.design_studio.export import files, load
from utils.chapters.design_studio.fields import FIELDS

EVIL = '<script>alert("x")</script> [a](javascript:b) | `c` $d$ ![e](f) &lt; *g* ]]> "'


@pytest.fixture(params=["weak", "middling", "strong", "evil", "empty"])
def design(request):
    if request.param == "evil":
        words = {name: EVIL for name, field in FIELDS.items() if field.kind in ("text", "prose")}
        rows = {
            name: [dict.fromkeys([c.name for c in field.columns if c.kind == "text"], EVIL)]
            for name, field in FIELDS.items()
            if field.kind == "rows"
        }
        return Design({**words, **rows}, title=EVIL)
    return given(request.param) if request.param in GIVEN else Design()


def test_fields_come_back_as_they_were(design, tmp_path):
    written = design.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(written)
    kept = next(tmp_path.glob("*.json"))
    assert load(kept).fields == design.fields and load(kept).verdict() == design.verdict()
    assert DesignBoard(load(kept)).design == design.fields


def test_file_names_hold_letters_digits_and_dashes_only():
    for title in ("../../etc/passwd", "a b/c\\d", "", "…", "x" * 300, EVIL, "CON"):
        for name in files(Design(title=title)):
            assert re.fullmatch(r"design-[a-z0-9-]{1,40}\.(md|svg|json)", name), name


def test_markdown_shows_words_and_no_markup(design):
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(design.markdown())
    tags = set(re.findall(r"</?([a-z0-9]+)", page))
    assert tags <= {"h1", "h2", "ul", "li", "p", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
    assert len(re.findall("<tr>", page)) == sum(
        len(rows) + 1 for rows in design.fields.values() if isinstance(rows, list) and isinstance(rows[0], dict)
    )
    words = ET.fromstring(f"<x>{page}</x>")
    shown = " ".join("".join(words.itertext()).split())
    for name, value in design.fields.items():
        if FIELDS[name].kind in ("text", "prose"):
            assert " ".join(value.split()) in shown


def test_the_page_in_the_notebook_is_escaped(design):
    page = design._repr_html_()
    assert "<script" not in page and "javascript:b)" not in re.sub(r">[^<]*<", "><", page)


def test_the_drawing_is_well_formed_and_its_words_are_words(design):
    drawn = next(text for name, text in files(design).items() if name.endswith(".svg"))
    root = ET.fromstring(drawn)
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "script" not in kinds and "a" not in kinds and "image" not in kinds
    words = " ".join(element.text or "" for element in root.iter() if element.tag.endswith("}text"))
    for row in design.fields.get("stages", []):
        assert row["name"].split()[0][:8] in words
    assert "online" in words and "offline" in words
    assert drawn == next(text for name, text in files(design).items() if name.endswith(".svg"))


def test_the_drawing_has_candidates_latency_and_fallbacks():
    drawn = files(given("middling"))["design-given-design-middling.svg"]
    words = " ".join(e.text or "" for e in ET.fromstring(drawn).iter() if e.tag.endswith("}text"))
    for due in ("leaves 500", "120 ms", "no fallback", "popular items", "180 ms of 250 promised", "5.12 of 32 GB"):
        assert due in words, due
    assert "120 ms, if it fails: –" in given("middling").diagram().alt


def test_saving_from_the_board_writes_beside_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    board = DesignBoard(GIVEN["middling"], title="Mine")
    board.wanted += 1
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == board.files
    assert board.note == "" and set(board.files) == {"design-mine.md", "design-mine.svg", "design-mine.json"}


def test_a_folder_that_cannot_be_written_still_gives_the_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "design-mine.md").mkdir()
    board = DesignBoard({"items": 3}, title="Mine")
    board.wanted += 1
    assert len(board.files) == 3 and "Not written" in board.note


def test_an_answer_comes_also_when_nothing_changed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    board = DesignBoard(GIVEN["middling"], title="Mine")
    for press in (1, 2):
        board.wanted += 1
        assert board.saved == press and board.note == ""


def test_an_empty_board_never_replaces_a_filled_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given("middling").save()
    kept = tmp_path / "design-given-design-middling.json"
    before = kept.read_text("utf-8")
    board = DesignBoard(title="Given design: middling")
    board.wanted += 1
    assert "left as it is" in board.note and board.saved == 1 and board.files == {}
    assert kept.read_text("utf-8") == before
    with pytest.raises(ValueError, match="Nothing is entered"):
        Design(title="Given design: middling").save()


def test_what_is_replaced_is_kept(tmp_path):
    given("middling").save(tmp_path)
    kept = (tmp_path / "design-given-design-middling.json").read_text("utf-8")
    Design({"items": 3}, title="Given design: middling").save(tmp_path)
    assert (tmp_path / "design-given-design-middling.before.json").read_text("utf-8") == kept


def test_a_board_takes_up_what_was_saved(tmp_path, monkeypatch):
    """As after a restart of the kernel: the same cell, another process."""
    monkeypatch.chdir(tmp_path)
    first = my_board("taken up")
    first.design = dict(Design(GIVEN["middling"]).fields)
    first.wanted += 1
    my_board.cache_clear()
    second = my_board("taken up")
    assert second is not first and second.design == first.design and "design-taken-up.json" in second.note
    my_board.cache_clear()
    (tmp_path / "design-taken-up.json").write_text("{")
    third = my_board("taken up")
    assert third.design == {} and "not a saved design" in third.note
    my_board.cache_clear()


def test_nothing_entered_is_drawn_as_such():
    drawn = next(text for name, text in files(Design()).items() if name.endswith(".svg"))
    assert "Fill in the board first." in drawn and "no fallback" not in drawn


def test_loading_what_is_no_design_says_so(tmp_path):
    with pytest.raises(ValueError, match="no file"):
        load(tmp_path / "none.json")
    for text in ("", "[]", "{}", json.dumps({"title": "x", "fields": 3})):
        (tmp_path / "x.json").write_text(text)
        with pytest.raises(ValueError, match="not a saved design"):
            load(tmp_path / "x.json")
