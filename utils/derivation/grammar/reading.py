"""From text to a reading: the tree, and the other trees the same text could mean."""

from dataclasses import dataclass, field
from functools import cached_property

from utils.derivation.grammar.errors import ParseError
from utils.derivation.grammar.limits import check_tree
from utils.derivation.grammar.parser import Parser
from utils.derivation.grammar.source import Source
from utils.derivation.grammar.tree import free_indices

UNREADABLE = "I cannot read this line."


@dataclass(frozen=True)
class Other:
    """Another way to read a text.

    kind: "quotient" (1/2 s^2), "function" (log p q), "power" (e^-z x), "derivative" (d/dz f * g), "product"
    (prod_i a_i / b), "pairs" (sum_{i != j} over both), "sum" (sum_i a_i + b), or "all" of those that are met.
    natural: whether people mean it when they write so; a plain sum_i a_i + b they do not.
    """

    kind: str
    tree: tuple
    natural: bool = True


@dataclass
class Reading:
    """What a text says: its tree, sizes its limits state as (index, size), names as typed where an alias was used."""

    tree: tuple
    ranges: tuple = ()
    aliases: dict = field(default_factory=dict)
    ambiguous: frozenset = frozenset()
    again: object = field(default=None, repr=False, compare=False)

    @cached_property
    def others(self):
        """Other readings of the same text, most likely first."""
        if not self.ambiguous:
            return ()
        kinds = sorted(self.ambiguous)
        ways = [(kind, frozenset([kind])) for kind in kinds]
        plain = self.ambiguous - {"sum"}
        if len(plain) > 1:
            ways.append(("all", plain))
        found, met = [], {self.tree}
        for kind, wide in ways:
            try:
                tree = self.again(wide)
            except ParseError:
                continue
            if tree not in met:
                met.add(tree)
                natural = kind != "sum" or free_indices(tree) < free_indices(self.tree)
                found.append(Other(kind, tree, natural))
        return tuple(found)


def parse(text, names, column=1):
    """Read one expression in the names of a problem.

    column: where the text begins in the learner's line, for the columns of errors.
    Raises ParseError, and nothing else, for any string.
    """
    source = Source(text, column)
    tokens = source.tokens
    while len(tokens) > 1 and tokens[-2][0] == "row":
        del tokens[-2]

    def read(wide):
        parser = Parser(tokens, names, wide)
        tree = parser.whole()
        check_tree(tree)
        return tree, parser

    try:
        tree, parser = read(frozenset())
    except ParseError as error:
        raise source.moved(error) from None
    except RecursionError:
        raise ParseError("There are too many things inside one another; split the line.") from None
    except (ArithmeticError, LookupError, TypeError, ValueError):  # never seen; a learner's line must not end a check
        raise ParseError(UNREADABLE) from None
    return Reading(tree, tuple(parser.ranges), parser.aliases, frozenset(parser.seen), lambda wide: read(wide)[0])
