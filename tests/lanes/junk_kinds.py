"""Things that are not an answer, by name. Each is made afresh, since some remember that they were used."""

import asyncio
import datetime
import decimal
import fractions
import functools
import io
import itertools
import math
import re
import threading
import types

import numpy as np


def raising(*methods, error=RuntimeError):
    """Make an object whose named methods raise."""

    def fail(*_, **__):
        raise error("no")

    return type("Raising", (), dict.fromkeys(methods, fail))()


class LyingClass:
    """Raises when asked what it is."""

    @property
    def __class__(self):
        raise RuntimeError("no class")


class LyingAttributes:
    """Raises for every attribute, with an error that is no AttributeError."""

    def __getattr__(self, name):
        raise ValueError(name)


class EqualToAll:
    """Says that it is equal to anything."""

    def __eq__(self, other):
        return True

    __hash__ = None


class LyingText(str):
    """A text whose own methods raise."""

    def strip(self, *_):
        raise RuntimeError("no strip")

    __repr__ = __str__ = strip


class LyingLength(list):
    """A list that says it is longer than memory."""

    def __len__(self):
        return 2**40


class NoIndex(dict):
    """A dict that raises when read."""

    def __getitem__(self, key):
        raise OSError("disk")

    items = keys = values = __iter__ = __getitem__


def recursive():
    """Make a list that holds itself."""
    loop = []
    loop.append(loop)
    return loop


def recursive_dict():
    """Make a dict that holds itself."""
    loop = {}
    loop["self"] = loop
    return loop


@functools.cache  # nothing about it wears off, and a hundred thousand lists take their time
def deep():
    """Make a list nested deeper than the stack."""
    nested = []
    for _ in range(100_000):
        nested = [nested]
    return nested


HUGE = "9" * 2_000_000
VALUES = {
    "none": lambda: None,
    "empty text": lambda: "",
    "text": lambda: "one eleventh",
    "the name of a constant": lambda: "nan",
    "code": lambda: "__import__('os').abort()",
    "a huge text": lambda: HUGE,
    "a text of brackets": lambda: "(" * 50_000,
    "zero bytes": lambda: "\0\ud800",
    "bytes": lambda: b"\xff\xfe",
    "nan": lambda: math.nan,
    "inf": lambda: math.inf,
    "minus inf": lambda: -math.inf,
    "true": lambda: True,
    "numpy false": lambda: np.False_,
    "complex": lambda: 1 + 2j,
    "a huge int": lambda: 10**5000,
    "a huge fraction": lambda: fractions.Fraction(10**4000, 3),
    "signalling nan": lambda: decimal.Decimal("sNaN"),
    "ellipsis in a list": lambda: [...],
    "empty list": list,
    "empty dict": dict,
    "empty set": set,
    "list of none": lambda: [None] * 3,
    "ragged": lambda: [[1, 2], [3]],
    "recursive": recursive,
    "recursive dict": recursive_dict,
    "deep": deep,
    "a set of mixed": lambda: {1, "a", None, (1, 2)},
    "frozen nan": lambda: frozenset([math.nan]),
    "a huge range": lambda: range(10**18),
    "endless iterator": itertools.count,
    "endless generator": lambda: (x for x in iter(int, 1)),
    "spent iterator": lambda: iter(()),
    "a slice": lambda: slice(1, 2),
    "empty array": lambda: np.array([]),
    "five dimensions": lambda: np.zeros((1, 2, 1, 2, 1)),
    "array of nan": lambda: np.full((3, 3), np.nan),
    "object array": lambda: np.array([None, "a", raising("__float__")], dtype=object),
    "structured array": lambda: np.zeros(2, dtype=[("a", "i4"), ("b", "f8")]),
    "dates": lambda: np.array(["2026-01-01"], dtype="datetime64[D]"),
    "masked": lambda: np.ma.masked_all(3),
    "text array": lambda: np.array(["a", "b"]),
    "datetime": datetime.datetime.now,
    "bare object": object,
    "a class": lambda: int,
    "exception": lambda: ValueError("x"),
    "an exception class": lambda: SystemExit,
    "a module": lambda: math,
    "a lock": threading.Lock,
    "an open file": io.StringIO,
    "a pattern": lambda: re.compile("a"),
    "simple namespace": lambda: types.SimpleNamespace(a=1),
    "raising repr": lambda: raising("__repr__", "__str__", "__format__"),
    "raising equality": lambda: raising("__eq__", "__ne__", "__hash__"),
    "raising float": lambda: raising("__float__", "__int__", "__index__", "__complex__"),
    "raising array": lambda: raising("__array__", "__array_interface__"),
    "raising iteration": lambda: raising("__iter__", "__next__", "__getitem__", "__len__", "__contains__"),
    "raising truth": lambda: raising("__bool__", "__len__"),
    "raising call": lambda: raising("__call__"),
    "exiting repr": lambda: raising("__repr__", "__float__", "__iter__", "__array__", error=SystemExit),
    "running out of memory": lambda: raising("__repr__", "__float__", "__iter__", "__array__", error=MemoryError),
    "lying class": LyingClass,
    "lying attributes": LyingAttributes,
    "equal to all": EqualToAll,
    "lying text": lambda: LyingText("of no use"),
    "lying length": lambda: LyingLength([1, 2]),
    "raising dict": lambda: NoIndex(a=1),
}


