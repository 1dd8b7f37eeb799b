"""Gradients learners write in numpy, held against the function itself."""

from utils.gradients.check import Agreement, gradcheck, gradient_of

__all__ = ["Agreement", "gradcheck", "gradient_of"]
