"""The derivation pad: type on the left, read each line as mathematics with its verdict on the right."""

from utils.derivation.pad.widget import Pad, pad

__all__ = ["Pad", "pad"]
