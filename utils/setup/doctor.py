"""Look at an installation and say what is wrong with it, and what to do: `python -m utils doctor`. Changes nothing."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from utils.setup import environment, findings, handover, stamp
from utils.setup.findings import Finding, bad, good
from utils.setup.layout import LOCKS, ROOT, START, browsers, layout
from utils.setup.stamp import Action

SECONDS = 60  # for a kernel on a slow, cold disk

USAGE = """usage: python -m utils doctor

Look at Python, the environment, its packages, the folder, Jupyter's settings and a kernel.
Exit code 1 where something is wrong.
"""


def main(arguments: list[str]) -> int:
    """Print the findings and return 0 when there is no problem among them."""
    if arguments:
        print(USAGE, end="")
        return 0 if arguments[0] in ("-h", "--help") else 2
    found = examine(ROOT)
    print(findings.report(found))
    return 1 if any(finding.problem for finding in found) else 0


def examine(root: Path) -> list[Finding]:
    """Gather every finding about the course in `root`."""
    found = [good(f"Python {sys.version.split()[0]} ({sys.executable})")]
    found += findings.of_folder(writable(root), shutil.disk_usage(root).free)
    python, about = examine_environment(root)
    found += about
    if python:
        found += examine_inside(python, root)
    entries = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry]
    found += findings.of_variables(os.environ, [entry for entry in entries if handover.shadows(Path(entry), root)])
    found += findings.of_settings(own_settings(os.environ, Path.home()), root / "binder" / "jupyter_server_config.py")
    start = Path(START)
    found.append(findings.of_notebooks(sorted(path.name for path in (root / start.parent).glob("*.ipynb")), start.name))
    uv = shutil.which("uv")
    browser = next(filter(None, map(shutil.which, browsers(sys.platform, dict(os.environ)))), None)
    found.append(good(f"uv: {uv or 'not here; pip serves, more slowly'}"))
    found.append(good(f"Chromium: {browser or 'not here; only the tests of the pages themselves need it'}"))
    return found


def examine_environment(root: Path) -> tuple[Path | None, list[Finding]]:
    """Return the Python that notebooks get, if there is one, and what is to be said about its environment."""
    if os.environ.get("COURSE_ENV") == "current":
        return Path(sys.executable), []
    plan = layout(root)
    there = stamp.read(plan.stamp)
    action, why = stamp.decide(os.path.lexists(plan.env), there, stamp.wanted(root, LOCKS), "study")
    if action is Action.REUSE and not plan.python.exists():
        action, why = Action.REMAKE, "its Python is gone"
    about = [findings.of_environment(action, why, environment.describe(there))]
    if action is Action.REFUSE or not plan.python.exists():
        return None, about
    return plan.python, about


def examine_inside(python: Path, root: Path) -> list[Finding]:
    """Ask the environment's own Python about its packages, `utils` and a kernel."""
    there = stamp.read(layout(root).stamp)
    every = there is not None and "all" in there.sets and (LOCKS / "all.txt").exists()
    facts = ask(python, root, "installed", str(LOCKS / ("all.txt" if every else "study.txt")))
    if "prefix" not in facts:
        return [bad(f"the environment's Python does not run ({facts['error']})", findings.AFRESH)]
    found = [
        findings.of_packages(facts["versions"], facts.get("error", "")),
        findings.of_import(facts["utils"], root),
    ]
    if facts["versions"] is not None:
        found.append(findings.of_kernel(ask(python, root, "kernel", str(SECONDS)), facts["prefix"]))
    return found


def ask(python: Path, root: Path, what: str, argument: str) -> dict:
    """Run the probe under the variables `lab` gives a notebook, and return its facts; {"error": ...} where it fails."""
    command = [str(python), str(Path(__file__).with_name("probe.py")), what, argument]
    environ = handover.variables(os.environ, python, root, sys.platform)
    try:
        # Elsewhere: in the course's folder its `utils` would be found without any environment.
        with tempfile.TemporaryDirectory() as cwd:
            done = subprocess.run(command, env=environ, cwd=cwd, capture_output=True, text=True, timeout=2 * SECONDS)
        return json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {"error": last_line(done.stderr)}
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return {"error": str(error)}


def last_line(text: str) -> str:
    """Return the last line of a tool's complaint."""
    return text.strip().splitlines()[-1] if text.strip() else "it said nothing"


def own_settings(environ: os._Environ | dict, home: Path) -> list[Path]:
    """Return a user's own Jupyter files that could change how the course's JupyterLab looks or listens."""
    folder = Path(environ.get("JUPYTER_CONFIG_DIR") or home / ".jupyter")
    # `lab` hands JupyterLab the course's own server settings, so that a user's jupyter_server_config is not read.
    names = [f"{stem}.{kind}" for stem in ("jupyter_lab_config", "jupyter_config") for kind in ("py", "json")]
    return [folder / name for name in names if (folder / name).is_file()]


def writable(root: Path) -> bool:
    """Return whether a file can be made in a folder: permissions alone would not tell on a read-only disk."""
    try:
        with tempfile.TemporaryFile(dir=root):
            return True
    except OSError:
        return False
