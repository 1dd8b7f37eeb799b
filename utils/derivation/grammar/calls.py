"""Functions and their arguments."""

from utils.derivation.grammar.errors import quote
from utils.derivation.grammar.vocabulary import FUNCTIONS, REFUSED, SPELLINGS

BRACKETS = ("(", "[", "{")


def call(p, function):
    """Read a call: primes, a power of the function (`log^2 x`), arguments in brackets or side by side."""
    name = p.take()[1]
    primes = 0
    while p.op("'"):
        p.i += 1
        primes += 1
    if primes > 2:
        p.fail("I read one prime or two, as in f'(x) and f''(x).")
    power = None
    if p.op("^", "**"):
        power = function_power(p, name)
    least, most = FUNCTIONS.get(function, (1, 9))
    arguments = call_arguments(p, name, most)
    if not least <= len(arguments) <= most:
        p.fail(f"{quote(name)} takes {least} argument{'s' * (least > 1)}; there are {len(arguments)}.", p.i - 1)
    tree = build(p, function, arguments, primes)
    return tree if power is None else ("pow", tree, power)


def function_power(p, name):
    """Read the power in `log^2 x`, `tanh^2(a)`."""
    p.i += 1
    if p.t[p.i][0] == "num" or (p.op("{", "(") and p.t[p.i + 1][0] == "num" and p.match[p.i] == p.i + 2):
        braced = p.op("{", "(")
        p.i += braced
        value = float(p.take()[1])
        p.i += braced
        return ("num", value)
    p.fail(f"{quote(name)} needs an argument before its power, as in {name}(z)^2.")


def call_arguments(p, name, most=9):
    """Read the arguments of a function; without brackets it takes the one thing that stands next to it."""
    if p.op(*BRACKETS):
        return p.arguments()
    if not p.starts() and not p.op("-"):
        p.fail(f"{quote(name)} needs an argument, as in {name}(z).")
    if "function" in p.wide:
        return [p.signed(lambda: p.chain(over=True))]
    argument = p.signed(p.factor)
    if p.starts() or p.op("/"):
        p.seen.add("function")
    return [argument]


def build(p, function, arguments, primes=0):
    """Return the node of a call."""
    if primes:
        return ("prime" if primes == 1 else "prime2", function, arguments[0])
    if function in ("max", "min") and len(arguments) > 2:
        tree = arguments[0]
        for argument in arguments[1:]:
            tree = ("call", function, tree, argument)
        return tree
    if function in ("abs", "norm"):
        return (function, arguments[0])
    return ("call", function, *arguments)


def written_out(p, word):
    """Read a function that is written out in others: log1p, std, Corr."""
    name = p.take()[1]
    arguments = call_arguments(p, name)
    if len(arguments) != (2 if word in ("corr", "Corr", "matmul") else 1):
        p.fail(f"{quote(name)} has {len(arguments)} arguments.", p.i - 1)
    a, one = arguments[0], ("num", 1.0)
    if word == "log1p":
        return ("call", "log", ("add", one, a))
    if word == "expm1":
        return ("sub", ("call", "exp", a), one)
    if word in ("log2", "log10"):
        return ("div", ("call", "log", a), ("call", "log", ("num", float(word[3:]))))
    if word == "square":
        return ("pow", a, ("num", 2.0))
    if word == "matmul":
        return ("jux", a, arguments[1])
    if word.lower() in ("std", "sd"):
        return ("call", "sqrt", ("Var", a))
    b = arguments[1]
    return ("div", ("Cov", a, b), ("call", "sqrt", ("mul", ("Var", a), ("Var", b))))


def logarithm(p):
    """Read log_e x, log_2 x; None for a plain log."""
    value = p.t[p.i][1]
    if "_" not in value:
        return None
    base = value.partition("_")[2]
    if base in ("e", "2", "10"):
        p.i += 1
        (argument,) = call_arguments(p, value, 1)
        tree = ("call", "log", argument)
        return tree if base == "e" else ("div", tree, ("call", "log", ("num", float(base))))
    p.fail(f"I read log, log_2 and log_10, not {quote(value)}.")


def entry_of(p):
    """Read softmax_k(z), the entry of a function's value; None for a plain call."""
    name, _, index = p.t[p.i][1].partition("_")
    if not index:
        return None
    if len(index) > 1 or not index.islower():
        p.fail(f"I cannot read the index {quote(index)}.")
    p.i += 1
    return ("entry", ("call", SPELLINGS.get(name, name), *call_arguments(p, name, 1)), (index,))


def accent(p):
    """Read hat(y), hat y as the declared name y_hat; None when there is none."""
    mark, i = p.t[p.i][1], p.i + 1
    braced = p.t[i][0] == "op" and p.t[i][1] in BRACKETS
    word = p.t[i + braced]
    if word[0] != "word" or (braced and p.match[i] != i + 2):
        return None
    base, _, sub = word[1].partition("_")
    leaf = p.names.declared(f"{base}_{mark}" + (f"_{sub}" if sub else ""))
    if leaf is None:
        return None
    p.i = i + 1 + 2 * braced
    return leaf


METHODS = {"dot": 1, "sum": 0, "mean": 0, "transpose": 0, "t": 0, "exp": 0, "log": 0, "trace": 0, "tanh": 0, "sqrt": 0}


def method(p, tree):
    """Read x.dot(y), x.sum() as calls; None when the dot is an inner product."""
    name = p.t[p.i + 1][1]
    if name not in METHODS or p.names.declared(name):
        return None
    p.i += 2
    if p.match[p.i] == p.i + 1:
        arguments = []
        p.i += 2
    else:
        arguments = p.arguments()
    if len(arguments) != METHODS[name]:
        p.fail(f"{quote('.' + name)} takes {METHODS[name]} argument{'s' * (METHODS[name] != 1)} here.", p.i - 1)
    if name in ("transpose", "t"):
        return ("T", tree)
    return ("call", SPELLINGS.get(name, name), tree, *arguments)


def order(p):
    """Refuse O(...)."""
    if p.t[p.i + 1][1] in BRACKETS:
        p.fail(REFUSED["order"])
