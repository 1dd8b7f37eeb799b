"""Take a command to the Python that can run it: the running one, or the environment's."""

import importlib
import os
import sys
from pathlib import Path

from utils.__main__ import BUNDLE
from utils.setup import handover
from utils.setup.layout import LOCKS, ROOT, layout
from utils.setup.ready import ready
from utils.setup.trouble import Trouble

# What a command needs in the environment, where that is not everything; `doctor` and `reset` need none.
SETS = {"lab": "study"}


def run(command: str, arguments: list[str]) -> int:
    """Run a command and return its exit code; a trouble becomes its sentence."""
    try:
        if command == "doctor":
            from utils.setup import doctor

            return doctor.main(arguments)
        if command == "reset":
            return importlib.import_module("utils.reset").main(arguments)
        if not (ROOT / "binder" / "requirements.txt").exists():
            raise Trouble(f"`{command}` runs from the course's folder; this is an installed copy ({ROOT}).")
        need = SETS.get(command, "all")
        if not (LOCKS / f"{need}.txt").exists():
            raise Trouble(BUNDLE.format(command))
        python = interpreter(need)
        if command == "lab":
            from utils.setup import lab

            return lab.start(python, arguments)
        if is_running(python):
            return inside(command, arguments)
        inner = {**handover.variables(os.environ, python, ROOT, sys.platform), "COURSE_ENV": "current"}
        return handover.become(python, ["-m", "utils", command, *arguments], inner)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1


def interpreter(need: str) -> Path:
    """Return the Python that has the set `need`, making it first where it must be made. Raises Trouble."""
    if os.environ.get("COURSE_ENV") == "current":
        return Path(sys.executable)
    python = ready(need)
    if python is None:
        from utils.setup import environment

        python = environment.ensure(need)
    return python


def is_running(python: Path) -> bool:
    """Return whether `python` is the running interpreter; the files would not tell, an environment's is its base's."""
    if python == Path(sys.executable):
        return True
    env = layout(ROOT).env
    return python.is_relative_to(env) and os.path.exists(env) and os.path.samefile(sys.prefix, env)


def inside(command: str, arguments: list[str]) -> int:
    """Run a command that needs the environment's packages, in this process."""
    try:
        if command == "test":
            return importlib.import_module("utils.lanes").main(arguments)
        if command == "export":
            return importlib.import_module("utils.figures.export").main(arguments)
        if command == "bench":
            return importlib.import_module("utils.bench").main(arguments)
        return importlib.import_module("utils.build.cli").main(command, arguments)
    except ModuleNotFoundError as error:
        if (error.name or "utils").partition(".")[0] == "utils":
            raise
        raise Trouble(
            f"This Python ({sys.executable}) lacks the package `{error.name}`. Unset COURSE_ENV to use the course's own"
            " environment, or install requirements.txt here."
        ) from error
