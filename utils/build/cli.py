"""The author's commands: build, new, release."""

import argparse
import sys
from pathlib import Path

from utils.build.refusal import Refused

ROOT = Path(__file__).resolve().parents[2]


def main(command: str, argv: list[str], root: Path = ROOT) -> int:
    """Run one command with its arguments; return the exit code. Problems are said in a sentence on stderr."""
    try:
        return COMMANDS[command](argv, root)
    except Refused as problem:
        print(problem, file=sys.stderr)
    except LookupError as problem:
        print(problem.args[0], file=sys.stderr)
    except OSError as problem:
        print(f"{problem.filename or 'A file'}: {problem.strerror or problem}.", file=sys.stderr)
    return 1


def _build(argv: list[str], root: Path) -> int:
    from utils.build import house, make

    parser = argparse.ArgumentParser(
        prog="python -m utils build", description="Build the two editions of the chapters."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="chapters, as 03, name or 03_name; default: all")
    parser.add_argument("--all", action="store_true", help="also those that are current")
    parser.add_argument("--check", action="store_true", help="only say what is stale; execute nothing")
    options = parser.parse_args(argv)
    if not options.check:
        quiet = True
        for line in make.build(root, options.names, options.all):
            print(line, flush=True)
            quiet = False
        if quiet:
            print("Everything is current.")
        return 0
    meant = {path.stem for path in house.chosen(root, options.names)}
    found = [(what, state) for what, state in make.check(root) if not options.names or what.split(",")[0] in meant]
    for what, state in found:
        if state != "fresh":
            print(f"{what}: {state}")
    stale = [what for what, state in found if not state.current]
    print(f"{len(stale)} stale; `python -m utils build` builds them." if stale else "Everything is current.")
    return 1 if stale else 0


def _new(argv: list[str], root: Path) -> int:
    from utils.build.new import new

    parser = argparse.ArgumentParser(
        prog="python -m utils new", description="Begin a chapter: a source and its module."
    )
    parser.add_argument(
        "name", metavar="NAME", help="nouns joined by `_`; with a number in front, NN_name, to choose it"
    )
    for path in new(root, parser.parse_args(argv).name):
        print(path.relative_to(root).as_posix())
    print("Write in these two files, then: python -m utils build")
    return 0


def _release(argv: list[str], root: Path) -> int:
    from utils.build.release import release

    parser = argparse.ArgumentParser(prog="python -m utils release", description="Write the learner's bundle.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new folder, or one this command made")
    folder = parser.parse_args(argv).folder
    count = release(root, folder)
    print(f"{folder}: {count} files, no solutions, no teacher's text. Publish this folder and keep the rest private.")
    return 0


COMMANDS = {"build": _build, "new": _new, "release": _release}
