"""Several fields filled in together, checked for what is absent or inconsistent."""

from collections.abc import Mapping
from difflib import get_close_matches

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.outcomes import Invalid, Unattempted
from utils.exercise.show import show


class Form(Answer):
    """A dictionary with a value a field; `fields` maps each field's name to its kind of answer.

    A field left out, `...`, None or empty is absent: it reads as None, and a property or a mistake says why it is missed.
    """

    def __init__(self, **fields: Answer):
        self.fields = fields
        self.expects = "a dictionary with " + ", ".join(f"`{name}`" for name in fields)

    def read(self, raw: object, rng: np.random.Generator) -> dict:
        """Return {field: value or None} over all fields."""
        if not isinstance(raw, Mapping):
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        for name in list(raw)[:50]:
            if name not in self.fields:
                near = get_close_matches(str(name)[:80], self.fields, 1)
                raise Invalid(
                    f"There is no field {show(name)}."
                    + (f" Did you mean `{near[0]}`?" if near else f" Expected {self.expects}.")
                )
        if all(absent(raw.get(name)) for name in self.fields):
            raise Unattempted
        return {name: self._field(name, kind, raw.get(name), rng) for name, kind in self.fields.items()}

    def _field(self, name: str, kind: Answer, value: object, rng: np.random.Generator) -> object:
        try:
            return None if absent(value) else kind.read(value, rng)
        except Unattempted:
            return None
        except Invalid as invalid:
            raise Invalid(f"In `{name}`: {invalid}") from None

    def same(self, one: dict, other: dict) -> bool:
        """Compare field by field."""
        return all(
            one[name] is other[name] if one[name] is None or other[name] is None else kind.same(one[name], other[name])
            for name, kind in self.fields.items()
        )

    def parts(self) -> list[str]:
        """Return the fields and what each takes."""
        return [f"`{name}`: {kind.expects}" for name, kind in self.fields.items()]

    def beside(self) -> list[str]:
        """Return what is still to be said where each field is shown by itself, with what it takes."""
        said = self.parts()
        return [] if said == Form.parts(self) else said


class Prose(Answer):
    """Words of the learner's own. Never graded: only that there are some is looked at."""

    def __init__(self, least: int = 1):
        self.least = least
        self.expects = f"your own words (at least {least})" if least > 1 else "your own words"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> str:
        """Return the text."""
        if not isinstance(raw, str):
            raise Invalid(f"Expected {self.expects}, as a text in quotes; got {show(raw)}.")
        if len(raw.split()) < self.least:
            raise Invalid(f"Expected {self.expects}; got {len(raw.split())}.")
        return raw

    def same(self, one: str, other: str) -> bool:
        """Compare words, whatever the spacing."""
        return one.split() == other.split()


def absent(value: object) -> bool:
    """Tell whether a field was left open."""
    return value is None or value is ... or (isinstance(value, (str, list, tuple, set, dict)) and len(value) == 0)
