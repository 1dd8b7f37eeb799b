"""Say whether the environment serves as it is: all that a second start has to find out, so it imports little."""

from pathlib import Path

from utils.setup import stamp
from utils.setup.layout import LOCKS, ROOT, layout
from utils.setup.stamp import Action


def ready(need: str, root: Path = ROOT, locks: Path = LOCKS) -> Path | None:
    """Return the environment's Python when it holds the set `need` ("study" or "all") as it should; else None."""
    plan = layout(root)
    try:
        action, _ = stamp.decide(True, stamp.read(plan.stamp), stamp.wanted(root, locks), need)
    except OSError:
        return None
    return plan.python if action is Action.REUSE and plan.python.exists() else None
