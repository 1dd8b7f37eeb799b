"""What remembering an attempt costs: the same check with and without the store, beside a line appended to a file."""

import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from utils.bench import table

TITLE = "Remembering an attempt"
TIMES = 400


def log_in(folder: str) -> TextIO:
    """Open the file that lines are appended to."""
    return Path(folder, "attempts.jsonl").open("a", encoding="utf-8")


def measure(times: int = TIMES) -> dict:
    """Time one check `times` times in each way, taking turns, after ten that count for nothing; ms."""
    from utils.chapters.start_here import two_heads
    from utils.exercise import Attempt, record_with
    from utils.progress.memory import store
    from utils.progress.wiring import remember

    kept = {name: os.environ.get(name) for name in ("COURSE_DATA", "COURSE_UNATTENDED")}
    found: dict[str, list[float]] = {}
    before = record_with(None)
    with tempfile.TemporaryDirectory(prefix="course-bench-", ignore_cleanup_errors=True) as name, log_in(name) as log:
        os.environ["COURSE_DATA"] = name
        os.environ.pop("COURSE_UNATTENDED", None)

        def append(attempt: Attempt, sync: bool = False) -> None:
            log.write(json.dumps(asdict(attempt)) + "\n")
            log.flush()
            if sync:
                os.fsync(log.fileno())

        ways: dict[str, Callable | None] = {
            "nobody listens": None,
            "the store": remember,
            "a line appended and flushed": append,
            "… and forced to the disk": lambda attempt: append(attempt, sync=True),
        }
        try:
            for turn in range(times + 10):
                for way, recorder in ways.items():
                    record_with(recorder)
                    start = time.perf_counter()
                    two_heads.check(1 / (3 + turn % 2), confidence=0.8)
                    taken = 1000 * (time.perf_counter() - start)
                    if turn >= 10:
                        found.setdefault(way, []).append(taken)
                    two_heads._last_answer = None  # the next way is handed the same answer, and it shall count
        finally:
            rows = len(store().rows())
            store().close()
            record_with(before)
            for variable, value in kept.items():
                if value is None:
                    os.environ.pop(variable, None)
                else:
                    os.environ[variable] = value
    return {"times": found, "rows": rows}


def report(found: dict) -> str:
    """Return the times as a table, each beside the check that nobody listens to."""
    bare = table.median(found["times"]["nobody listens"])
    rows = [
        [way, len(ms), f"{table.median(ms):.3f}", f"{table.p95(ms):.3f}", f"{table.median(ms) - bare:+.3f}"]
        for way, ms in found["times"].items()
    ]
    header = ["an attempt goes to", "checks", "median ms", "p95", "median over nobody"]
    return f"{table.markdown(header, rows)}\n\n{found['rows']} attempts were in the store at the end."
