"""What every story is scored on, whatever it is about. All stories here are invented, and so is everybody in them."""

CRITERIA = {
    "stakes": "who was affected and what hung on it, in two sentences",
    "mine": "what was theirs to answer for, said with “I”; having done things is half of it",
    "action": "what they did, in order, also what was uncomfortable",
    "number": "how it came out: before and after",
    "second": "what they gave up or left alone, and what they would do differently",
}
FICTION = "All of it is invented."


def points(scores: dict, key: str, name: str | None = None) -> int:
    """Return a sample's points on one criterion, or in all; -1 while it is unscored."""
    if not scores[key]:
        return -1
    return scores[key][name] if name else sum(scores[key].values())
