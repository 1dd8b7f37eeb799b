"""Rows and help of the pad from reports that are given, so that what is tested is the pad alone."""

import re
from types import SimpleNamespace

import pytest

from utils.derivation.pad.help import NO_REPAIR, how, numbers, where
from utils.derivation.pad.rows import rows_of, stands_alone
from utils.derivation.report import Line


def line(number, text, follows=True, row=None, **more):
    return Line(number, text, follows, row=number - 1 if row is None else row, **more)


class Scripted:
    """A problem whose report is given, so that what is tested is the pad alone."""

    def __init__(self, *lines):
        self.lines = lines

    def check(self, text):
        return SimpleNamespace(lines=self.lines)


def test_there_is_a_row_for_every_line_typed_and_numbers_for_those_with_something_in_them():
    told = [
        line(1, "a = b"),
        line(2, "= c", False, 2, slip="sign"),
        line(3, "= (", None, 3, says="I could not read this line: expected a )"),
    ]
    rows = rows_of(Scripted(*told), "a = b\n\n= c\n= (")
    assert [(row["text"], row["number"], row["status"]) for row in rows] == [
        ("a = b", 1, "follows"), ("", 0, ""), ("= c", 2, "wrong"), ("= (", 3, "unread"),
    ]  # fmt: skip
    assert rows[3]["says"] == "Line 3 is not read yet. Expected a )."


def test_entries_go_to_the_row_they_name():
    told = [line(1, "a = b", row=1), line(2, "= e", False, row=3)]
    rows = rows_of(Scripted(*told), "# a remark\na = b\n# another\n= e")
    assert [(row["number"], row["status"]) for row in rows] == [(0, ""), (1, "follows"), (0, ""), (2, "wrong")]


def test_what_was_read_and_not_judged_is_not_called_unread():
    rows = rows_of(Scripted(line(1, "a = b", None, parts=((None, ("num", 1.0)),), says="no point to try")), "a = b")
    assert rows[0]["status"] == "undecided"


def test_a_note_says_which_kind_it_is():
    rows = rows_of(Scripted(line(1, "a = b", note="True, but a jump. Show dp/dz.")), "a = b")
    assert (rows[0]["kind"], rows[0]["note"]) == ("jump", "Line 1: True, but a jump. Show dp/dz.")


def test_a_wrong_row_says_that_it_breaks_and_not_where_or_how():
    wrong = line(
        2,
        "= c",
        False,
        slip="sign",
        says="the sign is SECRET",
        values=(17.5, 18.5),
        repair="SECRET",
        repair_says="SECRET",
    )
    row = rows_of(Scripted(line(1, "a = b"), wrong), "a = b\n= c")[1]
    assert row["says"] == "Line 2 does not follow from the one before."
    assert not re.search("SECRET|sign|17.5", str(row))


@pytest.mark.parametrize(
    ("text", "alone"),
    [("a = b", True), ("= b", False), ("  = b = c", False), ("a", False), ("a >= b", True), ("≤ b", False)],
)
def test_a_line_with_both_sides_is_compared_with_itself(text, alone):
    assert stands_alone(text) is alone


def test_a_first_line_that_is_wrong_is_not_said_to_follow_from_anything():
    assert "two sides" in rows_of(Scripted(line(1, "a = b", False)), "a = b")[0]["says"]


def test_where_shows_the_two_numbers():
    assert (
        where(line(2, "= c", False, values=(-0.12350704, 2)))
        == "At one random point the line before is −0.1235 and this line is 2."
    )
    assert (
        where(line(1, "a = c", False, values=(1, 2)))
        == "At one random point its left side is 1 and its right side is 2."
    )


def test_where_names_the_index_it_was_compared_at():
    says = "This does not follow from the line before (compared at j = 1)."
    assert where(line(2, "= c", False, values=(1, 2), says=says)).startswith(
        "At one random point, with j = 1, the line"
    )


def test_where_without_numbers_says_what_does_not_fit():
    assert where(line(2, "= c", False, says="(n x d) times (n x 1)")) == "(n x d) times (n x 1)"


def test_numbers_that_look_alike_get_more_digits():
    one, two = numbers(1.0, 1.0 + 1e-6)
    assert one != two


def test_how_shows_the_repair_and_the_slip():
    given = how(line(2, "= c", False, repair="= -c", repair_says="the sign is turned", slip="sign"))
    assert given == {
        "says": "One change repairs it: the sign is turned.",
        "repair": "= -c",
        "mathml": "",
        "slip": "sign",
    }
    assert how(line(2, "= c", False))["says"] == NO_REPAIR
