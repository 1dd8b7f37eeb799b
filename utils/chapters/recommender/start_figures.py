"""Newcomers and new films, and data that comes late."""

from utils.chapters.recommender import cold_start, contest, freshness
from utils.chapters.recommender.bootstrap import interval
from utils.chapters.recommender.ranking_figures import dot
from utils.figures import Predict, colours, picture, play

THREE = {"popular": (colours.TRUTH, "D--"), "vectors": (colours.SECOND, "^-."), "two stages": (colours.MODEL, "o-")}


# --- newcomers ------------------------------------------------------------------------------------------------------------
def steps_scene(ax):
    """Set the axes."""
    ax.set(xlim=(-0.3, 6.2), xlabel="ratings so far", xticks=range(len(cold_start.STEPS)), xticklabels=cold_start.STEPS)


def draw_steps(ax, measure):
    """Draw each system's mean by number of ratings so far."""
    steps = cold_start.first_steps()
    ends = []
    for name, (colour, style) in zip(cold_start.SYSTEMS, THREE.values(), strict=True):
        rows = [(getattr(scores[name], contest.MEASURES[measure]), user) for user, scores in steps.values()]
        means = [values.mean() for values, _ in rows]
        low, high = zip(*(interval(values, user) for values, user in rows), strict=True)
        ax.fill_between(range(len(means)), low, high, color=colour, alpha=0.12)
        ax.plot(range(len(means)), means, style, color=colour)
        ends.append((means[-1], name, colour))
    top = 0.65 if measure == "recall@100" else 0.35
    last = -1.0
    for y, name, colour in sorted(ends):
        last = max(y, last + 0.055 * top)
        ax.text(5.1, last, name, color=colour, va="center", fontsize=10)
    one, twenty = (
        {name: getattr(steps[at][1][name], contest.MEASURES[measure]).mean() for name in cold_start.SYSTEMS}
        for at in (1, 20)
    )
    ax.set(ylim=(0, top), ylabel=measure)
    ax.set_title(
        f"Counts and vectors: {one['popular now']:.2f} and {one['vectors']:.2f} after one rating, {twenty['popular now']:.2f} and {twenty['vectors']:.2f} after 20"
    )


def steps_figure():
    """Show what helps a newcomer, by number of ratings so far."""
    return play(
        draw_steps, scene=steps_scene, measure=list(contest.MEASURES), size=(7.6, 3.8),
        predict=Predict(
            "A newcomer has rated some films. After how many ratings does the vector folded in from their likes reach about the recall@100 of popularity?",
            truth=20, low=0, high=100, unit="ratings",
            says="At twenty they are level, within the interval. Until then counting is better, and both in one ranker are better still.",
            marks={1: "One like says which way to lean. Popularity says what one in two newcomers will like anyway.", 5: "Not yet: 0.34 against 0.50."},
        ),
        alt="A measure against the number of ratings so far, 0 to 20, for popular now, vectors and two stages. Popularity starts high and falls as the best known films are used up; "
        "vectors start at nothing and rise to meet it at twenty; two stages are as good as popularity or better from the first rating on.",
    )  # fmt: skip


def draw_new_films(ax):
    """Draw the recall of new films by three ways to order them."""
    user, found, _, count = cold_start.new_films()
    for y, (values, colour) in enumerate(
        zip(found.values(), (colours.DATA, colours.SECOND, colours.TRUTH), strict=True)
    ):
        dot(ax, y, contest.Result(float(values.mean()), *interval(values, user)), (colour, "sDo"[y]))
    ax.axvline(100 / count, color="#999999", linewidth=1, dashes=(4, 3))
    ax.text(100 / count + 0.006, 2.42, "100 films at random", fontsize=9, va="bottom")
    ax.set(ylim=(2.5, -0.5), xlim=(0, 0.7), xlabel="recall@100 among new films", yticks=range(3), yticklabels=found)
    content, live = (list(found.values())[at].mean() for at in (1, 2))
    ax.set_title(f"{count:,} new films: content finds {content:.0%}, the likes they have by then {live:.0%}")


def new_films_figure():
    """Show what becomes of films that nobody had rated before the split."""
    _, found, share, count = cold_start.new_films()
    said = "; ".join(f"{way}: {values.mean():.2f}" for way, values in found.items())
    return picture(
        lambda ax: (ax.figure.subplots_adjust(left=0.3), draw_new_films(ax)), size=(8.4, 3.0),
        alt=f"Recall at 100 of {count:,} films without a rating before the split, which take {share:.0%} of what is wanted. {said}.",
    )  # fmt: skip


# --- freshness ------------------------------------------------------------------------------------------------------------
def draw_ages(ax, measure):
    """Draw each system's mean by the age of the data it is served from."""
    found = [freshness.aged(age) for age in freshness.AGES]
    ends = []
    for name, (colour, style) in zip(freshness.SYSTEMS, THREE.values(), strict=True):
        means = [getattr(each.scores[name], contest.MEASURES[measure]).mean() for each in found]
        ax.plot(range(len(means)), means, style, color=colour)
        ends.append((means[-1], name, colour))
    top = 0.42 if measure == "recall@100" else 0.125
    last = -1.0
    for y, name, colour in sorted(ends):
        last = max(y, last + 0.06 * top)
        ax.text(3.1, last, name, color=colour, va="center", fontsize=10)
    for at, each in enumerate(found):
        ax.text(
            at,
            0.965 * top,
            f"{each.empty:.0%} without\na history" if at else "all have\na history",
            ha="center",
            va="top",
            fontsize=9,
        )
    ax.set(ylim=(0, top), ylabel=measure)
    lost, low, high = freshness.lost("1 hour", measure=contest.MEASURES[measure])
    ax.set_title(f"The first hour costs two stages {-lost:.3f} ({-high:.3f} to {-low:.3f})")


def ages_scene(ax):
    """Set the axes."""
    ax.set(
        xlim=(-0.4, 4.1),
        xlabel="age of the data at serving",
        xticks=range(len(freshness.AGES)),
        xticklabels=freshness.AGES,
    )


def ages_figure():
    """Show what it costs to serve from data an hour, a day, a month old."""
    options = ["an hour", "a day", "a month"]
    return play(
        draw_ages, scene=ages_scene, measure=list(contest.MEASURES), size=(7.6, 3.8),
        predict=Predict(
            "Counts and histories reach the ranker late: by an hour, a day, or a month. From which delay on is nearly all of its lead over live popularity gone?",
            truth=options[0], options=options,
            says="An hour. Not the counts: they hardly age in a month. The person's own last hour is all the history that most of them have.",
        ),
        alt="A measure against the age of the data, live, 1 hour, 1 day, 1 month. Popularity stays level. Vectors fall to almost nothing after an hour, "
        "when more than half of the requests have no history. Two stages fall to the level of popularity after an hour and stay there.",
    )  # fmt: skip
