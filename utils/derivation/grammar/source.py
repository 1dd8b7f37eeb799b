"""A learner's text as tokens, with the way back to the learner's columns."""

from utils.derivation.grammar.characters import to_latex
from utils.derivation.grammar.errors import ParseError
from utils.derivation.grammar.limits import check_length
from utils.derivation.grammar.tokens import tokenize


class Source:
    """Tokens of a text that begins at a 1-based column of its row; raises ParseError in columns of that row."""

    def __init__(self, text, column=1):
        check_length(text)
        self.column, self.columns = column, None
        try:
            plain, columns = to_latex(text)
        except ParseError as error:
            raise self.moved(error) from None
        self.columns = columns
        try:
            self.tokens = tokenize(plain)
        except ParseError as error:
            raise self.moved(error) from None

    def place(self, position):
        """Return the 0-based place in the row of a position in the tokens' text."""
        if self.columns is not None:
            position = self.columns[min(position, len(self.columns) - 1)]
        return position + self.column - 1

    def moved(self, error):
        """Return an error with its column counted in the learner's row."""
        if error.column is None:
            return error
        return ParseError(str(error), self.place(error.column - 1) + 1)
