"""One round of the drill: a derivation with a slip in it, as an exercise."""

import html

import numpy as np

from utils.derivation.drill.answers import LineNumber, Step
from utils.derivation.drill.plant import Planted
from utils.derivation.drill.worked import Row
from utils.derivation.grammar import mathml, show
from utils.derivation.slips import SLIPS, slug
from utils.exercise import Answer, Exercise, Form, Mistake, Wrong, complete, views
from utils.exercise.show import show as shown

ASK = "One line does not follow from the one before; later lines carry on from it. Which line is it, and what should stand there?"
LEFT_OPEN = {"line": "Which line?", "should_be": "You named the line. What should stand there?"}


class Puzzle(Exercise):
    """A derivation in which one line is wrong; the answer is {"line": its number, "should_be": the line as it should be}.

    Any line is right that follows from the one before and leads on to the rest. `planted` is the solution.
    """

    def __init__(self, name: str, planted: Planted, topic: str = "derivations"):
        self.planted = planted
        self.lines = [f"{k}.  {row.text}" for k, row in enumerate(planted.rows, 1)]
        problem = planted.worked.problem
        super().__init__(
            name,
            ASK,
            Form(line=LineNumber(len(self.lines)), should_be=Step(problem)),
            [complete(**LEFT_OPEN), self.found],
            _mistakes(self),
            hints=_hints(planted),
            right=f"Line {planted.row + 1}. The slip: {planted.name}. {SLIPS[planted.name]} It was `{planted.truth.text}`.",
            topic=topic,
        )

    def found(self, form: dict, rng: np.random.Generator, kind: Answer) -> None:
        """Hold when the line is the wrong one and what is put there follows and leads on."""
        if form["line"] != self.planted.row + 1:
            raise Wrong("Every line is judged against the one before it only. That one follows.")
        failure = self.fails(form["should_be"])
        if failure:
            raise Wrong(failure, cause="repair-still-wrong")

    def fails(self, text: str) -> str | None:
        """Return why a line does not belong in the slip's place, or None when it does."""
        planted, row = self.planted, self.planted.row
        text = self._as_line(text)
        rows = [r.text for r in planted.worked.rows]
        if row and _bare(text) == _bare(rows[row - 1]):
            return "That is the line before once more. What comes next?"
        if planted.truth.continues is False and "=" not in text:
            return f"Write the whole line, with `{show(planted.truth.parts[0][1])} =`."
        report = planted.worked.problem.check("\n".join([*rows[:row], text, *rows[row + 1 :]]))
        mine = report.lines[row] if len(report.lines) > row else None
        if mine is None or len(report.lines) != len(rows):
            return "Write one line."
        if mine.follows is not True:
            at = (
                f" At one random point the line before is {shown(mine.values[0])}, yours {shown(mine.values[1])}."
                if mine.values
                else ""
            )
            return f"You found the line. What you put there does not follow from the line before either.{at}"
        if [line.follows for line in report.lines] != planted.worked.verdicts:
            return "What you put there is true, and the rest of the derivation does not follow from it."
        return None

    def _as_line(self, text: str) -> str:
        """Return the text with the left side, or the leading equals sign, that its place needs."""
        truth, text = self.planted.truth, text.strip()
        if truth.continues:
            return text if "=" in text.replace(">=", "").replace("<=", "") else f"= {text}"
        left = " = ".join(show(tree) for _, tree in truth.parts[:-1])
        return f"{left} {text}" if text.startswith("=") else text if "=" in text else f"{left} = {text}"

    def __repr__(self) -> str:
        given = [f"  with {line}" for line in self.planted.worked.given]
        shown = [f"[puzzle] {self.name}", self.prompt, *given, *(f"  {line}" for line in self.lines)]
        return "\n".join([*shown, *self.answer.parts()])

    def _repr_html_(self) -> str:
        listed = "".join(f'<li style="padding:.45em 0">{_math(row)}</li>' for row in self.planted.rows)
        given = "<br>".join(f"<code>{html.escape(line)}</code>" for line in self.planted.worked.given)
        parts = "".join(f"<li>{views.rich(part)}</li>" for part in self.answer.parts())
        lines = [
            f"<div>{views.rich(self.prompt)}</div>",
            f'<div style="{views.QUIET}">{given}</div>' if given else "",
            f'<ol style="margin:.5em 0;font-size:1.12em">{listed}</ol>',
            f'<ul style="margin:.3em 0">{parts}</ul>',
            f'<div style="{views.QUIET}">{html.escape(self.name)}</div>',
        ]
        return views.box(lines, "#0072B2")


def _math(row: Row) -> str:
    """Return a line as mathematics, its text as what a copy or a screen reader gets."""
    pieces = [piece for relation, tree in row.parts for piece in (relation, tree) if piece is not None]
    inline = mathml(*pieces).replace('display="block"', 'displaystyle="true"')  # beside its number
    return f'<span title="{html.escape(row.text)}">{inline}</span>'


def _bare(text: str) -> str:
    return "".join(text.replace("*", " ").split()).removeprefix("=")


def _hints(planted: Planted) -> list[str]:
    row = planted.row + 1
    near = (
        f"It is line {max(1, row - 1)} or line {row}."
        if row > 1
        else f"It is line 1 or line {min(2, len(planted.rows))}."
    )
    return [
        "Do not look for what looks odd. Take each line with the one before it, and put in a number or two.",
        near,
        f"It is line {row}, and the slip is this: {SLIPS[planted.name]}",
    ]


def _mistakes(puzzle: Puzzle) -> list[Mistake]:
    """Return the ways to get it wrong, each with an example."""
    planted = puzzle.planted
    right, count = planted.row + 1, len(planted.rows)
    truth, slipped = planted.truth.text, planted.rows[planted.row].text
    other = next((k for k in range(1, count + 1) if k != right and k - 1 not in planted.carried), right)

    def misplaced(form: dict) -> bool:
        return None not in form.values() and form["line"] != right

    found = [
        Mistake(
            "right-repair-wrong-line",
            "What you wrote is what should stand somewhere, and you named another line for it.",
            {"line": 1 if right > 1 else count, "should_be": truth},
            lambda form: misplaced(form) and puzzle.fails(form["should_be"]) is None,
        ),
        Mistake(
            "carried-on",
            "That line follows from the one before it. It only carries on what went wrong earlier: go back.",
            {"line": planted.carried[0] + 1 if planted.carried else right, "should_be": slipped},
            lambda form: misplaced(form) and form["line"] - 1 in planted.carried,
        ),
        Mistake(
            "wrong-line",
            "That line may look odd, but it follows from the one before it. Put a number into both and see.",
            {"line": other, "should_be": slipped},
            lambda form: misplaced(form),
        ),
        Mistake(
            slug(f"still {planted.name}"),
            "That is the line as it stands, with the slip still in it.",
            {"line": right, "should_be": slipped},
            lambda form: (
                form["line"] == right
                and form["should_be"]
                and _bare(puzzle._as_line(form["should_be"])) == _bare(slipped)
            ),
        ),
    ]
    return [
        m for m in found if (m.name != "carried-on" or planted.carried) and (m.name != "wrong-line" or other != right)
    ]
