"""Superscripts that are no powers: transposes, stars, indices."""


def superscript(p, base):
    """Read the superscripts that are no powers: T, -T, a star, (i), a hat; None for a power."""
    t, i = p.t, p.i
    if p.op("⊤", "'"):
        p.i += 1
        return ("T", base)
    opened = p.op("{", "(")
    last = p.match[i] if opened else i
    inner = t[i + 1 : last] if opened else t[i : i + 1]
    values = [x[1] for x in inner]
    if opened and len(values) > 2 and values[0] in "({" and values[-1] in ")}":  # ^{(i)}
        values, inner = values[1:-1], inner[1:-1]
        if len(values) == 1 and (r := raised_index(p, base, values[0], last)):
            return r
    if not opened and not p.op("+", "-") and t[i][0] == "word":
        return superscript_word(p, base)
    if values in (["T"], ["⊤"], ["'"]) and (values[0] != "T" or not p.names.declared("T")):
        p.i = last + 1
        return ("T", base)
    if values in (["-", "T"], ["-", "⊤"]) and not p.names.declared("T"):
        p.i = last + 1
        return ("T", ("pow", base, ("neg", ("num", 1.0))))
    if opened and t[i][1] == "(" and len(values) == 1 and (r := raised_index(p, base, values[0], last)):
        return r
    if values in (["*"], ["star"]) and (opened or p.op("*", "star")):
        return starred(p, base, last)
    if not opened and p.op("*", "star"):
        return starred(p, base, i)
    return None


def starred(p, base, last):
    """Return the name w_star for w^*."""
    name = base[1] + "_star" if base[0] == "sym" else None
    leaf = name and p.names.declared(name)
    if not leaf:
        p.fail("A star does not name anything here; write the name itself.")
    p.i = last + 1
    return leaf


def raised_index(p, base, value, last):
    """Return the entry for x^{(i)}, when i is no declared name and the base has entries."""
    if len(value) != 1 or not value.islower() or p.names.declared(value) or base[0] not in ("sym", "idx"):
        return None
    has = p.names.rank.get(base[1], 0)
    used = base[2] if base[0] == "idx" else ()
    if has <= len(used):
        return None
    p.i = last + 1
    return ("idx", base[1], (value, *used))


def superscript_word(p, base):
    """Read ^T, ^Tw (LaTeX needs no space there) and ^hat; None for a power."""
    kind, value, start, end = p.t[p.i]
    if p.names.declared(value):
        return None
    if value == "T":
        p.i += 1
        return ("T", base)
    if (
        value in ("hat", "bar", "star", "tilde")
        and base[0] == "sym"
        and (leaf := p.names.declared(f"{base[1]}_{value}"))
    ):
        p.i += 1
        return leaf
    if value[0] == "T" and len(value) > 1:
        p.t[p.i] = (kind, value[1:].lstrip("_"), start + 1, end)
        if value[1] == "_":
            p.t[p.i] = ("sub", value[2:], start + 1, end)
        return ("T", base)
    return None
