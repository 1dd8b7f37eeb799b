"""The limits of sums: which index they bind, and the size they state."""

import re

from utils.derivation.grammar.errors import quote
from utils.derivation.grammar.vocabulary import REFUSED

LETTERS = re.compile(r"[a-z](?:,?[a-z])*")
FROM = re.compile(r"([a-z])=([0-9]+)")
RANGE = re.compile(r"([a-z])(?:=| in \{?\[?)([0-9]+)(?:\.{2,3}|,\.{2,3},|:| to |-)([A-Za-z][A-Za-z0-9]*)\}?\]?")
BOUNDED = re.compile(r"([0-9]+)<=([a-z])<=([A-Za-z])")
WITHIN = re.compile(r"([a-z]) in \[([A-Za-z])\]")
OTHER = re.compile(r"([a-z])!=([a-z0-9])")
UPPER = re.compile(r"([A-Za-z][A-Za-z0-9]*)(-1)?")


def upper(p):
    """Take the upper limit after ^ as text."""
    p.i += 1
    if not p.op("{", "("):
        return p.take()[1]
    last = p.match[p.i]
    text = "".join(t[1] for t in p.t[p.i + 1 : last])
    p.i = last + 1
    return text


def limits(p, low, up, place):
    """Return (indices, an index to leave out or None) and note the size a limit states."""
    text = re.sub(r"\s*(,|=|<=|!=|\.\.+|:)\s*", r"\1", low.strip().replace("≤", "<=").replace("==", "="))
    if len(text) > 60:
        p.fail("This is too long for the limits of a sum.", place)
    if up is not None and (up.startswith("inf") or "infty" in up):
        p.fail("Infinite sums are not read here; sums run over the values of an index.", place)
    if m := OTHER.fullmatch(text):
        return (m[1],), m[2]
    if LETTERS.fullmatch(text) and len(text.replace(",", "")) <= 3:
        if up is not None:
            state(p, text[0], "1", up, place)
        return tuple(text.replace(",", "")), None
    if (m := FROM.fullmatch(text)) and up is not None:
        state(p, m[1], m[2], up, place)
        return (m[1],), None
    if m := FROM.fullmatch(text):
        if m[2] != "1":
            p.fail("Sums here run over all values of the index; write sum_i.", place)
        return (m[1],), None
    if m := RANGE.fullmatch(text):
        state(p, m[1], m[2], m[3], place)
        return (m[1],), None
    if m := BOUNDED.fullmatch(text):
        state(p, m[2], m[1], m[3], place)
        return (m[2],), None
    if m := WITHIN.fullmatch(text):
        state(p, m[1], "1", m[2], place)
        return (m[1],), None
    if " in " in text:
        p.fail(REFUSED["member"], place)
    p.fail(f"I cannot read the limits {quote(low)}; I read sums such as sum_i and sum_{{i=1}}^n.", place)


def state(p, index, first, last, place):
    """Note that an index runs from `first` to `last`; refuse what is not all of its values."""
    if last.startswith("inf"):
        p.fail("Infinite sums are not read here; sums run over the values of an index.", place)
    m = UPPER.fullmatch(last)
    if not m:
        p.fail(
            f"Sums here run over all values of an index, up to a size such as n; I cannot read the limit {quote(last)}.",
            place,
        )
    if m[1] not in p.names.dims:
        sizes = ", ".join(sorted(p.names.dims))
        p.fail(f"I do not know the size {quote(m[1])}." + (f" The sizes here are {sizes}." if sizes else ""), place)
    if first != ("0" if m[2] else "1"):
        p.fail(f"Sums here run over all values of an index: from 1 to {m[1]}.", place)
    p.ranges.append((index, m[1]))
