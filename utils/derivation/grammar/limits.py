"""Guards: what is too long, too deep or too costly is refused before any work is done on it."""

from utils.derivation.grammar.errors import ParseError

MAX_TEXT = 60_000  # characters in a derivation
MAX_ROWS = 300
MAX_LENGTH = 2_000  # characters in a line
MAX_TOKENS = 700
MAX_WORD = 60  # characters in a name
MAX_DEPTH = 40  # brackets, powers, sums and functions inside one another
MAX_NODES = 300
MAX_TREE_DEPTH = 90
MAX_COST = 60_000  # nodes, each counted as often as the sums around it repeat it

REPEATS = {"sum": 5, "prod": 5, "maxover": 5, "minover": 5, "deriv": 4, "prime": 4, "prime2": 4}


def check_length(text):
    """Raise ParseError when a line is too long to look at."""
    if len(text) > MAX_LENGTH:
        raise ParseError(f"This line has {len(text)} characters; {MAX_LENGTH} is the most that is read. Split it.")


def check_tree(tree):
    """Raise ParseError when a tree would take long to evaluate (not recursive, so that depth cannot hurt)."""
    nodes, total, waiting = 0, 0, [(tree, 1, 0)]
    while waiting:
        node, weight, depth = waiting.pop()
        nodes += 1
        total += weight
        if nodes > MAX_NODES or depth > MAX_TREE_DEPTH:
            raise ParseError("This line is too long for one step; split it.")
        if total > MAX_COST:
            raise ParseError("There are too many sums or derivatives inside one another; split the line.")
        weight *= REPEATS.get(node[0], 1)
        last = 2 if node[0] in ("idx", "entry") else len(node)
        for child in node[1:last]:
            if type(child) is tuple:
                waiting.append((child, weight, depth + 1))
