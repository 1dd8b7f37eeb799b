"""Run one stage of setting up: its last line and the time shown, everything it printed kept for the log."""

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TextIO

from utils.setup.installer import Stage


class Show:
    """Print progress: one line that renews itself on a terminal, an occasional line elsewhere."""

    def __init__(self, stream: TextIO | None = None, every: float = 15.0):
        self.stream = stream or sys.stderr
        self.every = every
        self.live = self.stream.isatty()
        self.printed = 0.0

    def progress(self, says: str, seconds: float, last: str) -> None:
        """Show where a stage is after `seconds`."""
        line = f"  {says} [{seconds:.0f} s] {last[:100]}"
        if self.live:
            width = shutil.get_terminal_size().columns - 1
            self.stream.write("\r" + line[:width].ljust(width))
        elif seconds - self.printed >= self.every:
            self.printed = seconds
            self.stream.write(line + "\n")
        self.stream.flush()

    def done(self, says: str, seconds: float) -> None:
        """Show that a stage ended well."""
        self.printed = 0.0
        line = f"  {says}: {seconds:.0f} s"
        if self.live:
            line = "\r" + line.ljust(shutil.get_terminal_size().columns - 1)
        self.say(line)

    def say(self, line: str) -> None:
        """Print one line of its own."""
        self.stream.write(line + "\n")
        self.stream.flush()


def run(stage: Stage, environ: Mapping[str, str], show: Show, hold: int | None = None) -> tuple[int, str]:
    """Run a stage to its end and return (exit code, output).

    The child has a group of its own, so that Ctrl-C reaches this process alone, which then ends the whole group.
    `hold` is a descriptor the child inherits. Raises OSError where the command cannot be started.
    """
    started = time.monotonic()
    options: dict = {"start_new_session": True, "pass_fds": () if hold is None else (hold,)}
    if os.name == "nt":
        options = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    child = subprocess.Popen(
        stage.command,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        **options,
    )
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(child.stdout, lines), daemon=True).start()
    output, last = [], ""
    try:
        while True:
            with contextlib.suppress(queue.Empty):
                line = lines.get(timeout=0.5)
                if line is None:
                    break
                output.append(line)
                last = line.strip() or last
            show.progress(stage.says, time.monotonic() - started, last)
        code = child.wait()
    except BaseException:
        _end(child)
        raise
    if code == 0:
        show.done(stage.says, time.monotonic() - started)
    elif show.live:
        show.say("")
    return code, "".join(output)


def _read(stream: TextIO, lines: "queue.Queue[str | None]") -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _end(child: subprocess.Popen) -> None:
    """End a child and its own children; insist after a moment."""
    for insist in (False, True):
        with contextlib.suppress(OSError):
            if os.name == "nt":
                child.kill()
            else:
                os.killpg(child.pid, signal.SIGKILL if insist else signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=5)
            if os.name == "nt":
                return


class Stopped(KeyboardInterrupt):
    """The process was asked to end by a signal other than Ctrl-C."""


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Turn a polite end (a closed terminal, a service manager) into an exception, so that cleaning up happens."""

    def stop(number: int, _: object) -> None:
        raise Stopped(number)

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        names = []
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


@contextlib.contextmanager
def unstoppable() -> Iterator[None]:
    """Ignore Ctrl-C and the like while cleaning up: a second, impatient one must not leave half of it."""
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        names = []
    before = {name: signal.signal(getattr(signal, name), signal.SIG_IGN) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
