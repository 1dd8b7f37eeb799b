"""The chapters of a checkout, and what must hold between them."""

import ast
from collections import Counter
from pathlib import Path

from utils.build.front import Front, read_front
from utils.build.refusal import Refused, refuse
from utils.naming import STEM, resolve


def sources(root: Path) -> list[Path]:
    """List the chapters' sources in order. Raises Refused on a bad name, or a number or name given twice."""
    found = sorted((root / "solutions").glob("*.py"))
    for path in found:
        if not STEM.fullmatch(path.stem):
            raise refuse(path, None, "a source is called NN_name.py: two digits, then lower-case words joined by `_`.")
    for what, part in (("number", slice(0, 2)), ("name", slice(3, None))):
        counts = Counter(path.stem[part] for path in found)
        twice = [path.stem for path in found if counts[path.stem[part]] > 1]
        if twice:
            raise Refused(f"{' and '.join(twice)} have the same {what}.")
    return found


def chosen(root: Path, names: list[str]) -> list[Path]:
    """List the sources meant by `names` (`03`, `name` or `03_name`), or all. Raises LookupError for an unknown one."""
    every = sources(root)
    wanted = {resolve(name, [path.stem for path in every]) for name in names}
    return [path for path in every if not names or path.stem in wanted]


def fronts(root: Path) -> dict[str, Front]:
    """Read every chapter's first cell. Raises Refused where one needs a chapter that is not there."""
    found = {path.stem: read_front(path) for path in sources(root)}
    for stem, front in found.items():
        missing = [need for need in front.needs if need not in found]
        if missing:
            raise refuse(f"{stem}.py", 1, f"the first cell needs {missing[0]}, which is not a chapter.")
    return found


def exercise_names(root: Path) -> dict[str, list[str]]:
    """Map each exercise's name to the files in `utils/chapters` that make one of that name; nothing is imported."""
    chapters = root / "utils" / "chapters"
    found: dict[str, list[str]] = {}
    for path in sorted(chapters.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
            match node:
                case ast.Call(
                    func=ast.Name(id="Exercise") | ast.Attribute(attr="Exercise"), args=[ast.Constant(name), *_]
                ):
                    found.setdefault(name, []).append(path.relative_to(chapters).as_posix())
    return found


def refuse_repeated_exercises(root: Path) -> None:
    """Raise Refused where two exercises have one name: a learner's attempts are kept by it."""
    for name, files in exercise_names(root).items():
        if len(files) > 1:
            raise Refused(f"Two exercises are called {name}: in utils/chapters, {' and '.join(sorted(set(files)))}.")
