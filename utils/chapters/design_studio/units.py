"""Read an estimate with its unit: "25.6 GB", "24 GiB", "1.2k qps", "100 million a day". Never evaluated as code."""

import re
from dataclasses import dataclass

from utils.chapters.design_studio import units_words as words

LONGEST = 80
FIGURE = re.compile(r"\d{1,3}(?:[,_]\d{3})+(?!\d)(?:\.\d{1,20})?|\d{1,30}(?:\.\d{0,20})?|\.\d{1,20}")
EXPONENT = re.compile(r"[eE]([+-]?\d{1,2})(?![\d.])")
POWER = re.compile(r"\s*[x×*·]\s*10\s*(?:\^|\*\*)\s*([+-]?\d{1,2})(?![\d.])")
TOWER = re.compile(r"(2|10)\s*(?:\^|\*\*)\s*([+-]?\d{1,2})(?![\d.])")
TOKEN = re.compile(r"/|\$|[^\W\d_]+|\S")
RANGE = re.compile(r"\d\s*(?![eE]-\d)[a-zA-Z]{0,2}\s*(?:-|–|\bto\b)\s*\d")  # 1e-3 is none
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


class Unreadable(ValueError):
    """A text that is no estimate; the message is a sentence for the learner."""


@dataclass(frozen=True)
class Quantity:
    """A positive amount in bytes, seconds, dollars or of things; `dims` are the exponents of byte, second and dollar.

    `bits` and `binary` remember how it was written: in bits, with a prefix of 1024.
    """

    value: float
    dims: tuple[int, int, int]
    bits: bool = False
    binary: bool = False

    @property
    def kind(self) -> str:
        """What it is, in words: "a size", "a rate"."""
        return words.NAMES[self.dims]


def parse(text: str) -> Quantity:
    """Read one figure and its unit. Raises Unreadable.

    >>> parse("24 GiB").value / 1e9, parse("100 million a day").value
    (25.769803776, 1157.4074074074074)
    """
    asked = " ".join(text[: LONGEST + 1].split())
    asked = asked.rstrip(".!") if asked[-2:-1].isalpha() else asked
    if not asked:
        raise Unreadable("There is nothing written yet.")
    if len(asked) > LONGEST:
        raise Unreadable("That is too long: one figure and its unit, such as `1.7 GB`.")
    rest = _without_about(re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda found: "^" + found[0].translate(RAISED), asked))
    if RANGE.search(rest):
        raise Unreadable("That is a range: commit to one figure.")
    dollars = rest.startswith("$")
    value, rest = _figure(rest.removeprefix("$").lstrip())
    found = _Unit(TOKEN.findall(rest), dollars)
    value *= found.factor
    if not 0 < value < 1e60:
        raise Unreadable("An estimate is above zero, and finite.")
    return Quantity(value, found.dims, found.bits, found.binary)


def _without_about(text: str) -> str:
    for word in words.ABOUT:
        if text.casefold().startswith(word):
            return text[len(word) :].lstrip()
    return text


def _figure(text: str) -> tuple[float, str]:
    """Return the number a text starts with, and the rest."""
    if text[:1] in ("-", "−"):
        raise Unreadable("A negative amount? An estimate is above zero.")
    if match := TOWER.match(text):
        return float(match[1]) ** int(match[2]), text[match.end() :]
    match = FIGURE.match(text)
    if not match:
        raise Unreadable("It must start with a figure, such as `1.7 GB` or `1,200/s`.")
    rest = text[match.end() :]
    if rest[:1] == "," or (match[0].isdigit() and rest[:1] == "."):
        raise Unreadable("I cannot read the figure: a point for decimals, commas only between thousands.")
    value = float(re.sub("[,_]", "", match[0]))
    for form in (EXPONENT, POWER):
        if power := form.match(rest):
            return value * 10.0 ** int(power[1]), rest[power.end() :]
    return value, rest


class _Unit:
    """What stands behind the figure: a scale, a unit or a thing that is counted, and per what."""

    def __init__(self, tokens: list[str], dollars: bool):
        self.tokens, self.factor, self.bits, self.binary = tokens, 1.0, False, False
        self.dims = words.DOLLARS if dollars else words.NUMBER
        scaled = self._scale()
        if not dollars:
            self._unit(scaled)
        self._thing()
        self._per()
        if self.tokens:
            raise Unreadable(_leftover(self.tokens[0]))

    def _scale(self) -> bool:
        if not self.tokens:
            return False
        word = self.tokens[0]
        scale = words.SCALES.get(word.casefold()) or words.LETTERS.get(word)
        if scale:
            self.factor *= scale
            del self.tokens[0]
        return bool(scale)

    def _unit(self, scaled: bool) -> None:
        if not self.tokens:
            return
        word = self.tokens[0]
        if word in words.UNCLEAR:
            raise Unreadable(
                f"`{word}`: bytes or bits? A big B is bytes, a small b is bits, and the prefix is big: GB or Gb."
            )
        size, lower = words.size_of(word), word.casefold()
        if size:
            if word == "B" and not scaled and len(self.tokens) > 1 and self.tokens[1].casefold() in words.THINGS:
                raise Unreadable("`B` is read as bytes: write `billion`.")
            factor, self.bits, self.binary, per_second = size
            self.dims = words.FLOW if per_second else words.BYTES
        elif word in words.TIMES or lower in words.TIMES:
            factor, self.dims = words.TIMES.get(word) or words.TIMES[lower], words.SECONDS
        elif lower in words.PER_SECOND:
            factor, self.dims = 1.0, words.RATE
        elif lower in words.MONEY:
            factor, self.dims = 1.0, words.DOLLARS
        else:
            return
        self.factor *= factor
        del self.tokens[0]

    def _thing(self) -> None:
        if self.dims == words.NUMBER and self.tokens and self.tokens[0].casefold() in words.THINGS:
            del self.tokens[0]
        of, *held = [token.casefold() for token in self.tokens[:2]] or [""]
        if self.dims == words.BYTES and of == "of" and words.HOLDS.issuperset(held) and held:
            del self.tokens[:2]
        elif self.dims == words.BYTES and of in words.HOLDS:
            del self.tokens[0]

    def _per(self) -> None:
        if not self.tokens or self.tokens[0].casefold() not in words.PER:
            return
        time = self.tokens[1] if len(self.tokens) > 1 else ""
        seconds = words.TIMES.get(time) or words.TIMES.get(time.casefold())
        if not seconds:
            raise Unreadable(f"Per what? After `{self.tokens[0]}` I read only a time, such as `second` or `day`.")
        if self.dims[1]:
            raise Unreadable("A time per time, or a rate per time, is none of the units here.")
        self.dims = (self.dims[0], -1, self.dims[2])
        self.factor /= seconds
        del self.tokens[:2]


def _leftover(word: str) -> str:
    if word in ("*", "+", "×", "·", "x", "^", "="):
        return "That is a calculation: work it out, and give one figure with its unit."
    if word == "%":
        return "A percentage has no size: give one figure with its unit."
    if word == "m":
        return "`m`: minutes, or million? Write the word."
    return (
        f"I cannot read `{word[:20]}` there: one figure and its unit, such as `1.7 GB`, `1,200/s` or `5 million a day`."
    )
