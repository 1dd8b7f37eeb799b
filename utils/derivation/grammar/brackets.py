"""Which bracket closes which."""

from utils.derivation.grammar.errors import ParseError
from utils.derivation.grammar.limits import MAX_DEPTH


def match_brackets(tokens):
    """Return {place of an opening bracket: place of the one that closes it}."""
    pairs, opened, partner = {}, [], {")": "(", "]": "[", "}": "{"}
    for place, (kind, value, start, _) in enumerate(tokens):
        if kind != "op":
            continue
        if value in "([{":
            opened.append(place)
            if len(opened) > MAX_DEPTH:
                raise ParseError("There are too many brackets inside one another.", start + 1)
        elif value in ")]}":
            if not opened:
                raise ParseError(f"The bracket {value} closes nothing.", start + 1)
            place_opened = opened.pop()
            if tokens[place_opened][1] != partner[value]:
                raise ParseError(f"The bracket {tokens[place_opened][1]} is closed by {value}.", start + 1)
            pairs[place_opened] = place
    if opened:
        raise ParseError(f"The bracket {tokens[opened[-1]][1]} is never closed.", tokens[opened[-1]][2] + 1)
    return pairs


def closing(text, start):
    """Return the place of the brace that closes the one at `start`."""
    depth = 0
    for i in range(start, len(text)):
        c = text[i]
        if c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
            if depth == 0:
                return i
    raise ParseError("The brace { is never closed.", start + 1)
