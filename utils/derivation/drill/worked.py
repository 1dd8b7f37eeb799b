"""A correct derivation, line by line, ready to have a slip planted in it."""

from dataclasses import dataclass

from utils.derivation.grammar import show
from utils.derivation.problem import Problem

ORDER = (">=", "<=", ">", "<")
Parts = tuple[tuple[str | None, tuple | None], ...]


@dataclass(frozen=True)
class Row:
    """One line: `parts` are (relation, tree); the first relation is "=" where the line continues the one before."""

    parts: Parts

    @property
    def text(self) -> str:
        """The line as text."""
        return " ".join(f"{relation} {show(tree)}" if relation else show(tree) for relation, tree in self.parts)

    @property
    def right(self) -> tuple:
        """What stands at the end of the line."""
        return self.parts[-1][1]

    @property
    def continues(self) -> bool:
        """Whether the line has no left side of its own."""
        return self.parts[0][0] is not None

    def ending(self, tree: tuple) -> "Row":
        """Return the line with another end."""
        return Row((*self.parts[:-1], (self.parts[-1][0], tree)))


class Worked:
    """A correct derivation in a problem: `problem` may also be an exercise made by `derivation(...)`.

    An inequality, which the checker only fails to refute, may stand in it. ValueError when another line does not follow:
    nothing is planted in what is wrong already.
    """

    def __init__(self, problem: object, text: str, title: str = ""):
        self.problem: Problem = getattr(getattr(problem, "answer", None), "problem", problem)
        self.title = title or getattr(problem, "name", "")
        report = self.problem.check(text)
        read = [tuple(part for part in line.parts if part[1] is not None) for line in report.lines]
        for line, parts in zip(report.lines, read, strict=True):
            if line.follows is not True and not (line.follows is None and parts and parts[-1][0] in ORDER):
                raise ValueError(f"line {line.number} does not follow: {line.text}")
        if not all(read):
            raise ValueError("a drill needs lines only, no definitions: put them into the problem")
        self.rows = tuple(Row(parts) for parts in read)
        self.verdicts = [line.follows for line in report.lines]

    @property
    def given(self) -> list[str]:
        """What the problem says of its names, a line each."""
        found = []
        for name, known in self.problem.definitions.items():
            left = (
                f"{name}({', '.join(known.params)})"
                if known.params
                else "_".join(filter(None, (name, "".join(known.indices))))
            )
            found.append(f"{left} = {show(known.tree)}")
        for name, kind in self.problem.rvs.items():
            law = {"iid": "independent, mean 0, variance 1", "normal": f"normal({', '.join(kind.parameters)})"}.get(
                kind.law, ""
            )
            found.append(f"{name}: a random {'vector' if kind.sizes else 'number'}{', ' if law else ''}{law}")
        if self.problem.solve:
            found.append(f"to solve: d{self.problem.solve[0]}/d{self.problem.solve[1]} = 0")
        return found

    def before(self, row: int) -> tuple | None:
        """Return what the end of a line is compared with, or None where there is nothing."""
        parts = self.rows[row].parts
        if len(parts) > 1:
            return parts[-2][1]
        return self.rows[row - 1].right if row and self.rows[row].continues else None

    def text(self, rows: tuple[Row, ...] | None = None) -> str:
        """Return the lines as one text."""
        return "\n".join(row.text for row in rows or self.rows)
