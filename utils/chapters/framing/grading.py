"""Given answers, scored together by one rubric: read, commit, then see how far every score lies from the reference."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from utils.chapters.framing.grading_table import Comparison
from utils.exercise import Exercise, Form, Invalid, Mistake, Rubric, Unattempted, Wrong, complete
from utils.exercise.views import box, rich

MOST = 2  # 0: absent or wrong; 1: named; 2: said so that it can be used
SCALE = "0: absent or wrong. 1: named. 2: said so that somebody could act on it or check it."


@dataclass(frozen=True)
class Sample:
    """A given answer: its words, and for each criterion the reference's points with the reason."""

    text: str
    reference: Sequence[tuple[int, str]]


class Graded(Exercise):
    """An exercise whose answer is the points of every sample: {"a": [points in the order of the criteria], ...}."""

    def __init__(
        self,
        name: str,
        prompt: str,
        criteria: Mapping[str, str],
        samples: Mapping[str, Sample],
        mistakes: Sequence[Mistake],
        *,
        apart: int,
        **more: object,
    ):
        self.criteria, self.samples, self.apart = dict(criteria), dict(samples), apart
        rubric = Rubric(self.criteria, most=MOST)
        self.due = {
            key: rubric.scores(*(points for points, _ in sample.reference)) for key, sample in self.samples.items()
        }
        self.reasons = {
            key: dict(zip(self.criteria, (why for _, why in sample.reference), strict=True))
            for key, sample in self.samples.items()
        }
        unscored = {key: f"Sample `{key}` has no scores yet." for key in self.samples}
        answer = Form(**dict.fromkeys(self.samples, rubric))
        super().__init__(name, prompt, answer, [complete(**unscored), self._near], mistakes, **more)

    def compare(self, scores: object) -> Comparison:
        """Show all scores beside the reference, with its reasons; nothing before every sample is scored."""
        return Comparison(self, self._read(scores))

    def gaps(self, scores: object) -> list[int]:
        """List yours minus the reference, a number a criterion and sample; empty while something is unscored."""
        points = self._read(scores)
        return [points[k][c] - self.due[k][c] for k in self.samples for c in self.criteria] if points else []

    def _read(self, scores: object) -> dict | None:
        try:
            points = self.answer.read(scores, self._rng())
        except (Invalid, Unattempted):
            return None
        return points if all(points.values()) else None

    def _near(self, points: dict, rng: object, kind: object) -> None:
        gaps = {(k, c): points[k][c] - self.due[k][c] for k in self.samples for c in self.criteria}
        total, lean = sum(map(abs, gaps.values())), sum(gaps.values())
        (sample, worst), most = max(gaps.items(), key=lambda item: abs(item[1]))
        if total > self.apart or abs(most) > 1:
            side = "generous" if lean > 0 else "strict" if lean < 0 else "generous here, strict there"
            raise Wrong(
                f"{total} points away in all, on {len(gaps)} scores ({side}). `.compare` shows every one.",
                f"`{worst}` of `{sample}`, where you gave {points[sample][worst]}. Listen for: {self.criteria[worst]}.",
            )

    def _asked(self) -> str:
        one = f"[{', '.join(['…'] * len(self.criteria))}]"
        return "Hand in `{" + ", ".join(f'"{key}": {one}' for key in self.samples) + "}`, in the order of the criteria."

    def __repr__(self) -> str:
        lines = [f"[question] {self.name}", self.prompt, SCALE]
        lines += [f"`{name}`: {listen}" for name, listen in self.criteria.items()]
        lines.append(self._asked())
        return "\n".join([*lines, *(f"Sample `{key}`: {sample.text}" for key, sample in self.samples.items())])

    def _repr_html_(self) -> str:
        listed = "".join(f"<li><code>{name}</code>: {rich(listen)}</li>" for name, listen in self.criteria.items())
        quote = 'style="margin:.5em 0;padding:.4em .9em;border-left:3px solid rgba(128,128,128,.5)"'
        told = [
            f"<blockquote {quote}><strong>Sample <code>{key}</code></strong><br>{html.escape(sample.text)}</blockquote>"
            for key, sample in self.samples.items()
        ]
        head = [f"<div>{rich(self.prompt)}</div>", f'<ul style="margin:.3em 0">{listed}</ul>', f"<div>{SCALE}</div>"]
        head.append(f"<div>{rich(self._asked())}</div>")
        return box([*head, *told], "#0072B2")


def total(points: Mapping[str, int]) -> int:
    """Return the sum of one sample's points."""
    return sum(points.values())
