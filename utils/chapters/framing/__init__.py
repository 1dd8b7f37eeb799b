"""Framing and communication: from a vague goal to a decision, a label, a metric and a guardrail; and saying it aloud."""

BEHAVIOURAL = ("stories", "fairness-board", "disagreement-board")
ROUND = {
    "": "framing",
    **dict.fromkeys(BEHAVIOURAL, "behavioural"),
    "math-board": "follow-up",
    "hidden-rates": "probability",
    "error-identity": "derive",
}  # which round of a mock onsite asks, by topic or name
