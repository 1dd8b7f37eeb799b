"""The derivation checker: every line must follow from the one before, and there is no answer key."""

from utils.derivation.exercise import derivation, slipped
from utils.derivation.problem import Problem

__all__ = ["Problem", "derivation", "slipped"]
