"""`check` in a real kernel: every exercise with a right and a wrong answer, and the same two exercises in other graders."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from utils.bench import table
from utils.bench.kernel import Kernel
from utils.build import house
from utils.build.editions import solved
from utils.build.source import read

TITLE = "Checks"
ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
TIMES = 20
SHARED = ("two-dice", "general-dice")  # a number and a function, written for every grader
TIMED = f"""
import json, time
def timed(act, times={5 * TIMES}):
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - start))
    return taken
"""
ANSWERS = "answer = 1 / 11\ndef both_highest(n):\n    return 1 / (2 * n - 1)"
ASSERTS = """
from fractions import Fraction
from itertools import product

def law(n):
    rolls = [roll for roll in product(range(1, n + 1), repeat=2) if n in roll]
    return Fraction(sum(roll == (n, n) for roll in rolls), len(rolls))

def check_number():
    assert abs(answer - law(6)) < 1e-6

def check_function():
    for n in (2, 3, 6, 20, 11, 31, 52):
        assert abs(both_highest(n) - law(n)) < 1e-6
"""
OTTER = """
import pathlib, otter
def write(name, code):
    case = {"code": code, "hidden": False, "locked": False}
    suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
    test = {"name": name, "points": 1, "suites": [suite]}
    pathlib.Path("tests", name + ".py").write_text(f"OK_FORMAT = True\\ntest = {test!r}\\n")
pathlib.Path("tests").mkdir()
write("number", ">>> bool(abs(answer - law(6)) < 1e-6)\\nTrue")
write("function", ">>> all(abs(both_highest(n) - law(n)) < 1e-6 for n in (2, 3, 6, 20, 11, 31, 52))\\nTrue")
grader = otter.Notebook(tests_dir="tests")
assert "failed" not in repr(grader.check("number")) and "failed" not in repr(grader.check("function"))
"""


def own(folder: Path, times: int) -> tuple[dict, list[str]]:
    """Time this course's checks; return them by exercise, and the exercises that were not answered."""
    sources = house.sources(ROOT)
    variables = {"COURSE_UNATTENDED": "1", "PYTHONPATH": str(ROOT)}
    with Kernel(sys.executable, folder, variables) as kernel:
        kernel.run("from utils.bench import attempts\nattempts.remember()")
        for source in sources:
            for cell in solved(read(source))["cells"]:
                if cell["cell_type"] == "code":
                    kernel.run(cell["source"])
        kernel.run("import json")
        unanswered = kernel.run(f"print(json.dumps(attempts.missing({[source.stem[3:] for source in sources]!r})))")
        return json.loads(kernel.run(f"print(json.dumps(attempts.timings({times})))", 600)), json.loads(unanswered)


def asserts(folder: Path) -> dict[str, list[float]]:
    """Time plain asserts for the shared exercises."""
    with Kernel(sys.executable, folder) as kernel:
        kernel.run(TIMED + ANSWERS + ASSERTS)
        return json.loads(kernel.run("print(json.dumps([timed(check_number), timed(check_function)]))"))


def otter(folder: Path, python: Path) -> list[list[float]]:
    """Time otter-grader on the shared exercises, with the making of what it shows."""
    with Kernel(str(python), folder) as kernel:
        kernel.run(TIMED + ANSWERS + ASSERTS + OTTER)
        acts = ", ".join(f"timed(lambda: grader.check({name!r})._repr_html_())" for name in ("number", "function"))
        return json.loads(kernel.run(f"print(json.dumps([{acts}]))"))


def peers_python(what: str = "otter-grader") -> tuple[Path | None, str]:
    """Return the Python of the peers' environment, made on first use, or None and why there is none."""
    env, wanted = ROOT / ".venv.peers", HERE / "peers.txt"
    python = env / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = env / "peers.txt"
    if python.exists() and stamp.exists() and stamp.read_bytes() == wanted.read_bytes():
        return python, ""
    print("Making .venv.peers, for what is compared with; this happens once.", file=sys.stderr)
    commands = [
        [sys.executable, "-m", "venv", "--clear", str(env)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(wanted)],
    ]
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            why = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
            return None, f"{what} was not measured: its environment could not be made ({why})."
    stamp.write_bytes(wanted.read_bytes())
    return python, ""


def measure(times: int = TIMES, peers: bool = True) -> dict:
    """Time all of it; `notes` say what was left out."""
    notes = []
    with tempfile.TemporaryDirectory(prefix="course-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        found, unanswered = own(folder, times)
        if unanswered:
            notes.append(f"No right answer was handed in to: {', '.join(unanswered)}.")
        graders = {"plain asserts": asserts(folder)}
        python, why = peers_python() if peers else (None, "otter-grader was left out.")
        if python:
            graders["otter-grader"] = otter(folder, python)
        notes += [why] if why else []
    return {"exercises": found, "graders": graders, "notes": notes}


def report(found: dict) -> str:
    """Return the times as a table: all exercises together, then the shared two beside other graders."""
    exercises = found["exercises"]
    every = [ms for kinds in exercises.values() for times in kinds.values() for ms in times]
    slowest = max(exercises, key=lambda name: max(table.median(times) for times in exercises[name].values()))
    rows = [[f"all {len(exercises)} exercises, right and wrong", len(every), table.median(every), table.p95(every)]]
    for kind in ("right", "wrong"):
        mine = [ms for kinds in exercises.values() for ms in kinds.get(kind, [])]
        rows.append([f"… {kind}", len(mine), table.median(mine), table.p95(mine)])
        slow = exercises[slowest].get(kind, [])
        rows.append([f"… {kind}, the slowest exercise, `{slowest}`", len(slow), table.median(slow), table.p95(slow)])
    for k, (name, what) in enumerate(zip(SHARED, ("a number", "a function"), strict=True)):
        mine = exercises.get(name, {}).get("right")
        if mine:
            rows.append([f"{what} (`{name}`, right): this course", len(mine), table.median(mine), table.p95(mine)])
        for grader, times in found["graders"].items():
            rows.append([f"{what}: {grader}", len(times[k]), table.median(times[k]), table.p95(times[k])])
    return "\n".join([table.markdown(["check", "calls", "median ms", "p95"], rows), "", *found["notes"]]).rstrip()
