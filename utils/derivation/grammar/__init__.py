"""The learner's grammar: what people type in a derivation, to syntax trees and back; nothing is ever evaluated."""

from utils.derivation.grammar.errors import ParseError
from utils.derivation.grammar.lines import Line, Part, split_lines
from utils.derivation.grammar.mathml import mathml
from utils.derivation.grammar.names import Names
from utils.derivation.grammar.reading import Other, Reading, parse
from utils.derivation.grammar.show import show
from utils.derivation.grammar.tree import free_indices, replace, size, walk

__all__ = [
    "Line",
    "Names",
    "Other",
    "ParseError",
    "Part",
    "Reading",
    "free_indices",
    "mathml",
    "parse",
    "replace",
    "show",
    "size",
    "split_lines",
    "walk",
]
