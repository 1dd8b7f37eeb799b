"""What is raised when a line cannot be read."""


class ParseError(Exception):
    """One sentence that says why a line cannot be read; `column` (1-based, or None) points into the learner's text."""

    def __init__(self, sentence, column=None):
        super().__init__(sentence)
        self.column = column


def quote(text, limit=24):
    """Return a piece of the learner's text for a sentence: short, on one line, nothing invisible in it."""
    text = "".join(
        c if c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF else f"U+{ord(c):04X}" for c in text[: limit + 1]
    )
    return f"`{text if len(text) <= limit else text[:limit] + '...'}`"