async def coroutine_function(*_):
    """Return a coroutine when called."""


def never_ends(*_, **__):
    """Loop for ever."""
    while True:
        pass


def deep_recursion(*args):
    """Recurse for ever."""
    return deep_recursion(*args)


def changes_its_argument(*args):
    """Write into every argument that can be written into."""
    for argument in args:
        if isinstance(argument, np.ndarray) and argument.dtype != object:
            argument[...] = 0
        elif isinstance(argument, list):
            argument.clear()
    return args[0] if args else None


def prints(*_):
    """Print and return nothing."""
    print("hello" * 1000)


def leaves(*_):
    """Leave the interpreter."""
    raise SystemExit(3)


def raises(*_):
    """Raise."""
    raise ZeroDivisionError("mine")


def raises_odd(*_):
    """Raise an error that cannot be shown."""
    raise type("Odd", (Exception,), {"__str__": lambda self: 1 / 0, "__repr__": lambda self: 1 / 0})


def swallows(*_):
    """Loop for ever, and again when interrupted."""
    try:
        while True:
            pass
    except BaseException:
        while True:
            pass


FUNCTIONS = {
    "no argument": lambda: lambda: 1,
    "too many arguments": lambda: lambda a, b, c, d, e, f, g, h, i: 1,
    "keyword only": lambda: lambda *, key: 1,
    "returns none": lambda: lambda *_: None,
    "returns text": lambda: lambda *_: "x",
    "returns nan": lambda: lambda *_: math.nan,
    "returns itself": lambda: (lambda f: lambda *_: f)(raises),
    "returns a raising object": lambda: lambda *_: raising("__repr__", "__float__", "__array__", "__iter__"),
    "returns a huge text": lambda: lambda *_: HUGE,
    "returns an object array": lambda: lambda *_: np.array([None, object()], dtype=object),
    "returns recursion": lambda: lambda *_: recursive(),
    "endless generator function": lambda: lambda *_: (x for x in iter(int, 1)),
    "coroutine function": lambda: coroutine_function,
    "never ends": lambda: never_ends,
    "never ends and swallows": lambda: swallows,
    "deep recursion": lambda: deep_recursion,
    "changes its argument": lambda: changes_its_argument,
    "prints": lambda: prints,
    "leaves": lambda: leaves,
    "raises": lambda: raises,
    "raises what cannot be shown": lambda: raises_odd,
    "raises a warning": lambda: lambda *_: np.log(-np.ones(3)),
    "a builtin": lambda: print,
    "a method": lambda: [].append,
    "an awaitable": lambda: asyncio.sleep,
    "a partial of nothing": lambda: __import__("functools").partial(int, "x"),
}
