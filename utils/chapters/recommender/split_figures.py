"""The first figures: three systems under two splits, and how long a memory popularity should have."""

from functools import cache

import numpy as np

from utils.chapters.recommender import bootstrap, experiment, metrics, popularity
from utils.chapters.recommender.ratings import day_at, ratings
from utils.figures import Predict, colours, picture, play

SPLITS = {"at random": experiment.at_random, "by time": experiment.temporal}
LOOKS = dict(zip(experiment.SYSTEMS, ((colours.DATA, "s"), (colours.TRUTH, "D"), (colours.MODEL, "o")), strict=True))
MEASURES = {"nDCG@10": "ndcg10", "recall@10": "recall10", "recall@100": "recall100"}
YEAR = popularity.YEAR
WINDOWS = {"30 days": 30, "90 days": 90, "6 months": 182, "1 year": YEAR, "2 years": 2 * YEAR, "3 years": 3 * YEAR,
           "5 years": 5 * YEAR, "8 years": 8 * YEAR, "12 years": 12 * YEAR, "20 years": 20 * YEAR}  # fmt: skip


@cache
def measured(split: str, measure: str) -> dict[str, tuple[float, float, float]]:
    """Return for each system (mean, low, high), the ends by a bootstrap over people; seed 0."""
    found = SPLITS[split](0)
    read = {name: getattr(scores, MEASURES[measure]) for name, scores in found.scores.items()}
    return {
        name: (float(values.mean()), *bootstrap.interval(values, found.requests.user)) for name, values in read.items()
    }


def splits_scene(ax):
    """Name the systems, each above its own line."""
    ax.set(ylim=(2.4, -0.7), yticks=[])
    for y, name in enumerate(experiment.SYSTEMS):
        ax.text(0.01, y - 0.3, name, color=LOOKS[name][0], transform=ax.get_yaxis_transform())


def draw_splits(ax, split, measure):
    """Draw each system's mean and interval under one split."""
    rows = measured(split, measure)
    for y, (name, (mean, low, high)) in enumerate(rows.items()):
        colour, marker = LOOKS[name]
        ax.plot([low, high], [y, y], color=colour, linewidth=2)
        ax.plot(mean, y, marker, color=colour, markersize=9)
        ax.text(high, y, f"  {mean:.3f}", va="center", fontsize=10)
    ax.set(xlim=(0, 0.65 if measure == "recall@100" else 0.25), xlabel=f"{measure}, with 95% interval over people")
    popular, recent, factors = (rows[name][0] for name in experiment.SYSTEMS)
    best = max(popular, recent)
    if factors > 1.2 * best:
        ax.set_title(f"Split {split}: factorisation reaches {factors / best:.1f} times the best count")
    else:
        ax.set_title(f"Split {split}: three years ahead in the mean, {recent:.3f} to {factors:.3f}")


def splits_figure():
    """Show popularity and factorisation under a random split and a split by time."""
    options = ["factorisation, by as much", "factorisation, by less", "nobody by a safe margin"]
    return play(
        draw_splits, scene=splits_scene, split=list(SPLITS), measure=list(MEASURES), labels={"split": "split", "measure": "measure"},
        predict=Predict(
            "Held out at random, factorisation has about twice the nDCG of popularity. Now train on the first 80% in time, test on the rest. Who leads?",
            truth=options[2], options=options,
            says="Almost twice as good at random, and by time not ahead of a count. The likes of the last three years have the best mean on every measure, and the interval of their lead over factorisation holds 0. So far the model is not worth its servers.",
        ),
        alt="Means and 95% intervals of nDCG@10, recall@10 or recall@100 for popularity of all time, popularity of the last three years and factorisation. "
        "Held out at random, factorisation is about twice as good as either count. Split by time, the recent count has the best mean and the intervals overlap.",
    )  # fmt: skip


@cache
def by_window() -> dict[str, np.ndarray]:
    """Return recall@100 of popularity for each window, under both splits, seed 0."""
    data, cut, found = ratings(), day_at(experiment.SHARE), {split: make(0) for split, make in SPLITS.items()}
    _, kept = experiment.held_out(data, 0)
    rows = kept[data.liked[kept]]
    counts = {
        "by time": lambda days: popularity.counts(data, cut, days),
        "at random": lambda days: _since(data, rows, days),
    }
    return {
        split: np.array([metrics.evaluate(count(days), found[split].requests).recall100.mean() for days in WINDOWS.values()])
        for split, count in counts.items()
    }  # fmt: skip


