"""A check as data: when it complains, the question nobody asked, and the sentence with this design's own numbers."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rule:
    """One check.

    It complains when every condition of `when` holds. A condition is (name, operator) or (name, operator, other): a name is a
    field, a column or a quantity, `other` is a value or "@name". With `each`, conditions are asked of each row of that field,
    and the complaint speaks of the first for which they hold. `asks` is the question, always the same; `says` has {names} in
    it. `example` turns the strong given design into one with this complaint and no other: {field: value}, or for one row's cells
    {field: (row, {column: value})}.
    """

    name: str
    section: str
    asks: str
    says: str
    when: tuple
    example: dict = field(default_factory=dict)
    each: str = ""

    def plain(self) -> dict:
        """Return what the browser needs."""
        return {key: getattr(self, key) for key in ("name", "section", "asks", "says", "when", "each")}


def holds(condition: tuple, names: dict) -> bool:
    """Tell whether one condition holds; a comparison with something missing does not.

    What is `unread` (entered, and not readable) is not blank: it has had its own complaint.
    """
    left, operator, *rest = condition
    value = names.get(left)
    missing = value is None or value == []
    if operator in ("blank", "given"):
        return missing and left not in names.get("unread", ()) if operator == "blank" else not missing
    other = rest[0]
    if isinstance(other, str) and other.startswith("@"):
        other = names.get(other[1:])
    if missing or other is None:
        return False
    if operator == "is":
        return value == other
    if operator == "in":
        return value in other
    if operator == "has":
        return other in value
    if operator == "isnt":
        return value != other
    return value > other if operator == ">" else value >= other if operator == ">=" else value < other
