"""Train on the real likes with the learner's own `fold_in`: people, then films, then people again."""

import numpy as np

from utils.chapters.recommender.guarded import Waiting, guarded
from utils.chapters.recommender.ratings import day_at, ratings
from utils.figures import colours, picture

K, ALPHA, RIDGE, HALVES, LEAST = 24, 2.0, 10.0, 8, 30
QUERIES = ("Lion King, The", "Toy Story", "Alien")


class Grown:
    """Films' vectors V (films, k) after training, the loss after each half-step, and the films' titles."""

    def __init__(self, V: np.ndarray, losses: list[float], titles: np.ndarray):
        self.V, self.losses, self.titles = V, losses, titles

    def near(self, title: str, count: int = 3) -> list[str]:
        """Return the titles whose vectors point most nearly in the direction of this one's."""
        unit = self.V / np.maximum(np.linalg.norm(self.V, axis=1, keepdims=True), 1e-12)
        (row,) = np.flatnonzero(self.titles == title)
        order = np.argsort(-(unit @ unit[row]), kind="stable")
        return [str(self.titles[i]) for i in order if i != row][:count]


def likes() -> tuple[np.ndarray, np.ndarray]:
    """Return P (people, films) of 0 and 1 before the split, of films with at least 30 likes, and their titles."""
    data = ratings()
    past = np.flatnonzero(data.liked[: data.until(day_at(0.8))])
    P = np.zeros((data.users, data.items))
    P[data.user[past], data.item[past]] = 1
    kept = P.sum(axis=0) >= LEAST
    P = P[:, kept]
    return P[P.any(axis=1)], data.titles[kept]


def train(fold_in, seed: int = 0) -> Grown:
    """Alternate `fold_in(V, liked, alpha, lam)` over people and over films."""
    P, titles = likes()
    U, V, losses = None, np.random.default_rng(seed).normal(0, 0.1, (len(titles), K)), []
    sides = [[np.flatnonzero(row) for row in table] for table in (P, P.T)]
    weight = 1 + ALPHA * P
    for half in range(HALVES):
        fixed = V if half % 2 == 0 else U
        found = np.array([fold_in(fixed, liked, ALPHA, RIDGE) for liked in sides[half % 2]], float)
        if found.shape != (len(sides[half % 2]), K):
            raise ValueError(f"expected a vector of {K} numbers for each row")
        if half % 2 == 0:
            U = found
        else:
            V = found
        losses.append(float((weight * (P - U @ V.T) ** 2).sum() / 2 + RIDGE * ((U**2).sum() + (V**2).sum()) / 2))
    return Grown(V, losses, titles)


def draw(falling, words, grown: Grown):
    """Draw the loss after each half-step, and for three films which others are near."""
    steps = np.arange(1, len(grown.losses) + 1)
    falling.plot(steps, np.array(grown.losses) / 1e3, "-", color=colours.FAINT)
    for first, colour, marker, name in (
        (0, colours.MODEL, "o", "people moved"),
        (1, colours.TRUTH, "s", "films moved"),
    ):
        falling.plot(steps[first::2], np.array(grown.losses[first::2]) / 1e3, marker, color=colour, label=name)
    falling.set(xlabel="half-step", ylabel="loss, thousands", xticks=steps)
    falling.legend(fontsize=9)
    fell = all(b <= a * (1 + 1e-9) for a, b in zip(grown.losses, grown.losses[1:], strict=False))
    falling.set_title("No half-step raises the loss" if fell else "The loss went up: not the minimum")
    words.axis("off")
    y = 0.97
    for title in QUERIES:
        words.text(0, y, f"near {title}:", color=colours.MODEL, va="top", transform=words.transAxes)
        for line, near in enumerate(grown.near(title), 1):
            words.text(0.05, y - 0.075 * line, near[:38], fontsize=10, va="top", transform=words.transAxes)
        y -= 0.34
    words.set_title("Nobody told it what they are about")


def grow(fold_in):
    """Train with the learner's `fold_in` and show how the loss falls and which films come to lie near each other."""
    grown = guarded(fold_in, "V, liked, alpha, lam", lambda: train(fold_in))
    if isinstance(grown, Waiting):
        return grown
    if not np.isfinite(grown.losses).all():
        return Waiting("The loss is not finite: check `fold_in` first.")
    near = "; ".join(f"near {title}: {', '.join(grown.near(title))}" for title in QUERIES)
    return picture(
        lambda falling, words: draw(falling, words, grown),
        alt=f"The loss after each of {HALVES} half-steps, from {grown.losses[0]:,.0f} to {grown.losses[-1]:,.0f}. By direction, {near}.",
        size=(9.6, 3.8),
        columns=2,
    )
