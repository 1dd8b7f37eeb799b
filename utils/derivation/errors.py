"""What evaluation can say of an expression instead of a number."""

from collections.abc import Callable


class EvaluationError(ValueError):
    """An expression that was read but has no value: its shapes or indices do not fit, it means nothing here, or costs too much.

    `kind` is "shape", "index", "meaning" or "cost"; the text is a sentence for the learner, put together only when asked for.
    """

    def __init__(self, kind: str, sentence: str | Callable[[], str]):
        super().__init__(kind)
        self.kind, self.sentence = kind, sentence

    def __str__(self) -> str:
        return self.sentence if isinstance(self.sentence, str) else self.sentence()