def _since(data, rows, days):
    late = rows[data.time[rows] >= data.time[-1] - days]
    return np.bincount(data.item[late], minlength=data.items)


def window_scene(ax):
    """Set up window against recall."""
    names = list(WINDOWS)
    ax.set(xlim=(-0.4, len(names) + 1.9), ylim=(0, 0.4), ylabel="recall@100")
    ax.set_xticks(range(len(names)), [name.replace(" ", "\n") for name in names], fontsize=9)


def draw_window(ax, window):
    """Draw recall up to a window of so many days, under both splits."""
    at = list(WINDOWS.values()).index(window)
    name = list(WINDOWS)[at].removeprefix("1 ")
    values = by_window()
    looks = (("by time", colours.TRUTH, "D-"), ("at random", colours.ERROR, "s--"))
    apart = abs(values["by time"][at] - values["at random"][at]) < 0.03
    for split, colour, style in looks:
        ax.plot(values[split][: at + 1], style, color=colour, markersize=6)
        higher = values[split][at] == max(values[each][at] for each, *_ in looks)
        shift = (0.012 if higher else -0.012) if apart else 0
        ax.text(
            at + 0.2,
            values[split][at] + shift,
            f"{split} {values[split][at]:.3f}",
            color=colour,
            va="center",
            fontsize=10,
        )
    ax.set_title(
        f"Likes of the last {name}: {values['by time'][at]:.3f} by time, {values['at random'][at]:.3f} at random"
    )


def window_figure():
    """Show recall@100 of popularity as its window grows from 30 days to 20 years."""
    values = by_window()["by time"]
    return play(
        draw_window, scene=window_scene, window=WINDOWS, labels={"window": "count the likes of the last"},
        predict=Predict(
            "Split by time. Which share of the wanted films is among the 100 most liked of the last year? All time reaches 0.235, three years 0.297.",
            truth=round(float(values[list(WINDOWS).index("1 year")]), 3), low=0, high=1,
            says="A year holds few likes: the 50th film has three, the 500th one. And all time remembers what nobody comes for any more. The best lies in between, and only a split by time shows it: at random, all time is best.",
            marks={0.235: "That would be all time. A year forgets the old, and it also has fewer likes to count."},
        ),
        alt="Recall at 100 of popularity against the length of its window, 30 days to 20 years. Split by time it rises to a best in the middle and falls again; "
        "held out at random, all time is best.",
    )  # fmt: skip


def draw_table(shown, seen, famous):
    """Draw what each system shows: nDCG under both splits, coverage, and how much goes to the most liked films."""
    found = experiment.temporal(0)
    for y, name in enumerate(experiment.SYSTEMS):
        colour, marker = LOOKS[name]
        for split, lift, fill, dash in (("at random", -0.15, "white", ":"), ("by time", 0.15, colour, "-")):
            mean, low, high = measured(split, "nDCG@10")[name]
            shown.plot([low, high], [y + lift, y + lift], color=colour, linestyle=dash)
            shown.plot(mean, y + lift, marker, color=colour, markersize=7, markerfacecolor=fill)
        ten = found.lists[name]
        for ax, value in (
            (seen, metrics.coverage(ten, len(found.likes))),
            (famous, metrics.top_share(ten, found.likes)),
        ):
            ax.barh(y, 100 * value, color=colour, height=0.5)
            ax.text(100 * value, y, f" {100 * value:.1f}", va="center", fontsize=10)
    for ax in (shown, seen, famous):
        ax.set(ylim=(2.6, -0.6), yticks=range(3))
        ax.set_yticklabels(["all time", "3 years", "factors"] if ax is shown else [])
    shown.set(xlim=(0, 0.25), xlabel="nDCG@10 (hollow: at random)", title="Accuracy, by time (filled)")
    seen.set(xlim=(0, 4.4), xlabel="% of all films on a list of ten", title="Coverage, by time")
    famous.set(xlim=(0, 125), xlabel="% of places to the 1% most liked", title="Places, by time")


def table_figure():
    """Show accuracy beside what accuracy does not say: coverage and popularity bias of the lists of ten."""
    found = experiment.temporal(0)
    said = "; ".join(
        f"{name}: coverage {metrics.coverage(top, len(found.likes)):.1%}, places for the most liked 1% {metrics.top_share(top, found.likes):.0%}"
        for name, top in found.lists.items()
    )
    return picture(
        draw_table, columns=3, size=(9.6, 3.4),
        alt=f"nDCG@10 under both splits with intervals, coverage of the lists of ten, and the share of places that the most liked 1% of films take. {said}.",
    )  # fmt: skip
