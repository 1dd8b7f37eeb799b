"""The unit parser: a table of what people write, what it refuses and in which words, and properties over generated texts."""

import math
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from utils.chapters.design_studio.units import Quantity, Unreadable, parse
from utils.chapters.design_studio.units_say import say
from utils.chapters.design_studio.units_words import BYTES, DOLLARS, FLOW, NUMBER, RATE, SECONDS

READ = [
    ("25.6 GB", 25_600_000_000, BYTES),
    ("26 gigabytes", 26_000_000_000, BYTES),
    ("25.6e9 bytes", 25_600_000_000, BYTES),
    ("25.6E+9 B", 25_600_000_000, BYTES),
    ("24 GiB", 24 * 1024 * 1024 * 1024, BYTES),
    ("3 kibibytes", 3072, BYTES),
    ("1,024 MB", 1_024_000_000, BYTES),
    ("200 gigabits", 25_000_000_000, BYTES),
    ("8 Gb", 1_000_000_000, BYTES),
    ("8 bits", 1, BYTES),
    ("2.56 x 10^10 B", 25_600_000_000, BYTES),
    ("2.56·10¹⁰ B", 25_600_000_000, BYTES),
    ("2^30 B", 1_073_741_824, BYTES),
    ("about 25 GB of memory", 25_000_000_000, BYTES),
    ("~25GB", 25_000_000_000, BYTES),
    ("50 million bytes", 50_000_000, BYTES),
    ("1,160/s", 1160, RATE),
    ("1.2k qps", 1200, RATE),
    ("1160 queries per second", 1160, RATE),
    ("100 million a day", 100_000_000 / 86_400, RATE),
    ("100M requests/day", 100_000_000 / 86_400, RATE),
    ("7,200 an hour", 2, RATE),
    ("1e8 impressions each day", 100_000_000 / 86_400, RATE),
    ("2.5 TB/day", 2_500_000_000_000 / 86_400, FLOW),
    ("10 Gb/s", 1_250_000_000, FLOW),
    ("10 Gbps", 1_250_000_000, FLOW),
    ("700 MB per second", 700_000_000, FLOW),
    ("30 s", 30, SECONDS),
    ("1.5 hours", 5400, SECONDS),
    ("250 ms", 0.25, SECONDS),
    ("100 µs", 0.0001, SECONDS),
    ("3 days", 259_200, SECONDS),
    ("22", 22, NUMBER),
    ("3500 req/s", 3500, RATE),
    ("100 reqs a second", 100, RATE),
    ("22 nodes", 22, NUMBER),
    ("22 machines.", 22, NUMBER),
    ("4 replicas", 4, NUMBER),
    ("26 gigs", 26_000_000_000, BYTES),
    ("1 gig of RAM", 1_000_000_000, BYTES),
    ("24 gib", 24 * 1024 * 1024 * 1024, BYTES),
    ("26 GB RAM", 26_000_000_000, BYTES),
    ("25.6 GB.", 25_600_000_000, BYTES),
    ("30 s!", 30, SECONDS),
    ("22.", 22, NUMBER),
    ("22 machines", 22, NUMBER),
    ("5 x 10^7", 50_000_000, NUMBER),
    ("10⁸ users", 100_000_000, NUMBER),
    ("1_000", 1000, NUMBER),
    ("$1,200", 1200, DOLLARS),
    ("1.2k USD", 1200, DOLLARS),
    ("$36/hour", 0.01, (0, -1, 1)),
]

