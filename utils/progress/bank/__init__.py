"""Quick questions with two answers each, one of them right beyond doubt; a quiz draws from them."""

import random
from collections.abc import Collection

from utils.progress.bank.chances import CHANCES
from utils.progress.bank.models import MODELS
from utils.progress.bank.question import Question
from utils.progress.bank.scores import SCORES

BANK: tuple[Question, ...] = (*CHANCES, *MODELS, *SCORES)


def drawn(n: int, seed: int, seen: Collection[str] = ()) -> list[tuple[Question, int]]:
    """Draw n questions, those whose names are not in `seen` first; with each, at which place (1 or 2) the right answer stands.

    ValueError when n is not between 1 and the size of the bank.
    """
    if not 1 <= n <= len(BANK):
        raise ValueError(f"a quiz has between 1 and {len(BANK)} questions, not {n}")
    rng = random.Random(seed)
    fresh = [question for question in BANK if question.name not in seen]
    known = [question for question in BANK if question.name in seen]
    rng.shuffle(fresh)
    rng.shuffle(known)
    chosen = (fresh + known)[:n]
    rng.shuffle(chosen)
    return [(question, rng.choice((1, 2))) for question in chosen]
