"""Nine criteria, the reference scores of the three given designs with a reason each, and how far somebody's own lie from them."""

import html

from utils.chapters.design_studio.designs import GIVEN
from utils.exercise import Exercise, Mistake, Rubric, Wrong
from utils.exercise.outcomes import Invalid, Unattempted
from utils.exercise.views import box
from utils.figures import colours
from utils.figures.still import picture

CRITERIA = {
    "asked": "scale, latency and the decision are asked for first, and the numbers agree",
    "objective": "what is optimised, what it stands in for, and what a label's bias does to it",
    "labels": "kind, bias and delay of each label, and what follows for training",
    "data": "features known at serving, as fresh as needed, trained as they were served, split by time",
    "funnel": "candidates, milliseconds and memory add up, and why there are two stages",
    "ranking": "what is predicted, how it is combined; position, exploration, cold start",
    "evaluation": "offline, online goal and guardrails; a test long enough; interleaving where it can tell",
    "failure": "what drifts and who notices; a fallback for each stage; the way back",
    "ethics": "who plays against it, who is hurt, what the user can do",
}
RUBRIC = Rubric(CRITERIA, most=2)
REFERENCE = {
    "weak": RUBRIC.scores(1, 0, 1, 0, 0, 0, 0, 0, 0),
    "middling": RUBRIC.scores(1, 1, 1, 1, 2, 1, 1, 1, 1),
    "strong": RUBRIC.scores(2, 2, 2, 2, 2, 2, 2, 2, 2),
}
REASONS = {
    "weak": {
        "asked": "A latency and a number of items are there. No load, no users, no decision.",
        "objective": "Clicks because there are many of them: what they stand in for is not said.",
        "labels": "One label, named and called implicit; no bias, no delay.",
        "data": "The final price paid is known only afterwards, and rows are split at random.",
        "funnel": "Counts and times are written down, and wrong: 220 of 200 ms, 20.5 of 16 GB, a ranker that drops nothing. The reason for two stages, retraining, is wrong too: it is scoring that is expensive.",
        "ranking": "A name and “more GPUs”. Collaborative filtering does not help with cold start; it is what cold start breaks.",
        "evaluation": "AUC on a leaked test set, then shipped. No goal, no guardrail, no test.",
        "failure": "“We retrain regularly”. Nothing is watched, nothing has a fallback.",
        "ethics": "Nothing at all.",
    },
    "middling": {
        "asked": "Items, users and latency; the peak was never asked for.",
        "objective": "Purchases, and why not clicks. The weights “come from the product team”: a stand-in for what?",
        "labels": "Kind, bias and delay are all written down, and the delay is then ignored: a row is a no after 2 of 14 days.",
        "data": "As of the event, by time. But a vector that may be an hour old is renewed once a day.",
        "funnel": "180 of 250 ms, 500 × 200 µs in 120 ms, 5.12 of 32 GB, and scoring as the reason for two stages.",
        "ranking": "A purchase is predicted and position is named; no random traffic to measure it and no exploration.",
        "evaluation": "Offline by time and an online goal; a week of test for a label of two weeks, and no guardrail.",
        "failure": "Inputs watched, a way back. Ranking, the slowest stage, has no fallback.",
        "ethics": "One case without an answer, and “we should be careful”.",
    },
    "strong": {
        "asked": "Users, load, peak, items, latency, and that sold items are gone, which later decides the filter.",
        "objective": "Kept orders, what they stand in for, and what clicks alone would favour.",
        "labels": "Four labels with kind, delay and bias; order and click heads train on different rows because of the delay.",
        "data": "Logged when served, by time, and the last two weeks only wait for their 14 days.",
        "funnel": "160 of 200 ms, 64 of 80 ms for scoring, 6.4 of 64 GB, shards for load; scoring as the reason for two stages.",
        "ranking": "Three calibrated predictions, one formula, position measured on 1 % of traffic, exploration for new items.",
        "evaluation": "Interleaving to sort rankers, four weeks of test for a label of two, four guardrails, interference named.",
        "failure": "What breaks first, who notices within minutes, and a page that degrades at every stage.",
        "ethics": "Three cases with answers, new sellers as a guardrail, and doubt about what place stands in for.",
    },
}
APART = 4  # points in all; a single one may be off by 1


def near(reference: dict[str, int]):
    """Hold when no criterion is off by more than 1 and all together by no more than `APART`."""

    def check(points: dict, rng, kind):
        gaps = {name: points[name] - reference[name] for name in points}
        worst = max(gaps, key=lambda name: abs(gaps[name]))
        total, lean = sum(map(abs, gaps.values())), sum(gaps.values())
        if total > APART or abs(gaps[worst]) > 1:
            side = "generous" if lean > 0 else "strict" if lean < 0 else "generous here, strict there"
            raise Wrong(
                f"{said(total)} away in all ({side}).",
                f"`{worst}`, where you gave {points[worst]}. Listen for: {kind.criteria[worst]}.",
            )

    return check


