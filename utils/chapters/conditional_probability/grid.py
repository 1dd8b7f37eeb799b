"""The 6 x 6 grid of two dice, to condition by hand, with three ways of hearing about a six and a simulation."""

import anywidget
import traitlets

from .modules import module, styles
from .pictures import protocols_png
from .protocols import grid_data

ALT = (
    "Grid of the 36 outcomes of a red and a blue die. Mark cells to condition by hand. Three protocols for hearing of "
    "a six: someone checked both (11 whole cells), one die was shown at random (one whole and ten half cells), the red "
    "die was shown (6 whole cells). A simulation estimates the chance that both are six."
)


class DiceGrid(anywidget.AnyWidget):
    """Show the dice grid; everything runs in the browser, so it works without a kernel.

    `protocol` ("", "asked", "shown", "red"), `marked` (list of "red,blue"), `guesses` (protocol -> what the learner
    typed) and `counts` (protocol -> [rolled, heard, both six]) follow what the learner does. With `predict=True`
    exact values and simulation stay locked until a number is committed for each protocol.
    """

    _esm = module("dom.js", "guess.js", "simulation.js", "trace.js", "board.js", "player.js", "grid.js")
    _css = styles("common.css", "grid.css")

    protocol = traitlets.Enum(["", "asked", "shown", "red"], "").tag(sync=True)
    marked = traitlets.List(traitlets.Unicode()).tag(sync=True)
    guesses = traitlets.Dict().tag(sync=True)
    counts = traitlets.Dict().tag(sync=True)
    predict = traitlets.Bool(False).tag(sync=True)
    speed = traitlets.Int(30).tag(sync=True)
    seed = traitlets.Int(0).tag(sync=True)
    data = traitlets.Dict().tag(sync=True)
    alt = traitlets.Unicode(ALT).tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**{"data": grid_data(), **traits})

    def __repr__(self):
        return self.alt  # constant: no address, no model id, so that stored outputs compare equal

    def _repr_mimebundle_(self, **kwargs):
        data, *metadata = super()._repr_mimebundle_(**kwargs) or ({},)
        return {**data, "text/plain": self.alt, "image/png": protocols_png()}, *(metadata or ({},))
