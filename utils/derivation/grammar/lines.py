"""A derivation's text to lines, and a line to the parts between its relations."""

import re
from dataclasses import dataclass

from utils.derivation.grammar.errors import ParseError, quote
from utils.derivation.grammar.limits import MAX_ROWS, MAX_TEXT, check_length
from utils.derivation.grammar.source import Source
from utils.derivation.grammar.vocabulary import REFUSED

COMMENT = re.compile(r"(?:^|(?<=\s))(?:#|//|%)")
NOTE = re.compile(
    r"\s(?:\[[A-Za-z][A-Za-z '\-]{3,60}\]"
    r"|\((?:by|using|chain|since|because|from|product|quotient|definition|def|power|linearity|bayes|expand|why)\b[^()]{0,80}\))\s*$",
    re.I,
)
REASON = re.compile(r"[\s,;](?:since|because|using|by|via|where|as)\s", re.I)
LEAD = re.compile(
    r"\s*(?:(?:so|then|thus|therefore|hence|now|and|since|because|where|but|also|or|first|second|next|finally|similarly|"
    r"we (?:get|have|find|obtain|know|want)|this (?:gives|is|means)|which (?:is|gives|means)|giving|gives|set|setting|recall|"
    r"note|remember|start|begin|that|it follows|that is|ie|i\.e\.|"
    r"want|show|claim|proof|define|step [0-9]{1,3}[:.)]?|\([0-9]{1,3}\)|"
    r"[0-9]{1,3}[.)]|q\.?e\.?d\.?)[,:]?\s+|[*\u2022\u2023\u25e6](?=\s)\s*)",
    re.I,
)
LABEL = re.compile(r"\s*[A-Za-z][A-Za-z' -]{3,40}:(?!=)\s*")
LET = re.compile(r"\s*(?:let us|let's|let|define|put|write)\s+", re.I)
ENDINGS = " \t,;.:"
STYLED = re.compile(r"(?:\\[A-Za-z]{2,12}\s*\{\s*)*$")  # \mathbb{ before its letter
END_MARKS = re.compile(
    r"(?:\u220e|\u25a1|\u25a0|\u2713|\u2714|\\qed|\\blacksquare|\\square|\\Box|\bq\.?e\.?d\.?)\s*$", re.I
)


@dataclass(frozen=True)
class Part:
    """What stands between two relations.

    relation: None at the start of a chain, or one of = := >= <= > <; on the first part it continues the line before.
    column: 1-based place of the text in its row.
    """

    relation: str | None
    text: str
    column: int = 1


@dataclass(frozen=True)
class Line:
    """One statement; `row` is its 0-based row in the whole text, `number` its 1-based count."""

    row: int
    number: int
    text: str
    parts: tuple = ()
    reason: str = ""
    defines: bool = False
    error: ParseError | None = None


def split_lines(text):
    """Return the statements of a derivation, without rows that are empty or only comments."""
    if len(text) > MAX_TEXT or text.count("\n") > MAX_ROWS:
        error = ParseError(f"This is too long to read: at most {MAX_ROWS} lines and {MAX_TEXT} characters.")
        return (Line(0, 1, text[:60].strip(), error=error),)
    found, pending = [], None
    for row, raw in enumerate(text.replace("\r\n", "\n").split("\n")):
        for statement in split_row(raw, row):
            number = len(found) + 1
            if isinstance(statement, ParseError):
                found.append(Line(row, number, raw.strip(), error=statement))
                pending = None
                continue
            said, parts, reason, defines = statement
            if pending and parts and parts[0].relation is None:
                parts = (Part(pending, parts[0].text, parts[0].column), *parts[1:])
            pending = None
            if len(parts) > 1 and not parts[-1].text:
                pending, parts = parts[-1].relation, parts[:-1]
            elif len(parts) == 1 and not parts[0].text:
                pending = parts[0].relation
                continue
            empty = next((p for p in parts if not p.text), None)
            error = empty and ParseError(f"Nothing stands after {quote(empty.relation or raw[:1])}.", empty.column)
            found.append(Line(row, number, said, () if error else parts, reason, defines, error))
    return tuple(found)


