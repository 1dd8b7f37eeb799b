"""A thousand people, the sick and the positive among them: base rates as natural frequencies."""

from fractions import Fraction
from math import floor
from pathlib import Path
from typing import NamedTuple

import anywidget
import traitlets

from utils.figures.modules import DOM, STYLE, join_modules, join_styles
from utils.figures.still import stored

from .protocols import pair
from .worlds import screening

HERE = Path(__file__).parent
PEOPLE = 1000
PREVALENCES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5)


class Counts(NamedTuple):
    """Whole people: sick and found, sick and missed, well and alarmed, well and cleared."""

    found: int
    missed: int
    alarms: int
    cleared: int


def count_people(prevalence, sensitivity, specificity, people: int = PEOPLE) -> Counts:
    """Return the four groups, each count rounded to whole people (half up), first the sick, then those of each group.

    >>> count_people(0.02, 0.9, 0.97)
    Counts(found=18, missed=2, alarms=29, cleared=951)
    """
    rates = [Fraction(str(rate)) for rate in (prevalence, sensitivity, specificity)]
    sick = floor(people * rates[0] + Fraction(1, 2))
    found = floor(sick * rates[1] + Fraction(1, 2))
    alarms = floor((people - sick) * (1 - rates[2]) + Fraction(1, 2))
    return Counts(found, sick - found, alarms, people - sick - alarms)


def percent(rate) -> str:
    """Write a rate as a percentage without trailing zeros."""
    return f"{100 * float(rate):.4g}%"


def is_sick(who: str) -> bool:
    """Tell whether the outcome of a screening is somebody sick."""
    return who == "sick"


class BaseRates(anywidget.AnyWidget):
    """Show 1,000 people as icons; three sliders set the rates (0 to 1). Runs in the browser, no kernel needed.

    With `predict=True` the sliders and the test's results wait for the learner's number, kept in `guess`.
    """

    _esm = join_modules(DOM, HERE / "guess.js", HERE / "icons.js")
    _css = join_styles(STYLE, HERE / "icons.css")

    prevalence = traitlets.Float(0.01, min=0, max=1).tag(sync=True, echo_update=False)
    sensitivity = traitlets.Float(0.9, min=0, max=1).tag(sync=True, echo_update=False)
    specificity = traitlets.Float(0.95, min=0, max=1).tag(sync=True, echo_update=False)
    predict = traitlets.Bool(False).tag(sync=True)
    guess = traitlets.Unicode("").tag(sync=True, echo_update=False)
    data = traitlets.Dict().tag(sync=True)
    alt = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**traits)
        self._start = (self.prevalence, self.sensitivity, self.specificity)
        counts, ppv = count_people(*self._start), screening(*self._start).given("positive").probability(is_sick)
        sick, positive = counts.found + counts.missed, counts.found + counts.alarms
        self.alt = (
            f"Icons of {PEOPLE:,} people, {sick} of them sick, tested with sensitivity {percent(self.sensitivity)} and "
            f"specificity {percent(self.specificity)}. Sliders set the three rates; those who are positive stand together."
        )
        self.data = {
            "people": PEOPLE,
            "prevalences": sorted({*PREVALENCES, self.prevalence}),
            "question": f"{percent(self.prevalence)} are sick. The test finds {percent(self.sensitivity)} of the sick and "
            f"clears {percent(self.specificity)} of the well. Of those who test positive, what share is sick?",
            "truth": pair(ppv),
            "slips": [
                {"value": pair(str(self.sensitivity)), "says": "that is P(positive | sick). The question is P(sick | positive)."},
                {"value": pair(str(self.specificity)), "says": "that is P(negative | well). The question is P(sick | positive)."},
                {"value": pair(str(self.prevalence)), "says": "that is the base rate, before the test said anything."},
            ],
            "other": f"count people: {counts.found} sick among {positive} positives, the rest are false alarms among "
            f"the {PEOPLE - sick} well.",
        }  # fmt: skip

    def _repr_mimebundle_(self, include=None, exclude=None):
        from .pictures import people_png

        view, metadata = super()._repr_mimebundle_()
        picture = people_png(count_people(*self._start), tested=not self.predict)
        return {**view, **stored(picture, f"<figure: {self.alt}>")}, metadata


def base_rates(prevalence=0.01, sensitivity=0.9, specificity=0.95, predict=True) -> BaseRates:
    """Show what a positive test means among 1,000 people, after a prediction unless `predict` is False."""
    return BaseRates(prevalence=prevalence, sensitivity=sensitivity, specificity=specificity, predict=predict)
