"""The kinds of field on a framing sheet. Words that say that there is no answer leave a field open."""

import math
import re
from collections.abc import Callable
from numbers import Real

import numpy as np

from utils.chapters.framing import amounts
from utils.chapters.framing.absent import plain, put_off, says_none
from utils.exercise import Choice, Invalid, Prose, Unattempted
from utils.exercise.show import show

LONGEST = 200  # characters


class Entry(Prose):
    """A few words out of which `value` makes a number; `what` says what is asked, `such` how it may look."""

    def __init__(self, what: str, such: str, value: Callable[[str], object], unit: bool = False):
        self.value, self.what, self.such, self.unit = value, what, such, unit
        self.expects = f"{what}, such as {such}"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> object:
        """Return the value; Unattempted when the words say that there is none, Invalid when no value can be read."""
        if isinstance(raw, Real) and not isinstance(raw, bool) and math.isfinite(raw) and abs(raw) < 1e15:
            raw = f"{float(raw):f}".rstrip("0").rstrip(".")
        if not isinstance(raw, str) or len(raw) > LONGEST:
            raise Invalid(f"Expected {self.expects}, in a few words in quotes; got {show(raw)}.")
        text = plain(raw)
        if text not in amounts.AT_ONCE | amounts.ALL and says_none(amounts.digits(text)):
            raise Unattempted
        found = None if text.startswith("-") else self.value(text)
        if found is None:
            bare = " A number needs its unit." if self.unit and re.fullmatch(r"[\d.,]+", text) else ""
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.{bare}")
        return found

    def same(self, one: object, other: object) -> bool:
        """Compare what was read."""
        return one == other


def time(what: str, such: str = '`"14 d"` or `"2 hours"`') -> Entry:
    """Declare a time with its unit."""
    return Entry(what, such, amounts.seconds, unit=True)


def per_time(what: str) -> Entry:
    """Declare how many in what time; `all` when there is no end to it."""
    return Entry(what, '`"50 a day"` or `"all"`', amounts.rate, unit=True)


def share(what: str) -> Entry:
    """Declare a share."""
    return Entry(what, '`"3%"` or `0.03`', amounts.share)


def cost(what: str) -> Entry:
    """Declare what something costs, in any unit."""
    return Entry(what, '`"12 €"` or `"5 min"`', amounts.cost)


def limit(what: str, such: str = '`"at most 2%"`') -> Entry:
    """Declare a limit: words with a number in them; only the number is looked at."""
    return Entry(what, such, amounts.number)


class Words(Prose):
    """A few words, looked at only for being there."""

    such = ""

    def __init__(self, what: str):
        self.what = what
        self.expects = f"{what}, in words"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> str:
        """Return the words; Unattempted when they say that there is nothing."""
        if not isinstance(raw, str) or len(raw) > 2000:
            raise Invalid(f"Expected {self.expects}, as a text in quotes; got {show(raw)}.")
        if says_none(raw):
            raise Unattempted
        return plain(raw)

    def same(self, one: str, other: str) -> bool:
        """Compare words."""
        return one == other


class Several(Prose):
    """Several things to choose between: a list of texts, or one text with “or” between them."""

    what, such = "what they choose between", '`["a", "b"]` or `"a or b"`'
    expects = f"{what}, such as {such}"

    def __init__(self):
        pass

    def read(self, raw: object, rng: np.random.Generator | None = None) -> tuple[str, ...]:
        """Return the different ones, without stock non-answers."""
        if isinstance(raw, str) and len(raw) <= 2000:
            raw = re.split(r"\bor\b|\bversus\b|\bvs\b|[,;/|\n]", raw)
        if not isinstance(raw, (list, tuple, set, frozenset)) or len(raw) > 20:
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        for each in raw:
            if each is not None and each is not ... and not isinstance(each, str):
                raise Invalid(f"Expected {self.expects}; {show(each)} is no text.")
        told = [
            plain(each)
            for each in raw
            if isinstance(each, str) and (not put_off(each) or plain(each) in ("nothing", "no", "not"))
        ]
        return tuple(sorted(set(told)))

    def same(self, one: tuple, other: tuple) -> bool:
        """Compare whatever the order."""
        return one == other


class Pick(Choice):
    """One of several, by its key or its words; a text that says “none” leaves it open."""

    such = ""

    def __init__(self, options: dict[str, str], what: str, of_goal: bool = False):
        super().__init__(options)
        self.what, self.of_goal = what, of_goal
        self.expects = f"{what}: " + ", ".join(
            f'`"{key}"`' + (f" ({words})" if words != key and len(options) < 7 else "")
            for key, words in options.items()
        )

    def read(self, raw: object, rng: np.random.Generator | None = None) -> str:
        """Return the option's key."""
        try:
            return super().read(raw, rng)
        except Invalid:
            if isinstance(raw, str) and len(raw) <= LONGEST and (near := self._begun(plain(raw))):
                return near
            if isinstance(raw, str) and says_none(raw):
                raise Unattempted from None
            raise

    def _begun(self, text: str) -> str | None:
        """Return the one option that begins with these words: “uplift”, “a customer”, “topic picked”."""
        text = re.sub(r"^(?:an?|the) ", "", text).strip(" .")
        near = [
            key
            for key, words in self.options.items()
            if any(f"{plain(each)} ".startswith(f"{text} ") for each in (key, words))
        ]
        return near[0] if text and len(near) == 1 else None
