"""Numbers with units out of a few words: times, rates, shares, money, limits. None for what cannot be read."""

import math
import re

WORDS = {
    word: n for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 1
    )
} | {word: 10 * n for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}  # fmt: skip
UNITS = {
    0.001: "ms msec millisecond milliseconds", 1: "s sec secs second seconds", 60: "min mins minute minutes", 3600: "h hr hrs hour hours",
    86_400: "d day days", 604_800: "w wk wks week weeks", 1_209_600: "fortnight fortnights", 2_592_000: "mo month months",
    7_776_000: "quarter quarters", 31_536_000: "y yr yrs year years",
}  # fmt: skip
SECONDS = {word: size for size, words in UNITS.items() for word in words.split()}
ADVERBS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
PARTS = {"quarter": 0.25, "third": 1 / 3, "fifth": 0.2, "tenth": 0.1, "hundredth": 0.01, "thousandth": 0.001}
AT_ONCE = {"at once", "immediately", "instantly", "straight away", "right away", "real time", "in real time", "now"}
ALL = {
    "no upper bound",
    "there is no upper bound",
    "there is no limit",
    "all",
    "all of them",
    "everybody",
    "everyone",
    "every one",
    "unlimited",
    "no limit",
    "without limit",
    "as many as come",
}
MONEY = {"€": "eur", "eur": "eur", "euro": "eur", "euros": "eur", "$": "usd", "usd": "usd", "dollar": "usd", "dollars": "usd", "£": "gbp", "gbp": "gbp", "pound": "gbp", "pounds": "gbp"}  # fmt: skip
NUMBER = r"(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(k|m|hundred|thousand|million)?(?![a-z])"
TIMES = {"k": 1e3, "hundred": 100, "thousand": 1e3, "m": 1e6, "million": 1e6, None: 1}
_SPELLED = re.compile(r"\b(" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")\b")
_UNIT = "|".join(sorted(SECONDS, key=len, reverse=True))


def digits(text: str) -> str:
    """Return the text with its number words as digits.

    >>> digits("twenty-five a day"), digits("half an hour"), digits("a hundred")
    ('25 a day', '0.5 hour', '1 hundred')
    """
    text = re.sub(r"(?<=\d),(?=\d{1,2}(?!\d))", ".", text)  # 3,50 as much of Europe writes it
    text = re.sub(r"\bone and a half\b", "1.5", text)
    text = re.sub(r"\bhalf (?:of )?(?:an? )?", "0.5 ", text)
    parts = "|".join(PARTS)
    text = re.sub(rf"\b(?:an? |one )?({parts}) of (?:an? )", lambda found: f"{PARTS[found[1]]} ", text)
    text = re.sub(r"\ban? (?=(?:hundred|thousand|million)\b)", "1 ", text)
    text = re.sub(r"\bone(?=\W*$| (?:can|could|does|has|is|knows|was|will|would)\b)", "", text)  # “there isn't one”
    text = re.sub(r"\b(?:working|business|calendar|full|whole|clear) (?=(?:days?|weeks?|months?|hours?)\b)", "", text)
    spelled = _SPELLED.sub(lambda found: f"#{WORDS[found[1]]}#", text)
    joined = re.sub(r"#([2-9])0#[ -]#([1-9])#", r"\1\2", spelled)
    return re.sub(r"#(\d+)#", r"\1", joined)


def number(text: str) -> float | None:
    """Return the first number in the text."""
    found = re.search(NUMBER, digits(text))
    return _value(found) if found else None


def _value(found: re.Match) -> float:
    return float(found[1].replace(",", "")) * TIMES[found[2]]


def seconds(text: str) -> float | None:
    """Return a time in seconds; of a range or several times the longest.

    >>> seconds("2 weeks"), seconds("7-14 days"), seconds("1 h 30 min"), seconds("a day"), seconds("14")
    (1209600.0, 1209600.0, 5400.0, 86400.0, None)
    """
    if text in AT_ONCE:
        return 0.0
    text = re.sub(rf"\b(?:an?|the (?:next|following|first)) (?={_UNIT}\b)", "1 ", digits(text))
    one = rf"(\d[\d,]*(?:\.\d+)?|\.\d+)\s*-?\s*({_UNIT})\b"
    found = [
        sum(float(n.replace(",", "")) * SECONDS[unit] for n, unit in re.findall(one, whole[0]))
        for whole in re.finditer(rf"{one}(?:(?:\s|,|\band\b)*{one})*", text)
    ]
    return max(found, default=None)


class Rate(float):
    """So many a day; `period` is the time it was stated for, in seconds: a week of work has five days."""

    period = 0.0


def rate(text: str) -> Rate | None:
    """Return how many a day; infinity for all of them.

    >>> rate("400 calls a week") * 7, rate("up to forty daily"), rate("all"), rate("400")
    (400.0, 40.0, inf, None)
    """
    if text in ALL:
        return Rate(math.inf)
    text = digits(text)
    found = re.search(rf"{NUMBER}.*?(?:/|\b(?:per|an?|each|every|in)\b)\s*(\d*)\s*({_UNIT})\b", text)
    per = SECONDS[found[4]] * float(found[3] or 1) if found else 0
    if not found:
        found = re.search(rf"{NUMBER}.*?\b({'|'.join(ADVERBS)})\b", text)
        per = ADVERBS[found[3]] if found else 0
    if not per:
        return None
    stated = Rate(_value(found) * 86_400 / per)
    stated.period = per
    return stated


def share(text: str) -> float | None:
    """Return a share between 0 and 1.

    >>> share("5%"), share("1 in 20"), share("0.05"), share("5")
    (0.05, 0.05, 0.05, None)
    >>> share("half"), share("a tenth of the list")
    (0.5, 0.1)
    """
    said = re.match(r"(?:about |roughly )?(?:an? |one )?(half|" + "|".join(PARTS) + r")(?=$| of the\b)", text)
    if said:
        return {"half": 0.5, **PARTS}[said[1]]
    text = digits(text)
    if found := re.search(rf"{NUMBER}\s*(?:%|per ?cent\b|pct\b)", text):
        value = float(found[1].replace(",", "")) / 100
    elif found := re.search(rf"{NUMBER}\s*(?:[a-z]+ ){{0,2}}(?:in|of|out of|/|per)\s*(?:every )?{NUMBER}", text):
        value = _value(found) / max(float(found[3].replace(",", "")) * TIMES[found[4]], 1)
    else:
        found = re.fullmatch(r"\D*?(0?\.\d+|[01](?:\.0*)?)\b.*", text)
        value = float(found[1]) if found else None
    return value if value is not None and 0 <= value <= 1 else None


def cost(text: str) -> tuple[float, str] | None:
    """Return (amount, unit): seconds for times, a currency's code, the words behind the number otherwise.

    >>> cost("€12.50"), cost("12 euros"), cost("half an hour"), cost("3 lost orders")
    ((12.5, 'eur'), (12.0, 'eur'), (1800.0, 'time'), (3.0, 'lost orders'))
    """
    money = next((MONEY[word] for word in re.findall(r"[€$£]|[a-z]+", text) if word in MONEY), None)
    amount = number(text)
    if money or amount is None:
        return (amount, money) if amount is not None else None
    lasts = seconds(text)
    if lasts is not None:
        return lasts, "time"
    return amount, " ".join(re.split(NUMBER, digits(text))[-1].split()[:3]).strip(" .,")
