"""Whether an exam is going on in this process: then nobody is helped."""

from collections.abc import Callable

_why: Callable[[], str] | None = None


def refuse_help(why: Callable[[], str] | None) -> None:
    """Ask `why` before any hint from now on: what it returns is said in its place, "" lets the hint through. None: nobody."""
    global _why
    _why = why


def refusal() -> str:
    """Return what is said in place of a hint just now, "" when hints are given."""
    return _why() if _why else ""
