"""How tightly a written piece binds, and how numbers and indices are written."""

from utils.derivation.grammar.vocabulary import PI, E

# OPEN: a sum takes in all the factors that follow it
SUM, OPEN, PRODUCT, FACTOR, POWER, TIGHT = 1, 2, 3, 4, 5, 6


def plain_number(value):
    """Return a number without loss; e and pi by name."""
    if value in (E, PI):
        return "e" if value == E else "pi"
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def subscript(indices):
    """Return indices as they stand behind a name."""
    text = "".join(indices)
    return f"{{{text}}}" if text[0].isdigit() and not text.isdigit() else text
