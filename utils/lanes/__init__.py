"""Every test under one command: nine lanes, each a pytest run of its own, side by side."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
USAGE = """usage: python -m utils test [LANE ...] [PYTEST ARGUMENTS]

Lanes, all of them by default:
{lanes}

What follows the lanes goes on to pytest: `python -m utils test leak -k planted -x`. With paths in it, those are run
instead: `python -m utils test tests/test_build.py`.
"""


def main(argv: list[str], root: Path = ROOT) -> int:
    """Run the lanes that `argv` names, or all; print a line for each as it ends and the sum at last."""
    from utils.build.refusal import Refused
    from utils.lanes.plan import LANES, split
    from utils.lanes.run import run
    from utils.lanes.workspace import prepare

    if argv[:1] in (["-h"], ["--help"]):
        print(USAGE.format(lanes="\n".join(f"  {lane.name:<9} {lane.says}" for lane in LANES)), end="")
        return 0
    lanes, rest = split(argv, root)
    with tempfile.TemporaryDirectory(prefix="course-lanes-", ignore_cleanup_errors=True) as folder:
        try:
            workspace = prepare(root, Path(folder))
        except Refused as problem:
            print(f"The editions do not build: {problem}", file=sys.stderr)
            print("0 passed, 1 failed, 0 skipped")
            return 1
        return run(root, workspace, lanes, rest)
