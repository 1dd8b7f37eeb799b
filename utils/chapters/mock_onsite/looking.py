"""What must hold of a day that was read from a file."""

from collections.abc import Mapping, Sequence

from utils.chapters.mock_onsite.plan import ROUNDS

DID = {"start", "pause", "resume", "next", "end", "close", "answer", "board", "away"}


def look_through(day) -> None:
    """Go through a day once, so that what is damaged shows here and not in the middle of a round.

    ValueError, or what Python raises, where something is not as it must be.
    """
    if not (
        isinstance(day.seed, int) and isinstance(day.id, str) and day.speed > 0 and day.began >= 0 and day.alive >= 0
    ):
        raise ValueError("settings")
    if not isinstance(day.rounds, list) or len(day.rounds) != len(ROUNDS):
        raise ValueError("rounds")
    for one in (one for some in day.rounds for one in some):
        if not (isinstance(one["key"], str) and isinstance(one["chapter"], str) and one["minutes"] > 0 and one["part"]):
            raise ValueError("a question")
    _events(day.events)
    for number, some in enumerate(day.rounds):
        day.clock(number, day.alive)
        if any(not 0 <= k < len(some) for k in {*day.answers(number), *day.boards(number)}):
            raise ValueError("an answer to no question")


def _events(events: Sequence[Mapping]) -> None:
    for one in events:
        if one["did"] not in DID or not one["at"] >= 0 or not isinstance(one["round"], int):
            raise ValueError("an event")
        if one["did"] == "away" and not one["until"] >= one["at"]:
            raise ValueError("an interruption")
