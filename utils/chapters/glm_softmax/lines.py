"""The chapter's derivations in one place."""

from utils.chapters.glm_softmax.glm_lines import any_link, canonical_score, mean_is_slope
from utils.chapters.glm_softmax.softmax_lines import softmax_jacobian, softmax_slope

__all__ = ["any_link", "canonical_score", "mean_is_slope", "softmax_jacobian", "softmax_slope"]
