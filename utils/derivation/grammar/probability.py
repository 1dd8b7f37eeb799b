"""Expectations, variances and probabilities of events."""

import re

from utils.derivation.grammar.errors import quote

BRACKETS = ("(", "[", "{")
DRAWN = re.compile(r"([A-Za-z]\w*)\s*(?:~.*)?")
KINDS = {"e": "E", "var": "Var", "v": "Var", "cov": "Cov"}


def moment(p):
    """Read E[..], Var(..), Cov(.., ..); None when the word is something else."""
    name, _, sub = p.t[p.i][1].partition("_")
    i = p.i + 1
    if not sub and p.t[i][0] == "sub":
        sub, i = p.t[i][1], i + 1
    kind = KINDS[name.lower()]
    if p.t[i][0] != "op" or p.t[i][1] not in BRACKETS:
        if name in ("E", "Var", "Cov") and p.t[i][0] in ("word", "num"):
            p.fail(f"Write the brackets: {name}[...].")
        return None
    if sub:
        over_one(p, sub)
    p.i = i
    if kind == "E":
        return p.inside(lambda: expectation(p), "given")
    arguments = p.arguments("given")
    if len(arguments) != (2 if kind == "Cov" else 1):
        p.fail(f"{name} takes {2 if kind == 'Cov' else 1} argument{'s' * (kind == 'Cov')}; there are {len(arguments)}.")
    return (kind, *arguments)


def expectation(p):
    """Read what stands in E[...]: an expression, and perhaps an event it is conditioned on."""
    inner = p.expression()
    if not p.op("|") or not p.names.events:
        return ("E", inner)
    p.i += 1
    return ("E", inner, union(p))


def over_one(p, sub):
    """Refuse an expectation over something that is not drawn at random, or over some of the variables only."""
    if p.names.rvs is None:
        return
    m = DRAWN.fullmatch(sub.strip("{} "))
    named = {m[1]} if m else set()
    if m and m[1] not in p.names.rvs and set(m[1]) <= set(p.names.rvs):  # E_{x,y}
        named = set(m[1])
    if not named or not named <= set(p.names.rvs):
        listed = ", ".join(sorted(p.names.rvs)) or "none"
        p.fail(f"I cannot read the expectation over {quote(sub)}; the random variables here are {listed}.")
    if len(p.names.rvs) > len(named):
        p.fail("An expectation over some of the random variables only is not read here; write E[...] over all of them.")


def probability(p):
    """Read P(A | B); None when the word is something else."""
    i = p.i + 1
    if p.t[i][0] != "op" or p.t[i][1] not in BRACKETS or not p.names.events:
        if p.t[p.i][1] in ("P", "Pr") and p.t[i][1] in BRACKETS:
            p.fail("There are no events in this problem, so P(...) is not read.")
        return None
    opened = p.i = i
    p.i += 1
    event = union(p)
    given = None
    if p.op("|", "|<", "|>") or p.word("given"):
        p.i += 1
        given = union(p)
        if p.op("|"):
            p.fail("There are two bars in one probability; conditions are joined by commas.")
    if p.i != p.match[opened]:
        p.fail(
            f"I did not expect {quote(p.t[p.i][1])} inside P(...); events are joined by a comma, `or`, `not`, and |."
        )
    p.i += 1
    return ("P", event, given)


def union(p):
    """Read events joined by or."""
    tree = intersection(p)
    while p.op("or", "+") or p.word("or", "cup", "union"):
        p.i += 1
        tree = ("or", tree, intersection(p))
    return tree


def intersection(p):
    """Read events joined by a comma or and."""
    tree = event(p)
    while True:
        if p.op(",", "and", ";", "*") or p.word("and", "cap"):
            p.i += 1
            tree = ("and", tree, event(p))
        elif p.op("setminus"):
            p.i += 1
            tree = ("and", tree, ("not", event(p)))
        else:
            return tree


def event(p):
    """Read one event with its complements."""
    p.depth += 1
    if p.depth > 40:
        p.fail("There are too many events inside one another.")
    if p.op("~", "!", "¬", "-") or p.word("not"):
        p.i += 1
        tree = ("not", event(p))
    elif p.op(*BRACKETS):
        tree = p.inside(lambda: union(p))
    else:
        tree = named(p)
    while True:
        if p.op("'"):
            p.i += 1
        elif p.op("^") and complement(p):
            pass
        else:
            break
        tree = ("not", tree)
    p.depth -= 1
    return tree


def complement(p):
    """Move behind ^c, ^C, ^{c}; say whether it was there."""
    i = p.i + 1
    braced = p.t[i][1] in ("{", "(")
    if p.t[i + braced][1] not in ("c", "C", "complement", "'"):
        return False
    p.i = i + 1 + 2 * braced
    return True


def named(p):
    """Read the name of an event: A, not_A, A_bar, AB for both, A=1, A=0."""
    kind, value, *_ = p.t[p.i]
    listed = ", ".join(sorted(p.names.events))
    if kind != "word":
        p.fail(f"I expected an event inside P(...); the events here are {listed}.")
    tree = spelled(p.names.events, value)
    if tree is None:
        p.fail(f"I do not know the event {quote(value)}; the events here are {listed}.")
    p.i += 1
    if p.t[p.i][0] == "rel" and p.t[p.i][1] == "=" and p.t[p.i + 1][1] in TRUTH:
        if not TRUTH[p.t[p.i + 1][1]]:
            tree = ("not", tree)
        p.i += 2
    return tree


TRUTH = {"1": True, "0": False, "true": True, "false": False, "True": True, "False": False, "yes": True, "no": False}


def spelled(events, value):
    """Return the tree of an event's name in one of its spellings, or None."""
    if value in events:
        return ("ev", value)
    if value.startswith("not") and (name := value[3:].lstrip("_")) in events:
        return ("not", ("ev", name))
    for ending in ("_bar", "bar", "_c", "_complement"):
        if value.endswith(ending) and value[: -len(ending)] in events:
            return ("not", ("ev", value[: -len(ending)]))
    if len(value) == 2 and value[0] in events and value[1] in events:
        return ("and", ("ev", value[0]), ("ev", value[1]))
    return None
