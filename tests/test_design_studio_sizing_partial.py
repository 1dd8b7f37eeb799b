"""Sums with a part left out, and examples of how to write an answer: neither is right, and each part left out is named."""

import re

import pytest

from utils.chapters.design_studio import sizing
from utils.chapters.design_studio.units import parse
from utils.exercise import Kind

TEN = [pytest.param(e, sizing.QUESTIONS[e.name], id=e.name) for e in sizing.EXERCISES]

# a factor or an addend left out, the prefix right: (what was written, the mistake that says so)
PARTIAL = [
    ("post-delivery", "833,000/s", "celebrity-only"),
    ("post-delivery", "231,000/s", "no-celebrity"),
    ("table-refresh", "20.5 s", "whole-link"),
    ("table-refresh", "2.56 s", "both-lost"),
    ("table-refresh", "3.7 s", "bytes-for-bits"),
    ("ranker-fleet", "175", "busy-cores"),
    ("ranker-fleet", "11", "always-busy"),
    ("feature-store", "2.4 GB", "one-feature"),
    ("feature-store", "120 GB", "items-only"),
    ("code-memory", "100 MB", "one-byte"),
    ("embedding-memory", "12.8 GB", "numbers-not-bytes"),
    ("peak-load", "1,160/s", "mean-only"),
    ("feature-reads", "175 MB/s", "numbers-not-bytes"),
    ("training-year", "18 TB", "a-row-a-request"),
    ("label-volume", "23,000/s", "impressions"),
]


@pytest.mark.parametrize(("name", "answer", "cause"), PARTIAL)
def test_a_partial_sum_is_wrong_and_told_what_is_missing(name, answer, cause):
    exercise = next(exercise for exercise in sizing.EXERCISES if exercise.name == name)
    assert exercise.check({"answer": answer, "driver": sizing.QUESTIONS[name].driver}).cause == cause


def test_fifteen_machines_are_too_few():
    assert sizing.ranker_fleet.check({"answer": 15, "driver": "score"}).kind is Kind.WRONG


@pytest.mark.parametrize(("exercise", "question"), TEN)
def test_nothing_left_out_is_within_the_band(exercise, question):
    """A factor set to 1 or a share to all of it is another answer; but for the codebooks, which weigh nothing."""
    for name, one in question.assumptions.items():
        if (exercise.name, name) == ("code-memory", "dims"):
            continue
        left_out = question.at(**{name: 100 if one.unit == "%" else 1})
        assert max(left_out / question.at(), question.at() / left_out) > question.band, name


def test_no_example_of_how_to_write_is_an_answer(root):
    """Neither in the chapter above the ten sums, nor in what is said to a text that cannot be read."""
    page = (root / "solutions" / "11_design_studio.py").read_text("utf-8")
    told = re.search(r"Answer with a unit, as you would say it: (.*)", page)[1]
    for text in ("three parrots", "3 frogs", "1" * 200):
        told += sizing.embedding_memory.check({"answer": text, "driver": "items"}).message
    written = [parse(text) for text in re.findall(r'`"?([\d][^`"]*)"?`', told)]
    assert len(written) >= 6
    for question in sizing.QUESTIONS.values():
        assert not any(one.dims == question.dims and question.holds(one) for one in written), question.asks