def said(points: int) -> str:
    """Return a number of points in words."""
    return f"{points} point" + ("" if points == 1 else "s")


def total(points: dict) -> int:
    """Return the sum of a rubric's points."""
    return sum(points.values())


RIGHT = "Close enough, {apart} apart: {total} of 18, and the reference has {due}. `scoring.compare` shows where you differ, and its reasons."


def given_exercise(name: str, says: str, mistakes: list[Mistake], hints: list[str]) -> Exercise:
    """Return the exercise that has a given design scored."""
    due = REFERENCE[name]
    return Exercise(
        f"given-{name}",
        f"Score the {name} design. 0: absent or wrong; 1: named; 2: argued, with a number or a consequence. {says}",
        RUBRIC,
        [near(due)],
        mistakes,
        hints=hints,
        right=lambda points: RIGHT.format(
            total=total(points), due=total(due), apart=said(sum(abs(points[c] - due[c]) for c in due))
        ),
        topic="defence",
    )


def _read(points: object) -> dict | None:
    try:
        return RUBRIC.read(points)
    except (Invalid, Unattempted):
        return None


class Comparison:
    """A table of one's own scores beside the reference, with its reasons; before there is a score it only asks for one."""

    def __init__(self, name: str, points: object):
        self.name, self.points, self.due = name, _read(points), REFERENCE[name]

    def __repr__(self) -> str:
        if self.points is None:
            return f"Score the {self.name} design first: a point for each of nine criteria. Then the reference is shown here."
        rows = [f"{c}: yours {self.points[c]}, reference {self.due[c]}. {REASONS[self.name][c]}" for c in CRITERIA]
        return "\n".join([*rows, self._last()])

    def _last(self) -> str:
        gaps = [self.points[c] - self.due[c] for c in CRITERIA]
        return f"{said(sum(map(abs, gaps)))} apart; {total(self.points)} of 18 against {total(self.due)}."

    def _repr_html_(self) -> str:
        if self.points is None:
            return box([f"<div>{html.escape(repr(self))}</div>"], "#888888")
        edge = 'style="border-bottom:1px solid rgba(128,128,128,.45);padding:2px 10px 2px 0;text-align:left;vertical-align:top"'
        head = "".join(f'<th scope="col" {edge}>{word}</th>' for word in ("criterion", "yours", "reference", "why"))
        body = "".join(
            f"<tr>{''.join(f'<td {edge}>{cell}</td>' for cell in (c, _marked(self.points[c], self.due[c]), self.due[c], html.escape(REASONS[self.name][c])))}</tr>"
            for c in CRITERIA
        )
        return box(
            [f'<table style="border-collapse:collapse"><tr>{head}</tr>{body}</table>', f"<div>{self._last()}</div>"],
            "#0072B2",
        )


def _marked(mine: int, due: int) -> str:
    return str(mine) if mine == due else f"<strong>{mine} ({mine - due:+d})</strong>"


def compare(name: str, points: object) -> Comparison:
    """Show one's scores of a given design beside the reference, with the reasons."""
    if name not in GIVEN:
        raise ValueError(f"the given designs are {', '.join(GIVEN)}; got {name!r}")
    return Comparison(name, points)


def leaning(weak: object, middling: object, strong: object):
    """Draw how many points each design got more or less than the reference, criterion by criterion."""
    mine = {name: _read(points) for name, points in zip(GIVEN, (weak, middling, strong), strict=True)}
    scored = {name: points for name, points in mine.items() if points is not None}

    def draw(ax):
        marks = {"weak": ("v", colours.ERROR), "middling": ("o", colours.MODEL), "strong": ("^", colours.TRUTH)}
        ax.axvline(0, color=colours.DATA, linewidth=1)
        for place, name in enumerate(scored):
            shape, colour = marks[name]
            gaps = [scored[name][c] - REFERENCE[name][c] for c in CRITERIA]
            heights = [row + (place - 1) * 0.22 for row in range(len(CRITERIA))]
            ax.plot(gaps, heights, shape, color=colour, markersize=8, label=name)
        ax.set(xlim=(-2.4, 2.4), ylim=(len(CRITERIA) - 0.4, -0.6), xticks=range(-2, 3), yticks=range(len(CRITERIA)))
        ax.set_yticklabels(CRITERIA)
        ax.set_xlabel("← stricter than the reference      more generous →")
        lean = sum(total(points) - total(REFERENCE[name]) for name, points in scored.items())
        leaning_said = (
            "as strict as the reference"
            if not lean
            else f"{said(abs(lean))} {'more generous' if lean > 0 else 'stricter'} in all"
        )
        ax.set_title(f"You are {leaning_said}" if scored else "Score a design, and see which way you lean")
        if scored:
            ax.legend(loc="lower right", fontsize=9)

    words = ", ".join(f"{name} {total(points)} against {total(REFERENCE[name])}" for name, points in scored.items())
    return picture(draw, alt=f"Own scores minus reference by criterion: {words or 'none scored yet'}.", size=(7.6, 4.0))
