"""Help on a line that does not follow, in steps: where it breaks, in numbers; then how to mend it."""

import re

from utils.derivation.pad.rows import stands_alone
from utils.derivation.problem import Problem
from utils.derivation.report import Line

COMPARED = re.compile(r"\(compared at ([^()]*)\)")
NO_NUMBERS = "There are no two numbers to compare here."
NO_REPAIR = "No single change known here repairs it. Go through it piece by piece: each sign, each factor, each index."


def broken_line(problem: Problem, text: str, index: int) -> Line | None:
    """Return the report's entry on line `index` (from 0, blank ones counted) when it is wrong, None otherwise."""
    return next((entry for entry in problem.check(text).lines if entry.row == index and entry.follows is False), None)


def where(entry: Line) -> str:
    """Return where a line and what it is compared with disagree: two numbers at one random point."""
    if not entry.values:
        return entry.says or NO_NUMBERS  # shapes and indices that do not fit have no numbers
    before, here = numbers(*entry.values)
    place = "At one random point" + (f", with {index[1]}," if (index := COMPARED.search(entry.says)) else "")
    if stands_alone(entry.text):
        return f"{place} its left side is {before} and its right side is {here}."
    return f"{place} the line before is {before} and this line is {here}."


def how(entry: Line) -> dict:
    """Return the one change that repairs a line as {"says", "repair", "mathml", "slip"}; empty texts where there is none."""
    if not entry.repair:
        return {"says": NO_REPAIR, "repair": "", "mathml": "", "slip": entry.slip or ""}
    says = (entry.repair_says or "").strip().rstrip(".")
    return {
        "says": f"One change repairs it: {says}." if says else "One change repairs it:",
        "repair": entry.repair,
        "mathml": entry.repair_mathml,
        "slip": entry.slip or "",
    }


def numbers(before: object, here: object) -> tuple[str, str]:
    """Return two numbers as text, with as many digits as it takes to tell them apart.

    >>> numbers(-0.1235, 2), numbers(1.0000001, 1.0000002)
    (('−0.1235', '2'), ('1.0000001', '1.0000002'))
    """
    for digits in (4, 8, 16):
        shown = tuple(_number(value, digits) for value in (before, here))
        if shown[0] != shown[1]:
            break
    return shown


def _number(value: object, digits: int) -> str:
    try:
        return f"{float(value):.{digits}g}".replace("-", "−")
    except (TypeError, ValueError):
        return str(value)[:60]
