"""Naming the slip in a line that does not follow."""

from utils.derivation.slips.candidate import Slip
from utils.derivation.slips.naming import name_slip
from utils.derivation.slips.vocabulary import SLIPS, slug

__all__ = ["SLIPS", "Slip", "name_slip", "slug"]
