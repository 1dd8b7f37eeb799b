"""Calling a learner's function: on copies, quietly, and saying which of its own lines raised."""

import ast
import copy
import inspect
import io
import linecache
import textwrap
import traceback
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout

from utils.exercise.outcomes import Invalid, LearnerError, Unattempted
from utils.exercise.show import call_text, kind_of, show


class Call:
    """A learner's function, safe to call.

    Arguments are deep copies, so that a function that changes its input spoils nothing. What it prints is dropped. What it
    raises becomes a `LearnerError` with the learner's own line and the input. `warned` is the last numpy warning.
    """

    def __init__(self, function: Callable, names: list[str]):
        self.function = function
        self.names = names
        self.warned: str | None = None

    def __call__(self, *args):
        """Call the function on copies of `args`."""
        return self.run(lambda: self.function(*copy.deepcopy(args)), args)

    def run(self, action: Callable[[], object], args: tuple = ()) -> object:
        """Run `action`, which calls the function; `args` are named when it raises."""
        with warnings.catch_warnings(record=True) as caught, redirect_stdout(Sink()), redirect_stderr(Sink()):
            warnings.simplefilter("always")
            try:
                result = action()
            except (Exception, SystemExit, GeneratorExit) as error:
                raise LearnerError(self._where(error, args)) from None
        self.warned = next((str(w.message) for w in caught if issubclass(w.category, RuntimeWarning)), None)
        return result

    def _where(self, error: BaseException, args: tuple) -> str:
        code = getattr(inspect.unwrap(self.function), "__code__", None)
        own = code.co_filename if code else None
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == own]
        says = f"{kind_of(error)}: {show_error(error)}"
        given = f" for {call_text(self.names, args)}" if args else ""
        if isinstance(error, RecursionError):
            return f"Your function called itself without end{given} ({kind_of(error)})."
        if not frames:
            return f"Your function raised{given}: {says}"
        line = linecache.getline(frames[-1].filename, frames[-1].lineno).strip()
        return f"Line {frames[-1].lineno}{f', `{line}`,' if line else ''} raised{given}: {says}"


class Sink(io.TextIOBase):
    """A stream that forgets what is written to it."""

    def writable(self) -> bool:
        """Accept writing."""
        return True

    def write(self, text: str) -> int:
        """Drop `text`."""
        return len(text)


def show_error(error: BaseException) -> str:
    """Return an exception's message, also when its own `str` fails."""
    try:
        return str(error)[:200]
    except Exception:
        return "(no message)"


def read_function(raw: object, names: list[str]) -> Call:
    """Return `raw` as a callable `Call` taking arguments of these names.

    Raises `Unattempted` for an untouched stub, `Invalid` for what is no function or takes other arguments.
    """
    if not callable(raw):
        raise Invalid(f"Expected the function itself, got {show(raw)}. Hand in its name, without brackets.")
    if inspect.isclass(raw):
        raise Invalid(
            f"Expected a function of {arguments(names)}, got the class `{kind_of(raw) if raw is type else raw.__name__}`."
        )
    if inspect.iscoroutinefunction(raw):
        raise Invalid("Your function is `async`; write it with a plain `def`.")
    if is_stub(raw):
        raise Unattempted
    try:
        inspect.signature(raw).bind(*names)
    except TypeError:
        raise Invalid(f"Your function must take {arguments(names)}; it takes `{inspect.signature(raw)}`.") from None
    except ValueError:
        pass  # some built-ins have no signature: calling them will tell
    return Call(raw, names)


def arguments(names: list[str]) -> str:
    """Return the wanted arguments as text: "`n`" or "`rng`, `n`"."""
    return ", ".join(f"`{name}`" for name in names)


def is_stub(function: Callable) -> bool:
    """Tell whether the function's body is nothing but a docstring and `...`, judged by its source."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return False
    body = next((node.body for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)), None)
    if body is None:
        return False
    values = [statement.value.value if _constant(statement) else None for statement in body]
    return ... in values and all(value is ... or isinstance(value, str) for value in values)


def _constant(statement: ast.stmt) -> bool:
    return isinstance(statement, (ast.Expr, ast.Return)) and isinstance(statement.value, ast.Constant)
