"""A form that says beside each field what it asks, where a list of kinds would not."""

from utils.exercise import Answer, Choice, Form, Number


class WordedForm(Form):
    """A form of (words, kind) a field; with `spelled`, a choice's options are listed with their words."""

    def __init__(self, *, spelled: bool = True, **fields: tuple[str, Answer]):
        super().__init__(**{name: kind for name, (_, kind) in fields.items()})
        self.spelled, self.words = spelled, {name: words for name, (words, _) in fields.items()}

    def parts(self) -> list[str]:
        """Return a line a field."""
        return [f"`{name}`: {self.words[name]}{self._options(kind)}" for name, kind in self.fields.items()]

    def _options(self, kind: Answer) -> str:
        if not isinstance(kind, Choice):
            return ""
        if not self.spelled:
            return ""
        return ": " + "; ".join(f"`{key}`{'' if words == key else ' ' + words}" for key, words in kind.options.items())


class Rough(Number):
    """A number that is right within `percent` of what is due, or within half of 1; its words do not say how large that is."""

    def __init__(self, low: float | None = None, high: float | None = None, *, percent: float = 0.0):
        super().__init__(low, high, decimals=0)
        self.percent = percent
        self.expects = f"a number, to {percent:g}%" if percent else "a whole number"

    def same(self, one: float, other: float) -> bool:
        """Compare within the percentage of the larger one, or within half of 1 when there is none."""
        return abs(one - other) <= self.percent / 100 * max(abs(one), abs(other)) or super().same(one, other)
