"""An array of finite numbers."""

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.outcomes import Invalid, Unattempted
from utils.exercise.show import kind_of, show


class Array(Answer):
    """An array of `shape` (None: any length on that axis), right within `atol + rtol * |expected|`."""

    def __init__(
        self, shape: tuple[int | None, ...], *, atol: float = 1e-6, rtol: float = 1e-6, what: str = "an array"
    ):
        self.shape, self.atol, self.rtol = shape, atol, rtol
        wanted = ", ".join("any" if length is None else str(length) for length in shape)
        self.expects = f"{what} of shape ({wanted}{',' if len(shape) == 1 else ''})"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> np.ndarray:
        """Return the array as float64."""
        if isinstance(raw, (list, tuple)) and any(item is ... for item in raw):
            raise Unattempted
        if isinstance(raw, (str, bytes, dict, set)) or raw is None:
            raise Invalid(f"Expected {self.expects}; got {show(raw)} ({kind_of(raw)}).")
        try:
            array = np.asarray(raw)
        except Exception:
            raise Invalid(f"Expected {self.expects}; got {show(raw)}, whose rows do not make an array.") from None
        if array.dtype.kind not in "biuf":
            raise Invalid(f"Expected {self.expects} of numbers; got {show(raw)} (dtype {array.dtype}).")
        if array.ndim != len(self.shape) or any(
            want is not None and want != got for want, got in zip(self.shape, array.shape, strict=True)
        ):
            raise Invalid(f"Expected {self.expects}; yours has shape {array.shape}.")
        array = array.astype(float)
        if not np.isfinite(array).all():
            where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
            raise Invalid(f"Expected finite numbers; the entry at index {show(where)} is {show(array[where])}.")
        return array

    def same(self, one: np.ndarray, other: np.ndarray) -> bool:
        """Compare shapes, then entries within the tolerance."""
        return one.shape == other.shape and bool(np.allclose(one, other, rtol=self.rtol, atol=self.atol))
