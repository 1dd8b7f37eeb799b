"""Whether two answers are one and the same, without keeping either."""

import hashlib
import inspect
from types import CodeType

import numpy as np

from utils.exercise.watchdog import Watchdog


def fingerprint(raw: object) -> str | None:
    """Return a digest of an answer, or None when it cannot be told from another.

    A function is known by its code, so that a cell run again without a change counts as the same answer.
    """
    dog = Watchdog(1)
    try:
        with dog:
            return hashlib.sha256(_bytes(raw)).hexdigest()
    except BaseException:  # an object may raise anything when it is looked at
        if dog.interrupted:
            raise
        return None


def _bytes(raw: object) -> bytes:
    if isinstance(getattr(raw, "text", None), str):  # a pad is its text
        raw = raw.text
    if inspect.isfunction(raw):
        return repr((_code(raw.__code__), raw.__defaults__)).encode()
    if isinstance(raw, np.ndarray):
        return repr((raw.shape, str(raw.dtype))).encode() + raw.tobytes()
    text = repr(raw)
    if " at 0x" in text:
        raise TypeError
    return f"{type(raw).__name__} {text}".encode()


def _code(code: CodeType) -> tuple:
    constants = [_code(constant) if inspect.iscode(constant) else constant for constant in code.co_consts]
    return code.co_code, code.co_names, constants
