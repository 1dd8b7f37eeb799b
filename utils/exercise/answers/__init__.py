"""The kinds of answers: how each is read, and when two are the same."""

from utils.exercise.answers.array import Array
from utils.exercise.answers.choice import Choice
from utils.exercise.answers.distribution import Distribution
from utils.exercise.answers.form import Form, Prose
from utils.exercise.answers.function import Function
from utils.exercise.answers.kind import Answer
from utils.exercise.answers.members import Subset
from utils.exercise.answers.number import Number, Probability
from utils.exercise.answers.rubric import Rubric
from utils.exercise.answers.simulation import Simulation

__all__ = [
    "Answer",
    "Array",
    "Choice",
    "Distribution",
    "Form",
    "Function",
    "Number",
    "Probability",
    "Prose",
    "Rubric",
    "Simulation",
    "Subset",
]
