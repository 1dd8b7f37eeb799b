"""What identifiers mean in one problem."""

import difflib
import re

from utils.derivation.grammar.vocabulary import ACCENTS, FUNCTIONS, OTHER_SPELLINGS, PI, SPELLINGS, WHOLE, E

INDICES = re.compile(r"[a-z]{1,2}|[0-9]|[a-z][0-9]|[0-9][a-z]|[0-9]{2}")
ACCENTED = re.compile(rf"([A-Za-z]+?)_?({'|'.join(ACCENTS)})((?:_.*)?)")
NUMBERED = re.compile(r"([A-Za-z]+)_([0-9]+)")
MAX_PIECES = 3
CONSTANTS = {"I": ("eye", None), "pi": ("num", PI), "e": ("num", E)}


class Names:
    """Names of a problem: `rank` maps a name to its number of index slots, `same` an alias to the name it stands for.

    A name that is declared always wins over every other reading of its letters.
    """

    def __init__(self, rank, funcs=(), dims=(), events=(), rvs=None, scalars=(), depends=None):
        self.rank = dict(rank)
        self.funcs = set(funcs) | FUNCTIONS.keys()
        self.dims = set(dims)
        self.events = set(events)
        self.rvs = rvs
        self.scalars = set(scalars)
        self.depends = depends or {}
        self.same = {}

    def clean(self, word):
        """Return a name without the braces and commas of its subscripts."""
        return word.translate(REMOVED)

    def spellings(self, word):
        """Yield the word and the other ways to spell it: `yhat` is y_hat, `lambda` lam, `s_1` s1."""
        yield word
        base, _, sub = word.partition("_")
        for other in OTHER_SPELLINGS.get(base, ()):
            yield f"{other}_{sub}" if sub else other
        if m := ACCENTED.fullmatch(word):
            yield f"{m[1]}_{m[2]}{m[3]}"
            yield f"{m[1]}{m[2]}{m[3]}"
        if m := NUMBERED.fullmatch(word):
            yield m[1] + m[2]
        elif base[-1:].isdigit() and not sub:
            yield base.rstrip("0123456789") + "_" + base[len(base.rstrip("0123456789")) :]

    def declared(self, word):
        """Return the leaf a declared name (with or without indices) stands for, or None."""
        rank, same = self.rank, self.same
        if word in rank and word not in same:
            return ("sym", word)
        for spelling in self.spellings(word):
            name = same.get(spelling, spelling)
            if name in rank:
                return ("sym", name)
            if name in self.dims:
                return ("dim", name)
            if "_" in name:
                base, sub = name.rsplit("_", 1)
                leaf = self.indexed(base, sub)
                if leaf:
                    return leaf
        return None

    def indexed(self, base, sub):
        """Return the leaf of a declared name with indices, or None."""
        if sub.isalnum() and INDICES.fullmatch(sub) and "0" not in sub:
            for spelling in (base,) if base in self.rank or base in self.same else self.spellings(base):
                name = self.same.get(spelling, spelling)
                if 0 < self.rank.get(name, 0) >= len(sub):
                    return ("idx", name, tuple(sub))
            if "_" in base:  # x_i_j
                first, more = base.rsplit("_", 1)
                if len(more) == len(sub) == 1:
                    return self.indexed(first, more + sub)
        return None

    def resolve(self, word):
        """Return the leaf a word stands for, or None: declared names, sizes, delta_ij, I, pi, e."""
        word = self.clean(word)
        leaf = self.declared(word)
        if leaf:
            return leaf
        if "_" in word:
            base, sub = word.rsplit("_", 1)
            if base in ("delta", "Delta", "I", "kron") and len(sub) == 2 and sub.isalnum():
                return ("delta", sub[0], sub[1])
            if base == "I" and sub in self.dims:
                return ("eye", sub)
        return CONSTANTS.get(word)

    def function(self, word):
        """Return the name of the function a word stands for, or None."""
        if word in self.funcs:
            return word
        return SPELLINGS.get(word)

    def own_function(self, word):
        """Return whether the problem itself defines a function of this name."""
        return word in self.funcs and word not in FUNCTIONS

    def segment(self, word):
        """Return the leaves of names written without a space between them (`Xw`), or None; sizes are never split off."""
        if len(word) > 14 or word.partition("_")[0] in WHOLE or ACCENTED.fullmatch(word):
            return None
        return self.pieces(word, MAX_PIECES)

    def pieces(self, word, left):
        """Return the leaves of the fewest-first split of a word into at most `left` declared names, or None."""
        for end in range(len(word), 0, -1):
            leaf = self.resolve(word[:end])
            if leaf is None or leaf[0] == "dim" or word[:end] == "e":
                continue
            if end == len(word):
                return [leaf]
            if left == 1 or not word[end].isalpha() or ("_" in word[:end] and "_" not in word[end:]):
                continue
            rest = self.pieces(word[end:], left - 1)
            if rest:
                return [leaf, *rest]
        return None

    def suggest(self, word):
        """Return what an unknown word was perhaps meant to be, as a sentence with a space before it, or nothing."""
        base = re.sub(r"_.*", "", word)
        pool = [*self.rank, *self.same, *self.funcs, *self.dims, "sum", "sigmoid"]
        if len(word) == 2 and self.rank.get(word[0], 0):
            return f" Did you mean `{word[0]}_{word[1]}`?"
        close = difflib.get_close_matches(word, pool, 1, 0.6) or difflib.get_close_matches(base, pool, 1, 0.6)
        lower = [name for name in pool if name.lower() == word.lower()]
        near = (lower or close)[:1]
        if not lower and set(word) <= {*self.rank, *self.same, *self.dims}:
            return f" A product needs a space: `{' '.join(word)}`."
        return f" Did you mean `{near[0]}`?" if near else ""


REMOVED = str.maketrans("", "", "{}, ")