REFUSED = [
    ("", "nothing written"),
    ("   ", "nothing written"),
    ("lots", "start with a figure"),
    ("GB", "start with a figure"),
    ("nan GB", "start with a figure"),
    ("inf", "start with a figure"),
    ("__import__('os')", "start with a figure"),
    ("25,6 GB", "a point for decimals"),
    ("1,16/s", "a point for decimals"),
    ("-3 GB", "negative"),
    ("0 GB", "above zero"),
    ("20-30 GB", "a range"),
    ("20 to 30 GB", "a range"),
    ("1e8*128*2 B", "a calculation"),
    ("1e8 x 128 B", "a calculation"),
    ("30%", "percentage"),
    ("3 gb", "bytes or bits"),
    ("10 gbps", "bytes or bits"),
    ("3 m", "minutes, or million"),
    ("2B rows", "write `billion`"),
    ("3 frogs", "`frogs`"),
    ("25 iB", "`iB`"),
    ("12 GB/s/day", "`/`"),
    ("5 s/day", "time per time"),
    ("100 qps a day", "time per time"),
    ("3 MB per user", "only a time"),
    ("3 MB per", "only a time"),
    ("1e400 GB", "cannot read"),
    ("1e99", "finite"),
    ("1" * 200, "too long"),
    ("25.6 GB; 3", "`;`"),
    ("25.6 GB..", "`.`"),
    ("26 RAM", "`RAM`"),
    ("22 nodes of RAM", "`of`"),
]


@pytest.mark.parametrize(("text", "value", "dims"), READ)
def test_what_people_write(text, value, dims):
    found = parse(text)
    assert found.dims == dims and math.isclose(found.value, value, rel_tol=1e-12)


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_is_refused_is_told_why(text, words):
    with pytest.raises(Unreadable, match=words.replace("(", r"\(")):
        parse(text)


def test_how_it_was_written_is_remembered():
    assert parse("8 Gb").bits and not parse("8 GB").bits and not parse("8 gigabytes").bits and parse("8 gigabits").bits
    assert parse("8 GiB").binary and parse("8 gibibytes").binary and not parse("8 GB").binary


PREFIXES = {"": 0, "k": 1, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5}


@given(st.integers(1, 10**6), st.sampled_from(sorted(PREFIXES)), st.booleans(), st.booleans())
def test_every_prefix_of_bytes_and_bits(count, prefix, binary, bits):
    unit = prefix + ("i" if binary and prefix else "") + ("b" if bits else "B")
    if unit == "kb":  # neither one nor the other
        with pytest.raises(Unreadable):
            parse(f"{count} {unit}")
        return
    base = 1024 if binary and prefix else 1000
    assert math.isclose(parse(f"{count} {unit}").value, count * base ** PREFIXES[prefix] / (8 if bits else 1))


@given(st.integers(1, 10**9), st.sampled_from([("second", 1), ("minute", 60), ("hour", 3600), ("day", 86400)]))
def test_a_rate_is_a_count_over_a_time(count, per):
    word, seconds = per
    for text in (f"{count}/{word}", f"{count:,} per {word}", f"{count} a {word}", f"{count} writes/{word}"):
        assert parse(text).dims == RATE and math.isclose(parse(text).value, count / seconds)


@given(st.floats(1e-9, 1e20), st.sampled_from([BYTES, FLOW, RATE, SECONDS, NUMBER, DOLLARS]))
def test_what_is_said_is_read_back(value, dims):
    if dims in (BYTES, FLOW):
        value = max(value, 0.01)
    if dims == RATE:
        value = max(value, 1e-7)
    found = parse(say(value, dims))
    assert found.dims == dims and math.isclose(found.value, value, rel_tol=0.0051)


@given(st.text(max_size=100))
@example("9" * 80)
@example("1e-99 B")
@example("10^-99")
@example("1.")
@example("$")
@example("/")
@example("²")
@example("٣ GB")
def test_any_text_is_read_or_refused_in_a_sentence(text):
    try:
        found = parse(text)
    except Unreadable as problem:
        assert str(problem).rstrip("`")[-1] in ".?"
    else:
        assert isinstance(found, Quantity) and 0 < found.value < math.inf and found.kind


@given(st.text(alphabet="0123456789.,eE^x*+-/ kKMGTPibBsday$%~", max_size=30))
def test_near_misses_are_read_or_refused(text):
    with suppress(Unreadable):
        assert 0 < parse(text).value < math.inf
