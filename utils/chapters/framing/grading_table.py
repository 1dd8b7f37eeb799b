"""How far somebody's scores lie from the reference: every sample, every criterion, with the reason, and the habit behind it."""

from utils.exercise.views import box, rich

EDGE = "border-bottom:1px solid rgba(128,128,128,.45);padding:2px 10px 2px 0;text-align:left;vertical-align:top"


class Comparison:
    """The table of `points` ({sample: {criterion: points}}) against a `Graded` exercise; without points it only asks for them."""

    def __init__(self, graded, points: dict | None):
        self.graded, self.points = graded, points

    def rows(self) -> list[tuple[str, str, int, int, str]]:
        """List (sample, criterion, yours, reference, why)."""
        due, why = self.graded.due, self.graded.reasons
        return [
            (key, name, self.points[key][name], due[key][name], why[key][name])
            for key in self.graded.samples
            for name in self.graded.criteria
        ]

    def habit(self) -> list[str]:
        """Return what the gaps have in common: the distance, the direction, where it sits, and the order of the samples."""
        gaps = [(name, mine - due) for _, name, mine, due, _ in self.rows()]
        off, up = sum(gap != 0 for _, gap in gaps), sum(gap for _, gap in gaps if gap > 0)
        down = -sum(gap for _, gap in gaps if gap < 0)
        said = [f"{off} of {len(gaps)} scores differ: {up} point{'s' * (up != 1)} too generous, {down} too strict."]
        leans = {name: sum(gap for other, gap in gaps if other == name) for name in self.graded.criteria}
        widest = max(leans, key=lambda name: abs(leans[name]))
        if abs(leans[widest]) > 1:
            said.append(f"Most of it on `{widest}` ({leans[widest]:+d}): read that line of the rubric again.")
        mine, due = (self._order(scores) for scores in (self.points, self.graded.due))
        said.append(f"In order: yours {mine}, the reference {due}.")
        return said

    def _order(self, scores: dict) -> str:
        totals = {key: sum(points.values()) for key, points in scores.items()}
        return ", ".join(f"{key} {totals[key]}" for key in sorted(totals, key=lambda key: (-totals[key], key)))

    def __repr__(self) -> str:
        if self.points is None:
            return "Score every sample first, each criterion from 0 to 2. Then the reference is shown here."
        lines = [f"{key}, {name}: yours {mine}, reference {due}. {why}" for key, name, mine, due, why in self.rows()]
        return "\n".join([*lines, *self.habit()])

    def _repr_html_(self) -> str:
        if self.points is None:
            return box([f"<div>{self!r}</div>"], "#888888")
        words = ("sample", "criterion", "yours", "reference", "why")
        head = "".join(f'<th scope="col" style="{EDGE}">{word}</th>' for word in words)
        body = "".join(
            f'<tr><th scope="row" style="{EDGE}">{key}</th>'
            + "".join(
                f'<td style="{EDGE};{wrap}">{cell}</td>'
                for cell, wrap in ((name, ""), (_marked(mine, due), "white-space:nowrap"), (due, ""), (rich(why), ""))
            )
            + "</tr>"
            for key, name, mine, due, why in self.rows()
        )
        top = '<caption style="text-align:left;font-weight:600">Yours beside the reference</caption>'
        table = f'<table style="border-collapse:collapse">{top}<tr>{head}</tr>{body}</table>'
        shown = [f'<div style="overflow-x:auto">{table}</div>', *(f"<div>{rich(line)}</div>" for line in self.habit())]
        return box(shown, "#0072B2")


def _marked(mine: int, due: int) -> str:
    return str(mine) if mine == due else f"<strong>{mine} ({mine - due:+d})</strong>"
