"""One of a few given options."""

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.outcomes import Invalid
from utils.exercise.show import show


class Choice(Answer):
    """One of `options`: {"a": "what it says", ...}; the letter or the words themselves count, in any case."""

    def __init__(self, options: dict[str, str]):
        self.options = options
        self.expects = "one of " + ", ".join(f'`"{key}"`' for key in options)
        self.fewest_mistakes = min(3, len(options) - 1)

    def read(self, raw: object, rng: np.random.Generator | None = None) -> str:
        """Return the option's key."""
        if isinstance(raw, str):
            said = _plain(raw)
            for key, words in self.options.items():
                if said in (_plain(key), _plain(words)):
                    return key
        if isinstance(raw, (list, tuple, set)) and len(raw) > 1:
            raise Invalid(f"Expected exactly {self.expects} (a text); got {len(raw)} of them.")
        raise Invalid(f"Expected {self.expects} (a text); got {show(raw)}.")

    def same(self, one: str, other: str) -> bool:
        """Compare keys."""
        return one == other

    def parts(self) -> list[str]:
        """Return the options."""
        return [f'`"{key}"`: {words}' for key, words in self.options.items()]


def _plain(text: str) -> str:
    return " ".join(text[:500].split()).strip(" .()'\"").casefold()
