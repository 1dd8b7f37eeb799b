"""Run lanes side by side, say how each ended, and add up."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from utils.build.execute import environment
from utils.lanes.plan import Lane
from utils.lanes.workspace import VARIABLE, Workspace

SECONDS = 1800  # a lane that takes longer hangs
NOTHING_COLLECTED = 5  # pytest's exit code
# Lanes share the cores: threads of one only stand in another's way, and wait for each other by spinning.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Result:
    """How a lane ended. Errors count as failed."""

    lane: str
    passed: int
    failed: int
    skipped: int
    seconds: float
    output: str


def run(root: Path, workspace: Workspace, lanes: list[Lane], rest: list[str]) -> int:
    """Run lanes with further pytest arguments; print a line each, failed ones in full after, and the sum alone at last."""
    running: set[subprocess.Popen] = set()
    stop = threading.Event()
    results = []
    with ThreadPoolExecutor(min(cores(), len(lanes))) as pool:
        jobs = [pool.submit(run_lane, root, workspace, lane, rest, running, stop) for lane in lanes]
        try:
            for job in as_completed(jobs):
                results.append(job.result())
                print(line(results[-1]), flush=True)
        except BaseException:
            stop.set()
            for process in list(running):
                process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            raise
    for result in results:
        if result.failed:
            print(f"\n{result.lane}\n{result.output}", flush=True)
    passed, failed, skipped = (sum(getattr(r, what) for r in results) for what in ("passed", "failed", "skipped"))
    if not passed + failed + skipped:
        print("No test was run.")
        failed = 1
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


def run_lane(
    root: Path, workspace: Workspace, lane: Lane, rest: list[str], running: set[subprocess.Popen], stop: threading.Event
) -> Result:
    """Run one lane in a process of its own."""
    report = workspace.folder / f"{lane.name}.xml"
    log = workspace.folder / f"{lane.name}.log"
    arguments = [word.format(workspace=workspace.folder) for word in lane.arguments]
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "--tb=short", "--color=no"]
    command += [
        *lane.without(rest),
        f"--rootdir={root}",
        f"--config-file={root / 'pyproject.toml'}",
        f"--junitxml={report}",
        *arguments,
        *rest,
    ]
    start = time.perf_counter()
    if stop.is_set():
        return Result(lane.name, 0, 0, 0, 0.0, "")
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command, cwd=root, env=variables(root, workspace, lane), stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
        )
        running.add(process)
        try:
            code = process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        running.discard(process)
    passed, failed, skipped = counts(report)
    # Asked for with -k or the like, a lane may rightly have nothing to do; otherwise it has lost its tests.
    if code and not failed and not (code == NOTHING_COLLECTED and rest):
        failed = 1
    return Result(lane.name, passed, failed, skipped, time.perf_counter() - start, log.read_text("utf-8", "replace"))


def variables(root: Path, workspace: Workspace, lane: Lane) -> dict[str, str]:
    """Return a lane's environment: caches and settings go to the workspace, not into the course or from the user."""
    base = environment(root) if lane.editions else dict(os.environ)
    return {
        **ONE_THREAD,
        **base,
        VARIABLE: str(workspace.folder),
        "IPYTHONDIR": str(workspace.folder / "ipython"),
        "COURSE_DATA": str(workspace.folder / "progress"),
        "HYPOTHESIS_STORAGE_DIRECTORY": str(workspace.folder / "hypothesis"),
    }


def counts(report: Path) -> tuple[int, int, int]:
    """Read passed, failed and skipped from a JUnit report; errors count as failed, a missing report as nothing."""
    try:
        suites = ElementTree.parse(report).getroot().iter("testsuite")
    except (OSError, ElementTree.ParseError):
        return 0, 0, 0
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return max(total - failed - skipped, 0), failed, skipped


def line(result: Result) -> str:
    """Say in one line how a lane ended."""
    sums = f"{result.passed:5} passed {result.failed:3} failed {result.skipped:3} skipped"
    return f"{result.lane:<9}{sums} {result.seconds:7.1f} s{'   FAILED' if result.failed else ''}"


def cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
