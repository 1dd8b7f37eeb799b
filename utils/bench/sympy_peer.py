"""Run in the peers' environment: decide pairs of expressions with sympy. Standard input to standard output, JSON."""

import contextlib
import json
import signal
import sys
import time

LIMIT = 10  # seconds a pair


@contextlib.contextmanager
def limited(seconds):
    """Stop what takes longer, where the system has alarms."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def decide(sympy, pair):
    """Return "equal", "different", "undecided", "timeout" or "error", and the seconds it took."""
    names = {name: sympy.Symbol(name, **given) for name, given in pair["symbols"].items()}
    functions = {
        name: getattr(sympy, name) for name in ("log", "exp", "sqrt", "tanh", "sinh", "cosh", "sin", "cos", "diff")
    }
    functions |= {"Rational": sympy.Rational, "Float": sympy.Float, "pi": sympy.pi, "Abs": sympy.Abs}
    start = time.perf_counter()
    try:
        with limited(LIMIT):
            # the text was written by this course from a checked tree, never by a learner
            one, other = (
                eval(text, {"__builtins__": {}}, {**functions, **names}) for text in (pair["one"], pair["other"])
            )
            verdict = "equal" if sympy.simplify(one - other) == 0 else "different"
    except TimeoutError:
        verdict = "timeout"
    except Exception:
        verdict = "error"
    return verdict, time.perf_counter() - start


def main():
    """Answer every pair on standard input."""
    import sympy

    json.dump([decide(sympy, pair) for pair in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
