"""The self-check engine: a question, what must hold of the answer, and the name of the slip when it does not."""

from utils.exercise.answers import (
    Answer,
    Array,
    Choice,
    Distribution,
    Form,
    Function,
    Number,
    Probability,
    Prose,
    Rubric,
    Simulation,
    Subset,
)
from utils.exercise.exercise import Exercise
from utils.exercise.find import exercises_of
from utils.exercise.help import FollowUp
from utils.exercise.mistakes import Mistake
from utils.exercise.outcomes import Invalid, Unattempted, Wrong
from utils.exercise.properties import (
    agrees_with,
    at_least,
    complete,
    consistent,
    equals,
    everywhere,
    holds,
    law,
    scored_like,
    sums_to_one,
)
from utils.exercise.recording import Attempt, record_with
from utils.exercise.verdict import Kind, Verdict

__all__ = [
    "Answer",
    "Array",
    "Attempt",
    "Choice",
    "Distribution",
    "Exercise",
    "FollowUp",
    "Form",
    "Function",
    "Invalid",
    "Kind",
    "Mistake",
    "Number",
    "Probability",
    "Prose",
    "Rubric",
    "Simulation",
    "Subset",
    "Unattempted",
    "Verdict",
    "Wrong",
    "agrees_with",
    "at_least",
    "complete",
    "consistent",
    "equals",
    "everywhere",
    "exercises_of",
    "holds",
    "law",
    "record_with",
    "scored_like",
    "sums_to_one",
]
