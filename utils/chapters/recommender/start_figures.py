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


def draw_steps(ax, step, measure):
    """Draw each system's mean by number of ratings so far, up to `step`."""
    steps = [at for at in cold_start.STEPS if at <= step]
    lines, x = {}, range(len(steps))
    read = contest.MEASURES[measure]
    for name, (colour, style) in zip(cold_start.SYSTEMS, THREE.values(), strict=True):
        means, low, high = zip(*(cold_start.mean_after(at, name, read) for at in steps), strict=True)
        lines[name] = means
        ax.fill_between(x, low, high, color=colour, alpha=0.12)
        ax.plot(x, lines[name], style, color=colour)
    top = 0.65 if measure == "recall@100" else 0.35
    name_ends(ax, lines, len(steps) - 0.9, 0.055 * top)
    ax.set(ylim=(0, top), ylabel=measure)
    count, vector, both = (values[-1] for values in lines.values())
    ax.set_title(f"After {step} rating{'s' * (step != 1)}: counts {count:.2f}, vectors {vector:.2f}, both {both:.2f}")


def name_ends(ax, lines, at: float, room: float):
    """Write each line's name behind its end, no two closer than `room`."""
    last = -1.0
    for name, (colour, _) in sorted(zip(lines, THREE.values(), strict=True), key=lambda pair: lines[pair[0]][-1]):
        last = max(lines[name][-1], last + room)
        ax.text(at, last, name, color=colour, va="center", fontsize=10)


def steps_figure():
    """Show what helps a newcomer, by number of ratings so far."""
    return play(
        draw_steps, scene=steps_scene, step={str(step): step for step in cold_start.STEPS}, measure=list(contest.MEASURES), size=(7.6, 3.8),
        labels={"step": "ratings so far", "measure": "measure"},
        predict=Predict(
            "A newcomer has rated some films. After how many ratings does the vector folded in from their likes reach about the recall@100 of popularity?",
            truth=20, low=0, high=100, unit="ratings",
            says="At twenty the count is still .04 ahead in the mean, and the interval of the gap reaches 0 for the first time. On recall@100 both in one ranker are as good or better throughout; at ten places the count alone leads in the mean up to two ratings.",
            marks={1: "One like says which way to lean. Popularity holds half of what a newcomer will like anyway.", 5: "Not yet: 0.34 against 0.50."},
        ),
        alt="A measure against the number of ratings so far, 0 to 20, for popular now, vectors and two stages. Popularity starts high and falls as the best known films are used up; vectors start at nothing and rise, "
        "on recall at 100 nearly to it at twenty. On recall at 100 two stages are as good as popularity or better throughout; at ten, popularity is ahead in the mean up to two ratings.",
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
        alt=f"Recall at 100 of {count:,} films without a rating before the split, which take {share:.0%} of what is wanted. {said}. The list of new films is from the end of the log: at a request, {cold_start.there():,.0f} of them have a rating by then.",
    )  # fmt: skip


# --- freshness ------------------------------------------------------------------------------------------------------------
def draw_ages(ax, age, measure):
    """Draw each system's mean by the age of the data it is served from, up to `age`."""
    ages = list(freshness.AGES)[: list(freshness.AGES).index(age) + 1]
    found = [freshness.aged(each) for each in ages]
    read = contest.MEASURES[measure]
    lines = {name: [getattr(each.scores[name], read).mean() for each in found] for name in freshness.SYSTEMS}
    for name, (colour, style) in zip(freshness.SYSTEMS, THREE.values(), strict=True):
        ax.plot(range(len(ages)), lines[name], style, color=colour)
    top = 0.46 if measure == "recall@100" else 0.135
    name_ends(ax, lines, len(ages) - 0.9, 0.06 * top)
    for at, each in enumerate(found):
        words = f"{each.empty:.0%} without\na history" if at else "all have\na history"
        ax.text(at, 0.98 * top, words, ha="center", va="top", fontsize=9)
    ax.set(ylim=(0, top), ylabel=measure)
    if age == "live":
        ax.set_title(f"Live: two stages {lines['two stages'][0]:.3f}, popularity {lines['popular then'][0]:.3f}")
    else:
        lost, low, high = freshness.lost(age, measure=read)
        ax.set_title(f"{age} old: two stages lose {-lost:.3f} ({-high:.3f} to {-low:.3f})")


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
        draw_ages, scene=ages_scene, age=list(freshness.AGES), measure=list(contest.MEASURES), size=(7.6, 3.8),
        labels={"age": "age of the data", "measure": "measure"},
        predict=Predict(
            "Counts and histories reach the ranker late: by an hour, a day, or a month. From which delay on is nearly all of its lead over live popularity gone?",
            truth=options[0], options=options,
            says="An hour: of .042 in recall@100, .005 is left (-.003 to .013). Not the counts: they hardly age in a month. The person's own last hour is all the history that most of them have.",
        ),
        alt="A measure against the age of the data, live, 1 hour, 1 day, 1 month. Popularity stays level. Vectors fall to almost nothing after an hour, "
        "when more than half of the requests have no history. Two stages fall to the level of popularity after an hour and stay there.",
    )  # fmt: skip
