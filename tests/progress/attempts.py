"""Rows to keep, and processes that keep them."""

import os
import subprocess
import sys
from uuid import uuid4

from utils.progress.rows import Row


def row(exercise="two-dice", verdict="right", **changed):
    """Make an attempt."""
    made = {
        "uuid": uuid4().hex,
        "exercise": exercise,
        "topic": "conditioning",
        "chapter": "conditional_probability",
        "version": 1,
        "verdict": verdict,
        "cause": None,
        "confidence": 0.8,
        "hints": 0,
        "seconds": 12.5,
        "at": 1_790_000_000.0,
    }
    return Row(**{**made, **changed})


def several(n, **changed):
    """Make n attempts, one second apart."""
    return [row(at=1_790_000_000.0 + k, **changed) for k in range(n)]


PREAMBLE = """
import sys, time
from pathlib import Path
sys.path.insert(0, {tests!r})
from attempts import row, several
from utils.progress.store import Store
store = Store(Path({folder!r}))
"""


def start(folder, program, **options):
    """Start a process that runs `program` with `store`, `row` and `several` at hand."""
    here = os.path.dirname(os.path.abspath(__file__))
    code = PREAMBLE.format(folder=str(folder), tests=here) + program
    return subprocess.Popen(
        [sys.executable, "-u", "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


def finish(process):
    """Wait for a process to end well; return what it printed."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out
