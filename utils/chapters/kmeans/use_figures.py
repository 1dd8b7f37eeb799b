"""Figures on what k-means is for: digits it was never told about, and a photograph in few colours."""

from functools import cache

import numpy as np

from utils.chapters.kmeans.lloyd import kmeans, nearest
from utils.chapters.kmeans.pictures_data import digits, photograph
from utils.chapters.kmeans.seeding import plus_plus
from utils.figures import Predict, play

KINDS = (2, 5, 10, 15, 20, 30)
COLUMNS = {2: 2, 5: 5, 10: 5, 15: 8, 20: 7, 30: 10}  # so that the images fill the sheet
PALETTES = (2, 4, 8, 16, 32, 64)


@cache
def digit_clusters(k: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Return centres (k, 64), each one's commonest digit, and the share of images that show their cluster's commonest."""
    X, y = digits()
    found = kmeans(X, plus_plus(X, k, np.random.default_rng(0)))
    tables = np.array([np.bincount(y[found.labels == j], minlength=10) for j in range(k)])
    order = np.lexsort((-tables.max(axis=1), tables.argmax(axis=1)))
    return found.centres[order], tables.argmax(axis=1)[order], float(tables.max(axis=1).sum() / len(y))


def draw_digits(ax, k):
    """Draw the centres as images, with the commonest digit under each."""
    centres, shown, share = digit_clusters(k)
    columns = COLUMNS[k]
    rows = -(-k // columns)
    side = min(10 / columns, 3.95 / (1.3 * rows))
    left = (10 - side * columns) / 2
    for j, (centre, digit) in enumerate(zip(centres, shown, strict=True)):
        row, column = divmod(j, columns)
        x, y, width = left + side * column, -1.3 * side * row, 0.88 * side
        ax.imshow(16 - centre.reshape(8, 8), cmap="gray", vmin=0, vmax=16, extent=(x, x + width, y - width, y))
        ax.text(x + width / 2, y - width - 0.02, str(digit), ha="center", va="top", fontsize=10)
    missing = sorted(set(range(10)) - set(shown.tolist()))
    gone = f"; none for {', '.join(map(str, missing))}" if missing else ""
    ax.set(xlim=(-0.1, 10), ylim=(-3.95, 0.1))
    ax.set_title(f"k = {k}: {share:.0%} show the commonest digit of their cluster{gone if k >= 10 else ''}")


def digits_scene(ax):
    """Set up an empty sheet."""
    ax.axis("off")
    ax.set(xlim=(-0.1, 10), ylim=(-3.95, 0.1))


def digits_figure():
    """Show the centres of clusters of digits as images."""
    ten = digit_clusters(10)
    return play(
        draw_digits, scene=digits_scene, size=(6.4, 2.9), k={str(k): k for k in KINDS}, start={"k": 5}, labels={"k": "clusters k"},
        predict=Predict(
            "Ten clusters of 1,797 handwritten digits, labels never shown. How many of the ten digits are the commonest in some cluster?",
            truth=len(set(ten[1].tolist())), low=0, high=10,
            says="In this run the 1s, upright and slanted, take two, and the 9s lodge with their neighbours. Of 20 starts 12 found nine digits, 6 eight, 2 all ten, and these two were the cheapest. More clusters than classes describe the classes better.",
            marks={10: "Two of 20 starts do that, the cheapest ones; this one stopped short of it."},
        ),
        alt="The centres of k-means on 8 x 8 images of digits, drawn as images: average digits, blurred where writing styles mix. The number under each is its commonest digit.",
    )  # fmt: skip


@cache
def palette(k: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Return the photograph in `k` colours (height, width, 3), the colours (k, 3), and the root mean squared error in levels of 255."""
    image = photograph("flower.jpg")
    pixels = image.reshape(-1, 3)
    sample = pixels[np.random.default_rng(0).choice(len(pixels), 4000, replace=False)]
    C = kmeans(sample, plus_plus(sample, k, np.random.default_rng(0)), 60).centres
    painted = C[nearest(pixels, C)]
    return (
        painted.reshape(image.shape),
        C[np.argsort(C.sum(axis=1))],
        float(255 * np.sqrt(((painted - pixels) ** 2).mean())),
    )


def colours_scene(ax):
    """Set up an empty sheet."""
    ax.axis("off")
    ax.set(xlim=(0, 320), ylim=(258, 0))


def draw_colours(ax, k):
    """Draw the photograph in k colours, its palette under it."""
    image, used, error = palette(k)
    height, width, _ = image.shape
    ax.imshow(np.clip(image, 0, 1), extent=(0, width, height, 0), interpolation="nearest")
    ax.imshow(np.clip(used[None], 0, 1), extent=(0, width, height + 32, height + 10), interpolation="nearest")
    ax.set(xlim=(0, width), ylim=(height + 34, 0))
    bits = int(np.log2(k))
    ax.set_title(f"{k} colours: {bits} bit{'s' * (bits > 1)} a pixel instead of 24, error {error:.0f} of 255")


def colours_figure():
    """Show a photograph with its colours replaced by k centres."""
    return play(
        draw_colours, scene=colours_scene, size=(6.4, 4.5), k={str(k): k for k in PALETTES}, start={"k": 8}, labels={"k": "colours k"},
        predict=Predict(
            "A pixel has 24 bits of colour. With a palette of 64 colours, how many bits does it need?", truth=6, low=0, high=64, unit="bits",
            says="A label from 0 to 63, plus the palette once: a quarter of the size. Replacing a vector by the number of its centre is called vector quantisation.",
            marks={64: "64 is the number of labels; to write one down takes log2 of that.", 8: "8 bits number 256 colours."},
        ),
        alt="A photograph of a flower, painted with k colours that k-means chose, and the palette under it. With 2 colours only light and dark are left; with 64 it is hard to tell from the original.",
    )  # fmt: skip
