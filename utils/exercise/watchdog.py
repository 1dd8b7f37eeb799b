"""A time limit for code that may not end, without a second process.

A thread interrupts the main thread when the time is up: the only way that works on Windows too and lets the learner's
function stay where it was defined. Code that never returns to the interpreter (one endless call into C) cannot be stopped.
"""

import _thread
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

AGAIN = 0.05  # seconds between two interruptions of code that swallows them
PATIENCE = 2  # interruptions before the trace function takes over


class TimedOut(BaseException):
    """The time is up. Not an `Exception`, so that a learner's `except Exception` does not catch it."""


class Watchdog:
    """Context manager: raise `TimedOut` in the code inside after `seconds`.

    Outside the main thread there is nothing to interrupt and the code runs without a limit.
    """

    def __init__(self, seconds: float):
        self.seconds = seconds
        self.expired = False
        self.interrupted = False  # the learner pressed stop
        self._strikes = 0
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._armed = False

    def __enter__(self):
        if threading.current_thread() is threading.main_thread():
            self._previous = signal.signal(signal.SIGINT, self._on_interrupt)
            self._previous_trace = sys.gettrace()
            self._armed = True
            threading.Thread(target=self._watch, name="check time limit", daemon=True).start()
        return self

    def __exit__(self, *_):
        if not self._armed:
            return
        with self._lock:  # an interruption from here on is ignored, see _on_interrupt
            self._done.set()
        sys.settrace(self._previous_trace)
        signal.signal(signal.SIGINT, self._previous or signal.default_int_handler)

    def _watch(self) -> None:
        wait = self.seconds
        while not self._done.wait(wait):
            with self._lock:
                if self._done.is_set():
                    return
                self.expired = True
                _interrupt_main()
            wait = AGAIN

    def _on_interrupt(self, _signum: int, frame: FrameType | None) -> None:
        if self._done.is_set() or (self.expired and _inside(frame, Watchdog.__enter__, Watchdog.__exit__)):
            return  # the code inside has ended, or not begun
        if not self.expired:
            self.interrupted = True
            raise KeyboardInterrupt
        self._strikes += 1
        if self._strikes > PATIENCE:
            _raise_on_every_line(frame)
        raise TimedOut


def _inside(frame: FrameType | None, *functions: Callable) -> bool:
    codes = {function.__code__ for function in functions}
    while frame is not None and frame.f_code not in codes:
        frame = frame.f_back
    return frame is not None


def _interrupt_main() -> None:
    if hasattr(signal, "pthread_kill"):  # also wakes a sleeping main thread
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
    else:
        _thread.interrupt_main()


def _raise_on_every_line(frame: FrameType | None) -> None:
    """Make every further line raise, so that `except: pass` in a loop cannot swallow the interruption for ever."""

    def trace(_frame, event, _arg):
        if event == "line":
            raise TimedOut
        return trace

    while frame is not None and not frame.f_globals.get("__name__", "").startswith("utils.exercise"):
        frame.f_trace = trace
        frame = frame.f_back
    sys.settrace(trace)