def split_row(raw, row):
    """Yield (text, parts, reason, defines), or a ParseError, for each statement of one row."""
    try:
        check_length(raw)
        end, reason = len(raw), ""
        if m := COMMENT.search(raw):
            end, reason = m.start(), raw[m.end() :].strip()
        if m := NOTE.search(raw, 0, end):
            end, reason = m.start(), raw[m.start() : end].strip()[1:-1]
        start, defines = leads(raw, end)
        if m := REASON.search(raw, start, end):
            end, reason = m.start(), raw[m.start() + 1 : end].strip()
        if m := END_MARKS.search(raw, start, end):
            end = m.start()
        if not raw[start:end].strip(ENDINGS + "$"):
            return
        yield from statements(raw, start, end, reason, defines)
    except ParseError as error:
        yield error


def leads(raw, end):
    """Return (where the statement begins, whether it says `let`)."""
    start, defines = 0, False
    for _ in range(6):
        if m := LET.match(raw, start, end):
            start, defines = m.end(), True
        elif (m := LEAD.match(raw, start, end)) or (m := LABEL.match(raw, start, end)):
            start = m.end()
        else:
            break
    return start, defines


def statements(raw, start, end, reason, defines):
    """Yield the statements between two places of a row."""
    source = Source(raw[start:end], start + 1)
    at = source.place
    for group in grouped(source.tokens):
        parts, relation, opened, first = [], None, None, None
        for kind, value, left, right in group:
            if kind == "rel":
                if value == "!=":
                    raise ParseError(REFUSED["unequal"], at(left) + 1)
                if value == relation == "=" and opened is None:
                    first = at(right)  # `= =`: one was there already
                    continue
                if parts or opened is not None or relation is not None:
                    parts.append(piece(raw, relation, opened, first, at(left)))
                relation, opened, first = value, None, at(right)
                continue
            if opened is None:
                opened = at(left)
        parts.append(piece(raw, relation, opened, first, last_place(group, at, end)))
        begin = parts[0].column - 1 if parts[0].relation is None else at(group[0][2])
        stop = last_place(group, at, end)
        yield raw[begin:stop].strip(" \t"), tuple(parts), reason, defines


def last_place(group, at, end):
    """Return the place behind the last token of a statement."""
    return min(at(group[-1][3]), end)


def piece(raw, relation, opened, after, stop):
    """Return the part between two places of a row."""
    if opened is None or opened >= stop:
        return Part(relation, "", (after or 0) + 1)
    opened -= len(STYLED.search(raw[after or 0 : opened])[0])
    stop = closed(raw, opened, stop)
    return Part(relation, raw[opened:stop].rstrip(" \t&"), opened + 1)


def closed(raw, opened, stop):
    r"""Return the place behind the braces that close what a part opens: \mathbf{w} ends behind its letter's brace."""
    part = raw[opened:stop]
    for _ in range(part.count("{") - part.count("\\{") - part.count("}") + part.count("\\}")):
        rest = raw[stop:]
        if not rest.lstrip().startswith("}"):
            break
        stop += rest.index("}") + 1
    return stop


def grouped(tokens):
    """Yield the tokens of each statement; `=>`, `;`, a comma before another statement and a LaTeX row end one."""
    depth, group, angles = 0, [], 0
    for place, token in enumerate(tokens):
        kind, value = token[:2]
        if kind == "op":
            depth += (value in "([{") - (value in ")]}") if len(value) == 1 else 0
            if value in ("<", ">") and depth <= 0:
                token, angles = compared(token, group, angles, tokens, place)
                kind, value = token[:2]
        ends = kind in ("row", "end") or (kind == "rel" and value == "=>")
        if depth <= 0 and kind == "op" and (value == ";" or (value == "," and not angles)):
            ends = value == ";" or any(t[0] == "rel" for t in tokens[place + 1 :])
        if ends:
            while group and group[-1][0] == "op" and group[-1][1] in (",", ".", ";"):
                group.pop()
            if group:
                yield group
            group = []
        elif kind != "rel" or depth <= 0:
            group.append(token)
        else:
            group.append(("op", *token[1:]))


def compared(token, group, angles, tokens, place):
    """Return the token for < or >: a relation between two sides, or a bracket of <a, b>."""
    value = token[1]
    after_operand = bool(group) and (
        group[-1][0] not in ("op", "rel") or group[-1][1] in (")", "]", "}", "'", "|", "||", ".T", "⊤")
    )
    if value == "<" and not after_operand:
        return token, angles + 1
    if value == ">" and angles:
        return token, angles - 1
    return ("rel", *token[1:]), angles
