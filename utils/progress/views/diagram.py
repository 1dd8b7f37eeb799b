"""The learner's own reliability diagram, with what it can and cannot say."""

import html
from collections.abc import Sequence

from utils.figures.colours import DATA, YOURS
from utils.figures.frames import whole
from utils.figures.stage import Stage
from utils.progress.calibration import (
    Overconfidence,
    arrays,
    brier_parts,
    overconfidence,
    reliability_bins,
)
from utils.progress.memory import kept, store, unattended
from utils.progress.summary import first_graded
from utils.progress.views.shown import Shown, columns, says, table

NEEDED = 20  # fewer make intervals so wide that the diagram says nothing
PER_TOPIC = 8
COUNTED = "first graded answers to a question, with a confidence and without a hint"


def my_calibration() -> Shown:
    """Show the learner's own reliability diagram, the parts of the Brier score, over- or underconfidence, by topic."""
    rows = [row for row in first_graded(kept()) if row.confidence is not None and not row.hints]
    remark = None if unattended() else store().take_remark()
    if len(rows) < NEEDED:
        sentence = (
            f"Your diagram needs {NEEDED} {COUNTED}; there {'is' if len(rows) == 1 else 'are'} {len(rows)}."
            "\nEither answer on, as in `check(answer, confidence=0.8)`, or take the two-minute quiz: "
            "run `quiz()` (from utils.progress)."
        )
        return Shown(sentence + (f"\n{remark}" if remark else ""))
    found = calibration_of(
        [row.confidence for row in rows], [row.verdict == "right" for row in rows], [row.topic for row in rows]
    )
    if remark:
        found.text, found.html = f"{found.text}\n\n{remark}", found.html + says(remark)
    return found


def calibration_of(confidences: Sequence[float], rights: Sequence[bool], topics: Sequence[str] | None = None) -> Shown:
    """Show the same report for given confidences (0 to 1), whether each was right, and the topic of each."""
    p, y = arrays(confidences, rights)
    if len(p) == 0:
        return Shown("There is nothing to show: no answers.")
    over, parts, points = overconfidence(p, y), brier_parts(p, y), reliability_bins(p, y)
    verdict, title = judged(over)
    several = f"; of {len(points)} dots, one may lie outside by chance" if len(points) > 1 else ""
    score = (
        f"Brier score {parts.brier:.3f} = reliability {parts.reliability:.3f} - resolution {parts.resolution:.3f}"
        " (what happens inside the bins is counted in, so it can be negative)"
        f" + uncertainty {parts.uncertainty:.3f}. On so many answers even perfect confidences would show a"
        f" reliability of about {parts.by_chance:.3f}."
    )
    reading = (
        "A bar is the 95% interval of your share right (Wilson). Grey is where that share falls at least 95 times in 100"
        f" when your confidences are exactly right. A dot outside it is a hint{several}."
    )
    lines = by_topic(p, y, topics)
    header = ["topic", "answers", "mean confidence", "right", "if exactly calibrated, 95%"]
    text = [verdict, score, reading, *([columns(header, lines)] if lines else [])]
    rich = says(f"{verdict}\n{score}\n{reading}")
    if lines:
        rich += table("By topic", header, [list(map(html.escape, line)) for line in lines])
    return Shown("\n\n".join(text), rich, drawn(points, title), describe(points, title))


def judged(over: Overconfidence) -> tuple[str, str]:
    """Say whether confidence and success differ by more than chance, in a sentence and as a title."""
    low, high = over.chance
    numbers = (
        f"In {over.n} answer{'s' if over.n > 1 else ''} you were {over.confidence:.0%} sure on average and right in"
        f" {over.right:.0%}. Exactly calibrated you would be right in {low:.0%} to {high:.0%} of them, 95 times in 100."
    )
    if over.right < low:
        return f"{numbers} You are overconfident.", f"Overconfident: {over.confidence:.0%} sure, {over.right:.0%} right"
    if over.right > high:
        return (
            f"{numbers} You are underconfident.",
            f"Underconfident: {over.confidence:.0%} sure, {over.right:.0%} right",
        )
    return (
        f"{numbers} That may be chance: neither over- nor underconfidence can be told from it.",
        f"{over.confidence:.0%} sure, {over.right:.0%} right: no more apart than chance",
    )


def by_topic(p, y, topics: Sequence[str] | None) -> list[list[str]]:
    """Return a line for each topic; below eight answers a topic is counted and not judged."""
    if topics is None or len(set(topics)) < 2:
        return []
    lines = []
    for topic in dict.fromkeys(topics):
        mine = [k for k, other in enumerate(topics) if other == topic]
        over = overconfidence(p[mine], y[mine])
        low, high = over.chance
        said = f"{low:.0%} to {high:.0%}" if over.n >= PER_TOPIC else "too few to say"
        lines.append([topic or "other", str(over.n), f"{over.confidence:.0%}", f"{over.right:.0%}", said])
    return lines


def describe(points, title: str) -> str:
    """Say in words what the diagram shows."""
    said = "; ".join(f"{b.confidence:.0%} sure, {b.right:.0%} right ({b.n} answers)" for b in points)
    return f"Reliability diagram. {title}. From least to most sure: {said}."


def drawn(points, title: str) -> bytes:
    """Draw the diagram as PNG bytes."""
    frame, _ = Stage(lambda ax: draw(ax, points, title), size=(6.4, 4.6)).render({})
    return whole(frame, level=9)


def draw(ax, points, title: str) -> None:
    """Draw the diagonal, chance's range, each bin with its interval, and how many answers it holds."""
    ax.figure.subplots_adjust(bottom=0.25)
    (even,) = ax.plot([0, 1], [0, 1], color=DATA, lw=1, dashes=(4, 3), zorder=2)
    for b in points:
        low, high = b.chance
        room = max(high - low, 0.02)  # sure of all of them: chance leaves no room, and that must be seen
        middle = min(max((low + high) / 2, room / 2), 1 - room / 2)
        grey = ax.bar(b.confidence, room, 0.022, middle - room / 2, color="#CFCFCF", zorder=1)
        (bar,) = ax.plot([b.confidence] * 2, b.interval, "-", color=YOURS, lw=1.6, zorder=3)
        ax.plot(b.confidence, b.right, "o", color=YOURS, ms=8, zorder=4)
        ax.annotate(f"{b.n}", (b.confidence, b.right), (9, -4), textcoords="offset points", color=YOURS, fontsize=10)
    lowest = min(0.45, points[0].confidence - 0.05)
    ax.set(
        xlim=(max(-0.03, lowest), 1.05), ylim=(-0.03, 1.05), xlabel="how sure you were", ylabel="share you got right"
    )
    words = ["your share right, its 95% interval, answers", "chance alone, if exactly calibrated", "as sure as right"]
    ax.figure.legend([bar, grey, even], words, loc="lower left", bbox_to_anchor=(0.1, 0.0), ncols=2, fontsize=9)
    ax.set_title(title)
