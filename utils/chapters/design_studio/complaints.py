"""Ask every rule of a design, and say what was looked at and what was not."""

import re
from dataclasses import dataclass

from utils.chapters.design_studio.asking import ASKING
from utils.chapters.design_studio.clashing import CLASHING
from utils.chapters.design_studio.fields import FIELDS, SECTION_OF, SECTIONS
from utils.chapters.design_studio.quantities import TIMES, quantities
from utils.chapters.design_studio.reading import Read
from utils.chapters.design_studio.rules import Rule, holds
from utils.chapters.design_studio.saying import say_number, say_time

RULES = (*CLASHING, *ASKING)
FACTS = {
    "ranking": "At the peak that is {peak_scores} scores a second: {cores} cores that never rest, {cores_twice} at half load."
}
UNREADABLE = "unreadable"
LOOKED_AT = (
    f"Looked at: {sum(field.kind != 'prose' for field in FIELDS.values())} structured fields, by {len(RULES)} checks: is it there, "
    "and does it agree with the rest? Not looked at: your prose, whether the numbers are true, and whether the design is good."
)
NO_COMPLAINT = "No complaint. That is not “right”: it says only that these checks found no question missing. "


@dataclass(frozen=True)
class Complaint:
    """One missing question or contradiction: its name, its section, the question, and the sentence with the numbers."""

    name: str
    section: str
    asks: str
    says: str

    def __str__(self) -> str:
        return f"{self.asks} {self.says}"


def complaints(read: Read) -> list[Complaint]:
    """List what was not asked and what does not add up, in the order of the sections; contradictions come first in each."""
    found = [
        Complaint(UNREADABLE, SECTION_OF.get(name, next(iter(SECTIONS))), "Can this be read?", sentence)
        for name, sentence in read.remarks
    ]
    names = {**quantities(read.values), "unread": [name for name, _ in read.remarks]}
    found += [complaint for rule in RULES if (complaint := _ask(rule, names))]
    order = list(SECTIONS)
    return sorted(found, key=lambda complaint: order.index(complaint.section))


def _ask(rule: Rule, names: dict) -> Complaint | None:
    rows = (names.get(rule.each) or []) if rule.each else [{}]
    for place, row in enumerate(rows, 1):
        here = {**names, **row, "row": row.get("name") or f"row {place}"}
        if all(holds(condition, here) for condition in rule.when):
            return Complaint(rule.name, rule.section, rule.asks, fill(rule.says, here))
    return None


def fill(template: str, names: dict) -> str:
    """Put values into a sentence: times as times, numbers to three figures, words as they are."""

    def word(found: re.Match) -> str:
        value = names.get(found[1])
        if isinstance(value, float | int):
            return say_time(value) if found[1] in TIMES else say_number(float(value))
        return str(value)

    return re.sub(r"\{(\w+)\}", word, template)


def facts(read: Read) -> dict[str, str]:
    """Return what follows from the numbers, a sentence by section, without a verdict; nothing where a number is missing."""
    names = quantities(read.values)
    asked = {section: re.findall(r"\{(\w+)\}", says) for section, says in FACTS.items()}
    return {
        section: fill(FACTS[section], names)
        for section, needed in asked.items()
        if all(names[n] is not None for n in needed)
    }


def summary(found: list[Complaint]) -> str:
    """Return the last line of a verdict on a board; never that it is right."""
    if not found:
        return NO_COMPLAINT + LOOKED_AT
    return f"{len(found)} open. {LOOKED_AT}"
