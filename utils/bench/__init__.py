"""What the course promises in figures, each measured beside its peer in one run: `python -m utils bench`."""

import argparse
import importlib
import json
import sys
from pathlib import Path

PARTS = {
    "figures": ("figures", "slider to picture in JupyterLab: `play`, `interact`, ipympl"),
    "check": ("checks", "`check` in a kernel, beside plain asserts and otter-grader"),
    "derivation": ("derivation", "the derivation checker: latency, planted slips, beside sympy"),
    "retrieval": ("retrieval", "recall against time: exact, cells, a graph library, beside each other"),
    "kmeans": ("kmeans", "the course's k-means beside scikit-learn's Lloyd, and what seeds cost"),
    "progress": ("recording", "remembering an attempt, beside a line appended to a file"),
    "whiteboard": ("whiteboard", "the whiteboard: freezes, pen to paint, idle load"),
    "sitting": ("whiteboard_sitting", "45 minutes at the whiteboard in real time: the browser's memory"),
    "import": ("imports", "importing `utils` and each chapter's module"),
    "start": ("start", "the second start of `lab`, beside `jupyter lab`"),
}
VERSIONS = (
    "jupyterlab",
    "ipywidgets",
    "anywidget",
    "matplotlib",
    "numpy",
    "ipympl",
    "ipykernel",
    "otter-grader",
    "scikit-learn",
)


def main(argv: list[str]) -> int:
    """Measure the parts named in `argv`, or all; print a Markdown table each. Return 1 when one could not be measured."""
    from utils.bench import table

    parser = argparse.ArgumentParser(
        "python -m utils bench",
        description=__doc__,
        epilog="\n".join(f"  {name:<10} {says}" for name, (_, says) in PARTS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="what to measure, everything by default")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single time there as well")
    chosen = parser.parse_args(argv)
    unknown = [part for part in chosen.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    kept: dict[str, object] = {"machine": table.machine(*VERSIONS)}
    print(", ".join(f"{name} {version}" for name, version in kept["machine"].items()), flush=True)
    failed = 0
    for part in [name for name in PARTS if name in chosen.parts or not chosen.parts]:
        module = importlib.import_module(f"utils.bench.{PARTS[part][0]}")
        print(f"\n## {module.TITLE}\n", flush=True)
        try:
            kept[part] = module.measure()
            print(module.report(kept[part]), flush=True)
        except Exception as problem:
            failed = 1
            print(f"Could not be measured: {type(problem).__name__}: {problem}", file=sys.stderr, flush=True)
    if chosen.json:
        chosen.json.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    return failed
