"""Probabilities of events in the ways people type them."""

import pytest
from grammar_names import EVENTS, rows

from utils.derivation.grammar import parse

# what is typed ==> the plain form it must be read as
TABLE = rows(r"""
P(A|B)                   ==> P(A | B)
P(A \mid B)              ==> P(A | B)
Pr(A,B)                  ==> P(A, B)
P(A ∩ B)                 ==> P(A, B)
P(A and B)               ==> P(A, B)
P(A∪B)                   ==> P(A or B)
P(A^c)                   ==> P(not A)
P(\bar A)                ==> P(not A)
P(\bar{A}|B)             ==> P(not A | B)
P(~A)                    ==> P(not A)
P(¬A|B,C)                ==> P(not A | B, C)
\Pr(A|B)                 ==> P(A | B)
\mathbb{P}(A)            ==> P(A)
P(A & B)                 ==> P(A, B)
P(AB)                    ==> P(A, B)
P(A=1|B=0)               ==> P(A | not B)
P(A given B)             ==> P(A | B)
p(A|B)p(B)               ==> P(A | B) P(B)
P[A]                     ==> P(A)
P(A')                    ==> P(not A)
P(\overline{A \cup B})   ==> P(not (A or B))
P(A \setminus B)         ==> P(A, not B)
P(A | not (B and C))     ==> P(A | not (B, C))
P(Ā)                     ==> P(not A)
""")


@pytest.mark.parametrize(("typed", "plain"), TABLE)
def test_typed_is_read_as_plain(typed, plain):
    assert parse(typed, EVENTS).tree == parse(plain, EVENTS).tree
