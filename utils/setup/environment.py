"""Make sure of the course's environment: reuse it, add to it, or make it anew, and never leave half of one.

A folder is ours when it bears our stamp, and whole when the stamp lists a set. What is replaced stands aside as
`.venv.previous` until its successor is whole; what is removed is renamed first, so that a killed removal is recognised.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from utils.setup import stamp, trouble
from utils.setup.guard import Guard
from utils.setup.layout import LOCKS, ROOT, Layout, layout
from utils.setup.maker import Maker
from utils.setup.ready import ready
from utils.setup.running import Show, stoppable, unstoppable
from utils.setup.stamp import Action, Stamp
from utils.setup.trouble import Trouble

WAITING = "Another command is setting the course up; waiting for it."


def ensure(need: str, root: Path = ROOT, locks: Path = LOCKS, show: Show | None = None) -> Path:
    """Return the environment's Python, with the set `need` in it. Raises Trouble where something stands in the way."""
    python = ready(need, root, locks)
    if python:
        return python
    show = show or Show()
    plan = layout(root)
    problem = trouble.of_folder(str(root), sys.platform)
    if problem:
        raise Trouble(problem)
    try:
        with stoppable(), Guard(plan.guard, lambda: show.say(WAITING)) as guard:
            recover(plan)
            return _settle(need, plan, locks, show, guard.fileno())
    except OSError as error:
        sentence = trouble.of_error(error, stage="preparing the environment", folder=str(root), platform=sys.platform)
        raise Trouble(sentence) from error


def _settle(need: str, plan: Layout, locks: Path, show: Show, hold: int) -> Path:
    """Decide under the guard, and act."""
    want, found = stamp.wanted(plan.root, locks), stamp.read(plan.stamp)
    exists = os.path.lexists(plan.env)
    if exists and not plan.env.is_symlink() and plan.env.is_dir() and not any(plan.env.iterdir()):
        plan.env.rmdir()
        exists = False
    action, why = stamp.decide(exists, found, want, need)
    if action is Action.REUSE and not plan.python.exists():
        action, why = Action.REMAKE, "its Python is gone"
    if action is Action.REUSE:
        return plan.python
    if action is Action.REFUSE:
        raise Trouble(
            f"There is a {plan.env} which this course did not make, so it is left alone."
            " Rename or remove it, and run the same command again."
        )
    maker = Maker(plan, want, locks, show, hold)
    if action is Action.EXTEND:
        show.say(f"Adding to the environment: {why}.")
        keep_snapshot(plan)
        with _undone(lambda: recover(plan)):
            maker.fill(need)
            plan.snapshot.unlink()
        return plan.python
    show.say(f"Making the course's environment in {plan.env}: {why}. This happens once.")
    extras = maker.extras(found) if found and found.sets else []
    with _undone(lambda: recover(plan)):
        if exists:
            _set_aside(plan)
        maker.begin(need)
        maker.fill(need)
    remove(plan.previous, plan)
    if extras:
        back = f"%pip install {' '.join(extras)}"
        show.say(f"Packages of your own were in the former one. To have them back, in a notebook: {back}")
    return plan.python


@contextlib.contextmanager
def _undone(undo: Callable[[], None]):
    """Run `undo` whatever ends the block early, undisturbed by further interrupts."""
    try:
        yield
    except BaseException:
        with unstoppable():
            undo()
        raise


def recover(plan: Layout) -> None:
    """Undo what an earlier start left half done: its own, or one that was killed."""
    remove(plan.removing, plan)
    found = stamp.read(plan.stamp)
    if found is not None and not found.sets:
        remove(plan.env, plan)
    if plan.snapshot.exists() and found is not None:
        if "all" in found.sets:  # the adding was done; only its last step was not
            plan.snapshot.unlink()
        else:
            roll_back(plan)
    if plan.previous.exists():
        if os.path.lexists(plan.env):
            remove(plan.previous, plan)
        else:
            os.rename(plan.previous, plan.env)


def remove(folder: Path, plan: Layout) -> None:
    """Remove a folder of ours; its new name says so should the removal be cut short."""
    if not os.path.lexists(folder):
        return
    if folder != plan.removing:
        remove(plan.removing, plan)
        os.rename(folder, plan.removing)
    shutil.rmtree(plan.removing)


def _set_aside(plan: Layout) -> None:
    try:
        os.rename(plan.env, plan.previous)
    except PermissionError as error:
        if os.name == "nt":  # Windows keeps a folder whose files are open
            raise Trouble(trouble.BUSY) from error
        raise


def files(folder: Path) -> set[str]:
    """Return every file below a folder, relative to it."""
    return {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names}


def keep_snapshot(plan: Layout) -> None:
    """Write down which files a whole environment has, before more are added."""
    new = plan.snapshot.with_suffix(".new")
    new.write_text("\n".join(sorted(files(plan.env))), encoding="utf-8", errors="surrogateescape")
    os.replace(new, plan.snapshot)


def roll_back(plan: Layout) -> None:
    """Take out of the environment every file that was not in its snapshot, and the folders this empties."""
    before = set(plan.snapshot.read_text(encoding="utf-8", errors="surrogateescape").split("\n"))
    for name in files(plan.env) - before - {plan.snapshot.name, plan.stamp.name}:
        (plan.env / name).unlink()
    for at, _, _ in os.walk(plan.env, topdown=False):
        with contextlib.suppress(OSError):
            os.rmdir(at)
    plan.snapshot.unlink()


def describe(found: Stamp | None) -> str:
    """Return an environment in a few words, for `doctor`."""
    if found is None or not found.sets:
        return "none"
    extent = "everything" if "all" in found.sets else "what studying needs"
    return f"Python {found.python}, {extent}, {len(found.packages)} packages"
