"""What an exercise offers besides its check: hints in steps, and what the interviewer asks next."""

from dataclasses import dataclass

from utils.exercise import views


@dataclass(frozen=True)
class FollowUp:
    """A question an interviewer asks next, and what a strong spoken answer contains."""

    question: str
    strong: str


@dataclass(frozen=True)
class Hint:
    """One step of help; `of` steps in all."""

    exercise: str
    number: int
    of: int
    says: str

    def __str__(self) -> str:
        if not self.of:
            return f"[hint] {self.exercise}\n{self.says or 'There are no hints for this one.'}"
        return f"[hint {self.number} of {self.of}] {self.exercise}\n{self.says}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        title, *says = str(self).split("\n")
        return views.box(
            [f"<strong>{views.rich(title.split('] ')[0].strip('['))}</strong> {views.rich(chr(10).join(says))}"],
            "#0072B2",
        )


@dataclass(frozen=True)
class FollowUps:
    """The questions that come next. The plain text keeps the answers out of sight; `.strong` holds them."""

    exercise: str
    questions: tuple[FollowUp, ...]

    @property
    def strong(self) -> str:
        """What strong answers contain, as text."""
        return "\n".join(f"{i}. {asked.strong}" for i, asked in enumerate(self.questions, 1))

    def __str__(self) -> str:
        asked = [f"{i}. {asked.question}" for i, asked in enumerate(self.questions, 1)]
        return "\n".join([f"[follow-up] {self.exercise}", *(asked or ["Nothing further."])])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        opens = "Answer aloud first; then see what a strong answer contains"
        lines = ["<strong>The interviewer asks</strong>"]
        lines += [
            f'<div style="margin-bottom:.5em">{views.rich(asked.question)}{views.disclosure(opens, asked.strong)}</div>'
            for asked in self.questions
        ]
        return views.box(lines, "#0072B2")
