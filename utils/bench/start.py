"""From the command to a notebook whose kernel answers: `python -m utils lab`, not for the first time, beside `jupyter lab`."""

import os
import sys
import tempfile
import time
from pathlib import Path

from utils.bench import table
from utils.bench.chromium import browser
from utils.bench.jupyter import Server
from utils.bench.notebook import Notebook
from utils.build.editions import learner_bytes
from utils.setup import environment
from utils.setup.layout import START

TITLE = "Second start"
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5
NAMES = {"lab": "`python -m utils lab`", "plain": "`jupyter lab`"}


def commands() -> tuple[dict[str, list[str]], dict[str, str], str]:
    """Return both commands, the variables they run under, and a note on which environment that is."""
    environ = {name: value for name, value in os.environ.items() if name not in ("COURSE_ENV", "VIRTUAL_ENV")}
    python, note = environment.ready("study"), ""
    base = getattr(sys, "_base_executable", sys.executable)
    if python is None:
        python, base = Path(sys.executable), sys.executable
        note = "There is no .venv: measured with COURSE_ENV=current."
        environ["COURSE_ENV"] = "current"
    return {"lab": [base, "-m", "utils", "lab"], "plain": [str(python), "-m", "jupyterlab"]}, environ, note


def once(command: list[str], environ: dict[str, str], folder: Path, context) -> dict[str, float]:
    """Start a server, open the start page in it, and return in s when the server and when the kernel answered."""
    page = context.new_page()
    try:
        began = time.perf_counter()
        with Server(folder, command, cwd=ROOT, environ=environ) as server:
            served = time.perf_counter() - began
            Notebook(page, server.url).load(START)
            return {"server": served, "usable": time.perf_counter() - began}
    finally:
        page.close()


def measure(rounds: int = ROUNDS) -> dict:
    """Start each `rounds` times, taking turns, after one start that counts for nothing."""
    wanted, environ, note = commands()
    times: dict[str, list] = {name: [] for name in NAMES}
    with tempfile.TemporaryDirectory(prefix="course-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page = folder / START
        page.parent.mkdir(parents=True)
        page.write_bytes(learner_bytes(ROOT / "solutions" / page.with_suffix(".py").name))
        with browser() as context:
            for turn in range(rounds + 1):
                for name, command in wanted.items():
                    taken = once(command, environ, folder, context)
                    if turn:
                        times[name].append(taken)
    return {"times": times, "notes": [note] if note else []}


def report(found: dict) -> str:
    """Return the times as a table."""
    times = found["times"]
    usable = {name: [taken["usable"] for taken in times[name]] for name in NAMES}
    plain = table.median(usable["plain"])
    rows = [
        [label, len(usable[name]), f"{table.median([t['server'] for t in times[name]]):.2f}",
         f"{table.median(usable[name]):.2f}", f"{table.p95(usable[name]):.2f}", f"{table.median(usable[name]) - plain:+.2f}"]
        for name, label in NAMES.items()
    ]  # fmt: skip
    header = ["start", "starts", "server answers, median s", "kernel answers, median s", "p95", "over `jupyter lab`"]
    return "\n".join([table.markdown(header, rows), "", *found["notes"]]).rstrip()
