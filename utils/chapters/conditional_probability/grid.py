"""The 6 x 6 grid of two dice, to condition by hand, with three ways of hearing about a six and a simulation."""

from pathlib import Path

import anywidget
import traitlets

from utils.figures.modules import DOM, STYLE, join_modules, join_styles
from utils.figures.still import stored

from .protocols import grid_data

HERE = Path(__file__).parent
PARTS = ("guess", "simulation", "trace", "board", "player", "grid")

ALT = (
    "Grid of the 36 outcomes of a red and a blue die. Mark cells to condition by hand. Choose how a six became known: "
    "someone checked both dice, one picked at random was shown, or the red one was shown. Each choice shades the cells "
    "by how probable that report is there, and a simulation estimates the chance that both are six."
)


class DiceGrid(anywidget.AnyWidget):
    """Show the dice grid; everything runs in the browser, so it works without a kernel.

    `protocol` ("", "asked", "shown", "red"), `marked` (list of "red,blue"), `guesses` (protocol -> what the learner
    typed) and `counts` (protocol -> [rolled, heard, both six]) follow what the learner does. With `predict=True`
    exact values and simulation stay locked until a number is committed for each protocol.
    """

    _esm = join_modules(DOM, *(HERE / f"{part}.js" for part in PARTS))
    _css = join_styles(STYLE, HERE / "grid.css")

    # What the hand changes is not echoed by the kernel: an echo that comes late would undo it.
    protocol = traitlets.Enum(["", "asked", "shown", "red"], "").tag(sync=True, echo_update=False)
    marked = traitlets.List(traitlets.Unicode()).tag(sync=True, echo_update=False)
    guesses = traitlets.Dict().tag(sync=True, echo_update=False)
    counts = traitlets.Dict().tag(sync=True, echo_update=False)
    predict = traitlets.Bool(False).tag(sync=True)
    speed = traitlets.Int(30).tag(sync=True, echo_update=False)
    seed = traitlets.Int(0).tag(sync=True)
    data = traitlets.Dict().tag(sync=True)
    alt = traitlets.Unicode(ALT).tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**{"data": grid_data(), **traits})

    def _repr_mimebundle_(self, include=None, exclude=None):
        from .pictures import protocols_png

        view, metadata = super()._repr_mimebundle_()
        return {**view, **stored(protocols_png(answers=not self.predict), f"<figure: {self.alt}>")}, metadata
