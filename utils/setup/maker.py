"""Carry out the making: an empty environment, the packages of a lock, the course on its path, the stamp last."""

import contextlib
import dataclasses
import os
import re
import shutil
import tempfile
import time
from pathlib import Path

from utils.setup import installer, stamp, trouble
from utils.setup.installer import Stage
from utils.setup.layout import PTH, Layout, layout, pth_line
from utils.setup.running import Show, run
from utils.setup.stamp import Stamp
from utils.setup.trouble import Trouble

# Measured with pip on Linux, bytecode included, rounded up; unpacking needs some of it twice for a moment.
SPACE = {"study": 600 * 10**6, "all": 1000 * 10**6}


class Maker:
    """Make or fill one environment; the caller undoes what a failure leaves."""

    def __init__(self, plan: Layout, want: Stamp, locks: Path, show: Show, hold: int):
        self.plan = plan
        self.want = want
        self.locks = locks
        self.show = show
        self.hold = hold
        self.uv = shutil.which("uv")
        self.started = time.monotonic()

    def begin(self, need: str) -> None:
        """Make the environment's folder, marked as ours from its first moment, and an empty environment in it."""
        space = trouble.of_space(shutil.disk_usage(self.plan.root).free, SPACE[need])
        if space:
            raise Trouble(space)
        # Marked under the name of what may be removed, then renamed: there is no moment at which it is nobody's.
        self.plan.removing.mkdir()
        stamp.write(self.plan.removing / self.plan.stamp.name, dataclasses.replace(self.want, sets={}))
        os.rename(self.plan.removing, self.plan.env)
        base = stamp.base_python()
        try:
            self._run(installer.creation(self.uv, self.plan, base))
        except OldUv:
            self.uv = None
            self._run(installer.creation(self.uv, self.plan, base))

    def fill(self, need: str) -> None:
        """Install the set `need` and write the stamp that calls the environment whole."""
        lock = self.locks / f"{need}.txt"
        count = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if re.match(r"\w", line))
        self._run(installer.installation(self.uv, self.plan, lock, f"installing up to {count} packages"))
        pth = self.plan.site_packages / PTH
        # 3.13 reads UTF-8, older ones the locale: an ASCII line is right in both.
        pth.write_text(pth_line(str(self.plan.root)), encoding="ascii")
        names = sorted(distributions(self.plan.site_packages))
        sets = {name: value for name, value in self.want.sets.items() if need == "all" or name == need}
        stamp.write(self.plan.stamp, dataclasses.replace(self.want, sets=sets, packages=names))
        with contextlib.suppress(OSError):
            self.plan.log.unlink()
        self.show.say(f"The environment is ready ({time.monotonic() - self.started:.0f} s).")

    def extras(self, found: Stamp) -> list[str]:
        """Return the packages a learner added to an environment since it was made."""
        major, _, minor = found.python.partition(".")
        former = layout(self.plan.root, version=(int(major), int(minor))).site_packages
        return sorted(distributions(former) - set(found.packages))

    def _run(self, stage: Stage) -> None:
        """Run a stage. Raises Trouble with its sentence and the name of the log, OldUv where pip should serve."""
        code, output = run(stage, installer.variables(os.environ), self.show, self.hold)
        if code == 0:
            return
        if self.uv and trouble.old_uv(output):
            raise OldUv
        folder, python = str(self.plan.root), self.want.python
        sentence = trouble.of_output(output, code, stage=stage.says, folder=folder, python=python)
        raise Trouble(f"{sentence} {self._keep_log(stage, output)}")

    def _keep_log(self, stage: Stage, output: str) -> str:
        """Keep what the tool said where it can be written, and return the words that tell where."""
        text = f"$ {' '.join(stage.command)}\n{output}"
        for path in (self.plan.log, Path(tempfile.gettempdir()) / "ml-onsite-course.log"):
            with contextlib.suppress(OSError):
                path.write_text(text, encoding="utf-8")
                return f"What the installer said: {path}"
        return f"The installer's last words: {output.strip().splitlines()[-1] if output.strip() else 'none'}"


class OldUv(Exception):
    """The uv on the path does not know an option it was given."""


def distributions(site_packages: Path) -> set[str]:
    """Return the names of the packages installed in a folder, in lower case with hyphens."""
    names = (entry.name.split("-")[0] for entry in site_packages.glob("*.dist-info"))
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}
