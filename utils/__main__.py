"""Run one of the course's commands: `python -m utils lab`, `python -m utils test`, and so on.

Standard library only, and written so that any Python from 2.7 on gets far enough to say which one it needs.
"""

from __future__ import print_function

import os
import sys

OLDEST, NEWEST = (3, 11), (3, 13)

# name, the module or package of `utils` that does it, what it does
COMMANDS = (
    ("lab", "setup", "open the course in JupyterLab; further arguments go to `jupyter lab`"),
    ("doctor", "setup", "say what is wrong with this installation, and what to do about it"),
    ("export", "figures.export", "write a chapter as one HTML file in which the figures still move"),
    ("reset", "reset", "put a clean chapter in place and keep the answered one beside it"),
    ("test", "lanes", "run every test; further arguments choose lanes"),
    ("build", "build", "write both editions of every chapter from solutions/*.py (--check: only say which are stale)"),
    ("new", "build", "begin a chapter"),
    ("release", "build", "write the learner's bundle, without solutions, into a folder"),
    ("bench", "bench", "measure what the course promises, each figure beside its peer"),
)

HELP = """usage: python -m utils COMMAND [ARGUMENTS]

The first command sets up what it needs in .venv, once. `python -m utils COMMAND --help` says more.

{0}

Python {1}.{2} to {3}.{4}. COURSE_ENV=current uses the running Python's own packages in place of .venv.
"""

BUNDLE = "This is the learner's bundle: `{0}` lives in the course's own repository."


def help_text():
    """Return what `--help` prints."""
    lines = "\n".join("  {0:<9}{1}".format(name, says) for name, _, says in COMMANDS)
    return HELP.format(lines, *(OLDEST + NEWEST))


def python_trouble(version, executable, platform):
    """Return the sentence for a Python outside the supported range; None inside it."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    found = ".".join(str(part) for part in version[:3])
    best = "{0}.{1}".format(*NEWEST)
    start = "py -{0} -m utils lab" if platform == "win32" else "python{0} -m utils lab"
    return (
        "This is Python {0} ({1}); the course needs 3.{2} to 3.{3}. Run it with one of those, as `{4}`; "
        "get one from https://www.python.org/downloads/ or with `uv python install {5}`."
    ).format(found, executable, OLDEST[1], NEWEST[1], start.format(best), best)


def is_here(module):
    """Return whether a module of the course is part of this copy: the learner's bundle has fewer."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), *module.split("."))
    return os.path.exists(path + ".py") or os.path.exists(os.path.join(path, "__init__.py"))


def main(argv):
    """Run the command in `argv` and return its exit code."""
    trouble = python_trouble(sys.version_info, sys.executable, sys.platform)
    if trouble:
        print(trouble, file=sys.stderr)
        return 1
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(help_text(), end="")
        return 0
    command, rest = argv[0], argv[1:]
    modules = dict((name, module) for name, module, _ in COMMANDS)
    if command not in modules:
        import difflib

        near = difflib.get_close_matches(command, list(modules), n=1)
        meant = " Did you mean `{0}`?".format(near[0]) if near else ""
        says = "There is no command `{0}`.{1} `python -m utils --help` lists them."
        print(says.format(command, meant), file=sys.stderr)
        return 2
    if not is_here(modules[command]):
        print(BUNDLE.format(command), file=sys.stderr)
        return 1
    from utils.setup import commands

    return commands.run(command, rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        sys.exit(130)
