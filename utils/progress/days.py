"""Calendar days where the learner is: when an attempt was made, and how a day is called."""

from datetime import date, datetime, tzinfo

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # not the locale's: the course speaks English
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SECONDS = 86_400.0


def day_of(at: float, zone: tzinfo | None = None) -> date:
    """Return the day of a moment (seconds since the epoch) in `zone`, the machine's own by default."""
    return datetime.fromtimestamp(at, zone).date()


def called(day: date) -> str:
    """Return a day's short name.

    >>> called(date(2026, 11, 24))
    'Tue 24 Nov'
    """
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def since(day: date, today: date) -> str:
    """Say how long something has been due.

    >>> since(date(2026, 11, 22), date(2026, 11, 24)), since(date(2026, 11, 24), date(2026, 11, 24))
    ('for 2 days', 'today')
    """
    days = (today - day).days
    if days <= 0:
        return "today" if days == 0 else called(day)
    return f"for {days} day{'s' if days > 1 else ''}"
