"""Play a figure: one draw function, one to three controls, pictures that move at the speed of the hand."""

import inspect
import itertools
import math
import os
from collections import OrderedDict
from pathlib import Path

import anywidget
import traitlets

from .controls import read_control
from .frames import overlay, whole
from .modules import join_modules
from .prediction import Predict
from .stage import Stage
from .still import need_alt, need_callable, stored
from .style import in_style

BROWSER = Path(__file__).with_name("browser")
SENT_AT_ONCE = {1: 400, 2: 25, 3: 27}  # by number of controls: of more frames than this, only the first is made at once
EXPORTED_AT_MOST = 441  # a page without a kernel holds them all, or one
KEPT = 512  # frames remembered by the kernel, of figures that send them on demand


def play(draw, *, scene=None, alt, predict=None, start=None, size="wide", columns=1, labels=None, **controls):
    """Show `draw(ax, **parameters)` with a control for each parameter.

    A control is `(low, high)`, `(low, high, step)`, a list or range of values, or a dict from label to value
    (more than six numbers among them make a slider).
    `draw` is pure: it adds artists to the axes and may set the title, which should be the takeaway. `scene(ax)` draws
    once what never moves: limits, axis labels, data. Without it every frame costs ten times as much. `alt` says in a
    sentence what the figure shows. `start` maps parameters to where they begin, the first value otherwise.
    `predict` is a `Predict`, asked before the controls unlock. `size` is "wide", "tall", "square" or inches.
    With `columns` 2 or 3, `draw` and `scene` get that many axes. `labels` maps a parameter to its visible name.
    """
    need_callable("draw", draw)
    if scene is not None:
        need_callable("scene", scene)
    need_alt(alt)
    if predict is not None and not isinstance(predict, Predict):
        raise TypeError(f"predict must be a Predict(question, truth=...), got {predict!r}")
    if not 1 <= len(controls) <= 3:
        raise TypeError(f"a figure has one to three controls, got {len(controls)}: {', '.join(controls) or 'none'}")
    read = [read_control(name, spec) for name, spec in controls.items()]
    for what, given in (("start", start or {}), ("labels", labels or {})):
        if not isinstance(given, dict) or set(given) - set(controls):
            raise ValueError(f"{what} must be a dict with keys among {', '.join(controls)}, got {given!r}")
    stage = Stage(draw, scene, size, columns)
    try:
        inspect.signature(draw).bind(*[None] * columns, **dict.fromkeys(controls))
    except TypeError as problem:
        wanted = ", ".join([*["ax"] * columns, *controls])
        raise TypeError(f"draw is called as draw({wanted}), which it does not accept: {problem}") from None
    except ValueError:
        pass  # a builtin without a signature
    at = [c.index((start or {})[c.name]) if c.name in (start or {}) else 0 for c in read]
    return Player(stage, read, at, alt, predict, labels or {})


class Player(anywidget.AnyWidget):
    """A live figure. `values` is where its controls stand; `prediction` what was predicted, None until then."""

    _esm = join_modules(*(BROWSER / f"{part}.js" for part in ("controls", "film", "prediction", "player")))
    _css = BROWSER / "player.css"
    alt = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int().tag(sync=True)
    height = traitlets.Int().tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    # What the hand moves is not echoed by the kernel: an echo that comes late would put the control back.
    at = traitlets.List(traitlets.Int()).tag(sync=True, echo_update=False)
    frames = traitlets.Bytes().tag(sync=True)  # the background, then a PNG a key, end to end
    offsets = traitlets.List(traitlets.Int()).tag(sync=True)
    steps = traitlets.List(traitlets.Int()).tag(sync=True)  # position in the grid of all values, last control fastest
    captions = traitlets.List(traitlets.Unicode()).tag(sync=True)
    problems = traitlets.List(traitlets.Unicode()).tag(sync=True)
    on_demand = traitlets.Bool().tag(sync=True)
    predict = traitlets.Dict(allow_none=True).tag(sync=True)
    prediction = traitlets.Any(None).tag(sync=True, echo_update=False)
    prediction_text = traitlets.Unicode().tag(sync=True, echo_update=False)

    def __init__(self, stage, controls, at, alt, predict, labels):
        self._stage, self._controls, self._made = stage, controls, OrderedDict()
        self._shape = [len(control.values) for control in controls]
        keys = self._planned(at)
        with in_style():  # once for all frames
            self._background = stage.background()
            made = [self._frame(key) for key in keys]
            self._png = self._still(self._flat(at))
        pngs = [whole(self._background), *(png for png, _, _ in made)]
        height, width = self._background.shape[:2]
        super().__init__(
            alt=alt,
            width=width,
            height=height,
            controls=[control.state(labels.get(control.name, control.name.replace("_", " "))) for control in controls],
            at=at,
            frames=b"".join(pngs),
            offsets=[0, *itertools.accumulate(len(png) for png in pngs)],
            steps=keys,
            captions=[caption for _, caption, _ in made],
            problems=[problem for _, _, problem in made],
            on_demand=len(keys) < math.prod(self._shape),
            predict=predict.state() if predict else None,
        )
        self.on_msg(self._answer)

    @property
    def values(self):
        """Return the parameters where the controls stand, as `draw` gets them."""
        return self._parameters(self._flat(self.at))

    def _repr_mimebundle_(self, include=None, exclude=None):
        view, metadata = super()._repr_mimebundle_()
        return {**view, **stored(self._png, f"<figure: {self.alt}>")}, metadata

    def _planned(self, at):
        """Return the frames to send at once: all of them, or where it starts, or what an unattended run must try."""
        total, every = math.prod(self._shape), os.environ.get("COURSE_FRAMES") == "all"
        if os.environ.get("COURSE_UNATTENDED") == "1" and not every:
            ends = [[*at[:k], end, *at[k + 1 :]] for k, n in enumerate(self._shape) for end in (0, n - 1)]
            return sorted({self._flat(place) for place in [at, *ends]})  # an extreme that raises fails the build
        most = EXPORTED_AT_MOST if every else SENT_AT_ONCE[len(self._shape)]
        return list(range(total)) if total <= most else [self._flat(at)]

    def _flat(self, at):
        key = 0
        for place, count in zip(at, self._shape, strict=True):
            key = key * count + place
        return key

    def _parameters(self, key):
        places = []
        for count in reversed(self._shape):
            key, place = divmod(key, count)
            places.append(place)
        return {c.name: c.values[place] for c, place in zip(self._controls, reversed(places), strict=True)}

    def _frame(self, key):
        """Return (PNG over the background, title, problem) of a frame, made once."""
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        try:
            rgba, caption = self._stage.render(self._parameters(key))
            made = overlay(rgba, self._background), caption, ""
        except Exception as error:
            if os.environ.get("COURSE_UNATTENDED") == "1":
                raise
            made = b"", "", f"{type(error).__name__}: {error}"
        self._made[key] = made
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        return made

    def _still(self, key):
        problem = self._frame(key)[2]
        return whole(self._background if problem else self._stage.render(self._parameters(key))[0], level=9)

    def _answer(self, _, message, buffers):
        """Send the one frame the browser asks for."""
        key = message.get("want")
        if isinstance(key, int) and 0 <= key < math.prod(self._shape):
            png, caption, problem = self._frame(key)
            self.send({"frame": key, "caption": caption, "problem": problem}, [png])
