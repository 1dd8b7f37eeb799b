"""The names of slips. The vocabulary is fixed: exercises, labels and records use these words and no others."""

SLIPS = {
    "ambiguous": "The line can be read in two ways, and only one of them is right.",
    "complement": "A quantity stands where one minus it belongs, or the other way round.",
    "conditioning": "What is conditioned on is missing, reversed, or not what the step needs.",
    "constant factor": "A number, or a size such as n, multiplies the wrong way or is missing.",
    "dropped chain-rule factor": "The chain rule asks for one more derivative as a factor.",
    "dropped factor": "A factor was lost on the way.",
    "dropped term": "A term was lost on the way.",
    "expectation": "A rule of expectation or variance was used where it does not hold.",
    "extra factor": "A factor appeared that does not belong there.",
    "extra term": "A term appeared that does not belong there.",
    "function": "A function such as log, exp or a square root was lost, added or taken for another.",
    "illegal linearity": "A function was moved through a sum or a product as if it were linear.",
    "index": "An index is wrong, swapped, or forgotten.",
    "inequality": "The inequality points the wrong way, or does not hold.",
    "inverse": "A matrix stands where its inverse belongs, or the other way round.",
    "inverted fraction": "A fraction is upside down.",
    "order": "The order of a product matters here, and it was turned round.",
    "power": "An exponent is wrong, lost or added.",
    "product rule": "The derivative of a product has two terms.",
    "quotient rule": "The derivative of a quotient is (a'b - ab')/b^2.",
    "shape": "The shapes do not fit, so the line cannot be computed.",
    "sign": "A sign is wrong.",
    "sum": "A sum was lost, added, or reaches too far or not far enough.",
    "swapped symbols": "Two symbols changed places.",
    "transpose": "A transpose is missing, or does not belong there.",
    "wrong operator": "The wrong operation joins two quantities.",
    "wrong symbol": "One symbol stands where another belongs.",
}


def slug(name: str) -> str:
    """Return a slip's name as one word.

    >>> slug("dropped chain-rule factor")
    'dropped-chain-rule-factor'
    """
    return name.replace(" ", "-")
