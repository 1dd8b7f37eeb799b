"""The derivation checker on every correct line and on slips planted in them, beside sympy and the five-points rule."""

import json
import runpy
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from utils.bench import table
from utils.bench.checks import peers_python
from utils.bench.deciders import Pair, five_points, fresh, judge, score, sympy_says
from utils.bench.kernel import Kernel
from utils.build import house
from utils.build.editions import solved
from utils.build.source import read
from utils.derivation import Problem
from utils.derivation.equality import compare
from utils.derivation.errors import EvaluationError
from utils.derivation.grammar import show
from utils.derivation.mutate import mutants
from utils.exercise.find import exercises_of

TITLE = "Derivations"
ROOT = Path(__file__).resolve().parents[2]
PAIRS = 360  # as many for the peers: sympy takes minutes


def derivations() -> Iterator[tuple[str, Problem, str]]:
    """Yield (name, problem, text) of the correct derivations in the tests."""
    found = runpy.run_path(str(ROOT / "tests" / "derivation" / "derivations.py"))
    for name, (given, text) in found["DERIVATIONS"].items():
        yield name, Problem(**given), text


def of_the_chapters() -> Iterator[tuple[str, Problem, str]]:
    """Yield (name, problem, text) of the right answers to the chapters' derivation exercises, run as a solved chapter is."""
    exercises, texts = {}, {}
    with tempfile.TemporaryDirectory(prefix="course-bench-", ignore_cleanup_errors=True) as folder:
        variables = {"COURSE_UNATTENDED": "1", "PYTHONPATH": str(ROOT)}
        for source in house.sources(ROOT):
            mine = {e.name: e for e in exercises_of(source.stem[3:]) if hasattr(e.answer, "milestones")}
            if not mine:
                continue
            exercises |= mine
            with Kernel(sys.executable, Path(folder), variables) as kernel:
                kernel.run("from utils.bench import attempts\nattempts.remember()")
                for cell in solved(read(source))["cells"]:
                    if cell["cell_type"] == "code":
                        kernel.run(cell["source"])
                texts |= json.loads(kernel.run("import json\nprint(json.dumps(attempts.derivations()))"))
    for name, text in texts.items():
        yield name, exercises[name].answer.problem, text


def steps(problem: Problem, text: str) -> Iterator[tuple[tuple, tuple, str, str]]:
    """Yield (before, line, their texts) for every equality of a derivation."""
    before, said = None, ""
    for line in problem.check(text).lines:
        for relation, tree in line.parts:
            if tree is None:
                continue
            if relation == "=" and before is not None and not _equation(problem, before, tree):
                yield before, tree, said, show(tree)
            before, said = tree, show(tree)


def _equation(problem: Problem, before: tuple, line: tuple) -> bool:
    """Tell whether a line is a condition on the unknown: no equality of expressions."""
    try:
        return not compare(before, line, problem).holds
    except EvaluationError:
        return True


def timed(act) -> tuple[object, float]:
    """Return what `act` returns and how long it took, in ms."""
    start = time.perf_counter()
    found = act()
    return found, 1000 * (time.perf_counter() - start)


def measure(pairs: int = PAIRS, peers: bool = True) -> dict:
    """Check every line and every mutant; time them; put a sample before the peers."""
    times: dict[str, list[float]] = {"correct line": [], "wrong line, with its name": []}
    named, every, counts = Counter(), [], Counter()
    for _, problem, text in (*derivations(), *of_the_chapters()):
        _ = problem.worlds, problem.thumb
        for before, line, said, written in steps(problem, text):
            problem.memory.clear()  # what is typed for the first time
            report, ms = timed(lambda p=problem, s=said, w=written: p.check(f"{s}\n= {w}"))
            times["correct line"].append(ms)
            counts["correct accepted" if report.follows else "correct refused"] += 1
            every.append(Pair(problem, before, line, None, True))
            for mutant in mutants(line, problem):
                pair = Pair(problem, before, mutant.tree, mutant.name)
                pair.truth = fresh(pair)
                every.append(pair)
                problem.memory.clear()
                report, ms = timed(lambda p=problem, s=said, m=mutant: p.check(f"{s}\n= {show(m.tree)}"))
                verdict = report.lines[-1].follows
                right = {True: "accepted", False: "refused", None: "not judged"}[verdict]
                if verdict and not pair.truth and judge(pair) == "different":
                    right = "right as it is commonly read, brackets asked for"
                counts[f"mutants {'equal' if pair.truth else 'wrong'}, {right}"] += 1
                if verdict is False:
                    times["wrong line, with its name"].append(ms)
                    slip = report.lines[-1].slip
                    named["unnamed" if slip is None else "as planted" if slip == mutant.name else "another name"] += 1
    chosen = [every[k] for k in np.random.default_rng(0).permutation(len(every))[:pairs]]
    chosen = [pair for pair in chosen if pair.truth is not None]
    deciders, notes = {"this course": [timed(lambda p=p: judge(p)) for p in chosen]}, []
    rng = np.random.default_rng(1)
    points = [timed(lambda p=p: five_points(p, rng)) for p in chosen]
    words = {True: "equal", False: "different", None: "undecided"}
    deciders["five points in [-2, 2]"] = [(words[said], ms) for said, ms in points]
    if peers:
        python, why = peers_python("sympy")
        notes += [why] if why else []
        if python:
            deciders["`sympy.simplify(a - b) == 0`"] = sympy_says(python, chosen)
    scored = {name: score(chosen, said) for name, said in deciders.items()}
    return {"times": times, "named": named, "counts": counts, "deciders": scored, "pairs": len(chosen), "notes": notes}


def report(found: dict) -> str:
    """Return latencies, mutants and the deciders as tables."""
    rows = [[name, len(ms), table.median(ms), table.p95(ms), max(ms)] for name, ms in found["times"].items()]
    parts = [table.markdown(["line", "lines", "median ms", "p95", "max"], rows)]
    parts.append(table.markdown(["verdicts", "lines"], sorted(found["counts"].items())))
    parts.append(table.markdown(["the slip's name", "mutants"], found["named"].most_common()))
    columns = (
        "right",
        "refused though equal",
        "accepted though wrong",
        "undecided",
        "not convertible",
        "timeout",
        "error",
    )
    rows = [
        [
            name,
            *(one["counts"].get(c, 0) for c in columns),
            table.median(one["ms"]),
            table.p95(one["ms"]),
            max(one["ms"]),
        ]
        for name, one in found["deciders"].items()
    ]
    header = [f"decider, {found['pairs']} pairs", *columns, "median ms", "p95", "max"]
    parts.append(table.markdown(header, rows))
    return "\n\n".join([*parts, *found["notes"]])
